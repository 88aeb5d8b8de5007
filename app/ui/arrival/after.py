"""When the plan was repaired: print what changed, and show the seats to the room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, joined
from app.models.on_paper import Compared
from app.ui.printing import words as print_words
from app.ui.theme import Role, Space
from app.ui.widgets import Button, Card, FlowLayout, Kind, Text, Tone

KINDS: Final = ("seating-list", "round-cards", "badges", "table-cards")


class AfterRepair(Card):
    """Each button is a suggestion; nothing is printed or shown by itself.

    `print_wanted` carries the kind of print-out; `printed` says that one which nothing opened is on
    paper all the same.
    """

    print_wanted = Signal(str)
    again_wanted = Signal()
    printed = Signal()
    slide_wanted = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.HUGE, parent=parent)
        self._counts: Mapping[str, int] = {}
        self._compared: Mapping[str, Compared] = {}
        self._title = Text(role=Role.TITLE, wraps=True)
        self._print, self._slide = (Text(role=Role.SUBHEADING, wraps=True) for _each in range(2))
        self._paper, self.told = (Text(tone=Tone.MUTED, wraps=True) for _each in range(2))
        self.buttons = {kind: Button(icon_name="printer") for kind in KINDS}
        self.again_button = Button(icon_name="refresh-cw")
        self.printed_button = Button(icon_name="check")
        self.slide_button = Button(icon_name="presentation")
        self.done_button = Button(kind=Kind.PRIMARY)
        self._lay_out()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._slide.setText(_("Let the room see where everybody sits"))
        self.offer(self._counts, self._compared)
        self.again_button.setText(_("Open it again"))
        self.printed_button.setText(_("It is printed"))
        self.slide_button.setText(_("Show the seats on the room screen"))
        self.done_button.setText(_("Back to the desk"))

    def take_keyboard(self) -> None:
        """To the first thing that can be done here."""
        offered = (each for each in self.buttons.values() if each.isVisibleTo(self))
        next(offered, self.slide_button).setFocus()

    def show_title(self, words: str) -> None:
        """How it went; what was told of a print-out before goes."""
        self._title.setText(words)
        self.setAccessibleName(words)
        self.tell("")

    @property
    def text(self) -> str:
        """How it went."""
        return self._title.text()

    def offer(
        self, counts: Mapping[str, int], compared: Mapping[str, Compared] | None = None
    ) -> None:
        """How many of each kind of print-out are wrong on paper; none of a kind, no button.
        `compared` tells with what each was compared.
        """
        self._counts, self._compared = counts, compared or {}
        for kind, button in self.buttons.items():
            count = counts.get(kind, 0)
            button.setText(_several(print_words.title(kind), count))
            button.setVisible(bool(count))
        words = _("Print only what has changed") if any(counts.values()) else ""
        self._print.setText(words or _("What is on paper still holds."))
        wrong = [kind for kind in self._compared if counts.get(kind, 0)]
        self._paper.setText(_compared_words({each: self._compared[each] for each in wrong}))

    def tell(
        self,
        words: str,
        tone: Tone = Tone.MUTED,
        *,
        can_open: bool = False,
        can_say_printed: bool = False,
    ) -> None:
        """What came of a print-out, whether its file can be opened once more, and whether one may
        say that it is on paper.
        """
        self.told.set_tone(tone)
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.again_button.setVisible(can_open)
        self.printed_button.setVisible(can_say_printed)

    def show_working(self, *, is_working: bool) -> None:
        """One print-out at a time."""
        for button in (*self.buttons.values(), self.again_button, self.printed_button):
            button.setEnabled(not is_working)

    def _lay_out(self) -> None:
        prints = FlowLayout(Space.SMALL)
        for kind, button in self.buttons.items():
            button.setObjectName(kind)
            prints.addWidget(button)
            button.clicked.connect(self._on_print)
        slide = FlowLayout(Space.SMALL)
        slide.addWidget(self.slide_button)
        told = QHBoxLayout()
        told.setSpacing(Space.MEDIUM)
        told.addWidget(self.told, 1)
        told.addWidget(self.printed_button)
        told.addWidget(self.again_button)
        done = FlowLayout(Space.SMALL)
        done.addWidget(self.done_button)
        column = QVBoxLayout()
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._title)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._print)
        column.addLayout(prints)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._slide)
        column.addLayout(slide)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._paper)  # goes with the first print-out
        column.addStretch(1)
        column.addLayout(told)  # below what can be pressed, or it would push that down
        column.addLayout(done)
        self.body.addLayout(column, 1)
        self.slide_button.clicked.connect(self.slide_wanted)
        self.again_button.clicked.connect(self.again_wanted)
        self.printed_button.clicked.connect(self._on_said_printed)
        self.done_button.clicked.connect(self.done)
        self.tell("")

    def _on_said_printed(self) -> None:
        self.tell(_("Noted: it is on paper."))
        self.slide_button.setFocus()
        self.printed.emit()

    def _on_print(self) -> None:
        button = self.sender()
        if button is not None:
            self.print_wanted.emit(button.objectName())


_SOURCES: Final = {
    Compared.PRINTED: N_("Compared with what was last printed from this document"),
    Compared.FIRST_PLAN: N_(
        "No print-out from here is known, so compared with the plan before the first change"
    ),
    Compared.NOTHING: N_("No print-out from here is known, so all of it is new"),
}


def _compared_words(compared: Mapping[str, Compared]) -> str:
    """With what the print-outs were compared; their names where that is not the same for all."""
    told = []
    for source, words in _SOURCES.items():
        kinds = [print_words.title(kind) for kind, each in compared.items() if each is source]
        names = "" if len(kinds) == len(compared) else f": {joined(kinds)}"
        told += [f"{_(words)}{names}."] if kinds else []
    return " ".join(told)


def _several(title: str, count: int) -> str:
    return f"{title} ({count})" if count > 1 else title

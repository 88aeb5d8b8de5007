"""How a plan is asked for: tables, rounds, what counts more and what is mirrored; and how long it
takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n
from app.models.seating import MOST_ROUNDS, MOST_TABLES, Priorities
from app.ui.seating.attributes import AttributesButton
from app.ui.theme import Role, Space, colours_of, scaled
from app.ui.theme.drawing import fill_rounded, focus_ring
from app.ui.widgets import Button, Card, FlowLayout, Glyph, Kind, Text, Tint, Tone

_STEPS: Final = 10
_ABREAST_FROM: Final = 940


class SeatingControls(Card):
    """The wishes for a plan; `wanted` asks for one."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.MEDIUM, parent=parent)
        self._people = 0
        self._chosen: set[QSpinBox] = set()
        self._is_told = False
        self._tables = _spin(1, MOST_TABLES)
        self._rounds = _spin(1, MOST_ROUNDS)
        self._balance = QSlider(Qt.Orientation.Horizontal)
        self._balance.setRange(0, _STEPS)
        self._balance.setValue(_STEPS // 2)
        self._balance.setPageStep(1)
        self._balance.setMinimumWidth(scaled(120))
        self._words = {name: Text(role=Role.LABEL) for name in ("tables", "rounds", "new", "mixed")}
        self._words["tables"].setBuddy(self._tables)
        self._words["rounds"].setBuddy(self._rounds)
        self._words["new"].setBuddy(self._balance)
        self.attributes = AttributesButton()
        self._shown: tuple[Priorities, tuple[str, ...]] | None = None
        self._size = Text(role=Role.CAPTION, tone=Tone.MUTED)
        self._make = Button(kind=Kind.PRIMARY, icon_name="sparkles")
        self._make.clicked.connect(self.wanted)
        self._tables.valueChanged.connect(self._show_size)
        for spin in (self._tables, self._rounds):
            spin.valueChanged.connect(partial(self._on_chosen, spin))
        self.body.addLayout(self._row())

    @property
    def tables(self) -> int:
        """How many tables are wished for."""
        return self._tables.value()

    @property
    def rounds(self) -> int:
        """How many rounds the day has in all."""
        return self._rounds.value()

    @property
    def priorities(self) -> Priorities:
        """What the plan is to be good at, as it is set here."""
        attributes = self.attributes
        percent = self._balance.value() * 100 // _STEPS
        return Priorities(percent, attributes.chosen, attributes.crossed)

    def show_priorities(self, priorities: Priorities, headers: Sequence[str]) -> None:
        """What was chosen last and which attributes there are, whenever one of these changes."""
        if self._shown == (priorities, tuple(headers)):
            return
        self._shown = (priorities, tuple(headers))
        self._balance.setValue(round(priorities.balance * _STEPS))
        self.attributes.show_headers(headers, priorities.attributes, priorities.crossed)

    def suggest(self, tables: int, rounds: int, *, is_planned: bool) -> None:
        """What is sensible here, until the person chooses; what a plan has goes before that, and
        when the plan is taken back it is as they chose.
        """
        self._is_told = True
        for spin, value in ((self._tables, tables), (self._rounds, rounds)):
            if is_planned or spin not in self._chosen:
                spin.setValue(value)
        self._is_told = False

    def forget(self) -> None:
        """Nothing is chosen yet: it is another day."""
        self._chosen.clear()

    def show_people(self, people: int, least_rounds: int) -> None:
        """For whom it is; rounds that have begun cannot be planned away."""
        self._people = people
        self._is_told = True
        self._rounds.setMinimum(max(1, least_rounds))
        self._is_told = False
        self._show_size()

    def offer_button(self, is_offered: bool) -> None:
        """Without a plan the page's own large button asks for one."""
        self._make.setVisible(is_offered)

    def show_working(self, is_working: bool) -> None:
        """While the engine thinks nothing can be asked."""
        for part in (self._tables, self._rounds, self._balance, self.attributes, self._make):
            part.setEnabled(not is_working)

    def retranslate(self) -> None:
        """The words in the language of the moment."""
        self._words["tables"].setText(_("Tables"))
        self._words["rounds"].setText(_("Rounds"))
        self._words["new"].setText(_("Meet everybody"))
        self._words["mixed"].setText(_("Every table a mirror"))
        self._make.setText(_("Make a plan"))
        self._tables.setAccessibleName(_("Number of tables"))
        self._rounds.setAccessibleName(_("Number of rounds"))
        self._balance.setAccessibleName(
            _("From meeting everybody to every table a mirror of the assembly")
        )
        self._balance.setToolTip(
            _("Left: everybody meets as many others as can be. Right: each table is like the room.")
        )
        self.attributes.retranslate()
        self._show_size()

    def _row(self) -> FlowLayout:
        row = FlowLayout(Space.LARGE)
        row.addWidget(_together(self._words["tables"], self._tables, self._size))
        row.addWidget(_together(self._words["rounds"], self._rounds))
        row.addWidget(_together(self._words["new"], self._balance, self._words["mixed"]))
        row.addWidget(self.attributes)
        row.addWidget(self._make)
        return row

    def _on_chosen(self, spin: QSpinBox, _value: int) -> None:
        if not self._is_told:
            self._chosen.add(spin)

    def _show_size(self) -> None:
        """How many that makes at each table."""
        low, over = divmod(self._people, max(1, self._tables.value()))
        sizes = f"{low}\N{EN DASH}{low + 1}" if over else f"{low}"
        self._size.setText(_("{sizes} at each").format(sizes=sizes))
        self._size.setVisible(self._people > 0)


class ThinkingBar(Card):
    """That the engine is at work, how far it is, and a way to take the best it has so far."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.MEDIUM, parent=parent)
        self._words = Text(role=Role.LABEL)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._stop = Button()
        self._stop.clicked.connect(self.stopped)
        left = QVBoxLayout()
        left.setSpacing(Space.SMALL)
        left.addWidget(self._words)
        left.addWidget(self._bar)
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        row.addLayout(left, 1)
        row.addWidget(self._stop)
        self.body.addLayout(row)
        self.hide()

    def show_share(self, share: float) -> None:
        """How much of the time is used, 0 to 1."""
        self._bar.setValue(round(share * 100))

    def show_people(self, people: int) -> None:
        """What is being thought about, in the language of the moment."""
        self._words.setText(
            _n("Finding seats for {n} person…", "Finding seats for {n} people…", people).format(
                n=people
            )
        )
        self._stop.setText(_("Take the best so far"))
        self._bar.setAccessibleName(self._words.text())


class SuggestionCard(QFrame):
    """What is suggested, in words, and what one may do about it.

    It takes the keyboard itself, so that the words are read aloud and an idle Enter or Space
    accepts nothing; Tab goes on to the buttons.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._text = Text(wraps=True)
        self._buttons = FlowLayout(Space.SMALL, is_right_aligned=True)
        words = QHBoxLayout()
        words.setSpacing(Space.MEDIUM)
        words.addWidget(Glyph(Tint.INFO.icon_name, Tint.INFO.ink))
        words.addWidget(self._text, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(Space.LARGE, Space.SMALL, Space.MEDIUM, Space.SMALL)
        self._row.setSpacing(Space.MEDIUM)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._buttons)
        self._row.setAlignment(self._buttons, Qt.AlignmentFlag.AlignVCenter)

    @property
    def text(self) -> str:
        """The words that are shown."""
        return self._text.text()

    def show_text(self, text: str) -> None:
        """Other words; they name the card for screen readers."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def add_button(self, button: Button) -> None:
        """One more thing to do."""
        self._buttons.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go below when the words would become a column."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(_ABREAST_FROM)
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if is_narrow else sideways)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tint of what waits for an answer."""
        colours, rect = colours_of(self), QRectF(self.rect())
        painter = QPainter(self)
        fill_rounded(painter, rect, getattr(colours, Tint.INFO.soft), radius=9)
        if self.hasFocus():
            focus_ring(painter, rect, colours, 9)


def _spin(least: int, most: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    return spin


def _together(*parts: QWidget) -> QWidget:
    """A label and its field that never part when the row wraps."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    for part in parts:
        row.addWidget(part)
    return group

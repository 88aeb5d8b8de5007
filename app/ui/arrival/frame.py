"""How the arrival desk is laid out: field and greeting, who is missing, the keys below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n
from app.ui.arrival.after import AfterRepair
from app.ui.arrival.fewer import FewerTables
from app.ui.arrival.field import DoorField
from app.ui.arrival.greeting import Greeting
from app.ui.arrival.hits import Hits
from app.ui.arrival.missing import MissingTable, Row
from app.ui.arrival.offer import RepairOffer
from app.ui.held import HeldKeys, by_name
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Card, ElidedText, FlowLayout, Kind, Text, Tone

_TIGHT_HEIGHT, _TIGHT_WIDTH = 440, 760
_REDO: Final = "Shift+F9"


class Place(IntEnum):
    """What stands below the field."""

    DESK = 0
    OFFER = 1
    AFTER = 2
    FEWER = 3


class _Stack(QStackedWidget):
    """Needs no more room than what it shows."""

    def minimumSizeHint(self) -> QSize:
        """That of the widget on show."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()


class ArrivalFrame:
    """The widgets of the desk, laid out in `window`; what they do is said by whoever connects."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.field, self.greeting, self.hits = DoorField(), Greeting(), Hits()
        self._more = Text(role=Role.CAPTION, tone=Tone.MUTED)
        self._more.hide()
        self.offer, self.after, self.missing = RepairOffer(), AfterRepair(), MissingTable()
        self.fewer = FewerTables()
        self._name, self._day = ElidedText(role=Role.HEADING), ElidedText(tone=Tone.MUTED)
        self.count = Text(role=Role.FIGURE, is_tabular=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._missing_title = Text(role=Role.SUBHEADING, is_tabular=True)
        self._missing_hint = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._stack = _Stack()
        self.go_button = Button(kind=Kind.PRIMARY, icon_name="skip-forward")
        self.undo_button, self.redo_button = Button(icon_name="undo-2"), Button(icon_name="redo-2")
        self.redo_button.hide()
        self.walk_in_button, self.substitute_button = (
            Button(icon_name="user-plus"),
            Button(icon_name="refresh-cw"),
        )
        self.share_button = Button(icon_name="qr-code", kind=Kind.QUIET)
        self.close_button = Button(icon_name="x", kind=Kind.QUIET)
        self._is_tight, self._share_words = False, ""
        self._lay_out()

    @property
    def place(self) -> Place:
        """What stands below the field now."""
        return Place(self._stack.currentIndex())

    def show_place(self, place: Place) -> None:
        """Another part; back at the desk the keyboard is in the field."""
        was = self.place
        self._stack.setCurrentIndex(place)
        self._stack.updateGeometry()
        if place is Place.DESK:
            self.offer.suggestion = None
            if was is not Place.DESK:
                self.field.setFocus()
        elif place is Place.AFTER:
            self.after.take_keyboard()

    def show_hits(self, rows: Sequence[tuple[str, str]], more: int, *, is_sure: bool) -> None:
        """(id, words) of those who may be meant, and how many others fit the letters as well; the
        first one is meant where it `is_sure`.
        """
        self.hits.show_members(rows, is_sure=is_sure)
        words = _n("{n} more: type on.", "{n} more: type on.", more).format(n=more)
        self._more.setText(words if more else "")
        self._more.setVisible(more > 0)

    def show_counts(self, name: str, day: str, here: int, members: int) -> None:
        """Who we are, and how many have come."""
        self._name.setText(name)
        self._day.setText(day)
        self.count.setText(_("{present} of {members} here").format(present=here, members=members))
        self._bar.setRange(0, max(1, members))
        self._bar.setValue(here)
        self._bar.setAccessibleName(self.count.text())

    def show_missing(self, rows: Sequence[Row], awaited: int) -> None:
        """Who is not here; `awaited` of them are still expected."""
        self.missing.show_rows(rows)
        words = _n("{n} still to come", "{n} still to come", awaited).format(n=awaited)
        nobody = _("Not awaited any more") if rows else _("Nobody is awaited any more")
        self._missing_title.setText(words if awaited else nobody)

    def show_go(self, words: str, *, can_go: bool) -> None:
        """What the main key does next."""
        self.go_button.setEnabled(can_go)
        self.go_button.setText(f"{words}  F8")

    def show_share(self, *, is_open: bool) -> None:
        """Whether another device may check people in just now."""
        self._share_words = _("A second desk: open") if is_open else _("A second desk…")
        self._name_keys()

    def show_undo(self, label: str, again: str) -> None:
        """What would be taken back, and done again; "" when there is nothing of this desk."""
        self.undo_button.setEnabled(bool(label))
        back = _("Undo: {deed}").format(deed=label) if label else ""
        forth = _("Redo: {deed}").format(deed=again) if again else ""
        key = f"{forth}  {_REDO}" if forth else ""
        self.undo_button.setToolTip("\n".join(filter(None, (back, key))))
        self.undo_button.setAccessibleDescription(label)
        self.redo_button.setVisible(bool(again))
        self.redo_button.setToolTip(forth)
        self.redo_button.setAccessibleDescription(again)

    def fit(self, size: QSize) -> None:
        """In a small window, or with very large letters, the words give way to what one needs: the
        keys stay, and who it is and where they sit.
        """
        is_tight = size.height() < scaled(_TIGHT_HEIGHT) or size.width() < scaled(_TIGHT_WIDTH)
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            for part in (self._name, self._day, self._missing_hint):
                part.setVisible(not is_tight)
            margin = Space.SMALL if is_tight else Space.LARGE
            self._page.setContentsMargins(Space.HUGE, margin, Space.HUGE, margin)
            self.count.set_role(Role.SUBHEADING if is_tight else Role.FIGURE)
            self._name_keys()

    def retranslate(self) -> None:
        """The fixed words in the language of the moment."""
        self._window.setWindowTitle(_("Arrival desk"))
        self.field.show_placeholder(_("Scan a badge, or type two letters"))
        self.missing.setAccessibleName(_("Who is not here"))
        self.missing.rows.retranslate()
        self._missing_hint.setText(_("Enter checks in. Delete notes that somebody is not coming."))
        self._name_keys()
        self.hits.setAccessibleName(_("Who it may be"))
        self.offer.retranslate()
        self.fewer.retranslate()
        self.after.retranslate()

    def _name_keys(self) -> None:
        """Word and key of each button; where there is no room the key alone, which its icon tells
        more of, and the words are read aloud and in the tooltip.
        """
        named = {
            self.undo_button: (_("Undo"), "F9"),
            self.redo_button: (_("Redo"), _REDO),
            self.walk_in_button: (_("New at the door…"), "F6"),
            self.substitute_button: (_("Substitute…"), "F7"),
            self.share_button: (self._share_words, "F2"),
            self.close_button: (_("Close the desk"), ""),
        }
        for button, (words, key) in named.items():
            full = f"{words}  {key}".rstrip()
            button.setText(key if self._is_tight else full)
            button.setAccessibleName(full)
            if button not in (self.undo_button, self.redo_button):  # those tell what they would do
                button.setToolTip(words if self._is_tight else "")

    def offer_keys(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Each key has its button, but for the one that stands in the greeting. One that is held
        down acts once: F9 would take back the whole morning.
        """
        HeldKeys(self._window, by_name(handlers), QEvent.Type.ShortcutOverride)
        buttons = {
            "F2": self.share_button,
            "F6": self.walk_in_button,
            "F7": self.substitute_button,
            "F8": self.go_button,
            "F9": self.undo_button,
            _REDO: self.redo_button,
            "Ctrl+W": self.close_button,
        }
        for key, handler in handlers.items():
            action = QAction(self._window)
            action.setShortcut(QKeySequence(key))
            action.setAutoRepeat(False)
            action.triggered.connect(handler)
            self._window.addAction(action)
            if key in buttons:
                buttons[key].clicked.connect(self._back_to_the_field)
                buttons[key].clicked.connect(action.trigger)

    def typing_goes_on_from(self) -> tuple[QWidget, ...]:
        """Whatever may have the keyboard besides the field."""
        return (
            self.missing,
            self.offer,
            self.offer.moves,
            *self.after.buttons.values(),
            *(each for each in self._window.findChildren(Button)),
        )

    def _back_to_the_field(self) -> None:
        """Or the next Enter would press the same button once more."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        page = self._page = QVBoxLayout(self._window)
        page.setContentsMargins(Space.HUGE, Space.LARGE, Space.HUGE, Space.LARGE)
        page.setSpacing(Space.LARGE)
        page.addLayout(self._head())
        middle = QHBoxLayout()
        middle.setSpacing(Space.LARGE)
        middle.addLayout(self._desk(), 5)
        middle.addWidget(self._aside(), 3)
        page.addLayout(middle, 1)
        page.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(Space.HAIR)
        names.addWidget(self._name)
        names.addWidget(self._day)
        counts = QVBoxLayout()
        counts.setSpacing(Space.TINY)
        counts.addWidget(self.count)
        counts.addWidget(self._bar)
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        head.addLayout(names, 1)
        head.addLayout(counts)
        head.addSpacing(Space.LARGE)
        head.addWidget(self.close_button)
        return head

    def _desk(self) -> QVBoxLayout:
        desk = QWidget()
        below = QVBoxLayout(desk)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(Space.MEDIUM)
        below.addWidget(self.greeting, 1)
        below.addWidget(self.hits)
        below.addWidget(self._more)
        for part in (desk, self.offer, self.after, self.fewer):
            self._stack.addWidget(part)
        column = QVBoxLayout()
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.field)
        column.addWidget(self._stack, 1)
        return column

    def _aside(self) -> Card:
        card = Card(padding=Space.MEDIUM)
        for part in (self._missing_title, self.missing, self._missing_hint):
            card.body.addWidget(part)
        card.body.setStretchFactor(self.missing, 1)
        return card

    def _foot(self) -> QHBoxLayout:
        left = FlowLayout(Space.SMALL)
        for button in (
            self.undo_button,
            self.redo_button,
            self.walk_in_button,
            self.substitute_button,
            self.share_button,
        ):
            left.addWidget(button)
        foot = QHBoxLayout()
        foot.addLayout(left, 1)
        foot.addWidget(self.go_button)
        return foot

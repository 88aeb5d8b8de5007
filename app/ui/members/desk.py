"""The check-in desk: type two letters, see who it is, press Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.arrivals import awaited
from app.models.assembly import Assembly
from app.models.people import Attendance, Member
from app.ui.emptied import empty
from app.ui.members.find import Hay, Needle, hits, top_hit
from app.ui.members.words import seat_words
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Card, ElidedText, SearchField, Text, Tone

_BESIDE_FROM = 660


class DeskField(SearchField):
    """The search field, with Enter for the one who stands at the desk."""

    confirmed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms; all else as in every search field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


class CheckInDesk(Card):
    """Narrows the list while somebody types, and says who Enter would check in.

    `sought` carries what is typed; `arrived` the id of the member to check in; `already_here` the
    id of one who is here; `doors_closed` asks that the rest is noted as staying away;
    `list_wanted` that the keyboard goes to the list.
    """

    sought = Signal(str)
    arrived = Signal(str)
    already_here = Signal(str)
    doors_closed = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.MEDIUM, parent=parent)
        self._assembly: Assembly | None = None
        self.field = DeskField()
        self._hint = ElidedText(tone=Tone.MUTED)
        self._count = Text(role=Role.SUBHEADING, is_tabular=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rest = Button(icon_name="user-x")
        self._lay_out()
        self.field.textChanged.connect(self._on_typed)
        self.field.confirmed.connect(self._on_confirmed)
        self.field.list_wanted.connect(self.list_wanted)
        self._rest.clicked.connect(self.doors_closed)

    def show_assembly(self, assembly: Assembly) -> None:
        """Counts and the hit as they are now; what is being typed stays."""
        self._assembly = assembly
        meeting, people = assembly.mandate.meeting, assembly.people
        here, members = len(people.present(meeting)), people.roll(meeting)
        self._count.setText(_("{present} of {members} here").format(present=here, members=members))
        self._bar.setRange(0, max(1, members))
        self._bar.setValue(here)
        self._bar.setAccessibleName(self._count.text())
        self._rest.setEnabled(bool(awaited(assembly, meeting)))
        self._say_hit()

    def retranslate(self) -> None:
        """The fixed words in the language of the moment."""
        self.field.show_placeholder(_("Name, number or attribute"))
        self._rest.setText(_("The rest stay away"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The counts go below the field when there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def hit(self) -> tuple[Member, Attendance] | None:
        """Whom Enter would check in; nobody while several fit as well, as at the arrival desk."""
        return top_hit(self._everybody(), self.field.text())

    def _everybody(self) -> list[tuple[Member, Attendance]]:
        if self._assembly is None:
            return []
        meeting, people = self._assembly.mandate.meeting, self._assembly.people
        return [(each, people.status(meeting, each.id)) for each in people]

    def _lay_out(self) -> None:
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(Space.MEDIUM)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(self.field)
        words.addWidget(self._hint)
        counts = QVBoxLayout()
        counts.setSpacing(Space.TINY)
        counts.addWidget(self._count)
        counts.addWidget(self._bar)
        counts.addStretch(1)
        right = QHBoxLayout()
        right.setSpacing(Space.LARGE)
        right.addLayout(counts, 1)
        right.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 5)
        row.addLayout(right, 4)
        self.body.addLayout(row)

    def _on_typed(self, typed: str) -> None:
        self.sought.emit(typed)
        self._say_hit()

    def _on_confirmed(self) -> None:
        hit = self.hit()
        if hit is None:
            return
        member, status = hit
        empty(self.field)
        told = self.already_here if status is Attendance.PRESENT else self.arrived
        told.emit(member.id)

    def _say_hit(self) -> None:
        """What Enter would do now, in words."""
        hit = self.hit()
        self._hint.set_tone(Tone.MUTED if hit is None else Tone.ACCENT)
        if hit is None or self._assembly is None:
            self._hint.setText(self._no_hit_words())
            return
        member, status = hit
        is_here = status is Attendance.PRESENT
        words = _("{name} is already here.") if is_here else _("Enter: check in {name}.")
        seat = seat_words(self._assembly, member)
        name = self._assembly.people.shown_names()[member.id]
        self._hint.setText(" ".join(filter(None, (words.format(name=name), seat))))

    def _no_hit_words(self) -> str:
        needle = Needle.of(self.field.text())
        if hits(self._everybody(), self.field.text()):
            return _("More than one fits: type more letters, or the number.")
        if needle.can_name:
            people = self._assembly.people if self._assembly else ()
            if any(Hay.of(each).match(needle) for each in people):
                return _("No name or number; it stands elsewhere with those in the list.")
            return _("No one with that name or number.")
        return _("Type two letters or a number; Enter checks in.")

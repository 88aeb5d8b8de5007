"""What whoever stands at the door does: through the document, each deed one step of Undo."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Concatenate, Final, ParamSpec

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.deeds import MOMENT_S
from app.document import Document
from app.i18n import _, language
from app.models import arrivals, people
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.people import Attendance, Details, NewMember
from app.models.room import RoomFact, Scene, Showing, take_scene
from app.phones.desk_view import draw_desk_code
from app.proposals import Suggestion, seat_late
from app.ui.arrival import deeds
from app.ui.members.words import deed_words

P = ParamSpec("P")
# A timer may come a little early by the clock that tells when the moment is over.
_AFTER_MS: Final = 250


@dataclass(frozen=True, slots=True)
class _Own:
    """What was done here, in words, and how things are (`back`) once it is taken back."""

    label: str
    back: str
    is_in_the_room: bool


class ArrivalActs(QObject):
    """`arrived` carries the id of somebody who was checked in, once it is on disk; `accepted` tells
    that a repaired plan holds.
    """

    arrived = Signal(str)
    accepted = Signal()
    doors_closed = Signal()
    remembered = Signal()
    """Another deed can be taken back."""
    written = Signal()
    """Nothing that was done here is still on its way to the disk."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._done: list[_Own] = []
        self._undone: list[_Own] = []
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one is half a second early
        self._moment.setInterval(round(MOMENT_S * 1_000) + _AFTER_MS)
        self._moment.timeout.connect(self.remembered)
        self._open = 0

    @property
    def is_writing(self) -> bool:
        """True while something that was done here is not yet on disk."""
        return self._open > 0

    @property
    def undo_label(self) -> str:
        """What was done here last and can be taken back, "" when something else came after it. What
        the room was shown can be taken back for a moment; then it is the deed before that.
        """
        offered = self._document.undo_label
        while self._done and self._done[-1].is_in_the_room and self._done[-1].label != offered:
            self._done.pop()
        return offered if self._done and self._done[-1].label == offered else ""

    def undo(self) -> str:
        """Take it back; the words for how things are then, "" when there was nothing."""
        if not self.undo_label:
            return ""
        own = self._done.pop()
        self._undone.append(own)
        self._document.undo()
        return own.back

    @property
    def redo_label(self) -> str:
        """What was taken back here last and can be done again, "" for nothing."""
        offered = self._document.redo_label
        return offered if self._undone and self._undone[-1].label == offered else ""

    def redo(self) -> str:
        """Do it again; the words for what it is, "" when there was nothing."""
        label = self.redo_label
        if label:
            self._done.append(self._undone.pop())
            self._document.redo()
        return label

    def check_in(self, member: str) -> None:
        """Somebody is here."""
        back = _("{name} is no longer checked in").format(name=self._name(member))
        future = self._note(member, Attendance.PRESENT, back)
        self._after(future, partial(self.arrived.emit, member))

    def note_absent(self, member: str) -> None:
        """Somebody called and is not coming."""
        back = _("{name} is awaited again").format(name=self._name(member))
        self._note(member, Attendance.ABSENT, back)

    def close_doors(self) -> None:
        """Whoever is still awaited stays away. Tells also when nobody was."""
        document = self._document
        label, back = _("Note that the rest stay away"), _("The doors are open again")
        future = self._do(label, back, arrivals.mark_rest_absent, self._meeting, document.now())
        self._after(future, self.doors_closed.emit)

    def walk_in(self, name: str) -> None:
        """Somebody who is not on the list."""
        document = self._document
        newcomer = NewMember(document.fresh_id("m"), Details(name))
        label = _("Check in {name}, new at the door").format(name=name)
        back = _("{name} is no longer on the list").format(name=name)
        future = self._do(label, back, people.add_walk_in, self._meeting, newcomer, document.now())
        self._after(future, partial(self.arrived.emit, newcomer.id))

    def substitute(
        self, name: str, instead_of: str, reason: str, rules: Sequence[str] = ()
    ) -> None:
        """Somebody for a member who dropped out; the fixed table goes along with the seats, and so
        do these rules (by id).
        """
        document = self._document
        known = document.assembly.people.members
        table = known[instead_of].fixed_table if instead_of in known else 0
        newcomer = NewMember(document.fresh_id("m"), Details(name), table)
        label = _("Check in {name} as a substitute").format(name=name)
        kept = tuple((rule, document.fresh_id("u")) for rule in rules)
        replacing, now = deeds.Replacing(instead_of, reason, kept), document.now()
        back = _("{name} is no longer a substitute").format(name=name)
        told = (newcomer, replacing, now)
        future = self._do(label, back, deeds.substitute, self._meeting, *told)
        self._after(future, partial(self.arrived.emit, newcomer.id))

    def seat_late(self, member: str) -> None:
        """A seat for a latecomer, without moving anybody."""
        name = self._name(member)
        label = _("Seat {name}").format(name=name)
        back = _("{name} has no seat any more").format(name=name)
        future = self._do(label, back, seat_late, self._meeting, member)
        self._after(future, partial(self.arrived.emit, member))

    def accept(self, suggestion: Suggestion) -> None:
        """The repaired plan becomes true, and with it that the doors are closed."""
        document = self._document
        label = _("Repair the plan from round {n}").format(n=suggestion.task.first_round)
        back = _("The plan is as it was, and the doors are open")
        told = (suggestion, document.fresh_id("r"), document.now())
        future = self._do(label, back, deeds.close_and_repair, *told)
        self._after(future, self.accepted.emit)

    def show_seats(self, number: int) -> None:
        """Take the seats of a round to the room, because somebody asked for it."""
        label = _("Show round {round} to the room").format(round=number)
        self._do(
            label,
            _("The room screen is as before"),
            take_scene,
            Showing(Scene.SEATING, str(number)),
            language(),
        )

    def open_desk(self) -> None:
        """A new code for other devices; the one before opens nothing any more."""
        document, code = self._document, draw_desk_code(random.SystemRandom())
        document.perform(people.issue_desk_code, self._meeting, code, document.now())

    def close_desk(self) -> None:
        """No other device checks in any more."""
        document = self._document
        document.perform(people.issue_desk_code, self._meeting, "", document.now())

    @property
    def _meeting(self) -> str:
        return self._document.assembly.mandate.meeting

    def _note(self, member: str, status: Attendance, back: str) -> Future[Facts]:
        document = self._document
        label = deed_words(status, (self._name(member),))
        return self._do(
            label, back, people.note_attendance, self._meeting, (member,), status, document.now()
        )

    def _do(
        self,
        label: str,
        back: str,
        decide: Callable[Concatenate[Assembly, P], Facts],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[Facts]:
        self._open += 1
        future = self._document.do(label, decide, *args, **kwargs)
        future.add_done_callback(partial(self._remember, label, back))
        return future

    def _remember(self, label: str, back: str, future: Future[Facts]) -> None:
        if not shiboken6.isValid(self):
            return
        self._open -= 1
        if future.exception() is None and future.result():
            is_take = all(isinstance(each, RoomFact) for each in future.result())
            self._done.append(_Own(label, back, is_take))
            self._undone.clear()
            self.remembered.emit()
            if is_take:
                self._moment.start()
        if not self._open:
            self.written.emit()

    def _name(self, member: str) -> str:
        return self._document.assembly.people.shown_names().get(member, "")

    def _after(self, future: Future[Facts], tell: Callable[[], None]) -> None:
        future.add_done_callback(partial(self._tell, tell))

    def _tell(self, tell: Callable[[], None], future: Future[Facts]) -> None:
        if future.exception() is None and shiboken6.isValid(self):
            tell()

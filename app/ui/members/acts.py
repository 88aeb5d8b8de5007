"""What the facilitator does to members: through the document, with words for Undo and a toast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.i18n import _, _n
from app.models import arrivals, people
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.people import Attendance, Correction, Details, NewMember
from app.ui.members.deeds import next_status, remove_members, toggle_presence
from app.ui.members.words import deed_words, seat_words, told_words
from app.ui.toast import Toast

Chosen = Sequence[str]


class MemberActs(QObject):
    """Every deed is one step of Undo; `told` carries the `Toast` once it is on disk."""

    told = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    def toggle(self, members: Chosen) -> None:
        """Check these in, or take a slip back when all are here."""
        document, meeting = self._document, self._meeting
        if members:
            status = next_status(document.assembly, meeting, members)
            label = deed_words(status, self._names(members))
            future = document.do(label, toggle_presence, meeting, members, document.now())
            self._after(future, partial(self._status_words, status, tuple(members)))

    def note(self, status: Attendance, members: Chosen) -> None:
        """Note these as here, away, gone or awaited."""
        document = self._document
        if members:
            label = deed_words(status, self._names(members))
            future = document.do(
                label, people.note_attendance, self._meeting, members, status, document.now()
            )
            self._after(future, partial(self._status_words, status, tuple(members)))

    def close_doors(self) -> None:
        """Whoever is still awaited stays away."""
        document = self._document
        awaited = arrivals.awaited(document.assembly, self._meeting)
        names = self._names(tuple(each.id for each in awaited))
        future = document.do(
            _("Note that the rest stay away"),
            arrivals.mark_rest_absent,
            self._meeting,
            document.now(),
        )
        self._after(future, partial(told_words, Attendance.ABSENT, names))

    def add(self, details: Details, fixed_table: int) -> None:
        """One more member."""
        document = self._document
        new = NewMember(document.fresh_id("m"), details, fixed_table)
        label = _("Add {name}").format(name=details.name)
        future = document.do(label, people.add_members, (new,))
        self._after(future, partial(_("{name} was added.").format, name=details.name))

    def correct(self, member: str, details: Details, fixed_table: int) -> None:
        """Other details for one member."""
        label = _("Edit {name}").format(name=details.name)
        correction = Correction(member, details, fixed_table)
        future = self._document.do(label, people.correct_member, correction)
        self._after(future, partial(_("{name} was updated.").format, name=details.name))

    def remove(self, members: Chosen) -> None:
        """Take these off the list."""
        if not members:
            return
        names = self._names(members)
        n = len(names)
        label = _n("Remove {name}", "Remove {n} members", n)
        told = _n("{name} was removed from the list.", "{n} members were removed from the list.", n)
        future = self._document.do(label.format(name=names[0], n=n), remove_members, members)
        self._after(future, partial(told.format, name=names[0], n=n))

    def erase(self, member: str, number: int) -> None:
        """Delete a person's data for good."""
        label = _("Erase no. {number}").format(number=number)
        future = self._document.do(label, people.erase_member, member)
        told = _("Everything known about no. {number} has been erased.")
        self._after(future, partial(told.format, number=number), can_undo=False)

    def tell_here_already(self, member: str) -> None:
        """Somebody came to the desk who was checked in before."""
        assembly = self._document.assembly
        person = assembly.people.members.get(member)
        if person:
            (name,) = names_of(assembly, (member,))
            words = _("{name} is already here.").format(name=name)
            self.told.emit(Toast(" ".join(filter(None, (words, seat_words(assembly, person))))))

    @property
    def _meeting(self) -> str:
        return self._document.assembly.mandate.meeting

    def _names(self, members: Chosen) -> tuple[str, ...]:
        return names_of(self._document.assembly, members)

    def _status_words(self, status: Attendance, members: tuple[str, ...]) -> str:
        assembly = self._document.assembly
        person = assembly.people.members.get(members[0])
        came = status is Attendance.PRESENT and person is not None
        seat = seat_words(assembly, person) if came and person else ""
        return told_words(status, names_of(assembly, members), seat)

    def _after(
        self, future: Future[Facts], words: Callable[[], str], *, can_undo: bool = True
    ) -> None:
        """Tell once it is on disk; a refusal is told by the window, and nothing new by nobody."""
        future.add_done_callback(partial(self._tell, words, can_undo))

    def _tell(self, words: Callable[[], str], can_undo: bool, future: Future[Facts]) -> None:
        is_done = future.exception() is None and bool(future.result())
        if is_done and shiboken6.isValid(self):
            self.told.emit(Toast(words(), can_undo))


def names_of(assembly: Assembly, members: Chosen) -> tuple[str, ...]:
    """What to call those who are on the list: namesakes with their numbers."""
    known = assembly.people.shown_names()
    return tuple(known[each] for each in members if each in known)

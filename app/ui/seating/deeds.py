"""What the seating page does through the document, each with the words that undo shows."""

from __future__ import annotations

from concurrent.futures import Future

from app.document import Document
from app.engines.seating import Wishes
from app.i18n import _
from app.models import people, seating
from app.models.entries import Facts
from app.proposals import Suggestion
from app.ui.seating.view import consequence
from app.ui.seating.words import consequence_words


class SeatingDeeds:
    """Changes in one round of one meeting day; `wishes` are those by which the plan is counted."""

    def __init__(self, document: Document, meeting: str, number: int, wishes: Wishes) -> None:
        self._document = document
        self._meeting = meeting
        self._number = number
        self._wishes = wishes

    def words(self, member: str, table: int, beneath: str = "") -> str:
        """What a move would do, or did: who goes where and what it changes."""
        if beneath:
            told = _("{name} and {other} change places: {change}.")
        elif table:
            told = _("{name} to table {table}: {change}.")
        else:
            told = _("{name} out of the round.")
        return told.format(
            name=self._name(member),
            other=self._name(beneath),
            table=table,
            change=self._change(member, table, beneath),
        )

    def move(self, member: str, table: int) -> Future[Facts]:
        """To another table; 0 takes out of the round."""
        if table:
            label = _("Move {name} to table {table}").format(name=self._name(member), table=table)
        else:
            label = _("Take {name} out of round {round}").format(
                name=self._name(member), round=self._number
            )
        return self._document.do(
            label, seating.move_seat, self._meeting, self._number, member, table
        )

    def swap(self, one: str, other: str) -> Future[Facts]:
        """Two people change places."""
        label = _("Let {one} and {other} change places").format(
            one=self._name(one), other=self._name(other)
        )
        return self._document.do(label, seating.swap_seats, self._meeting, self._number, one, other)

    def lock(self, member: str, is_locked: bool) -> Future[Facts]:
        """The seat stays in a repair, or may change again."""
        words = _("Lock the seat of {name}") if is_locked else _("Unlock the seat of {name}")
        return self._document.do(
            words.format(name=self._name(member)),
            seating.lock_seat,
            self._meeting,
            self._number,
            member,
            is_locked,
        )

    def fix(self, member: str, table: int) -> Future[Facts]:
        """Always at one table in every new plan, or anywhere with 0."""
        if table:
            label = _("Keep {name} at table {table}").format(name=self._name(member), table=table)
        else:
            label = _("Let {name} sit at any table").format(name=self._name(member))
        return self._document.do(label, people.fix_table, member, table)

    def accept(self, suggestion: Suggestion) -> Future[Facts]:
        """The suggestion becomes the plan, as one deed."""
        task = suggestion.task
        if task.plan:
            label = _("Repair the plan from round {n}").format(n=task.first_round)
        else:
            label = _("Make a new seating plan")
        return self._document.do(
            label, seating.accept_plan, task.meeting, suggestion.rounds, task.first_round
        )

    def _change(self, member: str, table: int, beneath: str) -> str:
        assembly = self._document.assembly
        home = assembly.seating.table_of(self._meeting, self._number, member)
        rounds = assembly.seating.rounds(self._meeting)
        told = None
        if table != home:
            told = consequence(self._wishes, rounds, self._number, member, table, beneath)
        names = {each.id: each.name for each in assembly.people}
        return consequence_words(told, names) if told else _("nothing changes for the plan")

    def _name(self, member: str) -> str:
        found = self._document.assembly.people.members.get(member)
        return found.name if found else ""

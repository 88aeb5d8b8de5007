"""What the seating page does through the document, each with the words that undo shows."""

from __future__ import annotations

from collections.abc import Container, Iterable
from concurrent.futures import Future

from app.document import Document
from app.engines.seating import Consequence, Rounds, Wishes
from app.i18n import _
from app.models import people, seating
from app.models.entries import Facts
from app.models.seating import Tables
from app.proposals import Suggestion, accepted, first_open_round, sat_rounds
from app.ui.seating.view import consequence
from app.ui.seating.words import brief_words, consequence_words


class SeatingDeeds:
    """Changes in one round of one meeting day; `wishes` are those by which the plan is counted."""

    def __init__(self, document: Document, meeting: str, number: int, wishes: Wishes) -> None:
        self._document = document
        self._meeting = meeting
        self._number = number
        self._wishes = wishes
        self._names = document.assembly.people.shown_names()

    def words(self, member: str, table: int, beneath: str = "") -> str:
        """What a move would do, or did: who goes where and what it changes."""
        if beneath and not table:  # onto somebody without a seat, who gets this one
            return self.words(beneath, self._table(member), member)
        if beneath and not self._table(member):
            told = _(
                "{name} takes the seat of {other} at table {table}: {change}. {other} has no seat "
                "in this round then."
            )
        elif beneath:
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

    def previews(self, member: str) -> dict[int, tuple[str, str]]:
        """By table: what a move there would change, for its card and in full."""
        seats = self._document.assembly.seating
        home = seats.table_of(self._meeting, self._number, member)
        tables = range(1, len(seats.tables(self._meeting, self._number)) + 1)
        told = {table: self.preview(member, table) for table in tables if table != home}
        return {**told, home: (_("sits here"), "")} if home else told

    def preview(self, member: str, table: int, beneath: str = "") -> tuple[str, str]:
        """What a move to a table would change, for its card and in full."""
        told = self._measured(member, table, beneath)
        return brief_words(told) if told else "", self.words(member, table, beneath)

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

    def lock_table(self, table: int, is_locked: bool) -> Future[Facts]:
        """Everybody at a table stays in a repair, or may change again."""
        words = _("Lock table {table}") if is_locked else _("Unlock table {table}")
        seated = self._document.assembly.seating.tables(self._meeting, self._number)[table - 1]
        return self._lock(words.format(table=table), seated, is_locked)

    def lock_round(self, is_locked: bool) -> Future[Facts]:
        """Everybody in the round stays in a repair, or may change again."""
        words = _("Lock round {round}") if is_locked else _("Unlock round {round}")
        tables = self._document.assembly.seating.tables(self._meeting, self._number)
        seated = [who for table in tables for who in table]
        return self._lock(words.format(round=self._number), seated, is_locked)

    def are_locked(self, table: int = 0) -> bool:
        """True when every seat of a table is locked, or of the round with 0."""
        assembly = self._document.assembly
        if table:
            return seating.is_locked_table(assembly, self._meeting, self._number, table)
        return seating.is_locked_round(assembly, self._meeting, self._number)

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
        return self._document.do(label, accepted, suggestion, self._document.fresh_id("r"))

    def _lock(self, label: str, members: Iterable[str], is_locked: bool) -> Future[Facts]:
        return self._document.do(
            label, seating.lock_seats, self._meeting, self._number, tuple(members), is_locked
        )

    def _change(self, member: str, table: int, beneath: str) -> str:
        told = self._measured(member, table, beneath)
        return consequence_words(told, self._names) if told else _("nothing changes for the plan")

    def _measured(self, member: str, table: int, beneath: str) -> Consequence | None:
        seats = self._document.assembly.seating
        if table == seats.table_of(self._meeting, self._number, member):
            return None
        rounds = self._rounds({member, beneath})
        return consequence(self._wishes, rounds, self._number, member, table, beneath)

    def _rounds(self, moved: Container[str]) -> Rounds:
        """What others met in rounds that began counts as they sat; this round as it is planned.
        Nobody meets whoever stays away, unless that is who is moved.
        """
        assembly, meeting = self._document.assembly, self._meeting
        ahead = first_open_round(assembly, meeting)
        told: list[Tables] = []
        for number, sat in enumerate(sat_rounds(assembly, meeting), 1):
            is_planned = number == self._number or number >= ahead
            tables = assembly.seating.tables(meeting, number) if is_planned else sat
            away = seating.empty_seats(assembly, meeting, number) if is_planned else ()
            told.append(tuple(tuple(e for e in t if e in moved or e not in away) for t in tables))
        return tuple(told)

    def _table(self, member: str) -> int:
        return self._document.assembly.seating.table_of(self._meeting, self._number, member)

    def _name(self, member: str) -> str:
        return self._names.get(member, "")

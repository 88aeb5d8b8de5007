"""The example: the Albertslund case in the middle of its day, for whoever wants to look around.

Made fresh each time, with today as the meeting day, through the same decisions as everything else,
and without Qt, so that it is there before one has missed it.
"""

from __future__ import annotations

import datetime
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Concatenate, Final, ParamSpec

from app import proposals
from app.archive.session import Session
from app.i18n import _, in_language
from app.imports.members import read_members
from app.imports.tables import read_table
from app.models import agenda, arrivals, board, mandate, people, recommendations, seating, voting
from app.models.agenda import MINUTE_MS
from app.models.assembly import Assembly
from app.models.entries import Fact, Facts
from app.models.people import Attendance
from app.models.voting import Channel, Choice, Counts
from app.phones.codes import draw_table_codes
from app.rehearsal import cases
from app.rehearsal.cases import Case

P = ParamSpec("P")

CASE: Final = "albertslund"
_SEED: Final = 2027
_PLAN_EFFORT, _REPAIR_EFFORT = 1_200, 600
_WRITTEN: Final = ("bordrunde-1", "bordrunde-2")
_DRAFTED: Final = ("varmehjaelp", "parkering", "stier")
_VOTED, _PREPARED = "varmehjaelp", "parkering"
BY_PAPER: Final = 2
_LEFT_IN_TRAY: Final = 6
"""Every so many notes of a theme stay in the tray, for whoever tries the board."""


def make_example(path: Path, held_on: datetime.date | None = None) -> None:
    """A new document at `path`, held today (or on `held_on`): members imported and 27 of 36 checked
    in, seats planned and repaired, the programme not yet started, notes of the morning, themes
    partly sorted, three recommendations, one poll published and one prepared. All words are Danish,
    as those of the case are, whatever the window speaks.

    Everything is one commit. Raises as `Session.create`.
    """
    example = Example(cases.load(CASE), held_on or datetime.date.today())
    with in_language(cases.LANGUAGE):
        example.make()
    write(path, example.facts)


def write(path: Path, facts: Sequence[Fact]) -> None:
    """A new document in which these are true. Raises as `Session.create`."""
    with Session.create(path, f"{_SEED:016x}") as session:
        session.perform(_as_decided, tuple(facts))


def _as_decided(_room: Assembly, facts: Facts) -> Facts:
    return facts


@dataclass(slots=True)
class Example:
    """The hand that makes it, in memory. All ids and choices come from one seeded source."""

    case: Case
    day: datetime.date
    rng: random.Random = field(default_factory=lambda: random.Random(_SEED))
    assembly: Assembly = field(default_factory=Assembly)
    facts: list[Fact] = field(default_factory=list)
    codes: tuple[str, ...] = ()
    themes: dict[str, str] = field(default_factory=dict)

    def make(self) -> None:
        """Everything in the order of the day."""
        self.invite()
        self._check_in()
        self._repair()
        self.do(board.write_notes, self._notes(), self.now)
        self._sort()
        self._draft()
        self._vote()

    def invite(self) -> None:
        """What is ready before the doors open: members, programme, and a seat for everybody."""
        self.do(mandate.found_assembly, self.fresh_id("a"), self.case.mandate(self.day), self.now)
        self.do(mandate.choose_meeting, self.meeting)
        self.do(people.add_members, self.newcomers())
        for item in self.case.items:
            self.do(agenda.add_item, item.key, self.meeting, item.plan)
        self._seat()

    def newcomers(self) -> list[people.NewMember]:
        """Who is a member."""
        return newcomers(self.case, self.day, self.fresh_id)

    @property
    def tables(self) -> int:
        """How many tables there are."""
        return self.case.tables

    @property
    def meeting(self) -> str:
        """The id of the day."""
        return self.case.meeting

    @property
    def now(self) -> int:
        """Wall clock."""
        return time.time_ns() // 1_000_000

    def do(
        self,
        decide: Callable[Concatenate[Assembly, P], Facts],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Makes true what a decision says."""
        facts = decide(self.assembly, *args, **kwargs)
        for fact in facts:
            self.assembly.apply(fact)
        self.facts += facts

    def fresh_id(self, prefix: str) -> str:
        """An id that nothing has yet."""
        return f"{prefix}{self.rng.getrandbits(64):016x}"

    def _seat(self) -> None:
        task = proposals.plan_task(self.assembly, self.meeting, self.tables, self.case.rounds)
        plan = proposals.think(task, seed=_SEED, effort=_PLAN_EFFORT)
        self.do(seating.accept_plan, self.meeting, plan.rounds)

    def _check_in(self) -> None:
        here = [each.id for each in self.assembly.people if each.name not in self.case.staying_away]
        self.do(people.note_attendance, self.meeting, here, Attendance.PRESENT, self.now)
        self.do(arrivals.mark_rest_absent, self.meeting, self.now)

    def _repair(self) -> None:
        task = proposals.repair_task(self.assembly, self.meeting)
        plan = proposals.think(task, seed=_SEED, effort=_REPAIR_EFFORT)
        self.do(seating.accept_plan, self.meeting, plan.rounds, plan.task.first_round)
        codes = draw_table_codes(self.rng, self.tables)
        self.do(board.issue_table_codes, self.meeting, codes, self.now)

    def _notes(self) -> list[board.NewNote]:
        return [
            board.NewNote(each.id, self.meeting, each.item, each.table, each.text)
            for each in self.case.notes
            if each.item in _WRITTEN
        ]

    def _sort(self) -> None:
        """Themes that have notes by now; of each some notes still lie in the tray."""
        written = self.assembly.board.notes
        for theme in self.case.themes:
            notes = [each for each in theme.notes if each in written]
            kept = [each for at, each in enumerate(notes, 1) if at % _LEFT_IN_TRAY]
            if len(notes) > 1:
                self.themes[theme.key] = self.fresh_id("t")
                self.do(board.make_theme, self.themes[theme.key], theme.title, kept)

    def _draft(self) -> None:
        found = [each for each in self.case.recommendations if each.key in _DRAFTED]
        for table, item in enumerate(found, 1):
            by = _("Table {n}").format(n=table)
            first, *later = item.versions
            self.do(recommendations.draft_recommendation, item.key, first, by, self.now)
            for version, words in enumerate(later, 1):
                told = recommendations.Origin(table, why=item.whys[version])
                self.do(recommendations.write_version, item.key, version, words, by, self.now, told)
            themes = [self.themes[each] for each in item.themes if each in self.themes]
            self.do(recommendations.link_recommendation, item.key, themes, item.notes)

    def _vote(self) -> None:
        terms = self.case.terms(Channel.CARD, Channel.PAPER)
        self.codes = voting.draw_codes(self.rng, len(self.assembly.people.members))
        self.do(voting.print_cards, self.codes, f"{self.rng.getrandbits(128):032x}")
        voted = next(each for each in self.case.recommendations if each.key == _VOTED)
        poll, opened = self.fresh_id("p"), self.now - 6 * MINUTE_MS
        self.do(voting.prepare_poll, poll, _VOTED, terms)
        self.do(voting.open_poll, poll, f"{self.rng.getrandbits(128):032x}", opened)
        self.cast(poll, voted.votes)
        self.do(voting.close_poll, poll, self.now - 2 * MINUTE_MS)
        self.do(voting.count_paper, poll, Counts(yes=BY_PAPER))
        self.do(voting.publish_result, poll, self.now - MINUTE_MS)
        self.do(voting.prepare_poll, self.fresh_id("p"), _PREPARED, terms)

    def cast(self, poll: str, votes: Counts) -> None:
        """Each card's own ballot; the last two votes for it are on paper."""
        cast = [Choice.YES] * (votes.yes - BY_PAPER)
        cast += [Choice.NO] * votes.no + [Choice.BLANK] * votes.blank
        self.rng.shuffle(cast)
        held = self.assembly.voting
        cards = [card_of(each, held, poll) for each in self.codes]
        for choice, card in zip(cast, cards, strict=False):
            self.do(voting.cast_ballot, poll, card, self.fresh_id("b"), choice)
        for card in cards[len(cast) : len(cast) + BY_PAPER]:
            self.do(voting.issue_paper, poll, card)


def newcomers(
    case: Case, today: datetime.date, fresh_id: Callable[[str], str]
) -> list[people.NewMember]:
    """The people of a case's member list, each with a fresh id."""
    listed = read_members(read_table(case.members), today=today)
    return [
        people.NewMember(
            fresh_id("m"),
            people.Details(row.name, row.mobile, row.email, row.attributes, row.called),
        )
        for row in listed.rows
    ]


def card_of(code: str, held: voting.Voting, poll: str) -> voting.Card:
    """What a card's code proves in a poll that has been opened."""
    return voting.Card(
        voting.card_hash(code, held.card_salt), voting.ballot_key(code, held.polls[poll].salt)
    )

"""Opens what lies behind the plan: the insight window, the moves of a suggestion, the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.document import Document
from app.engines.seating import Broken, Wishes
from app.models.assembly import Assembly
from app.models.people import Member
from app.proposals import RoundState, Suggestion, members_own, round_state
from app.proposals.whys import Found, whys
from app.ui.collation import by_name
from app.ui.seating.company import Company
from app.ui.seating.insight.dialog import InsightDialog
from app.ui.seating.insight.told import Insight, View
from app.ui.seating.moves_dialog import MovesDialog
from app.ui.seating.rules import open_rules
from app.ui.seating.sat import Sitting, sittings


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page is when somebody looks: day, round (from 1), person, and what is on show."""

    meeting: str
    number: int
    person: str
    wishes: Wishes
    broken: Sequence[Broken]
    suggestion: Suggestion | None = None


class Looking(QObject):
    """`place_wanted` carries a round (from 1) and an id that somebody wants to see in the plan."""

    place_wanted = Signal(int, str)

    def __init__(self, document: Document, place: Callable[[], Place], page: QWidget) -> None:
        """`place` tells where the page is at the moment of looking."""
        super().__init__(page)
        self._document, self._place, self._page = document, place, page

    def show_met(self) -> None:
        """Who meets whom, as a map."""
        self._open(View.MET)

    def show_person(self) -> None:
        """Whom the person the keys are about meets."""
        self._open(View.PERSON)

    def show_mix(self) -> None:
        """The tables of the round against the assembly."""
        self._open(View.TABLES)

    def show_broken(self) -> None:
        """The rules that are broken, and why."""
        self._open(View.RULES)

    def show_moves(self) -> None:
        """Who changes table in the suggestion that waits, and why."""
        suggestion = self._place().suggestion
        if suggestion is not None:
            MovesDialog(suggestion, self._page).open()

    def show_rules(self) -> None:
        """The rules for the seating."""
        open_rules(self._document, self._page)

    # -- inside

    def _open(self, view: View) -> None:
        assembly, place = self._document.assembly, self._place()
        held = (
            round_state(assembly, day.id, number) is RoundState.HELD
            for day in assembly.mandate.meetings
            for number in range(1, len(assembly.seating.rounds(day.id)) + 1)
        )
        look = partial(insight_of, assembly, place)
        dialog = InsightDialog(look, self._ask_whys, view, has_sat=any(held), parent=self._page)
        dialog.place_wanted.connect(self.place_wanted)
        dialog.rules_wanted.connect(self.show_rules)
        dialog.open()

    def _ask_whys(self, wishes: Wishes, broken: Sequence[Broken]) -> Future[Found]:
        document = self._document
        return document.propose(whys, document.engine, wishes, broken)


def insight_of(assembly: Assembly, place: Place, is_sat: bool, is_all: bool) -> Insight:
    """What there is to tell of one day or of all, of the plan or of what was really sat."""
    days = [each.id for each in assembly.mandate.meetings] if is_all else [place.meeting]
    rounds = list(sittings(assembly, days, is_sat=is_sat))
    if place.suggestion is not None and not is_sat:
        rounds = _with_suggestion(rounds, place.suggestion)
    here = [n for n, each in enumerate(rounds) if (each.meeting, each.number) == _key(place)]
    shown = {each.meeting for each in rounds}
    people = by_name(assembly.people, _name)
    return Insight(
        Company(rounds),
        assembly.people.shown_names(),
        tuple(each.id for each in people),
        members_own(place.wishes.attributes),
        place.wishes,
        place.broken,
        here[0] if here else max(0, len(rounds) - 1),
        place.person,
        {each: assembly.mandate.meeting_number(each) for each in days if each in shown},
        _shift(place.suggestion),
        place.suggestion is not None,
    )


def _with_suggestion(rounds: list[Sitting], suggestion: Suggestion) -> list[Sitting]:
    """The rounds as they would be."""
    meeting, first = suggestion.task.meeting, suggestion.task.first_round
    kept = [each for each in rounds if each.meeting != meeting or each.number < first]
    new = [Sitting(meeting, n, tables) for n, tables in enumerate(suggestion.rounds, first)]
    return [*kept, *new]


def _shift(suggestion: Suggestion | None) -> int:
    """A new plan's wishes begin at the first round that is still to be planned."""
    is_new = suggestion is not None and not suggestion.task.plan
    return suggestion.task.first_round - 1 if suggestion is not None and is_new else 0


def _key(place: Place) -> tuple[str, int]:
    return place.meeting, place.number


def _name(member: Member) -> str:
    return member.name

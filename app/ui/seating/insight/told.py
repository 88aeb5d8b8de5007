"""What the pages of the insight window look at, and the words they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from app.engines.seating import Broken, Wishes
from app.i18n import _, joined
from app.proposals import Groups
from app.ui.seating.company import Company
from app.ui.seating.sat import Sitting


class View(Enum):
    """The pages, in the order of their tabs."""

    MET = 0
    PERSON = 1
    TABLES = 2
    RULES = 3


@dataclass(frozen=True, slots=True)
class Insight:
    """Everything at one moment. `at` is the round (from 0, as in the company's) that the window
    behind shows, `person` whom its keys are about; `days` numbers the meeting days of the rounds.
    The first round of `wishes` is the day's `shift` + 1. `is_suggested` while a suggestion waits:
    the engine has tried to keep every rule of it.
    """

    company: Company
    names: Mapping[str, str]
    order: Sequence[str]
    groups: Groups
    wishes: Wishes
    broken: Sequence[Broken] = ()
    at: int = 0
    person: str = ""
    days: Mapping[str, int] = field(default_factory=dict)
    shift: int = 0
    is_suggested: bool = False

    def name(self, member: str) -> str:
        """What to call a member."""
        return self.names.get(member, "\N{EN DASH}")

    def round_words(self, at: int) -> str:
        """A round's name; with its day where there are several."""
        return sitting_words(self.company.sittings[at], self.days)

    def rounds_words(self, rounds: Sequence[int]) -> str:
        """Several rounds with the table of a pair."""
        return joined(self.round_words(each) for each in rounds)


def sitting_words(sitting: Sitting, days: Mapping[str, int]) -> str:
    """ "Round 2", or "day 1, round 2" where there are several days."""
    if len(days) > 1:
        return _("day {day}, round {round}").format(
            day=days.get(sitting.meeting, 0), round=sitting.number
        )
    return _("round {round}").format(round=sitting.number)


def pair_words(insight: Insight, one: str, other: str) -> str:
    """Whether two meet, in which rounds and at which tables."""
    rounds = insight.company.together(one, other)
    names = {"one": insight.name(one), "other": insight.name(other)}
    if one == other:
        return _("{name} sits with {n} different people.").format(
            name=names["one"], n=len(insight.company.faces(one))
        )
    if not rounds:
        return _("{one} and {other} do not meet.").format(**names)
    where = joined(
        _("{round} at table {table}").format(
            round=insight.round_words(each), table=insight.company.table_of(each, one)
        )
        for each in rounds
    )
    return _("{one} and {other}: {where}.").format(**names, where=where)


def fewest_words(insight: Insight) -> str:
    """The figure nobody should be left out of: the fewest new faces, and whose they are."""
    least, who = insight.company.fewest()
    others = max(0, len(insight.company.people) - 1)
    if not who:
        return ""
    if len(who) > 3:
        return _("Fewest new faces: {n} of {others}, for {count} people.").format(
            n=least, others=others, count=len(who)
        )
    return _("Fewest new faces: {n} of {others}, for {who}.").format(
        n=least, others=others, who=joined(insight.name(each) for each in who)
    )

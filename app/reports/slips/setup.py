"""What a print-out is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from app.i18n import Language, date, name_key
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.on_paper import changed_members, changed_rounds, numbered
from app.models.people import Attendance, Member, Rounds
from app.models.seating import Tables
from app.reports.slips.paper import Paper


@dataclass(frozen=True, slots=True)
class Setup:
    """The assembly, and the wishes of whoever prints.

    `fonts` is the folder with Inter; `address` the room server's ("" for none), such as
    "http://192.168.1.20:8642"; `round` prints one round only, 0 all; `codes` are new voting
    cards in the order to print; `count` is how many ballots for each poll, 0 one for each member.
    `before` are the seats as people hold them on paper: then only what differs is printed, None
    prints everything. `versions` are a recommendation and the two of its versions to compare.
    `polls` names the polls whose ballots or protocols are wished, those of ballots as one; none
    prints all. `large` sets voting cards and ballots in large print. `now` (ms since 1970, 0 for as
    far as the facts tell) is the hour up to which a programme knows its day.
    """

    assembly: Assembly
    language: Language
    fonts: Path
    address: str = ""
    round: int = 0
    codes: tuple[str, ...] = ()
    count: int = 0
    before: Rounds | None = None
    versions: tuple[str, int, int] | None = None
    polls: tuple[str, ...] = ()
    large: bool = False
    now: int = 0

    @property
    def meeting(self) -> str:
        """The id of the day that is printed for."""
        return self.assembly.mandate.meeting

    @property
    def day(self) -> str:
        """The date of that day in words, "" when there is none."""
        import datetime

        held = self.assembly.mandate.current
        return date(datetime.date.fromisoformat(held.day)) if held else ""

    @property
    def shown_address(self) -> str:
        """The address as people type it."""
        return self.address.removeprefix("http://")

    def paper(self, title: str) -> Paper:
        """A new document with this title, on A4."""
        return Paper(f"{self.assembly.mandate.name}: {title}", self.language, self.fonts)

    def names(self) -> Mapping[str, str]:
        """What to call each in front of others."""
        return self.assembly.people.shown_names()

    def members(self) -> tuple[Member, ...]:
        """Those who may come on that day, in the order of a Danish register.

        Raises Refused("print-no-members").
        """
        coming = self.assembly.people.having(self.meeting, Attendance.EXPECTED, Attendance.PRESENT)
        if not coming:
            raise Refused("print-no-members")
        return tuple(sorted(coming, key=lambda each: name_key(each.name)))

    def rounds(self) -> Mapping[int, Tables]:
        """The rounds to print by number; empty when nobody is seated.

        Raises Refused("print-no-round") for a round that is not planned.
        """
        planned = numbered(self.assembly.seating.rounds(self.meeting))
        if not self.round:
            return MappingProxyType(planned)
        if self.round not in planned:
            raise Refused("print-no-round", round=self.round, count=len(planned))
        return MappingProxyType({self.round: planned[self.round]})

    def planned_rounds(self) -> Mapping[int, Tables]:
        """The rounds to print. Raises Refused("print-no-plan") when nobody is seated."""
        rounds = self.rounds()
        if not rounds:
            raise Refused("print-no-plan")
        return rounds

    def changed(self, members: Iterable[Member], *, newcomers: bool = False) -> tuple[Member, ...]:
        """Those of `members` whose seats are others than on paper; with `newcomers` also those who
        joined at the door and have nothing on paper yet.

        Raises Refused("print-nothing-changed").
        """
        if self.before is None:
            return tuple(members)
        then, people = numbered(self.before, self.round), self.assembly.people
        found = changed_members(people, members, then, self.rounds(), newcomers=newcomers)
        if not found:
            raise Refused("print-nothing-changed")
        return found

    def changed_rounds(self) -> Mapping[int, Tables]:
        """The planned rounds that are others than on paper. Raises as `planned_rounds`."""
        rounds = self.planned_rounds()
        if self.before is None:
            return rounds
        return MappingProxyType(changed_rounds(numbered(self.before, self.round), rounds))


def with_scheme(address: str) -> str:
    """An address as a browser wants it: with "http://", without a slash at the end."""
    bare = address.strip().rstrip("/")
    return bare if not bare or "://" in bare else f"http://{bare}"

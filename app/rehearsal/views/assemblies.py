"""The assemblies whose windows are worth a picture: the example and a larger one, from the open
doors to a day that runs late; boards of any size; and one that has only been founded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from app.i18n import in_language
from app.models import agenda, board, mandate, people, voting
from app.models.entries import Fact
from app.models.people import Attendance
from app.models.room import Scene, Showing, take_scene
from app.models.voting import Counts
from app.rehearsal import cases
from app.rehearsal.example import CASE, Example, write
from app.rehearsal.large import TABLES, crowd
from app.rehearsal.many_notes import many_notes, titles
from app.rehearsal.play.day import instant

LONG_NAMES: Final = (
    "Anne-Margrethe Christensen-Vestergaard",
    "Muhammad Abdirahman Sheikh-Hassan",
    "Karl-Frederik von Rosenkrantz-Hvidtfeldt",
)
"""Invented, for what a narrow place does with them."""
_LONG_ONE_IN: Final = 30
_HERE_OF: Final = 5
"""While people come, all but every so many are here."""
_LEFT_IN_TRAY: Final = 4
_VOTED: Final = Counts(yes=9, no=4, blank=1)


@dataclass(slots=True)
class Morning(Example):
    """The example at an hour of the day that is played, with its own members or with 99."""

    is_large: bool = False

    @property
    def now(self) -> int:
        """A quarter past nine."""
        return instant(self.day, 9, 15)

    @property
    def tables(self) -> int:
        """More where there are more people."""
        return TABLES if self.is_large else self.case.tables

    def newcomers(self) -> list[people.NewMember]:
        """Those of the case; with each other's surnames until there are 99, some of them long."""
        known = Example.newcomers(self)
        if not self.is_large:
            return known
        found = list[people.NewMember]()
        for number, name in enumerate(crowd([each.details.name for each in known])):
            long_ones, at = divmod(number, _LONG_ONE_IN)
            called = LONG_NAMES[long_ones - 1] if long_ones and not at else name
            like = known[(number * (1 + number // len(known))) % len(known)].details
            told = replace(like, name=called, called="") if number >= len(known) else like
            found.append(people.NewMember(self.fresh_id("m"), told))
        return found

    def open_doors(self) -> None:
        """Most have come, the others are awaited."""
        self.invite()
        here = [each.id for at, each in enumerate(self.assembly.people) if at % _HERE_OF]
        self.do(people.note_attendance, self.meeting, here, Attendance.PRESENT, self.now)

    def run_late(self) -> None:
        """The first table round goes on, and lunch, which is locked, comes too soon; a poll that
        is open belongs to no such hour, but to whoever looks at the polls.
        """
        self.make()
        hours = {"ankomst": (9, 0), "velkomst": (9, 38), "oplaeg-varme": (9, 55)}
        hours |= {"oplaeg-naboer": (10, 20), "bordrunde-1": (10, 42)}
        for item, (hour, minute) in hours.items():
            self.do(agenda.start_item, item, instant(self.day, hour, minute))
        began = instant(self.day, 10, 50)
        for table in (2, 5):
            self.do(board.deliver_sheet, "bordrunde-1", table, began)
        self.do(board.ask_for_help, 3, began)
        self.do(take_scene, Showing(Scene.TASK, "bordrunde-1"))
        poll = tuple(self.assembly.voting)[-1].id
        self.do(voting.open_poll, poll, f"{self.rng.getrandbits(128):032x}", began)
        self.cast(poll, _VOTED)

    def write_many(self, count: int) -> None:
        """A board with so many notes, most of them in themes."""
        self.invite()
        notes = list(many_notes(count))
        at = [f"n{number:04d}" for number in range(count)]
        items, turns = ("bordrunde-1", "bordrunde-2"), len(titles())
        written = [
            board.NewNote(
                at[n],
                self.meeting,
                items[n // turns % 2],
                (n // turns + n) % self.tables + 1,  # every table writes on every theme
                each.text,
            )
            for n, each in enumerate(notes)
        ]
        self.do(board.write_notes, written, self.now)
        for theme, title in enumerate(titles()):
            about = [at[n] for n, each in enumerate(notes) if each.theme == theme]
            kept = [each for n, each in enumerate(about, 1) if n % _LEFT_IN_TRAY]
            self.do(board.make_theme, self.fresh_id("t"), title, kept)


Make = Callable[[Path], None]
"""Writes a new document at the path."""


def _played(path: Path, fill: Callable[[Morning], None], *, is_large: bool = False) -> None:
    case = cases.load(CASE)
    morning = Morning(case, case.played_day, is_large=is_large)
    with in_language(cases.LANGUAGE):
        fill(morning)
    write(path, morning.facts)


def _founded(path: Path) -> None:
    """Nothing but what the start page asks for."""
    case = cases.load(CASE)
    assembly, facts = Morning(case, case.played_day).assembly, list[Fact]()
    now = instant(case.played_day, 8)
    facts += mandate.found_assembly(assembly, "a1", case.mandate(), now)
    for fact in facts:
        assembly.apply(fact)
    facts += mandate.choose_meeting(assembly, case.meeting)
    write(path, facts)


def _many(count: int) -> Make:
    return partial(_played, fill=lambda morning: morning.write_many(count))


ASSEMBLIES: Final[Mapping[str, Make]] = {
    "36": partial(_played, fill=Morning.make),
    "36-late": partial(_played, fill=Morning.run_late),
    "36-doors": partial(_played, fill=Morning.open_doors),
    "99": partial(_played, fill=Morning.make, is_large=True),
    "99-late": partial(_played, fill=Morning.run_late, is_large=True),
    "99-doors": partial(_played, fill=Morning.open_doors, is_large=True),
    "40-notes": _many(40),
    "200-notes": _many(200),
    "600-notes": _many(600),
    "new": _founded,
}
"""By name, which says how many people or notes there are."""

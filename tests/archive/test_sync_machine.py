"""Laptops write, sync in any order, are interrupted, lose the archive, are cloned, have clocks that
are years off and hold kinds nobody here knows: in the end all hold the same, and nothing is lost.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.archive import transfer
from app.archive.journal import Journal
from app.archive.transfer import sync
from app.archive.verify import verify
from app.closing import erase_people
from app.files import write_atomically
from app.models import board, people
from app.models.assembly import Assembly
from app.models.entries import Fact, Facts
from app.models.errors import Refused
from app.models.people import Details
from app.models.side_by_side import settle_crossing, waiting
from tests.assemblies import DAY, NOW, with_item, with_members

YEAR_MS = 365 * 24 * 3600 * 1000
MOST_LAPTOPS = 4
WHO = st.integers(0, MOST_LAPTOPS - 1)
MEMBER = st.integers(1, 4).map(lambda number: f"m{number:02d}")


@dataclass(frozen=True, slots=True)
class NoteSung(Fact):
    """What a newer Bordrunde might write."""

    note: str


@contextmanager
def pulled_out(after: int) -> Iterator[None]:
    """The stick is gone from the write behind so many on."""
    left = [after]

    def write(path: Path, content: bytes, mode: int | None = None) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError("the stick is gone")
        write_atomically(path, content, mode)

    with patch.object(transfer, "write_atomically", write):
        yield


class Laptops(RuleBasedStateMachine):
    """Some laptops and the archive they meet in."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="bordrunde-machine-"))
        self.archive = self.folder / "arkiv.sqlite"
        self.laptops: list[Journal] = []
        self.count = 0
        self.notes, self.sung, self.erased = set[str](), set[str](), set[str]()
        self.is_over = False

    @initialize()
    def begin(self) -> None:
        play = with_item(with_members(4))
        play.do(board.make_theme(play.assembly, "t1", "Stier", []))
        self.laptops = [Journal.create(self.folder / "0.bordrunde", "laptop-0")]
        self.laptops[0].append(play.facts, NOW)
        sync(self.laptops[0], self.archive)
        self.laptops.append(Journal.create(self.folder / "1.bordrunde", "laptop-1"))
        sync(self.laptops[1], self.archive)

    def at(self, who: int) -> tuple[Journal, Assembly]:
        journal = self.laptops[who % len(self.laptops)]
        return journal, journal.fold()

    def put(self, journal: Journal, facts: Facts, years: int = 0) -> None:
        journal.append(facts, NOW + years * YEAR_MS)
        journal.forget_order()

    @rule(who=WHO, years=st.integers(-3, 3))
    def write(self, who: int, years: int) -> None:
        journal, room = self.at(who)
        self.count += 1
        note = board.NewNote(f"n{self.count}", DAY, "i1", 1, f"Note {self.count}")
        self.put(journal, board.write_note(room, note, NOW), years)
        self.notes.add(note.id)

    @rule(who=WHO, word=st.sampled_from(["Veje", "Torve"]), years=st.integers(-1, 1))
    def rename(self, who: int, word: str, years: int) -> None:
        journal, room = self.at(who)
        self.put(journal, board.rename_theme(room, "t1", word), years)

    @rule(who=WHO, member=MEMBER)
    def describe(self, who: int, member: str) -> None:
        journal, room = self.at(who)
        if room.people.members[member].details is not None:
            self.count += 1
            told = Details(f"Navn {self.count} af {member}")
            self.put(journal, people.describe_member(room, member, told))

    @rule(who=WHO, member=MEMBER)
    def erase(self, who: int, member: str) -> None:
        journal, room = self.at(who)
        self.put(journal, people.erase_member(room, member))
        self.erased.add(member)

    @rule(who=WHO)
    def sing(self, who: int) -> None:
        self.count += 1
        self.put(self.at(who)[0], (NoteSung(f"s{self.count}"),))
        self.sung.add(f"s{self.count}")

    @rule(who=WHO, choice=st.integers(1, 2))
    def choose(self, who: int, choice: int) -> None:
        journal, room = self.at(who)
        for each in waiting(room)[:1]:
            if not room.people.erased_at:
                self.put(journal, settle_crossing(room, each.thing, each.subject, choice, NOW))

    @rule(who=WHO)
    def meet(self, who: int) -> None:
        sync(self.at(who)[0], self.archive)

    @rule(who=WHO)
    def meet_twice(self, who: int) -> None:
        journal = self.at(who)[0]
        sync(journal, self.archive)
        content = self.archive.read_bytes()
        assert sync(journal, self.archive).found_same
        assert self.archive.read_bytes() == content

    @rule(who=WHO, after=st.integers(0, 1))
    def be_interrupted(self, who: int, after: int) -> None:
        before = self.archive.read_bytes() if self.archive.exists() else b""
        with pulled_out(after), suppress(Refused):
            sync(self.at(who)[0], self.archive)
            return
        assert (self.archive.read_bytes() if self.archive.exists() else b"") == before

    @rule()
    def lose_the_archive(self) -> None:
        for each in self.folder.glob("arkiv*"):
            each.unlink()

    @precondition(lambda self: len(self.laptops) < MOST_LAPTOPS)
    @rule(who=WHO)
    def clone(self, who: int) -> None:
        """A copy of the file on another laptop, which writes under a name of its own."""
        number = len(self.laptops)
        path = self.folder / f"{number}.bordrunde"
        self.at(who)[0].copy(path)
        self.laptops.append(Journal.open(path, f"laptop-{number}"))

    @precondition(lambda self: self.count > 3 and not self.is_over)
    @rule(who=WHO)
    def end(self, who: int) -> None:
        journal, room = self.at(who)
        self.put(journal, erase_people(room, NOW))
        self.is_over = True

    @invariant()
    def the_archive_is_whole(self) -> None:
        if self.archive.exists() and self.count % 4 == 0:  # it costs
            assert verify(self.archive).findings == ()

    def teardown(self) -> None:
        try:
            if self.laptops:
                self.settle()
        finally:
            for journal in self.laptops:
                journal.close()
            shutil.rmtree(self.folder)

    def settle(self) -> None:
        """All meet until nobody has anything new."""
        for journal in (*self.laptops, *self.laptops):
            sync(journal, self.archive)
        folds = [each.fold() for each in self.laptops]
        assert all(each == folds[0] for each in folds)
        assert set(folds[0].board.notes) == self.notes
        assert verify(self.archive).findings == ()
        for journal in self.laptops:
            kept = [each for each in journal.entries() if each.kind == "note-sung"]
            assert {each.body for each in kept} == {f'{{"note":"{each}"}}' for each in self.sung}
            held = journal.personal_and_ballots()[0]
            assert {owner for _, owner, _, _ in held} & self.erased == set()
            assert not (self.is_over and held)


TestLaptops = Laptops.TestCase
TestLaptops.settings = settings(
    max_examples=8,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

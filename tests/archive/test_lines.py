"""The second copy on a stick: each batch, without a gap whatever becomes of the stick, and nothing
that the journal no longer says.

Told by what was made wrong on purpose: a `_take_up` that trusts a torn last line loses what
follows; one that begins at the journal's end leaves a gap; a `_follow_personal` that only adds
keeps an erased name.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.archive import lines
from app.archive.contents import contents_of
from app.archive.journal import Journal
from app.archive.lines import Lines, read_lines
from app.archive.salvage import salvage
from app.models import people, voting
from app.models.errors import Refused
from app.models.voting import Choice
from tests.assemblies import NOW, card, with_item, with_members, with_notes, with_open_poll

DEVICE = "ab" * 8


class Stick:
    """A folder that can be pulled out, and a copy that follows a journal into it."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self.folder, self.journal = folder / "stick", journal
        self.folder.mkdir()
        self.told: list[Refused | None] = []
        self.copy = Lines(journal, self.folder, self.told.append)
        self.place = self.copy.place

    def until(self, done: Callable[[], bool]) -> None:
        ends = time.monotonic() + 20
        while not done():
            assert time.monotonic() < ends, f"waited in vain; told {self.told}"
            time.sleep(0.005)

    def add(self, name: str, number: int) -> None:
        self.journal.append([people.MemberAdded(name, number, people.Details(name))], NOW)
        self.copy.note()

    def is_level(self) -> bool:
        if not self.place.is_dir():
            return False
        with_entries = dict.fromkeys(read_lines(self.place).entries)
        are_same = list(with_entries) == [(e.device, e.seq) for e in self.journal.entries()]
        personal, _ = self.journal.personal_and_ballots()  # which follow the entries
        return are_same and len(read_lines(self.place).personal) == len(personal)

    def pull(self) -> None:
        self.folder.rename(self.folder.with_name("pocket"))

    def plug_in(self) -> None:
        self.folder.with_name("pocket").rename(self.folder)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stick]:
    monkeypatch.setattr(lines, "LOOK_AGAIN_S", 0.02)
    journal = Journal.create(tmp_path / "a.bordrunde", DEVICE)
    journal.append(with_notes(with_item(with_members())).facts, NOW)
    made = Stick(tmp_path, journal)
    yield made
    made.copy.stop()
    journal.close()


def test_what_is_written_is_on_the_stick_too_and_is_restored_from_it(stick: Stick, tmp_path: Path):
    stick.until(stick.is_level)
    stick.add("Ida", 50)
    stick.until(stick.is_level)
    saved = salvage(stick.place, tmp_path / "restored.bordrunde")
    assert saved.is_whole
    stick.journal.backup(tmp_path / "backup.bordrunde")
    assert contents_of(saved.path) == contents_of(tmp_path / "backup.bordrunde")


def test_a_stick_that_is_pulled_is_told_once_and_catches_up_without_a_gap(stick: Stick):
    stick.until(stick.is_level)
    stick.pull()
    for number in range(50, 60):
        stick.add(f"Uden nøgle {number}", number)
    stick.until(lambda: any(stick.told))
    assert [each.code for each in stick.told if each] == ["medium-lost"] * len(
        [each for each in stick.told if each]
    )
    assert not stick.folder.exists()  # nothing is written where the stick was
    stick.plug_in()
    stick.until(stick.is_level)
    stick.until(lambda: stick.told[-1] is None)


def test_a_line_that_was_torn_when_the_stick_was_pulled_is_written_again(stick: Stick):
    stick.until(stick.is_level)
    stick.pull()
    stick.add("Ida", 50)
    stick.until(lambda: any(stick.told))
    path = stick.folder.with_name("pocket") / stick.place.name / lines.ENTRIES
    path.write_bytes(path.read_bytes()[:-40])
    stick.plug_in()
    stick.until(stick.is_level)
    for line in (stick.place / lines.ENTRIES).read_text("utf-8").splitlines():
        assert json.loads(line)["sha256"]


def test_an_erased_name_goes_from_the_stick(stick: Stick):
    stick.until((stick.place / lines.PERSONAL).exists)
    stick.add("Ida Uønsket", 50)
    stick.until(lambda: "Ida Uønsket" in (stick.place / lines.PERSONAL).read_text("utf-8"))
    stick.journal.append(people.erase_member(stick.journal.fold(), "Ida Uønsket"), NOW)
    stick.copy.note()
    stick.until(lambda: "Ida Uønsket" not in (stick.place / lines.PERSONAL).read_text("utf-8"))


def test_another_journals_lines_are_put_aside_not_written_over(stick: Stick, tmp_path: Path):
    stick.until(stick.is_level)
    stick.copy.stop()
    theirs = (stick.place / lines.ENTRIES).read_bytes()
    (tmp_path / "other").mkdir()
    with Journal.create(tmp_path / "other" / "a.bordrunde", DEVICE) as other:
        other.append([people.MemberAdded("x", 1, people.Details("En anden"))], NOW)
        Lines(other, stick.folder, stick.told.append).stop()
        assert len(read_lines(stick.place).entries) == 1
    aside = [each for each in stick.folder.iterdir() if each != stick.place]
    assert [(each / lines.ENTRIES).read_bytes() for each in aside] == [theirs]


def test_ballots_lie_by_their_keys_and_not_as_they_came(tmp_path: Path):
    play = with_open_poll()
    with Journal.create(tmp_path / "a.bordrunde", DEVICE) as journal:
        journal.append(play.facts, NOW)
        (tmp_path / "stick").mkdir()
        copy = Lines(journal, tmp_path / "stick", lambda _: None)
        for number in (3, 1, 2):
            cast = voting.cast_ballot(play.assembly, "p1", card(number), f"b{number}", Choice.YES)
            journal.append(cast, NOW)
            copy.note()
        copy.stop()
        held = read_lines(copy.place).ballots["p1"]
        assert list(held) == sorted(held)
        assert held == journal.ballots("p1")
        assert "ballot-cast" not in (copy.place / lines.ENTRIES).read_text("utf-8")

"""Polls of every method in the archive's readable tables, and their ballots under `verify`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.journal import Journal
from app.archive.schema import ARCHIVE_VERSION
from app.archive.transfer import sync
from app.archive.verify import verify
from app.models import voting
from app.models.voting import Method, Terms
from tests.archive.test_earlier_archives import LATER_5, TABLES_4, made_by_version
from tests.assemblies import CARD_SALT, CODES, NOW, Play, card, with_members

OPTIONS = ("Grill", "Sejltur", "Vandring")
LABELS = ("Nej", "Helst ikke", "Kan leve med", "Godt", "Elsker det")
ANSWERS = {
    Method.YES_NO_BLANK: ("yes", "no", "blank"),
    Method.SCALE: ("5", "3", "blank"),
    Method.APPROVAL: ("1,0,1", "1,0,0", "blank"),
    Method.DOTS: ("2,1,0", "0,0,3", "blank"),
    Method.RANKING: ("1,2,3", "1,,2", "blank"),
    Method.RESISTANCE: ("0,10,5", "0,0,0", "blank"),
}


def asked(method: Method) -> Terms:
    return Terms(f"Om {method}?", method=method, options=OPTIONS, labels=LABELS, most=3)


def decided() -> Play:
    play = with_members(12, range(1, 11))
    play.do(voting.print_cards(play.assembly, CODES[:12], CARD_SALT))
    for method in Method:
        play.do(voting.prepare_poll(play.assembly, method, "", asked(method)))
    after = replace(asked(Method.DOTS), question="Så?", after="dots", if_adopted=False)
    play.do(voting.prepare_poll(play.assembly, "later", "", after))
    play.do(voting.open_polls(play.assembly, {each.value: each.value for each in Method}, NOW))
    for number in range(3):
        votes = [
            voting.Vote(method, card(number, method), f"b{number}", answers[number])
            for method, answers in ANSWERS.items()
        ]
        play.do(voting.cast_ballots(play.assembly, votes))
    play.do(voting.close_poll(play.assembly, "dots", NOW))
    return play


@pytest.fixture
def journal(tmp_path: Path):
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(decided().facts, NOW)
        yield journal


@pytest.fixture
def archive(journal: Journal, tmp_path: Path) -> Path:
    sync(journal, tmp_path / "archive.sqlite")
    return tmp_path / "archive.sqlite"


def rows(archive: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(archive)) as raw:
        return raw.execute(query).fetchall()


def test_what_was_agreed_can_be_read_with_any_tool(archive: Path):
    found = rows(archive, "SELECT options, labels, most, together FROM polls WHERE method = 'dots'")
    assert found == [
        ("\n".join(OPTIONS), None, 3, "yes_no_blank"),
        ("\n".join(OPTIONS), None, 3, None),
    ]
    waits = rows(archive, "SELECT after, if_adopted FROM polls WHERE id = 'later'")
    assert waits == [("dots", 0)]


def test_what_the_options_came_to_has_a_table_of_its_own(archive: Path):
    select = "SELECT option, score, place FROM outcomes WHERE poll = '{}' ORDER BY number"
    assert rows(archive, select.format("approval")) == [
        ("Grill", 2, 1),
        ("Sejltur", 0, 3),
        ("Vandring", 1, 2),
    ]
    assert rows(archive, select.format("resistance"))[:2] == [("Grill", 0, 1), ("Sejltur", 10, 3)]
    scale = rows(archive, select.format("scale"))
    assert scale[2] == ("Kan leve med", 1, None)
    assert rows(archive, select.format("yes_no_blank")) == []


def test_ballots_of_every_method_are_whole(archive: Path):
    verdict = verify(archive)
    assert verdict.findings == ()
    assert verdict.ballots == 3 * len(Method)


def test_a_ballot_that_says_what_is_not_asked_is_found(tmp_path: Path):
    file = tmp_path / "b.bordrunde"
    with Journal.create(file, "laptop-b") as journal:
        journal.append(decided().facts, NOW)
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("UPDATE ballot SET choice = '1,1,1,1' WHERE choice = '2,1,0'")
    codes = [each.code for each in verify(file).findings]
    assert codes == ["verify-ballots", "verify-answers"]


def test_an_archive_of_version_4_gets_how_polls_ask(journal: Journal, archive: Path):
    made_by_version(archive, 4, TABLES_4, LATER_5)
    assert verify(archive).findings == ()
    sync(journal, archive)
    assert rows(archive, "PRAGMA user_version") == [(ARCHIVE_VERSION,)]
    assert len(rows(archive, "SELECT * FROM outcomes")) == 5 + 4 * 3
    assert verify(archive).findings == ()

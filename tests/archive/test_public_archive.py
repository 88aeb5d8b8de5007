"""The public archive: anybody may read it, and nobody is found in it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.journal import Journal
from app.archive.links import SEARCHED, index_of
from app.archive.public import PublicReceipt, make_public
from app.archive.readable import COLUMNS
from app.archive.transfer import sync
from app.archive.verify import verify
from app.models import board, people, recommendations, voting
from app.models.errors import Refused
from app.models.voting import Choice
from app.rehearsal.example import make_example
from tests.archive.test_sync import written
from tests.assemblies import (
    CARD_SALT,
    CODES,
    DAY,
    NOW,
    Play,
    card,
    with_item,
    with_notes,
    with_open_poll,
    with_plan,
)

GUIDE = Path(__file__).parents[2] / "docs" / "en" / "archive.md"
NAME, CALLED, MOBILE, EMAIL = "Ottilie Zørensen", "Tillemus", "28119436", "ottilie@example.org"
TRADE = "fyrmesterske"
BESIDE = ("entry", "personal", "ballot")
EVERY_COLUMN = (
    "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
    " WHERE t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite_%'"
)
"""(table, column), without those in which SQLite keeps an index."""
TABLE_CODES = ("7KQ4M2", "XD9PB3", "H8RW5T")


def whole(members: int = 12, tables: int = 2) -> Play:
    """An assembly in which somebody is named wherever something can be typed."""
    play = with_plan(with_notes(with_item(with_open_poll(members, members=members))), tables)
    known = people.Details(NAME, MOBILE, EMAIL, (("Erhverv", TRADE),), CALLED)
    play.do(people.describe_member(play.assembly, "m01", known))
    play.do(board.issue_table_codes(play.assembly, DAY, TABLE_CODES, NOW))
    said = f"{NAME.upper()} ({CALLED}), 28 11 94 36, {EMAIL}, {CODES[0]} {TABLE_CODES[1]}: en bænk"
    play.do(board.write_note(play.assembly, board.NewNote("n9", DAY, "i1", 1, said), NOW))
    play.do(board.make_theme(play.assembly, "t1", f"Som {NAME} siger", ["n9", "n1"]))
    draft = recommendations.Wording(f"Bænke til {NAME}", f"{NAME} bør have en bænk.")
    play.do(recommendations.draft_recommendation(play.assembly, "r2", draft, CALLED, NOW))
    play.do(recommendations.link_recommendation(play.assembly, "r2", ["t1"], ["n9"]))
    return play


def published(play: Play, ballots: int) -> Play:
    for number in range(ballots):
        choice = Choice.YES if number else Choice.NO
        play.do(voting.cast_ballot(play.assembly, "p1", card(number), f"b{number}", choice))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    play.do(voting.publish_result(play.assembly, "p1", NOW))
    return play


def made(tmp_path: Path, play: Play) -> tuple[Path, PublicReceipt]:
    target = tmp_path / "offentlig.sqlite"
    with written(tmp_path / "a.bordrunde", play) as journal:
        return target, make_public(journal, target)


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def test_nobody_is_found_in_the_bytes_of_a_public_archive(tmp_path: Path):
    play = published(whole(), 12)
    target, receipt = made(tmp_path, play)
    secrets = {NAME, CALLED, MOBILE, "28 11 94 36", EMAIL, TRADE, CARD_SALT, *CODES, *TABLE_CODES}
    secrets |= {each.listed_name for each in play.assembly.people if each.id == "m01"}
    poll = play.assembly.voting.polls["p1"]
    secrets |= {poll.salt, poll.seal, *poll.ballots, *play.assembly.voting.cards}
    secrets |= {*play.assembly.people.members, "laptop-a", "n9"}
    content = target.read_bytes().decode("latin-1").casefold()
    found = {each for each in secrets if each.encode().decode("latin-1").casefold() in content}
    assert found == set()
    assert receipt.replaced >= 4
    assert ask(target, "SELECT text FROM notes WHERE text LIKE '%bænk%'") == [
        ("[…] ([…]), […], […], […] […]: en bænk",)
    ]


def test_no_name_or_contact_of_the_example_is_in_its_public_archive(tmp_path: Path):
    make_example(tmp_path / "a.bordrunde")
    target = tmp_path / "offentlig.sqlite"
    with Journal.open(tmp_path / "a.bordrunde", "laptop-a") as journal:
        make_public(journal, target)
        known = [each.details for each in journal.fold().people if each.details]
    content = target.read_text("utf-8", errors="replace")
    assert len(known) == 36
    told = {word for each in known for word in (each.name, each.mobile, each.email) if word}
    assert {each for each in told if each in content} == set()
    counts = ask(target, "SELECT (SELECT count(*) FROM notes), (SELECT count(*) FROM results)")
    assert counts == [(len(journal_notes(tmp_path / "a.bordrunde")), 1)]


def journal_notes(path: Path) -> list[board.Note]:
    with Journal.open(path, "laptop-a") as journal:
        return [each for each in journal.fold().board.notes.values() if not each.withdrawn]


def test_every_reference_leads_somewhere_and_any_tool_opens_it(tmp_path: Path):
    target, receipt = made(tmp_path, published(whole(), 12))
    assert ask(target, "PRAGMA foreign_key_check") == []
    assert ask(target, "PRAGMA integrity_check") == [("ok",)]
    assert all(count == ask(target, f"SELECT count(*) FROM {name}")[0][0]
               for name, count in receipt.rows)  # fmt: skip
    trail = ask(
        target,
        "SELECT r.title, n.text FROM recommendations r JOIN recommendation_themes t ON"
        " t.recommendation = r.number JOIN notes n ON n.theme = t.theme ORDER BY n.id",
    )
    assert [title for title, _ in trail] == ["Bænke til […]"] * 2


def test_numbers_of_fewer_than_five_people_are_left_out(tmp_path: Path):
    few, _ = made(tmp_path, published(whole(), 4))
    numbers = 'SELECT yes, no, blank, spoiled, "cast", base_count, needed, passed FROM results'
    assert ask(few, numbers) == [(None,) * 7 + (0,)]
    (tmp_path / "a.bordrunde").unlink()
    enough, _ = made(tmp_path, published(whole(), 5))
    assert ask(enough, numbers)[0][:5] == (4, 1, 0, 0, 5)


def test_a_small_minority_is_told_in_its_words_and_not_counted(tmp_path: Path):
    play = whole()
    for key, behind in (("s1", 4), ("s2", 5)):
        said = recommendations.state_minority(play.assembly, key, "r1", f"Nej {key}", behind, ())
        play.do(said)
    target, _ = made(tmp_path, play)
    told = ask(target, "SELECT text, supporters FROM minority_statements")
    assert told == [("Nej s1", None), ("Nej s2", 5)]


@pytest.mark.parametrize(("tables", "shown"), [(2, {1, 2, None}), (4, {None})])
def test_the_table_of_a_note_is_told_only_where_five_sat(tmp_path: Path, tables: int, shown: set):
    target, _ = made(tmp_path, whole(tables=tables))
    assert {each[0] for each in ask(target, "SELECT table_number FROM notes")} == shown


def test_what_was_withdrawn_or_is_not_published_is_not_in_it(tmp_path: Path):
    play = whole()
    play.do(board.withdraw_note(play.assembly, "n1"))
    target, _ = made(tmp_path, play)
    assert ask(target, "SELECT count(*) FROM polls") == [(0,)]
    assert ("Tanke 1",) not in ask(target, "SELECT text FROM notes")


def test_a_text_with_a_first_name_that_may_be_a_word_is_told_to_be_read(tmp_path: Path):
    play = whole()
    known = play.assembly.people.members["m02"].details
    assert known is not None
    play.do(people.describe_member(play.assembly, "m02", replace(known, name="Bo Engkjær")))
    play.do(board.write_note(play.assembly, board.NewNote("n8", DAY, "i1", 1, "Bo i byen"), NOW))
    target, receipt = made(tmp_path, play)
    assert receipt.to_read == ("Bo i byen",)
    assert ("Bo i byen",) in ask(target, "SELECT text FROM notes")


def test_a_public_archive_replaces_its_like_and_nothing_else(tmp_path: Path):
    play, archive = whole(), tmp_path / "arkiv.sqlite"
    target, _ = made(tmp_path, play)
    first = target.read_bytes()
    with Journal.open(tmp_path / "a.bordrunde", "laptop-a") as journal:
        sync(journal, archive)
        make_public(journal, target)
        assert target.read_bytes() == first
        before = archive.read_bytes()
        for other in (archive, tmp_path / "a.bordrunde", tmp_path):
            with pytest.raises(Refused, match="public-taken"):
                make_public(journal, other)
        assert archive.read_bytes() == before
        with pytest.raises(Refused, match="is-public"):
            sync(journal, target)
    with pytest.raises(Refused, match="is-public"):
        verify(target)


def documented(heading: str) -> set[tuple[str, str]]:
    """(table, column) of every row of the tables under a heading of the page."""
    page = GUIDE.read_text("utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `(\w+)` \| `(\w+)` \| \S", page, re.MULTILINE))


def test_every_column_of_the_archive_is_described_on_its_page(tmp_path: Path):
    archive = tmp_path / "arkiv.sqlite"
    with written(tmp_path / "a.bordrunde", whole()) as journal:
        sync(journal, archive)
    held = {each for each in ask(archive, EVERY_COLUMN) if each[0] not in BESIDE}
    assert {table for table, _ in held} == {*COLUMNS, *map(index_of, SEARCHED)}
    assert documented("Column by column") == held


def test_every_column_of_the_public_archive_is_described_on_its_page(tmp_path: Path):
    target, _ = made(tmp_path, whole())
    assert documented("The public archive") == set(ask(target, EVERY_COLUMN))


def test_the_words_of_a_public_archive_can_be_searched_and_name_nobody(tmp_path: Path):
    target, _ = made(tmp_path, whole())
    assert ask(target, "SELECT rowid FROM notes_fts('bænk')") == ask(
        target, "SELECT id FROM notes WHERE text LIKE '%bænk%'"
    )
    assert ask(target, "SELECT rowid FROM recommendations_fts('bænk*')") == [(2,)]
    for word in ("ottilie", "zørensen", "tillemus"):
        assert ask(target, f"SELECT * FROM notes_fts('{word}')") == []

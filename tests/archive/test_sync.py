"""Sync: both sides end with the same, twice is as good as once, and nothing strange gets in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.archive.journal import Journal
from app.archive.readable import COLUMNS
from app.archive.transfer import prepare, sync
from app.archive.verify import verify
from app.engine_process import EngineProcess
from app.models import board, people, voting
from app.models.entries import chained
from app.models.errors import Refused
from app.models.voting import Choice, Counts
from tests.assemblies import (
    DAY,
    NOW,
    Play,
    card,
    founded,
    member,
    with_item,
    with_members,
    with_notes,
    with_open_poll,
    with_recommendation,
)


def written(path: Path, play: Play, device: str = "laptop-a") -> Journal:
    journal = Journal.create(path, device)
    ballots = [fact for fact in play.facts if isinstance(fact, voting.BallotCast)]
    journal.append([fact for fact in play.facts if fact not in ballots], NOW)
    journal.append(ballots, NOW)
    return journal


def voted() -> Play:
    play = with_open_poll()
    for number in range(6):
        choice = Choice.YES if number else Choice.NO
        play.do(voting.cast_ballot(play.assembly, "p1", card(number), f"b{number}", choice))
    return play


def test_an_archive_is_made_and_the_same_sync_again_changes_no_byte(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", with_notes(with_item(founded()))) as journal:
        first = sync(journal, archive)
        content = archive.read_bytes()
        second = sync(journal, archive)
    assert first.made
    assert first.new_there == len(journal_entries(archive))
    assert (second.new_here, second.new_there, second.made) == (0, 0, False)
    assert archive.read_bytes() == content
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.bordrunde", "archive.sqlite"]


def journal_entries(archive: Path) -> list[tuple[object, ...]]:
    raw = sqlite3.connect(archive)
    try:
        return raw.execute("SELECT * FROM entry").fetchall()
    finally:
        raw.close()


def test_two_laptops_meet_in_the_archive(tmp_path: Path):
    play = with_item(founded())
    archive = tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", play) as lead:
        sync(lead, archive)
        with Journal.create(tmp_path / "b.bordrunde", "laptop-b") as table:
            assert sync(table, archive).new_here == len(play.facts)
            note = board.NewNote("n1", DAY, "i1", 2, "Fra bord 2")
            table.append(board.write_note(table.fold(), note, NOW), NOW)
            sync(table, archive)
            receipt = sync(lead, archive)
            assert receipt.new_here == 1
            assert lead.fold() == table.fold()
    assert verify(archive).findings == ()


def test_hands_that_two_counters_saw_differently_have_no_result(tmp_path: Path):
    play, archive = with_open_poll(terms=voting.Terms("", (voting.Channel.HANDS,))), tmp_path / "a"
    play.do(voting.count_hands(play.assembly, "p1", 1, voting.Counts(7, 2, 1)))
    play.do(voting.count_hands(play.assembly, "p1", 2, voting.Counts(7, 2, 0)))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    with written(tmp_path / "a.bordrunde", play) as journal:
        sync(journal, archive)
    raw = sqlite3.connect(archive)
    assert raw.execute("SELECT count(*) FROM results").fetchone() == (0,)
    raw.close()
    assert verify(archive).findings == ()


def test_ballots_of_an_open_poll_stay_on_the_laptop(tmp_path: Path):
    play, archive = voted(), tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", play) as journal:
        sync(journal, archive)
        raw = sqlite3.connect(archive)
        assert raw.execute("SELECT count(*) FROM ballot").fetchone() == (0,)
        assert raw.execute("SELECT count(*) FROM results").fetchone() == (0,)
        raw.close()
        facts = voting.close_poll(play.assembly, "p1", NOW)
        play.do(facts)
        journal.append(facts, NOW)
        sync(journal, archive)
        raw = sqlite3.connect(archive)
        told = raw.execute("SELECT yes, no, published FROM results").fetchone()
        assert told == (5, 1, 0), "what is counted and not published may not add up"
        raw.close()
        facts = voting.publish_result(play.assembly, "p1", NOW, "Fire gik før tid.")
        play.do(facts)
        journal.append(facts, NOW)
        sync(journal, archive)
        raw = sqlite3.connect(archive)
        assert raw.execute("SELECT published FROM results").fetchone() == (1,)
        raw.close()
    assert verify(archive).ballots == 6
    assert verify(archive).findings == ()


def test_ballots_of_a_poll_that_was_opened_again_come_home(tmp_path: Path):
    play, archive = voted(), tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", play) as journal:
        for decide in (voting.close_poll, voting.reopen_poll):
            facts = decide(play.assembly, "p1", NOW)
            play.do(facts)
            journal.append(facts, NOW)
            assert sync(journal, archive).restored == ()
    assert verify(archive).ballots == 0
    assert verify(archive).findings == ()


@pytest.mark.parametrize("stamp", ["zzz", "9999999999999-99999", "1773478800000"])
def test_an_entry_with_a_stamp_nobody_could_write_gets_nowhere(tmp_path: Path, stamp: str):
    archive = tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", founded()) as journal:
        sync(journal, archive)
        raw = sqlite3.connect(archive)
        body = '{"at":1,"item":"i","table":1}'
        digest = chained(b"", "evil", 1, stamp, "sheet-delivered", body)
        row = ("evil", 1, stamp, "sheet-delivered", body, digest)
        raw.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", row)
        raw.commit()
        raw.close()
        with pytest.raises(Refused, match="file-damaged"):
            sync(journal, archive)
    assert verify(archive).findings != ()
    Journal.open(tmp_path / "a.bordrunde", "laptop-a").close()


def test_an_archive_of_another_assembly_is_refused_and_left_alone(tmp_path: Path):
    from app.models import mandate
    from tests.assemblies import wording

    other, archive = Play(), tmp_path / "archive.sqlite"
    other.do(mandate.found_assembly(other.assembly, "another", wording("Anden"), NOW))
    with written(tmp_path / "o.bordrunde", other) as journal:
        sync(journal, archive)
    content = archive.read_bytes()
    with written(tmp_path / "a.bordrunde", founded()) as journal:
        with pytest.raises(Refused, match="other-assembly"):
            sync(journal, archive)
        assert journal.fold() == founded().assembly
    assert archive.read_bytes() == content


def test_a_laptop_that_was_copied_and_went_on_twice_is_found_by_name(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", with_notes(with_item(founded()), 1)) as journal:
        sync(journal, archive)
    with (
        written(tmp_path / "b.bordrunde", with_notes(with_item(founded(), minutes=7), 1)) as twin,
        pytest.raises(Refused, match="sync-clash"),
    ):
        sync(twin, archive)


@pytest.mark.parametrize(
    "evil",
    [
        "CREATE TRIGGER forge AFTER INSERT ON entry BEGIN DELETE FROM notes; END",
        "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n)"
        " SELECT * FROM n",
        "CREATE TABLE extra (a)",
    ],
)
def test_an_archive_with_something_added_is_not_opened(tmp_path: Path, evil: str):
    archive = tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", founded()) as journal:
        sync(journal, archive)
        raw = sqlite3.connect(archive)
        raw.execute(evil)
        raw.commit()
        raw.close()
        with pytest.raises(Refused, match="not-ours"):
            sync(journal, archive)


@pytest.mark.parametrize("content", [b"", b"Navn;Alder\n", b"SQLite format 3\x00" + b"\x00" * 90])
def test_a_file_that_is_no_archive_is_refused_and_left_alone(tmp_path: Path, content: bytes):
    archive = tmp_path / "archive.sqlite"
    archive.write_bytes(content)
    with (
        written(tmp_path / "a.bordrunde", founded()) as journal,
        pytest.raises(Refused, match="not-ours"),
    ):
        sync(journal, archive)
    assert archive.read_bytes() == content


def test_a_document_is_not_taken_for_an_archive_nor_the_reverse(tmp_path: Path):
    written(tmp_path / "b.bordrunde", founded()).close()
    with written(tmp_path / "a.bordrunde", founded()) as journal:
        with pytest.raises(Refused, match="is-a-document"):
            sync(journal, tmp_path / "b.bordrunde")
        sync(journal, tmp_path / "archive.sqlite")
    with pytest.raises(Refused, match="is-an-archive"):
        Journal.open(tmp_path / "archive.sqlite", "laptop-a")


def test_the_readable_tables_are_what_the_promise_names(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", voted()) as journal:
        sync(journal, archive)
    raw = sqlite3.connect(archive)
    names = {row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    raw.close()
    promised = (
        "entry members attendance meetings agenda rounds seats notes themes recommendations"
        " versions polls results ballots evaluation"
    )
    assert set(promised.split()) <= names
    assert set(COLUMNS) <= names


def at_the_door() -> Play:
    """Navn 1 wishes to be called Bobby; somebody new comes, and a substitute for Navn 2."""
    play = founded()
    play.do(people.add_members(play.assembly, [member(1), member(2)]))
    play.do(people.describe_member(play.assembly, "m01", people.Details("Navn 1", called="Bobby")))
    new = people.NewMember("m03", people.Details("Sofie Ny"))
    play.do(people.add_walk_in(play.assembly, DAY, new, NOW))
    instead = people.NewMember("m04", people.Details("Bo Ny"))
    play.do(people.add_substitute(play.assembly, DAY, instead, "m02", "Syg", NOW))
    return play


def test_wished_names_and_who_came_at_the_door_can_be_read_in_the_archive(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", at_the_door()) as journal:
        sync(journal, archive)
    with closing(sqlite3.connect(archive)) as raw:
        told = raw.execute("SELECT name, called, joined, joined_on, instead_of FROM members")
        assert told.fetchall() == [
            ("Navn 1", "Bobby", None, None, None),
            ("Navn 2", None, None, None, None),
            ("Sofie Ny", None, "walk-in", DAY, None),
            ("Bo Ny", None, "substitute", DAY, "m02"),
        ]
        everything = "\n".join(raw.iterdump())
    assert everything.count("Syg") == 1, "the reason stays with the personal data"


def test_the_last_archive_is_kept_beside(tmp_path: Path):
    archive, play = tmp_path / "archive.sqlite", with_item(founded())
    with written(tmp_path / "a.bordrunde", play) as journal:
        sync(journal, archive)
        old = archive.read_bytes()
        note = board.write_note(play.assembly, board.NewNote("n", DAY, "i1", 1, "Ny"), NOW)
        journal.append(note, NOW)
        sync(journal, archive)
    assert (tmp_path / "archive.sqlite.bak").read_bytes() == old


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["write", "sync"])), max_size=14))
def test_laptops_that_sync_in_any_order_end_with_the_same_and_lose_nothing(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str]]
):
    folder = tmp_path_factory.mktemp("sync")
    archive = folder / "archive.sqlite"
    first = written(folder / "0.bordrunde", with_item(founded()), "laptop-0")
    journals = [first, *(Journal.create(folder / f"{n}.bordrunde", f"laptop-{n}") for n in (1, 2))]
    for journal in journals:
        sync(journal, archive)
    texts = set()
    for number, (who, what) in enumerate(steps):
        journal = journals[who]
        if what == "sync":
            sync(journal, archive)
            continue
        new = board.NewNote(f"n{number}", DAY, "i1", who + 1, f"Note {number}")
        journal.append(board.write_note(journal.fold(), new, NOW), NOW - number * 1000)
        texts.add(new.text)
    for journal in (*journals, *journals):
        sync(journal, archive)
    folds = [journal.fold() for journal in journals]
    for journal in journals:
        journal.close()
    assert folds[0] == folds[1] == folds[2]
    assert {note.text for note in folds[0].board} == texts
    assert verify(archive).findings == ()


def test_a_published_result_that_is_tampered_with_is_told(tmp_path: Path):
    play, archive = voted(), tmp_path / "archive.sqlite"
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    play.do(voting.count_paper(play.assembly, "p1", Counts()))
    play.do(voting.publish_result(play.assembly, "p1", NOW))
    with written(tmp_path / "a.bordrunde", play) as journal:
        sync(journal, archive)
    for change, code in (
        ("UPDATE results SET yes = 6", "verify-table"),
        ("UPDATE ballot SET choice = 'yes'", "verify-ballots"),
    ):
        raw = sqlite3.connect(archive)
        raw.execute(change)
        raw.commit()
        raw.close()
        assert code in {finding.code for finding in verify(archive).findings}


# -- ballots that somebody changed with another program


def tampered(path: Path, statement: str) -> None:
    raw = sqlite3.connect(path)
    assert raw.execute(statement).rowcount > 0
    raw.commit()
    raw.close()


def closed() -> Play:
    play = voted()
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    return play


CHANGED = "UPDATE ballot SET choice = 'yes' WHERE choice = 'no'"
DELETED = "DELETE FROM ballot WHERE choice = 'no'"
ADDED = "INSERT INTO ballot SELECT poll, 'ffff08c9', 'ab', 'no' FROM ballot LIMIT 1"


@pytest.mark.parametrize("change", [CHANGED, DELETED, ADDED])
@pytest.mark.parametrize("side", ["archive.sqlite", "a.bordrunde"])
def test_ballots_that_were_tampered_with_are_put_right_and_named(
    tmp_path: Path, change: str, side: str
):
    archive, document = tmp_path / "archive.sqlite", tmp_path / "a.bordrunde"
    with written(document, closed()) as journal:
        assert sync(journal, archive).restored == ()
    tampered(tmp_path / side, change)
    with Journal.open(document, "laptop-a") as journal:
        (restored,) = sync(journal, archive).restored
        assert sync(journal, archive).restored == ()
        assert journal.fold().voting.polls["p1"].by_card == Counts(5, 1)
    assert (restored.question, restored.number) == ("Flere cykelstier", 1)
    assert restored.in_archive == (side == archive.name)
    assert restored.ballots == 1
    assert verify(archive).findings == ()
    assert verify(document).findings == ()


def test_ballots_of_a_poll_that_has_only_now_closed_are_not_called_restored(tmp_path: Path):
    play, archive = voted(), tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", play) as lead:
        sync(lead, archive)
        for decide in (voting.close_poll, voting.reopen_poll, voting.close_poll):
            facts = decide(play.assembly, "p1", NOW)
            play.do(facts)
            lead.append(facts, NOW)
            if decide is voting.close_poll:
                assert sync(lead, archive).restored == ()
        with Journal.create(tmp_path / "b.bordrunde", "laptop-b") as table:
            assert sync(table, archive).restored == ()
    assert verify(tmp_path / "b.bordrunde").findings == ()


def test_ballots_that_somebody_put_into_an_open_poll_are_taken_out_and_named(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", voted()) as journal:
        sync(journal, archive)
        tampered(archive, "INSERT INTO ballot VALUES ('p1', 'ffff08c9', 'ab', 'no')")
        (restored,) = sync(journal, archive).restored
        assert (restored.in_archive, restored.ballots) == (True, 1)
        assert len(journal.fold().voting.polls["p1"].ballots) == 6
    assert verify(archive).ballots == 0


def test_an_archive_that_would_not_be_whole_takes_no_ones_place(tmp_path: Path):
    archive, play = tmp_path / "archive.sqlite", with_members(3)
    with written(tmp_path / "a.bordrunde", play) as journal:
        sync(journal, archive)
        tampered(archive, "UPDATE personal SET body = replace(body, 'Navn 1', 'Navn 9')")
        content = archive.read_bytes()
        note = people.note_attendance(play.assembly, DAY, ["m01"], people.Attendance.LEFT, NOW)
        journal.append(note, NOW)
        with pytest.raises(Refused, match="archive-not-whole"):
            sync(journal, archive)
    assert archive.read_bytes() == content
    assert [each.name for each in tmp_path.glob("*.bak")] == []


def test_an_entry_of_the_document_that_was_changed_gets_into_no_archive(tmp_path: Path):
    archive, copy = tmp_path / "archive.sqlite", tmp_path / "copy.sqlite"
    with written(tmp_path / "a.bordrunde", with_notes(with_item(founded()))) as journal:
        sync(journal, archive)
        journal.append(board.make_theme(journal.fold(), "t1", "Nyt"), NOW)
        journal.copy(tmp_path / "ours.sqlite")
    with closing(sqlite3.connect(tmp_path / "ours.sqlite", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER entry_is_never_changed")
        raw.execute("UPDATE entry SET body = replace(body, 'Nyt', 'Andet') WHERE body LIKE '%Nyt%'")
    with pytest.raises(Refused, match="archive-not-whole"):
        prepare(tmp_path / "ours.sqlite", archive, copy)


def test_a_readable_table_that_was_changed_is_made_anew(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", closed()) as journal:
        sync(journal, archive)
        tampered(archive, "UPDATE results SET yes = 6")
        assert sync(journal, archive).remade == ("results",)
        assert sync(journal, archive).remade == ()
    assert verify(archive).findings == ()


def test_the_words_of_notes_and_recommendations_can_be_searched(tmp_path: Path):
    archive, play = (
        tmp_path / "archive.sqlite",
        with_recommendation(with_notes(with_item(founded()))),
    )
    new = board.NewNote("n9", DAY, "i1", 1, "Får på græs i Vognporten")
    play.do(board.write_note(play.assembly, new, NOW))
    with written(tmp_path / "a.bordrunde", play) as journal:
        sync(journal, archive)
        assert found(archive, "SELECT text FROM notes_fts('får')") == ["Får på græs i Vognporten"]
        assert found(archive, "SELECT text FROM notes_fts('far')") == []
        assert found(archive, "SELECT title FROM versions_fts('anlægge')") == ["Flere cykelstier"]
        play.facts.clear()
        play.do(board.reword_note(play.assembly, "n9", new.text, "Køer på græs", board.Mark.IDEA))
        journal.append(play.facts, NOW)
        sync(journal, archive)
        assert found(archive, "SELECT text FROM notes_fts('får')") == []
        assert found(archive, "SELECT text FROM notes_fts('køer')") == ["Køer på græs"]
        assert sync(journal, archive).found_same


def found(archive: Path, question: str) -> list[object]:
    with closing(sqlite3.connect(archive)) as raw:
        return [row[0] for row in raw.execute(question)]


@pytest.mark.parametrize(
    "harm",
    [
        "INSERT INTO notes_fts (notes_fts) VALUES ('delete-all')",
        "INSERT INTO notes_fts (rowid, text) VALUES (999, 'opdigtet')",
        "DELETE FROM notes_fts_data WHERE id > 10",
    ],
)
def test_an_index_that_was_changed_is_told_and_made_anew(tmp_path: Path, harm: str):
    archive = tmp_path / "archive.sqlite"
    with written(tmp_path / "a.bordrunde", with_notes(with_item(founded()))) as journal:
        sync(journal, archive)
        with closing(sqlite3.connect(archive, isolation_level=None)) as raw:
            raw.execute(harm)
        assert [each.params for each in verify(archive).findings] == [{"table": "notes_fts"}]
        assert sync(journal, archive).remade == ("notes_fts",)
        assert verify(archive).findings == ()
        assert sync(journal, archive).found_same


def test_a_refused_archive_is_named_as_the_person_knows_it(tmp_path: Path):
    archive = tmp_path / "t7.sqlite"
    with written(tmp_path / "a.bordrunde", founded()) as journal:
        sync(journal, archive)
        raw = sqlite3.connect(archive)
        raw.execute("CREATE TRIGGER forge AFTER INSERT ON entry BEGIN DELETE FROM notes; END")
        raw.close()
        with pytest.raises(Refused) as refused:
            sync(journal, archive)
    assert refused.value.params["file"] == "t7.sqlite"


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineProcess]:
    process = EngineProcess()
    yield process
    process.end()


def test_in_a_process_of_its_own_a_sync_gives_the_same(tmp_path: Path, engine: EngineProcess):
    here, there = tmp_path / "here.sqlite", tmp_path / "there.sqlite"
    with written(tmp_path / "a.bordrunde", voted()) as journal:
        assert sync(journal, there, engine) == sync(journal, here)
    assert there.read_bytes() == here.read_bytes()


def test_what_another_laptop_wrote_comes_over_from_the_process(
    tmp_path: Path, engine: EngineProcess
):
    archive, play = tmp_path / "archive.sqlite", with_notes(with_item(founded()))
    with written(tmp_path / "a.bordrunde", play) as first:
        sync(first, archive)
    with Journal.create(tmp_path / "b.bordrunde", "laptop-b") as second:
        receipt = sync(second, archive, engine)
        assert receipt.new_here == len(second.entries()) == len(play.facts)


def test_the_process_refuses_as_the_thread_does(tmp_path: Path, engine: EngineProcess):
    archive = tmp_path / "archive.sqlite"
    archive.write_bytes(b"nothing of ours" * 400)
    with written(tmp_path / "a.bordrunde", founded()) as journal:
        with pytest.raises(Refused) as here:
            sync(journal, archive)
        with pytest.raises(Refused) as there:
            sync(journal, archive, engine)
    assert (there.value.code, there.value.params) == (here.value.code, here.value.params)
    assert archive.read_bytes() == b"nothing of ours" * 400

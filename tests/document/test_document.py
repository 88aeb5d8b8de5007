"""The document: told only when on disk, decided one by one, undone by new entries."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models import agenda, board, people, voting
from app.models.assembly import Aspect, Assembly
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.voting import Choice
from tests.assemblies import (
    DAY,
    NOW,
    Play,
    card,
    with_item,
    with_members,
    with_notes,
    with_open_poll,
)


def opened(path: Path, play: Play) -> Document:
    journal = Journal.create(path, "laptop-a")
    journal.append(play.facts, NOW)
    return Document(journal, clock=lambda: NOW)


@pytest.fixture
def document(qapp: object, tmp_path: Path) -> Iterator[Document]:
    made = opened(tmp_path / "a.bordrunde", with_notes(with_item(with_members())))
    yield made
    made.close()


def settle(qtbot: QtBot, future: Future[Facts]) -> Facts:
    qtbot.waitUntil(future.done)
    return future.result()


def test_a_change_is_announced_only_when_it_is_on_disk(document: Document, qtbot: QtBot):
    on_disk: list[bool] = []

    def look(aspect: Aspect) -> None:
        kinds = [entry.kind for entry in document.journal.entries()]
        on_disk.append("theme-made" in kinds and bool(aspect & Aspect.BOARD))

    document.changed.connect(look)
    settle(qtbot, document.perform(board.make_theme, "t1", "Trafik"))
    assert on_disk == [True]


class SlowDisk:
    """Holds each write until it is let through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._asked, self._answers = threading.Semaphore(0), queue.SimpleQueue[Refused | None]()
        real = Journal.append

        def append(journal: Journal, *args: Any) -> object:
            self._asked.release()
            error = self._answers.get()
            if error:
                raise error
            return real(journal, *args)

        monkeypatch.setattr(Journal, "append", append)

    def wait_for_write(self) -> None:
        """Until one more write has come to it; the window stands still meanwhile."""
        self._asked.acquire()

    def let_through(self, error: Refused | None = None) -> None:
        self._answers.put(error)

    def mend(self) -> None:
        """Holds nothing any more."""
        for _ in range(99):
            self.let_through()


@pytest.fixture
def polling(qapp: object, tmp_path: Path) -> Iterator[Document]:
    made = opened(tmp_path / "b.bordrunde", with_open_poll())
    yield made
    made.close()


@pytest.fixture
def disk(
    document: Document, polling: Document, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SlowDisk]:
    """Mended before the documents close, whatever became of the test."""
    slow = SlowDisk(monkeypatch)
    yield slow
    slow.mend()


def test_what_is_shown_at_any_moment_is_on_disk_and_no_more(
    document: Document, disk: SlowDisk, qtbot: QtBot
):
    shown = list[set[str]]()

    def look() -> None:
        assert document.assembly == document.journal.fold()
        shown.append(set(document.assembly.board.themes))

    document.changed.connect(look)
    first = document.perform(board.make_theme, "t1", "Trafik")
    disk.wait_for_write()
    document.perform(board.place_notes, ["n0"], "t1")
    document.perform(board.make_theme, "t2", "Boliger")
    look()
    disk.let_through()
    settle(qtbot, first)
    disk.let_through(Refused("disk-full", file="a.bordrunde"))
    qtbot.waitUntil(lambda: document.saved)
    assert shown == [set(), {"t1"}, {"t1"}]


@dataclass(frozen=True, slots=True)
class ThemeTorn(board.BoardFact):
    """A fact with a bug: it fails when a part of it is done."""

    def change(self, agenda: board.Board) -> None:
        agenda.themes.clear()
        raise ZeroDivisionError


def tear(_assembly: Assembly) -> Facts:
    return (board.ThemeMade("half", "Halvt", 0), ThemeTorn())


def test_a_bug_in_the_middle_of_a_decision_leaves_nothing_of_it_and_is_told(
    document: Document, disk: SlowDisk, qtbot: QtBot
):
    wishes = [document.do("Lav tema", board.make_theme, "t1", "Trafik")]
    disk.wait_for_write()

    def together() -> None:
        wishes.append(document.perform(board.make_theme, "t2", "Boliger"))
        wishes.append(document.do("Riv", tear))
        wishes.append(document.perform(board.place_notes, ["n0"], "t2"))

    phone = threading.Thread(target=together)
    phone.start()
    phone.join()
    for _ in range(2):
        disk.let_through()
    with qtbot.captureExceptions() as told:
        qtbot.waitUntil(lambda: all(each.done() for each in wishes))
    assert [kind for kind, *_ in told] == [ZeroDivisionError]
    assert [type(each.exception()) for each in wishes] == [
        type(None), type(None), ZeroDivisionError, type(None)
    ]  # fmt: skip
    assert document.undo_label == "Lav tema"
    assert document.assembly.board.themes["t2"].notes == ("n0",)
    assert set(document.assembly.board.themes) == {"t1", "t2"}
    disk.let_through()
    settle(qtbot, document.perform(board.make_theme, "half", "Et helt"))
    assert document.assembly == document.journal.fold()


def test_a_poll_opened_again_before_its_closing_is_on_disk_counts_as_it_should(
    polling: Document, disk: SlowDisk, qtbot: QtBot
):
    document, problems = polling, list[Refused]()
    document.failed.connect(problems.append)
    closed = document.perform(voting.close_poll, "p1", NOW)
    disk.wait_for_write()
    document.perform(voting.reopen_poll, "p1", NOW)
    document.perform(voting.cast_ballot, "p1", card(1), "b1", Choice.YES)
    disk.let_through()
    settle(qtbot, closed)
    disk.let_through()
    qtbot.waitUntil(lambda: document.saved)
    assert document.assembly.voting.polls["p1"].result.counts.yes == 1
    assert problems == []
    disk.let_through()
    settle(qtbot, document.perform(voting.close_poll, "p1", NOW + 1))
    assert problems == []


def test_a_closed_poll_whose_ballots_on_disk_are_others_is_told(
    polling: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    document, problems = polling, list[Refused]()
    document.failed.connect(problems.append)
    settle(qtbot, document.perform(voting.cast_ballot, "p1", card(1), "b1", Choice.YES))
    stolen = dict[str, voting.Ballot]()
    monkeypatch.setattr(Journal, "ballots", lambda *_: stolen)
    settle(qtbot, document.perform(voting.close_poll, "p1", NOW))
    qtbot.waitUntil(lambda: bool(problems))
    assert [each.code for each in problems] == ["recount-differs"]


def test_a_refusal_is_told_to_the_window_only_for_what_the_window_asked(
    document: Document, qtbot: QtBot
):
    told: list[Refused] = []
    document.refused.connect(told.append)
    for future in (
        document.perform(agenda.pause, NOW),
        document.do("Sæt på pause", agenda.pause, NOW),
    ):
        with pytest.raises(Refused, match="nothing-is-on"):
            settle(qtbot, future)
    assert [each.code for each in told] == ["nothing-is-on"]


def test_undo_and_redo_say_what_they_do_and_are_new_entries(document: Document, qtbot: QtBot):
    count = len(document.journal.entries())
    settle(qtbot, document.do("Lav tema", board.make_theme, "t1", "Trafik", ["n0"]))
    assert document.undo_label == "Lav tema"
    back = document.undo()
    assert back is not None
    settle(qtbot, back)
    assert "t1" not in document.assembly.board.themes
    assert document.redo_label == "Lav tema"
    again = document.redo()
    assert again is not None
    settle(qtbot, again)
    assert document.assembly.board.themes["t1"].notes == ("n0",)
    assert len(document.journal.entries()) > count + 3
    assert document.redo() is None


def test_an_erased_person_does_not_come_back_by_undo(document: Document, qtbot: QtBot):
    renamed = people.Details("Ida Sørensen")
    settle(qtbot, document.do("Ret Ida", people.describe_member, "m01", renamed))
    settle(qtbot, document.do("Slet Ida", people.erase_member, "m01"))
    assert document.undo() is None
    assert document.redo() is None
    assert document.journal.fold().people.members["m01"].details is None


def test_what_phones_send_is_not_on_the_facilitators_undo(document: Document, qtbot: QtBot):
    note = board.NewNote("n9", DAY, "i1", 1, "Fra telefon")
    settle(qtbot, document.perform(board.write_note, note, NOW))
    assert document.undo_label == ""


def test_a_vote_is_not_undone(tmp_path: Path, qtbot: QtBot):
    document = opened(tmp_path / "b.bordrunde", with_open_poll())
    settle(qtbot, document.do("Luk", voting.close_poll, "p1", NOW))
    assert document.undo_label == ""
    document.close()


def test_decisions_from_many_threads_are_all_counted_once(tmp_path: Path, qtbot: QtBot):
    document = opened(tmp_path / "b.bordrunde", with_open_poll(present=12))
    futures: list[Future[Facts]] = []
    lock = threading.Lock()

    def phone(number: int) -> None:
        for _ in range(3):
            wish = document.perform(
                voting.cast_ballot, "p1", card(number), f"b{number}", Choice.YES
            )
            with lock:
                futures.append(wish)

    threads = [threading.Thread(target=phone, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: all(future.done() for future in futures))
    assert all(future.exception() is None for future in futures)
    assert document.assembly.voting.polls["p1"].result.counts.yes == 12
    assert len(document.journal.ballots("p1")) == 12
    document.close()


def test_when_the_disk_refuses_nothing_is_believed_and_work_goes_on_after(
    document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    real = Journal.append
    problems: list[Refused] = []
    mended: list[bool] = []
    document.failed.connect(problems.append)
    document.recovered.connect(lambda: mended.append(True))

    def full(*_: object) -> None:
        raise Refused("disk-full", file="a.bordrunde")

    monkeypatch.setattr(Journal, "append", full)
    first = document.do("Lav tema", board.make_theme, "t1", "Trafik")
    second = document.perform(board.make_theme, "t2", "Boliger")
    qtbot.waitUntil(lambda: first.done() and second.done())
    assert isinstance(first.exception(), Refused)
    assert isinstance(second.exception(), Refused)
    assert document.assembly.board.themes == {}
    assert document.undo_label == ""
    assert [each.code for each in problems] == ["disk-full"]
    monkeypatch.setattr(Journal, "append", real)
    settle(qtbot, document.perform(board.make_theme, "t3", "Skoler"))
    assert mended == [True]
    assert document.assembly == document.journal.fold()


def test_when_the_disk_is_gone_altogether_it_is_told_and_nothing_lost_is_decided_on(
    document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    problems: list[Refused] = []
    document.failed.connect(problems.append)

    def gone(*_: object) -> None:
        raise Refused("disk-error", file="a.bordrunde")

    with monkeypatch.context() as pulled:
        pulled.setattr(Journal, "append", gone)
        pulled.setattr(Journal, "facts", gone)
        lost = document.perform(board.make_theme, "t1", "Trafik")
        qtbot.waitUntil(lost.done)
        assert isinstance(lost.exception(), Refused)
        assert [each.code for each in problems] == ["disk-error"]
    settle(qtbot, document.perform(board.make_theme, "t1", "Trafik"))
    qtbot.waitUntil(lambda: not document.in_trouble)
    assert set(document.assembly.board.themes) == {"t1"}
    assert document.assembly == document.journal.fold()


def test_a_bug_in_telling_what_is_on_disk_leaves_nobody_waiting_and_is_told(
    document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    real = board.ThemeMade.change
    tears = iter([False, True])

    def torn(fact: board.ThemeMade, lanes: board.Board) -> None:
        if next(tears, False):
            lanes.themes.clear()
            raise ZeroDivisionError
        real(fact, lanes)

    monkeypatch.setattr(board.ThemeMade, "change", torn)
    with qtbot.captureExceptions() as told:
        wish = document.perform(board.make_theme, "t1", "Trafik", ["n0"])
        qtbot.waitUntil(wish.done)
    assert [kind for kind, *_ in told] == [ZeroDivisionError]
    assert wish.result()
    assert document.assembly.board.themes["t1"].notes == ("n0",)
    settle(qtbot, document.perform(board.make_theme, "t2", "Boliger"))
    assert document.assembly == document.journal.fold()


def test_an_undo_that_comes_to_nothing_can_be_asked_for_again(
    document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    settle(qtbot, document.do("Lav tema", board.make_theme, "t1", "Trafik"))

    def torn(*_: object) -> None:
        raise ZeroDivisionError

    for step, label in ((document.undo, "undo_label"), (document.redo, "redo_label")):
        kind = board.ThemeDissolved if step == document.undo else board.ThemeMade
        with monkeypatch.context() as broken, qtbot.captureExceptions() as told:
            broken.setattr(kind, "change", torn)
            failing = step()
            assert failing is not None
            qtbot.waitUntil(failing.done)
        assert [kind for kind, *_ in told] == [ZeroDivisionError]
        assert getattr(document, label) == "Lav tema"
        again = step()
        assert again is not None
        settle(qtbot, again)
        assert getattr(document, label) == ""
    assert set(document.assembly.board.themes) == {"t1"}


def test_a_retry_is_not_told_that_it_is_saved_before_it_is(
    document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    go_on = threading.Event()

    def dying(*_: object) -> None:
        go_on.wait()
        raise Refused("disk-full", file="a.bordrunde")

    monkeypatch.setattr(Journal, "append", dying)
    note = board.NewNote("n9", DAY, "i1", 1, "Fra telefon")
    first = document.perform(board.write_note, note, NOW)
    again = document.perform(board.write_note, note, NOW)
    assert not again.done()
    go_on.set()
    qtbot.waitUntil(lambda: first.done() and again.done())
    assert isinstance(again.exception(), Refused)
    assert not document.flush()


def test_opening_a_poll_ends_what_could_be_undone(tmp_path: Path, qtbot: QtBot):
    play = with_open_poll()
    document = opened(tmp_path / "b.bordrunde", play)
    settle(qtbot, document.perform(voting.close_poll, "p1", NOW))
    settle(qtbot, document.do("Forbered", voting.prepare_poll, "p2", "r1", voting.Terms("")))
    settle(qtbot, document.do("Åbn", voting.open_poll, "p2", "salt", NOW))
    assert document.undo_label == ""
    document.close()


def test_closing_waits_for_what_is_on_its_way(tmp_path: Path, qtbot: QtBot):
    document = opened(tmp_path / "b.bordrunde", with_item(with_members()))
    futures = [document.perform(board.make_theme, f"t{n}", f"Tema {n}") for n in range(40)]
    document.close()
    assert all(future.done() and future.exception() is None for future in futures)
    late = document.perform(board.make_theme, "t99", "For sent")
    assert isinstance(late.exception(), Refused)
    with Journal.open(tmp_path / "b.bordrunde", "laptop-a") as journal:
        assert len(journal.fold().board.themes) == 40


def test_an_engine_thinks_beside_and_its_proposal_changes_nothing(document: Document, qtbot: QtBot):
    here = threading.get_ident()
    future = document.propose(threading.get_ident)
    qtbot.waitUntil(future.done)
    assert future.result() != here
    failing = document.propose(int, "x")
    qtbot.waitUntil(failing.done)
    assert isinstance(failing.exception(), ValueError)


def test_a_sync_that_brings_another_laptops_notes_shows_them(
    document: Document, qtbot: QtBot, tmp_path: Path
):
    archive = tmp_path / "archive.sqlite"
    qtbot.waitUntil(document.sync(archive).done)
    with Journal.create(tmp_path / "b.bordrunde", "laptop-b") as other:
        from app.archive.transfer import sync

        sync(other, archive)
        new = board.NewNote("nb", DAY, "i1", 2, "Fra den anden")
        other.append(board.write_note(other.fold(), new, NOW), NOW)
        sync(other, archive)
    with qtbot.waitSignal(document.changed):
        receipt = document.sync(archive)
    qtbot.waitUntil(receipt.done)
    assert receipt.result().new_here == 1
    assert "nb" in document.assembly.board.notes


def act(assembly: Assembly, number: int, kind: int) -> Facts:
    """One of many things a facilitator may do, chosen by numbers."""
    note = f"n{number % 6}"
    themes = assembly.board.order
    theme = themes[number % len(themes)] if themes else ""
    match kind:
        case 0:
            return board.make_theme(assembly, f"t{number}", f"Tema {number}", [note])
        case 1:
            return board.place_notes(assembly, [note], theme)
        case 2:
            return board.dissolve_theme(assembly, theme)
        case 3:
            return board.withdraw_note(assembly, note)
        case 4:
            status = list(people.Attendance)[number % 4]
            return people.note_attendance(assembly, DAY, [f"m{number % 12 + 1:02d}"], status, NOW)
        case 5:
            return people.remove_member(assembly, f"m{number % 12 + 1:02d}")
        case 6:
            return agenda.add_item(assembly, f"x{number}", DAY, agenda.Plan(f"P {number}"), 0)
        case _:
            return agenda.start_next(assembly, DAY, NOW + number)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 7)), max_size=25), st.integers(0, 9))
def test_the_file_always_holds_what_is_shown_and_undo_goes_all_the_way_back(
    qapp: object, tmp_path_factory: pytest.TempPathFactory, steps, undone: int
):
    path = tmp_path_factory.mktemp("play") / "a.bordrunde"
    document = opened(path, with_notes(with_item(with_members())))
    states = [visible(document.assembly)]
    for number, kind in steps:
        document.do(label := f"{len(states)}: {number}", act, number, kind)
        assert document.flush()
        if document.undo_label == label:
            states.append(visible(document.assembly))
    for _ in range(min(undone, len(states) - 1)):
        states.pop()
        document.undo()
        assert document.flush()
        assert visible(document.assembly) == states[-1]
    shown = document.assembly
    document.close()
    with Journal.open(path, "laptop-a") as journal:
        assert journal.fold() == shown


def visible(assembly: Assembly) -> object:
    """What people see of an assembly; a withdrawn note or a presence of "expected" is nothing."""
    items = dict(assembly.agenda.items)
    order = {meeting: tuple(ids) for meeting, ids in assembly.agenda.order.items()}
    on = {key for ids in order.values() for key in ids}
    present = {m.id for m in assembly.people.present(DAY)}
    return (
        dict(assembly.people.members),
        present,
        {key: (items[key].plan, items[key].started_at, items[key].ended_at) for key in on},
        order.get(DAY),
        assembly.agenda.current,
        tuple(note.id for note in assembly.board),
        assembly.board.lanes(),
    )

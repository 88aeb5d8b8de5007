"""While a note is typed, the notes that say something like it are told, and nothing is merged."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.engines.themes import near
from app.models import board
from app.models.board import Mark, NewNote
from app.ui.notes.page import NotesPage
from tests.assemblies import DAY, NOW, with_item, with_plan
from tests.ui.board_room import BoardRoom, Opener, opened, page_of, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.test_notes_page import make_page, newest

__all__ = ["look", "opened", "session_look"]

Key = Qt.Key


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    return opened(tables_at_work(), make_page)


def strip_of(room: BoardRoom):
    return page_of(room, NotesPage).similar


def typed(room: BoardRoom, text: str) -> None:
    room.press(page_of(room, NotesPage).entry.field, text)
    room.qtbot.waitUntil(lambda: strip_of(room).notes.is_ready, timeout=30_000)


def shown(room: BoardRoom) -> list[str]:
    notes = room.document.assembly.board.notes
    return [notes[each].text for each in strip_of(room).shown]


def doubts(room: BoardRoom) -> list[str]:
    lines = strip_of(room).lines
    return [line.doubt.accessibleName() for line in lines if line.doubt.isVisible()]


def test_the_likest_notes_are_told_and_go_with_the_text(room: BoardRoom):
    typed(room, "Trygge cykelstier for børnene")
    room.qtbot.waitUntil(lambda: "Trygge cykelstier til skolen" in shown(room))
    assert len(shown(room)) <= 3
    assert "Fjernvarmen er for dyr" not in shown(room)
    page = page_of(room, NotesPage)
    assert page.entry.field.hasFocus()
    room.press(page.entry.field, Key.Key_Return)
    assert not strip_of(room).isVisible()
    assert page.entry.field.hasFocus()


def test_the_same_is_called_a_duplicate_and_its_negation_the_opposite(room: BoardRoom):
    typed(room, "Flere cykelstier langs Roskildevej")
    room.qtbot.waitUntil(lambda: doubts(room) == ["dublet?"])
    field = page_of(room, NotesPage).entry.field
    field.setPlainText("Ikke flere cykelstier langs Roskildevej")
    room.qtbot.waitUntil(lambda: doubts(room) == ["modsat?"])
    before = len(tuple(room.document.assembly.board))
    room.press(field, Key.Key_Return)
    assert len(tuple(room.document.assembly.board)) == before + 1, "told, never merged"


def test_a_note_that_came_from_a_phone_meanwhile_is_found(room: BoardRoom):
    typed(room, "Æbletræer på torvet")
    new = NewNote("phone1", DAY, "i1", 1, "Æbletræer på torvet", Mark.IDEA)
    room.document.perform(board.write_note, new, NOW + 500)
    room.settle()
    field = page_of(room, NotesPage).entry.field
    room.press(field, " til alle")
    room.qtbot.waitUntil(lambda: shown(room)[:1] == ["Æbletræer på torvet"])


def test_a_note_that_was_taken_back_is_told_no_more(room: BoardRoom):
    typed(room, "Trygge cykelstier")
    room.qtbot.waitUntil(lambda: "Trygge cykelstier til skolen" in shown(room))
    note = next(x for x in strip_of(room).shown if "Trygge" in note_text(room, x))
    room.document.perform(board.withdraw_note, note)
    room.settle()
    assert note not in strip_of(room).shown
    room.press(page_of(room, NotesPage).entry.field, " nu")
    room.qtbot.wait(400)
    assert note not in strip_of(room).shown


def note_text(room: BoardRoom, note: str) -> str:
    return room.document.assembly.board.notes[note].text


def test_looking_at_a_similar_note_changes_neither_the_text_nor_its_table(room: BoardRoom):
    page = page_of(room, NotesPage)
    page.choose_sheet("i1", 2)
    typed(room, "Flere cykelstier langs Roskildevej")
    room.qtbot.waitUntil(lambda: bool(strip_of(room).shown))
    button = strip_of(room).lines[0].show_button
    room.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.list.chosen == ("n0",)
    assert page.entry.table.value() == 2
    assert page.entry.field.toPlainText() == "Flere cykelstier langs Roskildevej"
    page.type_note()
    room.press(page.entry.field, Key.Key_Return)
    assert newest(room).table == 2


def test_typing_and_enter_are_never_kept_waiting_by_two_thousand_notes(opened: Opener):
    play = with_plan(with_item(tables_at_work()))
    words = ("Cykelsti", "varme", "skole", "bus", "træer", "naboer", "bibliotek", "støj", "lys")
    texts = (" ".join(words[n * k % 9] + str(n % 71) for k in (1, 2, 5)) for n in range(2_000))
    new = [NewNote(f"m{n}", DAY, "i1", 0, text) for n, text in enumerate(texts)]
    play.do(board.write_notes(play.assembly, new, NOW))
    room = opened(play, make_page)
    assert _turns_until_read(room) > 20, "a little at a time, between what the window does"
    room.qtbot.waitUntil(lambda: bool(strip_of(room).shown))


def _turns_until_read(room: BoardRoom) -> int:
    """How often the window had its turn until all notes were read."""
    room.press(page_of(room, NotesPage).entry.field, "Cykelsti ved skolen")
    turns, until = 0, time.monotonic() + 60
    while not strip_of(room).notes.is_ready and time.monotonic() < until:
        QApplication.processEvents()
        turns += 1
        time.sleep(0.001)
    assert strip_of(room).notes.is_ready
    return turns


def test_whoever_types_is_told_while_the_notes_are_still_being_read(room: BoardRoom):
    strip = strip_of(room)
    told: list[str] = []
    strip.notes.waiting.connect(lambda: told.append(strip.findChildren(QLabel)[0].text()))
    typed(room, "Trygge cykelstier for børnene")
    room.qtbot.waitUntil(lambda: bool(shown(room)))
    assert told
    assert "læses stadig" in told[0]
    assert "læses" not in strip.findChildren(QLabel)[0].text()


def test_the_window_neither_reads_notes_nor_looks_among_them(
    room: BoardRoom, monkeypatch: pytest.MonkeyPatch
):
    asked: list[bool] = []
    look, put = near.Neighbours.similar, near.Neighbours.filled

    def seen(real):
        def told(*args):
            asked.append(threading.current_thread() is threading.main_thread())
            return real(*args)

        return told

    monkeypatch.setattr(near.Neighbours, "similar", seen(look))
    monkeypatch.setattr(near.Neighbours, "filled", seen(put))
    typed(room, "Trygge cykelstier for børnene")
    room.qtbot.waitUntil(lambda: bool(shown(room)))
    assert asked
    assert not any(asked)

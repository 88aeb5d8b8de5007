"""A table's photo stands beside its sheet, is read close by, and is typed from."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest

from app.models import board
from app.models.board import NewPhoto
from app.ui.notes.models import LINE_ROLE
from app.ui.notes.page import NotesPage
from app.ui.notes.photo_view import MOST_ZOOM, PhotoView
from app.ui.notes.photos_away import PhotosAwayDialog
from app.ui.question import Question
from tests.assemblies import DAY, NOW, Play
from tests.ui.board_room import BoardRoom, Opener, opened, page_of, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.test_notes_page import make_page, newest

__all__ = ["look", "opened", "session_look"]

Key = Qt.Key


def a_paper(shade: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (1600, 1200), (shade, 200, 200)).save(made, "JPEG")
    return made.getvalue()


def with_photos() -> Play:
    """Table 1 has sent two photos, table 2 one."""
    play = tables_at_work()
    for number, table in enumerate((1, 1, 2)):
        new = NewPhoto(f"photo-{number}", DAY, "i1", table, a_paper(40 * number))
        play.do(board.keep_photo(play.assembly, new, NOW + number))
    return play


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    made = opened(with_photos(), make_page)
    page_in(made).choose_sheet("i1", 1)
    return made


def page_in(room: BoardRoom) -> NotesPage:
    return page_of(room, NotesPage)


def open_photos(room: BoardRoom) -> NotesPage:
    page = page_in(room)
    room.qtbot.mouseClick(page.card.photos_button, Qt.MouseButton.LeftButton)
    room.qtbot.waitUntil(lambda: not page.photos.pane.view.seen().isEmpty())
    return page


def act(page: NotesPage, name: str) -> None:
    """Runs one of the page's actions, as its menu and the palette do."""
    (action,) = (each for each in page.actions() if each.objectName() == name)
    action.trigger()


def row_of(page: NotesPage, text: str) -> int:
    model = page.list.model()
    lines = [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]
    return [line.text for line in lines].index(text)


def shown(page: NotesPage) -> str:
    photo = page.photos.pane.photo
    return photo.id if photo and page.photos.pane.isVisible() else ""


def test_the_card_tells_of_photos_and_one_press_brings_them_beside_the_notes(room: BoardRoom):
    page = page_in(room)
    assert page.card.photos_button.text() == "2 billeder"
    assert not page.photos.pane.isVisible()
    open_photos(room)
    assert shown(page) == "photo-0"
    assert not page.card.isVisible()
    room.qtbot.mouseClick(page.photos.pane.close_button, Qt.MouseButton.LeftButton)
    assert shown(page) == ""
    assert page.card.isVisible()
    page.choose_sheet("i1", 3)
    assert not page.card.photos_button.isVisible()


def test_a_photo_follows_the_sheet_and_all_tables_have_all_of_them(room: BoardRoom):
    page = open_photos(room)
    page.choose_sheet("i1", 2)
    assert shown(page) == "photo-2"
    page.choose_sheet("i1", 3)
    assert shown(page) == ""
    page.choose_sheet("i1", -1)
    assert shown(page) == "photo-0"
    for _press in range(3):
        room.press_alt(page.photos.pane.view, Key.Key_PageDown)
    assert shown(page) == "photo-2"


def test_the_keyboard_zooms_moves_and_shows_the_whole_again(room: BoardRoom):
    view = open_photos(room).photos.pane.view
    view.setFocus()
    whole = view.seen()
    assert (round(whole.width(), 3), round(whole.height(), 3)) == (1.0, 1.0)
    room.press(view, Key.Key_Plus, Key.Key_Plus, Key.Key_Plus, Key.Key_Plus)
    near = view.seen()
    assert near.width() < 0.7
    room.press(view, Key.Key_Right, Key.Key_Down)
    assert view.seen().x() > near.x()
    assert view.seen().y() > near.y()
    for _press in range(30):
        room.press(view, Key.Key_Right, Key.Key_Down)
    assert round(view.seen().right(), 3) == 1.0
    assert round(view.seen().bottom(), 3) == 1.0
    for _press in range(20):
        room.press(view, Key.Key_Plus)
    assert view.zoom == MOST_ZOOM
    room.press(view, Key.Key_0)
    assert view.seen() == whole


def test_who_types_zooms_and_turns_the_photo_without_leaving_the_field(room: BoardRoom):
    page = open_photos(room)
    page.entry.take_keyboard()
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(page.entry.field, Key.Key_Plus, alt)
    assert page.photos.pane.view.zoom > 1
    QTest.keyClick(page.entry.field, Key.Key_PageDown, alt)
    assert shown(page) == "photo-1"
    assert page.entry.field.hasFocus()
    assert page.entry.field.toPlainText() == ""


def under(view: PhotoView, point: QPointF) -> QPointF:
    """The place on the photo, each side from 0 to 1, that a point of the view shows."""
    seen, size = view.seen(), view.size()
    across = seen.x() + seen.width() * point.x() / size.width()
    return QPointF(across, seen.y() + seen.height() * point.y() / size.height())


def test_the_wheel_comes_closer_to_what_is_under_the_mouse(room: BoardRoom):
    view = open_photos(room).photos.pane.view
    point = QPointF(view.width() * 0.3, view.height() * 0.5)
    before = under(view, point)
    turn = QWheelEvent(
        point,
        view.mapToGlobal(point),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(turn)
    after = under(view, point)
    assert view.zoom > 2
    assert abs(after.x() - before.x()) < 0.02
    assert abs(after.y() - before.y()) < 0.02


def test_a_note_typed_beside_a_photo_remembers_it_and_finds_it_again(room: BoardRoom):
    page = open_photos(room)
    page.photos.pane.step(1)
    room.press(page.entry.field, "Bænke ved åen", Key.Key_Return)
    note = newest(room)
    assert room.document.assembly.board.typed_from == {note.id: "photo-1"}
    page.photos.toggle()
    room.press(page.entry.field, "Uden billede", Key.Key_Return)
    assert len(room.document.assembly.board.typed_from) == 1
    page.list.setCurrentIndex(page.list.model().index(row_of(page, "Bænke ved åen"), 0))
    act(page, "note-source")
    assert shown(page) == "photo-1"


def test_a_photo_taken_away_comes_back_by_undo_and_a_deleted_one_does_not(room: BoardRoom):
    page = open_photos(room)
    page.photos.pane.removed.emit("photo-0")
    room.settle()
    assert shown(page) == "photo-1"
    room.undo()
    assert page.photos.count == 2
    page.photos.pane.choose("photo-0")
    act(page, "note-photo-erase")
    room.dialog(Question).accept()
    room.settle()
    assert page.photos.count == 1
    assert room.document.assembly.board.photos["photo-0"].jpeg is None


def test_photos_that_were_taken_away_can_be_seen_brought_back_and_deleted(room: BoardRoom):
    page = page_of(room, NotesPage)
    document = room.document
    for photo in ("photo-0", "photo-2"):
        document.perform(board.take_photo_back, photo)
    room.settle()
    page.photos.show_away()
    (dialog,) = room.window.findChildren(PhotosAwayDialog)
    assert dialog.list.count() == 2
    assert "Bord 2" in dialog.list.item(0).text()
    assert not dialog.list.item(0).icon().isNull()
    dialog.back.click()
    room.settle()
    assert not document.assembly.board.photos["photo-2"].taken_back
    assert dialog.list.count() == 1
    dialog.erase.click()
    (question,) = room.window.findChildren(Question)
    question.accept()
    room.settle()
    assert document.assembly.board.photos["photo-0"].jpeg is None
    assert dialog.list.count() == 0
    assert not dialog.erase.isEnabled()

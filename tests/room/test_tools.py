"""Beside taking: messages, own slides, the small countdown, the foyer, and a clicker's keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.models import agenda
from app.models.room import Cover, Scene, Showing
from app.ui.room_panel import Stage
from app.ui.room_panel.legibility_dialog import LegibilityDialog
from app.ui.room_panel.message_dialog import MessageDialog, SlideDialog
from app.ui.room_place import Place
from app.ui.room_window import RoomWindow
from app.ui.slide.reading import reading
from app.ui.slides.own_slide import OwnSlide
from app.ui.theme import ROOM_DARK, ROOM_LIGHT, Colours
from app.ui.widgets import Button
from tests.room.test_panel import TASK, Desk, desk
from tests.room.walls import a_jpeg

__all__ = ["desk"]

CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(parent: QWidget, kind: type[QWidget]) -> QWidget:
    return next(each for each in parent.findChildren(kind) if each.isVisible())


def test_a_message_is_typed_looked_at_and_taken(desk: Desk) -> None:
    desk.panel.tools.write_message()
    dialog = shown(desk.panel, MessageDialog)
    assert isinstance(dialog, MessageDialog)
    qtbot = desk.qtbot
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return, CONTROL)
    assert dialog.isVisible(), "an empty message is asked for again"
    qtbot.keyClicks(dialog.field, "bft Kaffe kl. 14")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return, CONTROL)
    message = Showing(Scene.MESSAGE, "bft Kaffe kl. 14")
    assert desk.panel.chosen == message
    assert desk.live == Showing(Scene.TITLE)
    assert desk.document.assembly.room_screen.cover is Cover.NONE, "letters in a field are text"
    desk.panel.take()
    qtbot.waitUntil(lambda: desk.is_told(message))
    assert "Kaffe" in " ".join(desk.words())
    desk.take(Showing(Scene.WELCOME))
    desk.take(message)
    assert desk.document.assembly.room_screen.messages == (message.subject,)


def test_a_slide_is_written_with_a_picture_and_changed(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "kort.jpg"
    file.write_bytes(a_jpeg())
    desk.panel.tools.write_slide()
    dialog = shown(desk.panel, SlideDialog)
    assert isinstance(dialog, SlideDialog)
    broken = tmp_path / "brudt.jpg"
    broken.write_bytes(b"no")
    dialog.choose(broken)
    desk.qtbot.waitUntil(lambda: "brudt.jpg" in dialog.field.accessibleDescription())
    dialog.choose(file)
    desk.qtbot.waitUntil(lambda: bool(dialog._jpeg))  # noqa: SLF001 - the thread is done
    desk.qtbot.keyClicks(dialog.field, "# Kort")
    dialog.accept()
    desk.qtbot.waitUntil(lambda: len(desk.document.assembly.room_screen.slides) == 1)
    (slide,) = desk.document.assembly.room_screen.slides.values()
    assert (slide.text, len(desk.document.assembly.room_screen.pictures)) == ("# Kort", 1)
    desk.take(Showing(Scene.OWN, slide.id))
    assert isinstance(desk.window.slide, OwnSlide)
    assert desk.words() == ["Kort"]


def own_slide(desk: Desk) -> SlideDialog:
    desk.panel.tools.write_slide()
    dialog = shown(desk.panel, SlideDialog)
    assert isinstance(dialog, SlideDialog)
    return dialog


def told_buttons(dialog: QWidget) -> list[str]:
    return [each.text() for each in dialog.findChildren(Button)]


def test_a_slide_saved_at_once_has_the_picture_that_was_chosen(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "kort.jpg"
    file.write_bytes(a_jpeg())
    dialog = own_slide(desk)
    dialog.field.setPlainText("# Kort")
    dialog.choose(file)
    dialog.accept()
    assert dialog.isVisible(), "the picture is still being read"
    assert "Læser billedet…" in told_buttons(dialog)
    desk.qtbot.waitUntil(lambda: len(desk.document.assembly.room_screen.slides) == 1)
    (slide,) = desk.document.assembly.room_screen.slides.values()
    assert slide.picture in desk.document.assembly.room_screen.pictures


def test_a_slide_is_not_saved_without_the_picture_that_was_chosen(
    desk: Desk, tmp_path: Path
) -> None:
    broken = tmp_path / "brudt.jpg"
    broken.write_bytes(b"no")
    dialog = own_slide(desk)
    dialog.field.setPlainText("# Kort")
    dialog.choose(broken)
    dialog.accept()
    desk.qtbot.waitUntil(lambda: "brudt.jpg" in dialog.field.accessibleDescription())
    assert dialog.isVisible()
    assert "Læser billedet…" not in told_buttons(dialog)
    assert not desk.document.assembly.room_screen.slides
    dialog.accept()
    desk.qtbot.waitUntil(lambda: len(desk.document.assembly.room_screen.slides) == 1)


def test_only_the_picture_chosen_last_counts(desk: Desk, tmp_path: Path) -> None:
    first, last = tmp_path / "brudt.jpg", tmp_path / "kort.jpg"
    first.write_bytes(b"no")
    last.write_bytes(a_jpeg())
    dialog = own_slide(desk)
    dialog.choose(first)
    dialog.choose(last)
    dialog.accept()
    desk.qtbot.waitUntil(lambda: len(desk.document.assembly.room_screen.slides) == 1)


def test_a_picture_that_is_put_away_while_it_is_read_stays_away(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "kort.jpg"
    file.write_bytes(a_jpeg())
    dialog = own_slide(desk)
    dialog.field.setPlainText("# Kort")
    dialog.choose(file)
    away = next(b for b in dialog.findChildren(Button) if b.text() == "Uden billede")
    desk.qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    dialog.accept()
    desk.qtbot.waitUntil(lambda: len(desk.document.assembly.room_screen.slides) == 1)
    (slide,) = desk.document.assembly.room_screen.slides.values()
    assert not slide.picture


def test_a_good_picture_takes_the_refusal_of_a_bad_one_away(desk: Desk, tmp_path: Path) -> None:
    broken, file = tmp_path / "brudt.jpg", tmp_path / "kort.jpg"
    broken.write_bytes(b"no")
    file.write_bytes(a_jpeg())
    dialog = own_slide(desk)
    hint = dialog.field.accessibleDescription()
    for mend in (lambda: dialog.choose(file), dialog.drop):
        dialog.choose(broken)
        desk.qtbot.waitUntil(lambda: "brudt.jpg" in dialog.field.accessibleDescription())
        mend()
        desk.qtbot.waitUntil(lambda: dialog.field.accessibleDescription() == hint)
    dialog.reject()


def test_ctrl_enter_saves_from_every_button(desk: Desk) -> None:
    dialog = own_slide(desk)
    dialog.field.setPlainText("# Kort")
    button = next(b for b in dialog.findChildren(Button) if "billede" in b.text())
    button.setFocus()
    desk.qtbot.waitUntil(button.hasFocus)
    desk.qtbot.keyClick(button, Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(lambda: len(desk.document.assembly.room_screen.slides) == 1)


def test_ctrl_enter_puts_a_message_in_the_preview_from_every_button(desk: Desk) -> None:
    desk.panel.tools.write_message()
    dialog = shown(desk.panel, MessageDialog)
    assert isinstance(dialog, MessageDialog)
    dialog.field.setPlainText("Kaffe")
    button = next(b for b in dialog.findChildren(Button) if b.text() == "Annuller")
    button.setFocus()
    desk.qtbot.keyClick(button, Qt.Key.Key_Enter, CONTROL)
    assert desk.panel.chosen == Showing(Scene.MESSAGE, "Kaffe")


@pytest.mark.parametrize("colours", [ROOM_LIGHT, ROOM_DARK], ids=["light", "dark"])
def test_the_sketch_of_an_own_slide_is_in_the_walls_colours(desk: Desk, colours: Colours) -> None:
    desk.window.use_colours(colours)
    desk.panel.tools.write_slide()
    dialog = shown(desk.panel, SlideDialog)
    assert isinstance(dialog, SlideDialog)
    ground = dialog._sketch.grab().toImage().pixelColor(5, 5)  # noqa: SLF001 - what is painted
    assert ground == QColor(colours.window)
    dialog.reject()


def test_the_small_countdown_counts_on_another_slide(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", desk.clock.now)
    desk.take(Showing(Scene.WELCOME))
    assert "20:00" not in desk.words()
    desk.panel.tools.toggle_corner()
    desk.qtbot.waitUntil(lambda: desk.document.assembly.room_screen.has_corner)
    assert "20:00" in desk.words()
    desk.tick(61_000)
    assert "18:59" in desk.words()
    desk.take(TASK)
    assert desk.words().count("18:59") == 1, "the task has the large one"
    desk.panel.tools.toggle_corner()
    desk.qtbot.waitUntil(lambda: not desk.document.assembly.room_screen.has_corner)


def test_only_what_changed_is_painted_again(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", desk.clock.now)
    desk.take(TASK)
    slide = desk.panel.stage.slide
    assert slide is not None
    wall = QPixmap(1920, 1080)
    painter = QPainter(wall)
    slide.draw(painter, QSizeF(1920, 1080), ROOM_DARK)
    painter.end()
    told: list[object] = []
    slide.redrawn.connect(told.append)
    desk.tick(1_000)
    (shares,) = told
    assert isinstance(shares, list)
    changed = sum(each.width() * each.height() for each in shares) / 2  # before and after
    assert 0 < changed < 0.25


def test_the_foyer_shows_something_else(desk: Desk, qtbot) -> None:
    window = RoomWindow()
    qtbot.addWidget(window)
    foyer = Stage(desk.document, window, is_foyer=True)
    desk.take(TASK)
    desk.panel.pick(Showing(Scene.PROGRAMME))
    desk.panel.tools.take_to_foyer()
    qtbot.waitUntil(lambda: desk.document.assembly.room_screen.foyer is not None)
    desk.cover(Cover.BLANK)
    assert desk.live == TASK
    assert foyer.slide is not None
    words = [each.text for each in foyer.slide.sheet(QSizeF(1920, 1080), ROOM_DARK).words]
    assert "Program" in words
    assert window.cover is Cover.NONE
    foyer.deleteLater()


@pytest.mark.parametrize("where", ["picker", "live", "window"])
def test_a_clicker_works_wherever_the_room_has_the_keyboard(desk: Desk, where: str) -> None:
    parts = {"picker": desk.panel.picker, "live": desk.panel.live, "window": desk.window}
    target, qtbot = parts[where], desk.qtbot
    room = desk.document.assembly.room_screen
    desk.place.stay_clear_of(desk.panel)
    desk.panel.pick(Showing(Scene.WELCOME))
    qtbot.keyClick(target, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.is_told(Showing(Scene.WELCOME)))
    for key, cover in (
        (Qt.Key.Key_Period, Cover.BLANK),
        (Qt.Key.Key_Escape, Cover.TITLE),
        (Qt.Key.Key_Escape, Cover.TITLE),
        (Qt.Key.Key_F5, Cover.NONE),
    ):
        qtbot.keyClick(target, key)
        qtbot.waitUntil(lambda cover=cover: room.cover is cover)
    assert desk.place.place is Place.DISPLAY, "F5 shows the room screen too"


def test_a_take_comes_before_other_full_screen_programs(desk: Desk) -> None:
    desk.place.stay_clear_of(desk.panel)
    desk.place.show()
    other = QWidget()
    desk.qtbot.addWidget(other)
    other.setGeometry(desk.window.geometry())
    other.showFullScreen()
    came: list[bool] = []
    desk.panel.stage.taken.connect(lambda: came.append(desk.window.isVisible()))
    desk.take(Showing(Scene.WELCOME))
    assert came == [True]
    other.close()


def test_the_last_row_reads_as_far_as_the_rule_says() -> None:
    told = reading(1.5, 10)
    assert told.capital_mm == pytest.approx(43.6, abs=0.1)
    assert told.farthest == pytest.approx(8.7, abs=0.1)
    assert told.picture_needed == pytest.approx(1.72, abs=0.01)
    assert not told.is_readable
    assert reading(1.72, 10).is_readable


@pytest.mark.parametrize("lang", ["en", "da"])
def test_the_aid_is_never_too_narrow_for_its_name_in_a_title_bar(qtbot, speak, lang) -> None:
    speak(lang)
    dialog = LegibilityDialog()
    qtbot.addWidget(dialog)
    beside = 120  # a sign and three buttons, as window managers draw them
    title = dialog.fontMetrics().horizontalAdvance(dialog.windowTitle())
    assert dialog.minimumWidth() >= title + beside


@pytest.mark.parametrize("lang", ["en", "da"])
@pytest.mark.parametrize("typed", ["2,5", "2.5"])
def test_the_aid_takes_either_decimal_mark_for_what_is_typed_at_once(
    qtbot, speak, lang, typed
) -> None:
    speak(lang)
    dialog = LegibilityDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.picture.hasFocus)
    qtbot.keyClicks(dialog.picture, typed)
    assert dialog.picture.value() == 2.5
    assert "14" in dialog.answer.text()


def test_the_aid_gives_no_answer_to_a_picture_as_high_as_a_house(qtbot, speak) -> None:
    speak("en")
    dialog = LegibilityDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.picture.hasFocus)
    qtbot.keyClicks(dialog.picture, "25")
    assert dialog.answer.text() == "Type a length between 0.3 and 12.0 m."
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Tab)
    assert dialog.picture.value() < 12
    assert dialog.answer.text().startswith("Yes")


def test_the_aid_answers_as_one_types(qtbot, speak) -> None:
    speak("en")
    dialog = LegibilityDialog()
    qtbot.addWidget(dialog)
    dialog.picture.setValue(1.5)
    dialog.distance.setValue(8.0)
    assert dialog.answer.text() == "Yes: the smallest text can be read from 8.7 m."
    dialog.distance.setValue(10.0)
    assert dialog.answer.text() == "No: the smallest text can only be read from 8.7 m."
    assert "1.8 m high" in dialog.advice.text()

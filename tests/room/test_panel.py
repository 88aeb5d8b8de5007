"""Preview and live: nothing reaches the room without a take, and what was taken stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.document import Document
from app.models import (
    agenda,
    board,
    mandate,
    own_slides,
    people,
    recommendations,
    room,
    seating,
    voting,
)
from app.models.agenda import ItemKind, Lock, Plan
from app.models.entries import Facts
from app.models.room import Cover, Scene, Showing
from app.models.voting import Choice, Reveal, Terms, Turnout
from app.settings import Settings
from app.ui.room_panel import RoomPanel
from app.ui.room_place import RoomPlace
from app.ui.room_window import RoomWindow
from app.ui.scenes import Address, ProgrammePicture, TitlePicture, picture
from app.ui.slide import Bar
from app.ui.slides.countdown_slide import CountdownSlide
from app.ui.slides.poll_slide import PollSlide
from app.ui.slides.title_slide import TitleSlide
from app.ui.theme import ROOM_DARK, colours_of, load_fonts
from app.ui.widgets import Badge, Button
from tests.room.days import DAY, MINUTE, NOON, QUESTION, TITLE

TASK = Showing(Scene.TASK, "i1")
POLL = Showing(Scene.POLL, "p1")
AGAIN_MS = 420
"""After this a second press is a second take."""


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> int:
        return self.now


class Desk:
    """The panel beside a real document and a real room window."""

    def __init__(self, qtbot, path: Path) -> None:
        load_fonts()
        self.qtbot = qtbot
        self.clock = Clock()
        self.path = path
        self.window = RoomWindow()
        self.place = RoomPlace(self.window, Settings(), lambda: None)
        self.document = Document.create(path, "ab" * 8, clock=self.clock)
        self.fill()
        self.panel = self.sit_down()

    def sit_down(self) -> RoomPanel:
        panel = RoomPanel(self.document, self.place)
        panel.resize(380, 760)
        panel.show()
        return panel

    def do(self, decide: Callable[..., Facts], *given: object) -> None:
        """A decision, and the wait until it is on disk and told."""
        future = self.document.perform(decide, *given)
        self.qtbot.waitUntil(future.done)
        future.result()

    def fill(self) -> None:
        meetings = (mandate.Meeting(DAY, "2026-03-14"),)
        wording = mandate.Wording("Albertslund", QUESTION, "Rådet", meetings)
        self.do(mandate.found_assembly, "a", wording, NOON)
        details = [people.NewMember(f"m{n}", people.Details(f"Navn {n}")) for n in range(30)]
        self.do(people.add_members, details)
        ids = [each.id for each in details]
        self.do(people.note_attendance, DAY, ids, people.Attendance.PRESENT, NOON)
        self.do(seating.accept_plan, DAY, [[ids[table::5] for table in range(5)]])
        task = Plan("Runde 1", ItemKind.TABLE_ROUND, length_min=20, task="Skriv", round=1)
        self.do(agenda.add_item, "i1", DAY, task)
        self.do(agenda.add_item, "i2", DAY, Plan("Kaffe", ItemKind.BREAK, length_min=15))
        words = recommendations.Wording(TITLE, "Tekst")
        self.do(recommendations.draft_recommendation, "r1", words, "", NOON)

    def open_poll(self, reveal: Reveal) -> None:
        self.do(voting.print_cards, ["0" * 11], "salt")
        self.do(voting.prepare_poll, "p1", "r1", Terms("", reveal=reveal))
        self.do(voting.open_poll, "p1", "salt", NOON)

    def vote(self, number: int, choice: Choice = Choice.YES) -> None:
        self.do(lambda _: (voting.BallotCast("p1", f"k{number}", f"b{number}", choice),))

    def take(self, showing: Showing) -> None:
        self.panel.pick(showing)
        self.panel.take()
        self.qtbot.waitUntil(lambda: self.is_told(showing))

    def cover(self, cover: Cover) -> None:
        """As the window does: ask the document, then show what the assembly says."""
        self.do(room.cover_screen, cover)
        self.window.show_cover(self.document.assembly.room_screen.cover)

    def is_told(self, showing: Showing) -> bool:
        """Whether a scene is taken, on disk and told."""
        return self.live == showing and self.document.saved

    @property
    def live(self) -> Showing:
        return self.document.assembly.room_screen.showing

    @property
    def poll(self) -> PollSlide:
        """The live slide, which is a poll's."""
        slide = self.panel.stage.slide
        assert isinstance(slide, PollSlide)
        return slide

    def words(self) -> list[str]:
        """What stands on the wall."""
        slide = self.panel.stage.slide
        assert slide is not None
        assert self.window.slide is slide
        return [each.text for each in slide.sheet(QSizeF(1920, 1080), ROOM_DARK).words]

    def tick(self, ms: int = 0) -> None:
        self.clock.now += ms
        self.panel.stage.tick()

    def stand_up(self) -> None:
        self.panel.close()
        self.panel.deleteLater()

    def close(self) -> None:
        self.stand_up()
        self.place.close()
        self.place.deleteLater()
        self.window.deleteLater()
        self.document.close()
        self.document.deleteLater()


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "dag.bordrunde")
    yield made
    made.close()


def test_the_room_starts_with_the_title_card(desk: Desk) -> None:
    assert desk.live == Showing(Scene.TITLE)
    assert "Albertslund" in desk.words()


def test_the_preview_follows_the_day_and_the_room_does_not(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    assert desk.panel.chosen == TASK
    assert isinstance(desk.panel.preview.slide, CountdownSlide)
    desk.panel.pick(Showing(Scene.WELCOME))
    desk.tick(MINUTE)
    assert desk.live == Showing(Scene.TITLE)
    assert "Albertslund" in desk.words()


def test_take_shows_the_preview_to_the_room(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    desk.panel.take()
    desk.qtbot.waitUntil(lambda: desk.is_told(TASK))
    assert "Runde 1" in desk.words()
    assert desk.panel.live.slide is desk.window.slide


def test_what_was_taken_stays_in_the_preview_until_the_day_goes_on(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    desk.take(Showing(Scene.PROGRAMME))
    assert desk.panel.chosen == Showing(Scene.PROGRAMME)
    desk.do(agenda.add_time, 5, NOON)
    assert desk.panel.chosen == Showing(Scene.PROGRAMME), "no slide jumps in under the key"
    desk.do(agenda.start_item, "i2", NOON + MINUTE)
    assert desk.panel.chosen == Showing(Scene.BREAK, "i2")


def test_what_was_picked_and_not_taken_stays_whatever_the_day_does(desk: Desk) -> None:
    desk.panel.pick(Showing(Scene.WELCOME))
    desk.do(agenda.start_item, "i1", NOON)
    desk.do(agenda.start_item, "i2", NOON + MINUTE)
    assert desk.panel.chosen == Showing(Scene.WELCOME)


def test_a_suggested_result_stays_when_taken_and_is_offered_again_when_published(desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    desk.open_poll(Reveal.TURNOUT)
    desk.do(voting.close_poll, "p1", NOON + 1)
    result = Showing(Scene.RESULT, "p1")
    for _state in ("closed", "published"):
        assert desk.panel.chosen == result
        desk.panel.take()
        desk.qtbot.waitUntil(lambda: desk.is_told(result))
        assert desk.panel.chosen == result
        if _state == "closed":
            desk.do(voting.publish_result, "p1", NOON + 2, "")
        desk.qtbot.wait(AGAIN_MS)
    desk.do(agenda.start_item, "i2", NOON + MINUTE)
    assert desk.panel.chosen == Showing(Scene.BREAK, "i2")


def test_a_taken_slide_that_is_removed_gives_way(desk: Desk) -> None:
    desk.do(own_slides.write_slide, "s1", "Tak for i dag")
    desk.take(Showing(Scene.OWN, "s1"))
    desk.do(own_slides.remove_slide, "s1")
    assert desk.panel.chosen == Showing(Scene.WELCOME)


def test_enter_in_the_list_takes_and_arrows_only_choose(desk: Desk) -> None:
    picker = desk.panel.picker
    picker.setFocus()
    picker.setCurrentRow(0)
    desk.qtbot.keyClick(picker, Qt.Key.Key_Down)
    assert desk.panel.chosen == Showing(Scene.WELCOME)
    assert desk.live == Showing(Scene.TITLE)
    desk.qtbot.keyClick(picker, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.is_told(Showing(Scene.WELCOME)))
    assert QUESTION.split()[0] in " ".join(desk.words())


def test_the_button_takes(desk: Desk) -> None:
    desk.panel.pick(Showing(Scene.SEATING, "1"))
    button = desk.panel.findChild(Button, "take")
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: desk.is_told(Showing(Scene.SEATING, "1")))


def test_enter_pressed_twice_takes_what_was_seen_and_not_what_came_after(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    desk.panel.pick(Showing(Scene.WELCOME))
    picker = desk.panel.picker
    picker.setFocus()
    for _ in range(3):
        desk.qtbot.keyClick(picker, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.is_told(Showing(Scene.WELCOME)))
    desk.take(Showing(Scene.SEATING, "1"))
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_Return)
    assert desk.is_told(Showing(Scene.SEATING, "1"))


def held(key: Qt.Key) -> QKeyEvent:
    """What a key sends again and again while it is down."""
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)


def test_a_key_held_down_takes_and_covers_nothing_but_turns_pages(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    turned: list[int] = []
    desk.window.stepped.connect(turned.append)
    for watched in (desk.panel.picker, desk.panel.preview, desk.window):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_B, Qt.Key.Key_Escape):
            QApplication.sendEvent(watched, held(key))
    QApplication.sendEvent(desk.window, held(Qt.Key.Key_PageDown))
    assert desk.document.saved
    screen = desk.document.assembly.room_screen
    assert (screen.showing, screen.cover) == (Showing(Scene.TITLE), Cover.NONE)
    assert turned == [1]


def test_digits_follow_the_clock_without_a_take(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    desk.take(TASK)
    desk.tick()
    assert "20:00" in desk.words()
    desk.tick(90_000)
    assert "18:30" in desk.words()
    desk.do(agenda.add_time, 5, desk.clock.now)
    assert "23:30" in desk.words()
    desk.tick(24 * MINUTE)
    assert "+00:30" in desk.words()


def test_freeze_holds_the_picture_and_the_digits(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    desk.take(TASK)
    desk.tick(MINUTE)
    held = desk.words()
    desk.cover(Cover.FREEZE)
    desk.tick(5 * MINUTE)
    desk.do(board.deliver_sheet, "i1", 2, desk.clock.now)
    assert desk.words() == held
    desk.cover(Cover.FREEZE)
    desk.tick()
    assert "14:00" in desk.words()


def test_a_take_ends_the_freeze(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    desk.take(TASK)
    desk.cover(Cover.FREEZE)
    desk.take(Showing(Scene.WELCOME))
    assert desk.document.assembly.room_screen.cover is Cover.NONE
    assert QUESTION.split()[0] in " ".join(desk.words())


@pytest.mark.parametrize(
    ("key", "cover"),
    [(Qt.Key.Key_B, Cover.BLANK), (Qt.Key.Key_F, Cover.FREEZE), (Qt.Key.Key_T, Cover.TITLE)],
)
def test_cover_keys_work_in_the_list_of_scenes(desk: Desk, key: Qt.Key, cover: Cover) -> None:
    desk.panel.picker.setFocus()
    desk.qtbot.keyClick(desk.panel.picker, key)
    desk.qtbot.waitUntil(lambda: desk.document.assembly.room_screen.cover is cover)
    desk.qtbot.keyClick(desk.panel.picker, key)
    desk.qtbot.waitUntil(lambda: desk.document.assembly.room_screen.cover is Cover.NONE)


def test_the_miniature_shows_the_black_screen(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    desk.take(TASK)

    def middle_of(width: int) -> range:
        return range(width // 4, 3 * width // 4)

    def lightest() -> int:
        image = desk.panel.live.grab().toImage()
        places = ((x, y) for x in middle_of(image.width()) for y in middle_of(image.height()))
        return max(image.pixelColor(*place).lightness() for place in places)

    assert lightest() > 150
    desk.cover(Cover.BLANK)
    assert lightest() < 10


def test_the_miniature_draws_the_title_card_that_covers_at_its_own_size(desk: Desk) -> None:
    slide = desk.panel.stage.slide
    assert isinstance(slide, TitleSlide)
    desk.window.show_title(slide.picture)

    def inside() -> QImage:
        QApplication.processEvents()
        image = desk.panel.live.grab().toImage()
        return image.copy(image.rect().adjusted(12, 12, -12, -12))

    as_slide = inside()
    desk.take(Showing(Scene.WELCOME))
    assert inside() != as_slide
    desk.cover(Cover.TITLE)
    desk.qtbot.waitUntil(lambda: inside() == as_slide)
    desk.window.show_title(TitlePicture("Et andet navn"))
    desk.qtbot.waitUntil(lambda: inside() != as_slide)


def test_undo_right_after_a_take_puts_the_slide_before_back(desk: Desk) -> None:
    theme = desk.document.do("Lav tema", board.make_theme, "t1", "Stier", [])
    desk.qtbot.waitUntil(theme.done)
    desk.take(Showing(Scene.WELCOME))
    desk.take(Showing(Scene.SEATING, "1"))
    assert "Find dit bord" in desk.document.undo_label
    desk.document.undo()
    desk.qtbot.waitUntil(lambda: desk.is_told(Showing(Scene.WELCOME)))
    assert QUESTION in " ".join(desk.words())
    assert "t1" in desk.document.assembly.board.themes
    desk.document.redo()
    desk.qtbot.waitUntil(lambda: desk.is_told(Showing(Scene.SEATING, "1")))
    for shown in (Scene.WELCOME, Scene.TITLE):
        desk.document.undo()
        desk.qtbot.waitUntil(lambda shown=shown: desk.is_told(Showing(shown)))
    assert desk.document.undo_label == "Lav tema"


@pytest.mark.parametrize("cover", [Cover.BLANK, Cover.TITLE, Cover.FREEZE])
def test_undoing_a_take_never_uncovers_the_room(desk: Desk, cover: Cover) -> None:
    desk.take(Showing(Scene.WELCOME))
    desk.take(Showing(Scene.SEATING, "1"))
    desk.cover(cover)
    desk.document.undo()
    desk.qtbot.waitUntil(lambda: desk.is_told(Showing(Scene.WELCOME)))
    assert desk.document.assembly.room_screen.cover is cover
    desk.document.redo()
    desk.qtbot.waitUntil(lambda: desk.is_told(Showing(Scene.SEATING, "1")))
    assert desk.document.assembly.room_screen.cover is cover


def test_a_take_that_uncovered_the_room_is_undone_with_its_cover(desk: Desk) -> None:
    desk.cover(Cover.BLANK)
    desk.take(Showing(Scene.WELCOME))
    assert desk.document.assembly.room_screen.cover is Cover.NONE
    desk.document.undo()
    desk.qtbot.waitUntil(lambda: desk.is_told(Showing(Scene.TITLE)))
    assert desk.document.assembly.room_screen.cover.value == "blank"


def test_the_step_of_a_result_is_there_after_a_restart_and_after_an_undo(desk: Desk) -> None:
    desk.open_poll(Reveal.TURNOUT)
    for number in range(30):
        desk.vote(number)
    desk.do(voting.close_poll, "p1", NOON + 1)
    desk.do(voting.publish_result, "p1", NOON + 2, "")
    desk.take(Showing(Scene.RESULT, "p1"))
    desk.panel.stage.step(1)
    desk.panel.stage.step(1)
    assert "Vedtaget" in desk.words()
    told = desk.document.assembly.room_screen
    desk.qtbot.waitUntil(lambda: told.page == 3 and desk.document.saved)
    desk.stand_up()
    desk.document.close()
    desk.document = Document.open(desk.path, "ab" * 8, clock=desk.clock)
    desk.panel = desk.sit_down()
    assert "Vedtaget" in desk.words()
    desk.take(Showing(Scene.WELCOME))
    desk.document.undo()
    desk.qtbot.waitUntil(lambda: desk.is_told(Showing(Scene.RESULT, "p1")))
    assert "Vedtaget" in desk.words()
    desk.take(Showing(Scene.WELCOME))
    desk.take(Showing(Scene.RESULT, "p1"))
    assert "Vedtaget" not in desk.words()


def test_after_a_restart_the_room_shows_what_it_showed(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    desk.take(TASK)
    desk.cover(Cover.FREEZE)
    desk.stand_up()
    desk.document.close()
    desk.clock.now += 3 * MINUTE
    desk.document = Document.open(desk.path, "ab" * 8, clock=desk.clock)
    desk.panel = desk.sit_down()
    assert desk.live == TASK
    assert "17:00" in desk.words()
    assert desk.window.cover is Cover.FREEZE


def test_turnout_moves_and_no_count_is_told(desk: Desk) -> None:
    desk.open_poll(Reveal.TURNOUT)
    desk.take(POLL)
    desk.vote(1)
    desk.vote(2, Choice.NO)
    slide = desk.poll
    assert (slide.picture.turnout, slide.picture.live) == (Turnout(2), None)
    assert slide.bars.lengths == ()


def test_live_bars_move_at_most_ten_times_a_second(desk: Desk) -> None:
    desk.open_poll(Reveal.LIVE)
    desk.take(POLL)
    bars = desk.poll.bars
    desk.vote(1)
    assert bars.is_moving
    desk.vote(2)
    desk.vote(3, Choice.NO)
    before = bars.lengths
    assert before != (2 / 30, 1 / 30, 0)
    desk.qtbot.waitUntil(lambda: not bars.is_moving)
    assert bars.lengths == pytest.approx((2 / 30, 1 / 30, 0))


def test_a_bar_that_moves_leaves_the_rest_as_it_was_laid_out(desk: Desk) -> None:
    desk.open_poll(Reveal.LIVE)
    desk.take(POLL)
    slide = desk.poll
    desk.vote(1)
    still = list(slide.sheet(QSizeF(1920, 1080), ROOM_DARK).pieces)
    before = slide.bars.lengths
    desk.qtbot.waitUntil(lambda: slide.bars.lengths != before)
    moved = slide.sheet(QSizeF(1920, 1080), ROOM_DARK).pieces
    assert len(moved) == len(still)
    new = [at for at, each in enumerate(moved) if each is not still[at]]
    assert new
    assert all(isinstance(moved[at], Bar) for at in new)


def test_the_stage_tells_while_something_moves_on_the_wall(desk: Desk) -> None:
    stage = desk.panel.stage
    desk.open_poll(Reveal.LIVE)
    desk.take(POLL)
    desk.qtbot.waitUntil(lambda: not stage.is_moving)
    desk.vote(1)
    assert stage.is_moving
    desk.qtbot.waitUntil(lambda: not stage.is_moving)


def test_without_motion_bars_are_there_at_once(desk: Desk) -> None:
    desk.panel.stage.reduce_motion(True)
    desk.open_poll(Reveal.LIVE)
    desk.take(POLL)
    desk.vote(1)
    assert desk.poll.bars.lengths == pytest.approx((1 / 30, 0, 0))


def test_the_room_learns_the_address(desk: Desk) -> None:
    desk.take(Showing(Scene.WELCOME))
    assert "10.0.0.5:8642" not in desk.words()
    desk.panel.show_address(Address("http://10.0.0.5:8642/"))
    assert "10.0.0.5:8642" in desk.words()


def test_a_clicker_turns_the_pages_of_the_live_slide(desk: Desk) -> None:
    words = recommendations.Wording("Lang", "Et langt afsnit om boliger. " * 120)
    desk.do(recommendations.draft_recommendation, "r2", words, "", NOON)
    desk.take(Showing(Scene.RECOMMENDATION, "r2"))
    slide = desk.panel.stage.slide
    assert slide is not None
    assert slide.pages > 1
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_PageDown)
    assert slide.page == 2
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_PageUp)
    assert slide.page == 1


def test_on_two_displays_the_slide_fills_the_projector(desk: Desk, qtbot) -> None:
    screens = QGuiApplication.screens()
    assert len(screens) == 2
    desk.place.stay_clear_of(desk.panel)
    desk.place.show()
    desk.do(agenda.start_item, "i1", NOON)
    desk.take(TASK)
    assert desk.window.screen().name() == "projector"
    slide = desk.window.slide
    assert slide is not None
    qtbot.waitUntil(lambda: slide.size() == desk.window.size())
    assert desk.panel.live.room_size() == QSizeF(1920, 1080)


def test_a_result_reaches_the_room_only_with_a_take(desk: Desk) -> None:
    desk.open_poll(Reveal.TURNOUT)
    desk.vote(1)
    desk.do(voting.close_poll, "p1", NOON + 1)
    desk.take(Showing(Scene.RESULT, "p1"))
    before = desk.words()
    assert "1" not in before
    desk.do(voting.publish_result, "p1", NOON + 2)
    assert desk.words() == before
    desk.take(Showing(Scene.RESULT, "p1"))
    desk.qtbot.waitUntil(lambda: desk.words() != before)


def test_the_panel_speaks_the_language_of_the_moment(desk: Desk, speak) -> None:
    speak("en")
    desk.panel.retranslate()
    desk.qtbot.waitUntil(lambda: desk.panel.picker.item(1).text() == "Welcome")


def test_the_panel_becomes_narrow_again(desk: Desk) -> None:
    def stands_beside() -> bool:
        return desk.panel.live.geometry().left() > desk.panel.preview.geometry().right()

    desk.panel.resize(900, 700)
    desk.qtbot.waitUntil(stands_beside)
    desk.panel.resize(360, 760)
    desk.qtbot.waitUntil(lambda: not stands_beside())
    assert desk.panel.width() == 360
    desk.qtbot.waitUntil(lambda: desk.panel.live.geometry().right() < 360)


def test_the_panel_fits_beside_a_page_on_a_small_laptop(desk: Desk) -> None:
    panel = desk.panel
    panel.resize(296, 662)
    picker = panel.picker
    desk.qtbot.waitUntil(lambda: picker.viewport().height() >= 5 * picker.row_height)
    assert panel.size() == QSize(296, 662), "it asks for no more than it is given"
    parts = [each for each in panel.findChildren(QWidget) if each.parentWidget() is panel]
    shown = [each for each in parts if each.isVisible()]
    assert all(panel.rect().contains(each.geometry()) for each in shown)
    assert panel.live.size() == panel.preview.size()
    assert panel.live.width() >= 200, "the large words can be read"


def test_on_a_low_window_the_pictures_give_way_to_the_list(desk: Desk) -> None:
    wide = desk.panel.preview.width()
    picker = desk.panel.picker
    desk.panel.resize(384, 500)
    desk.qtbot.waitUntil(lambda: desk.panel.preview.width() < wide)
    desk.qtbot.waitUntil(lambda: picker.viewport().height() >= 3 * picker.row_height)


def test_a_scene_that_is_gone_leaves_the_panel_calm(desk: Desk) -> None:
    desk.panel.pick(Showing(Scene.RECOMMENDATION, "r1"))
    desk.do(recommendations.withdraw_recommendation, "r1")
    assert desk.panel.picker.currentRow() == -1
    desk.take(Showing(Scene.WELCOME))
    assert desk.panel.chosen == Showing(Scene.WELCOME)


def test_while_the_room_screen_is_off_nothing_is_said_to_be_seen(desk):
    red = QColor(colours_of(desk.panel).danger)

    def is_red() -> bool:
        image: QImage = desk.panel.live.grab().toImage()
        edge = [image.pixelColor(image.width() // 2, y) for y in range(image.height() // 2)]
        return red in edge

    def told() -> list[str]:
        badges = desk.panel.findChildren(Badge)
        return [each.accessibleName() for each in badges if each.isVisible()]

    desk.place.show_in_window()
    desk.qtbot.waitUntil(is_red)
    desk.do(room.cover_screen, Cover.BLANK)
    desk.qtbot.waitUntil(lambda: "Salen ser sort" in told())
    desk.place.hide()
    desk.qtbot.waitUntil(lambda: "Storskærmen er slukket" in told())
    desk.do(room.cover_screen, Cover.BLANK)
    assert not is_red()


@pytest.mark.parametrize("wide", [240, 264, 380, 900])
def test_the_name_of_a_step_is_whole_beside_or_below_its_keys(desk: Desk, wide: int) -> None:
    desk.open_poll(Reveal.TURNOUT)
    desk.vote(1)
    desk.do(voting.close_poll, "p1", NOON + 1)
    desk.do(voting.publish_result, "p1", NOON + 2, "Mødeleder")
    desk.panel.resize(wide, 660)
    desk.take(Showing(Scene.RESULT, "p1"))
    for step in ("Stemmetal", "Procent", "Afgørelse"):
        label = shown_label(desk.panel, step)
        QApplication.processEvents()
        assert label.width() >= label.sizeHint().width(), step
        assert desk.panel.rect().contains(label.geometry())
        keys = [b for b in desk.panel.findChildren(Button) if b.text() in ("PgUp", "PgDn")]
        assert len(keys) == 2
        assert not any(label.geometry().intersects(each.geometry()) for each in keys)
        desk.panel.stage.step(1)


def shown_label(panel: RoomPanel, words: str) -> QLabel:
    """The label that says so."""
    return next(each for each in panel.findChildren(QLabel) if each.text().startswith(words))


def test_the_miniature_of_what_moves_follows_a_few_times_a_second(desk: Desk) -> None:
    desk.open_poll(Reveal.LIVE)
    desk.take(POLL)
    live = desk.panel.live
    desk.qtbot.waitExposed(live)
    slide, rests = desk.poll, live.findChildren(QTimer)[0]
    rests.stop()
    QApplication.processEvents()
    painted: list[QEvent] = []

    class Counter(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(event)
            return super().eventFilter(watched, event)

    counter = Counter()
    live.installEventFilter(counter)
    for at in range(8):
        slide.redrawn.emit([QRectF(0.1 * at, 0.5, 0.1, 0.1)])
        rests.setInterval(60_000)
        QApplication.processEvents()
    assert len(painted) == 1
    rests.timeout.emit()
    QApplication.processEvents()
    assert len(painted) == 2


def test_the_preview_says_that_a_programme_does_not_fit_and_its_hours_go_forward(desk):
    plans = (
        Plan("Oplæg", start_min=12 * 60, length_min=60),
        Plan("Spørgsmål", length_min=20),
        Plan("Frokost", ItemKind.BREAK, start_min=12 * 60 + 30, length_min=30, lock=Lock.START),
    )
    named = [(f"x{at}", plan) for at, plan in enumerate(plans)]
    desk.do(partial(agenda.add_items, replaces=True), DAY, named)
    showing = Showing(Scene.PROGRAMME)
    desk.panel.pick(showing)
    seen = picture(desk.document.assembly, showing)
    assert isinstance(seen, ProgrammePicture)
    hours = [each.start_min for each in seen.rows]
    assert hours == sorted(hours)
    told = [each.text() for each in desk.panel.findChildren(QLabel)]
    assert "Programmet går ikke op" in told
    desk.do(agenda.remove_item, "x1")
    desk.do(agenda.plan_item, "x0", replace(plans[0], length_min=30))
    desk.panel.pick(showing)
    told = [each.text() for each in desk.panel.findChildren(QLabel)]
    assert "Programmet går ikke op" not in told


def test_after_a_restart_in_the_day_the_preview_has_what_is_live(desk: Desk) -> None:
    desk.do(agenda.start_item, "i1", NOON)
    live = Showing(Scene.PROGRAMME)
    desk.take(live)
    desk.stand_up()
    desk.document.close()
    desk.document = Document.open(desk.path, "ab" * 8, clock=desk.clock)
    desk.panel = desk.sit_down()
    assert desk.panel.chosen == live, "a take by reflex changes nothing"
    desk.do(agenda.start_item, "i2", NOON + MINUTE)
    assert desk.panel.chosen != live, "the next item is suggested as ever"

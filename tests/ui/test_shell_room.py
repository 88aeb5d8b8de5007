"""The room screen: the right display, never the wrong one, and nothing but slides on it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QScreen
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.room import Cover
from app.settings import RoomScreen
from app.ui.keys_sheet import KeysSheet
from app.ui.palette import CommandPalette
from app.ui.room_place import Place, RoomPlace
from app.ui.room_window import FADE_MS, RoomWindow
from app.ui.scenes import TitlePicture
from app.ui.screens import identity, is_same, ordered, room_screen
from app.ui.screens_dialog import ScreensDialog
from app.ui.slides.title_slide import TitleSlide
from app.ui.theme import LIGHT, ROOM_DARK, ROOM_LIGHT, Appearance, colours_of
from app.ui.toast import ToastShelf
from app.ui.widgets import Banner, Tint
from tests.ui.shell import Shell, look, session_look, shell

__all__ = ["look", "session_look", "shell"]


@dataclass
class Display:
    """A display that tells what a test wants; Qt's own cannot be plugged in and out in a test."""

    told: RoomScreen
    place: QRect

    def name(self) -> str:
        return self.told.name

    def manufacturer(self) -> str:
        return self.told.maker

    def model(self) -> str:
        return self.told.model

    def serialNumber(self) -> str:  # noqa: N802 - Qt's name
        return self.told.serial

    def geometry(self) -> QRect:
        return self.place


EPSON = RoomScreen("HDMI-1", "Epson", "EB-L210", "X1")
DELL = RoomScreen("DP-1", "Dell", "U2412", "D9")
NOBODY = RoomScreen()
DESK = Display(RoomScreen("eDP-1", "BOE", "", ""), QRect(0, 0, 1280, 720))


def displays(*others: Display) -> list[QScreen]:
    return [DESK, *others]  # type: ignore[list-item]


def chosen(screens: list[QScreen], remembered: RoomScreen = NOBODY) -> object:
    return room_screen(screens, screens[0], remembered)


def place(shell: Shell) -> Place:
    """Where the room window is now."""
    return shell.room.place


def test_the_only_display_is_never_the_rooms():
    assert chosen(displays()) is None


def test_a_mirrored_display_is_never_the_rooms():
    mirror = Display(EPSON, QRect(0, 0, 1280, 720))
    assert chosen(displays(mirror)) is None


def test_the_remembered_display_is_taken_even_in_another_socket():
    moved = Display(RoomScreen("HDMI-2", "Epson", "EB-L210", "X1"), QRect(1280, 0, 1280, 800))
    large = Display(DELL, QRect(2560, 0, 3840, 2160))
    assert chosen(displays(moved, large), EPSON) is moved
    assert chosen(displays(moved, large), DELL) is large


def test_a_stranger_is_taken_by_size():
    small, large = (
        Display(EPSON, QRect(1280, 0, 800, 600)),
        Display(DELL, QRect(2080, 0, 1920, 1080)),
    )
    assert chosen(displays(small, large)) is large


def test_of_two_alike_the_one_farther_away_is_the_rooms():
    near, far = (
        Display(EPSON, QRect(1280, 0, 1920, 1080)),
        Display(EPSON, QRect(3200, 0, 1920, 1080)),
    )
    assert chosen(displays(near, far), EPSON) is far


def test_a_display_that_tells_nothing_is_not_recognised():
    assert not is_same(RoomScreen(), RoomScreen())
    assert not is_same(EPSON, DELL)
    assert is_same(RoomScreen("HDMI-1"), RoomScreen("HDMI-1"))


def test_displays_are_numbered_from_left_to_right():
    left, right = (
        Display(EPSON, QRect(-1920, 0, 1920, 1080)),
        Display(DELL, QRect(1280, 0, 800, 600)),
    )
    assert ordered(displays(right, left)) == [left, DESK, right]


def test_the_room_screen_fills_the_projector_and_leaves_the_controls_alone(shell: Shell):
    shell.room.show()
    window = shell.room.window
    assert place(shell) is Place.DISPLAY
    assert window.screen() is not shell.window.screen()
    assert window.geometry() == window.screen().geometry()
    assert window.isFullScreen()
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert not window.geometry().intersects(shell.window.screen().geometry())
    assert shell.settings.room_screen == identity(window.screen())


def test_a_small_room_window_that_was_put_away_comes_forward(shell: Shell):
    shell.room.show_in_window()
    shell.room.window.showMinimized()
    shell.room.come_forward()
    assert not shell.room.window.isMinimized()
    assert not shell.room.window.isFullScreen()


def test_a_room_window_on_the_only_display_lies_above_the_controls_and_covers_little(
    shell: Shell, qtbot: QtBot
):
    shell.room.show_in_window()
    window, controls = shell.room.window, shell.window
    assert window.windowType() is Qt.WindowType.Dialog
    assert window.windowHandle().transientParent() is controls.windowHandle(), (
        "a window system keeps above another what belongs to it"
    )
    assert controls.isActiveWindow()
    space = controls.screen().availableGeometry()
    controls.setGeometry(space)
    shell.room.show_in_window()
    lies = window.geometry()
    covered = lies.intersected(controls.geometry())
    assert space.contains(lies)
    assert covered.width() * covered.height() < space.width() * space.height() / 15
    controls.setGeometry(space.adjusted(0, 0, -500, 0))
    shell.room.show_in_window()
    assert not window.geometry().intersects(controls.geometry()), "there is room beside it"
    shell.room.show()
    assert window.windowHandle().transientParent() is None, "on the wall it stands by itself"


def test_a_room_window_on_the_only_display_lies_on_what_shows_the_same(shell: Shell):
    space = shell.window.screen().availableGeometry()
    miniature = QRect(space.right() - 240, space.top() + 300, 214, 120)
    seen: list[QRect | None] = [miniature]
    shell.window.setGeometry(space)
    shell.room.lie_on(lambda: seen[0])
    shell.room.show_in_window()
    assert shell.room.window.geometry() == miniature, "no button lies beneath"
    seen[0] = None
    shell.room.show_in_window()
    assert shell.room.window.geometry() != miniature, "the side is hidden"


def test_a_small_room_window_goes_where_the_same_picture_goes(shell: Shell, qtbot: QtBot):
    space = shell.window.screen().availableGeometry()
    large = QRect(space.right() - 240, space.top() + 300, 214, 120)
    small = QRect(space.right() - 200, space.top() + 280, 160, 90)
    seen: list[QRect | None] = [large]
    shell.window.setGeometry(space)
    shell.room.lie_on(lambda: seen[0])
    shell.room.show_in_window()
    floats = shell.room.window
    seen[0] = small
    qtbot.waitUntil(lambda: floats.geometry() == small)
    seen[0] = None
    qtbot.waitUntil(lambda: not floats.geometry().intersects(small))
    seen[0] = large
    qtbot.waitUntil(lambda: floats.geometry() == large)


def test_where_a_person_put_the_small_room_window_it_stays(shell: Shell, qtbot: QtBot):
    space = shell.window.screen().availableGeometry()
    seen = [QRect(space.right() - 240, space.top() + 300, 214, 120)]
    shell.window.setGeometry(space)
    shell.room.lie_on(lambda: seen[0])
    shell.room.show_in_window()
    floats = shell.room.window
    floats.move(floats.pos() - QPoint(200, 100))
    theirs = floats.geometry()
    seen[0] = seen[0].translated(0, 40)
    qtbot.wait(600)
    assert floats.geometry() == theirs
    shell.room.show_in_window()
    assert floats.geometry() == seen[0], "shown again it is where it belongs"


def test_a_room_window_on_the_only_display_makes_way_for_palette_and_keys(shell: Shell):
    shell.window.setGeometry(shell.window.screen().availableGeometry())
    shell.room.show_in_window()
    floats = shell.room.window
    palette, sheet = shell.window.findChild(CommandPalette), shell.window.findChild(KeysSheet)
    assert palette is not None
    assert sheet is not None
    for panel in (palette, sheet):
        before = floats.geometry()
        floats.move(shell.window.geometry().center())
        panel.open()
        assert not floats.isVisible()
        assert place(shell) is Place.WINDOW, "nobody took it off"
        panel.close_panel()
        assert floats.isVisible()
        assert shell.window.isActiveWindow()
        floats.setGeometry(before)
    shell.window.setGeometry(shell.window.screen().availableGeometry().adjusted(0, 0, -500, 0))
    shell.room.show_in_window()
    sheet.open()
    assert floats.isVisible(), "there it is in nobody's way"


def test_an_unplugged_display_hides_the_room_and_says_so(shell: Shell, qtbot: QtBot):
    shell.room.show()
    screen = shell.room.window.screen()
    _app().screenRemoved.emit(screen)
    assert place(shell) is Place.LOST
    assert not shell.room.window.isVisible()
    assert shell.window.banners.texts() == [
        "Projektoren er koblet fra. Storskærmen er skjult på alle skærme."
    ]
    _app().screenAdded.emit(shell.window.screen())
    assert place(shell) is Place.LOST, "the desk's own display is never offered"
    assert len(shell.window.banners.texts()) == 1


def test_only_surely_the_same_display_gets_the_room_back(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("app.ui.room_place.identity", lambda _screen: EPSON)
    shell.room.show()
    screen = shell.room.window.screen()
    _app().screenRemoved.emit(screen)
    assert not shell.room.window.isVisible()
    moved = RoomScreen("HDMI-2", "Epson", "EB-L210", "X1")
    monkeypatch.setattr("app.ui.room_place.identity", lambda _screen: moved)
    _app().screenAdded.emit(screen)
    assert place(shell) is Place.DISPLAY
    assert shell.room.window.isFullScreen()
    assert shell.window.banners.texts() == []
    assert shell.settings.room_screen == moved


@pytest.mark.parametrize(
    ("before", "plugged"),
    [(EPSON, DELL), (RoomScreen("HDMI-1"), RoomScreen("HDMI-1")), (NOBODY, NOBODY)],
    ids=["another one", "only the socket is told", "nothing is told"],
)
def test_a_display_that_may_be_another_is_offered_and_not_taken(
    shell: Shell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    before: RoomScreen,
    plugged: RoomScreen,
):
    monkeypatch.setattr("app.ui.room_place.identity", lambda _screen: before)
    shell.room.show()
    screen = shell.room.window.screen()
    _app().screenRemoved.emit(screen)
    monkeypatch.setattr("app.ui.room_place.identity", lambda _screen: plugged)
    _app().screenAdded.emit(screen)
    assert place(shell) is Place.LOST, "nothing is shown without being asked for"
    shell.window.banners.tell("older", lambda: "Batteri", Tint.WARNING)
    assert shell.settings.room_screen == before, "what was chosen is not forgotten"
    shell.window.choose_language("en")
    english = "Show the room screen there"
    assert english in [each.text() for each in shell.window.banners.findChildren(QPushButton)]
    shell.window.choose_language("da")
    offered = [b for b in shell.window.banners.findChildren(QPushButton) if b.isVisible()]
    there = next(button for button in offered if button.text() == "Vis storskærmen der")
    qtbot.mouseClick(there, Qt.MouseButton.LeftButton)
    assert place(shell) is Place.DISPLAY
    assert shell.window.banners.texts() == ["Batteri"]


@pytest.mark.parametrize("plugged", [EPSON, DELL], ids=["the same", "another"])
def test_a_window_that_helped_out_leaves_the_wall_to_the_display_that_is_back(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, plugged: RoomScreen
):
    monkeypatch.setattr("app.ui.room_place.identity", lambda _screen: EPSON)
    shell.room.show()
    screen = shell.room.window.screen()
    _app().screenRemoved.emit(screen)
    shell.room.show_in_window()
    monkeypatch.setattr("app.ui.room_place.identity", lambda _screen: plugged)
    _app().screenAdded.emit(screen)
    if plugged == EPSON:
        assert place(shell) is Place.DISPLAY
        assert shell.window.banners.texts() == []
    else:
        assert place(shell) is Place.WINDOW, "it is not taken from where people see it"
        assert len(shell.window.banners.texts()) == 1


def test_a_window_that_was_chosen_stays_whatever_is_plugged_in(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("app.ui.room_place.identity", lambda _screen: EPSON)
    shell.room.show()
    screen = shell.room.window.screen()
    shell.room.show_in_window()
    _app().screenAdded.emit(screen)
    assert place(shell) is Place.WINDOW
    assert shell.window.banners.texts() == []


def test_the_days_clock_runs_on_while_the_display_is_gone(shell: Shell, qtbot: QtBot):
    shell.room.show()
    _app().screenRemoved.emit(shell.room.window.screen())
    with qtbot.waitSignal(shell.document.changed):
        shell.window._room_link.blank()  # noqa: SLF001 - what the menu's action calls
    assert shell.document.assembly.room_screen.cover is Cover.BLANK


def test_the_rooms_display_is_chosen_by_its_number(shell: Shell, qtbot: QtBot):
    shell.room.choose_screen()
    assert len(_number_cards()) == 2
    dialog = shell.window.findChild(ScreensDialog)
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_2)
    assert place(shell) is Place.DISPLAY
    assert shell.room.window.screen().name() == "projector"
    shell.room.choose_screen()
    again = next(d for d in shell.window.findChildren(ScreensDialog) if d.isVisible())
    words = [each.text() for each in again.findChildren(QPushButton)]
    assert words[0] == "1  laptop · 1280 × 720 (denne, i et vindue)"
    qtbot.mouseClick(again.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert place(shell) is Place.WINDOW
    shell.room.close()


def test_a_second_room_window_never_takes_the_firsts_display(shell: Shell, qtbot: QtBot):
    window = RoomWindow()
    qtbot.addWidget(window)
    foyer = RoomPlace(window, shell.settings, lambda: None, is_foyer=True)
    foyer.stay_clear_of(shell.window)
    foyer.share_with(shell.room)
    shell.room.share_with(foyer)
    shell.room.show()
    foyer.show()
    assert (place(shell), foyer.place) == (Place.DISPLAY, Place.WINDOW)
    shell.room.hide()
    foyer.show()
    assert foyer.place is Place.DISPLAY
    shell.room.show()
    assert place(shell) is Place.WINDOW
    assert shell.settings.foyer_screen.name == "projector"
    foyer.close()
    foyer.deleteLater()


def test_a_light_room_is_remembered_and_shown_at_once(shell: Shell):
    shell.room.toggle_light()
    assert shell.settings.room_light
    assert colours_of(shell.room.window) is ROOM_LIGHT
    shell.room.toggle_light()
    assert colours_of(shell.room.window) is ROOM_DARK


def test_a_room_window_that_the_system_moves_is_hidden_at_once(shell: Shell):
    shell.room.show()
    shell.room.window.setScreen(shell.window.screen())
    shell.room.window.screen_changed.emit()
    assert place(shell) is Place.LOST
    assert not shell.room.window.isVisible()
    told = [each.text() for each in shell.window.banners.findChildren(QLabel) if each.isVisible()]
    assert "Systemet flyttede storskærmen væk fra dens skærm, så den blev skjult." in told


def test_a_projector_of_another_house_that_is_not_here_is_no_alarm(shell: Shell):
    shell.settings.room_screen = RoomScreen("HDMI-1", "Epson", "EB-L210", "X1")
    shell.room.show()
    assert place(shell) is Place.DISPLAY
    assert shell.room.window.screen().name() == "projector"
    shelf = shell.window.findChild(ToastShelf)
    assert shelf is not None
    assert shelf.text == (
        "Skærmen fra sidst (Epson EB-L210) er her ikke: Storskærmen er på projector."
    )
    assert not [each for each in shell.window.findChildren(Banner) if each.isVisible()]
    shell.room.hide()
    shell.room.show()
    assert shell.settings.room_screen.name == "projector", "from now on this one"


def test_unplugging_another_display_changes_nothing(shell: Shell):
    shell.room.show()
    _app().screenRemoved.emit(shell.window.screen())
    assert place(shell) is Place.DISPLAY


def _app() -> QGuiApplication:
    app = QApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app


def test_moving_on_goes_round_displays_and_a_window(shell: Shell):
    shell.room.move_on()
    assert place(shell) is Place.DISPLAY
    shell.room.move_on()
    assert place(shell) is Place.WINDOW
    assert shell.room.window.screen() is shell.window.screen()
    assert not shell.room.window.isFullScreen()
    shell.room.move_on()
    assert place(shell) is Place.DISPLAY


@pytest.mark.parametrize(
    ("key", "cover"),
    [(Qt.Key.Key_B, Cover.BLANK), (Qt.Key.Key_F, Cover.FREEZE), (Qt.Key.Key_T, Cover.TITLE)],
)
def test_one_key_covers_the_room_and_the_same_key_uncovers_it(
    shell: Shell, qtbot: QtBot, key: Qt.Key, cover: Cover
):
    shell.room.show()
    with qtbot.waitSignal(shell.document.changed):
        qtbot.keyClick(shell.room.window, key)
    assert shell.document.assembly.room_screen.cover is cover
    assert shell.room.window.cover is cover
    with qtbot.waitSignal(shell.document.changed):
        qtbot.keyClick(shell.room.window, key)
    assert shell.room.window.cover is Cover.NONE


def test_the_cover_is_told_loudly_at_the_controls(shell: Shell, qtbot: QtBot):
    shell.room.show()
    with qtbot.waitSignal(shell.document.changed):
        shell.window._room_link.blank()  # noqa: SLF001 - what the menu's action calls
    names = [w.accessibleName() for w in shell.window.header.findChildren(QWidget)]
    assert "Salen ser sort" in names


@pytest.fixture
def room(look: Appearance, qtbot: QtBot) -> RoomWindow:
    window = RoomWindow()
    qtbot.addWidget(window)
    window.reduce_motion(True)
    window.resize(960, 540)
    window.show()
    return window


def filled(colour: str) -> QWidget:
    slide = QWidget()
    slide.setAutoFillBackground(True)
    palette = slide.palette()
    palette.setColor(slide.backgroundRole(), QColor(colour))
    slide.setPalette(palette)
    return slide


def seen(window: RoomWindow, x: int = 5, y: int = 5) -> str:
    return window.grab().toImage().pixelColor(x, y).name()


def test_the_room_has_its_own_colours(room: RoomWindow):
    slide = QLabel("Velkommen")
    room.show_slide(slide)
    assert colours_of(slide) is ROOM_DARK


def test_a_slide_takes_the_place_of_the_one_before(room: RoomWindow):
    room.show_slide(filled("#ff0000"))
    assert seen(room) == "#ff0000"
    room.show_slide(filled("#0000ff"))
    assert seen(room) == "#0000ff"


def test_a_slide_fades_in_within_a_third_of_a_second(room: RoomWindow, qtbot: QtBot):
    assert FADE_MS <= 300
    room.reduce_motion(False)
    room.show_slide(filled("#ff0000"))
    room.show_slide(filled("#0000ff"))
    assert seen(room) != "#0000ff", "the slide before is still seen when the fade begins"
    qtbot.waitUntil(lambda: seen(room) == "#0000ff")


def test_a_slide_gives_way_as_it_looks_at_last(room: RoomWindow, qtbot: QtBot):
    """Also when it was drawn anew after it came; nothing flashes back."""
    room.reduce_motion(False)
    room.show_slide(filled("#ff0000"))
    card = TitleSlide(TitlePicture("Dag 1"))
    room.show_slide(card)
    qtbot.waitUntil(lambda: not room.is_fading)
    before = room.grab().toImage()
    card.set_picture(TitlePicture("Dag 2, og et langt navn"))
    after = room.grab().toImage()
    assert after != before
    room.show_slide(filled("#0000ff"))
    assert room.grab().toImage() == after


def test_a_slide_that_stood_still_gives_way_as_it_came(room: RoomWindow, qtbot: QtBot):
    room.reduce_motion(False)
    room.show_slide(filled("#ff0000"))
    room.show_slide(TitleSlide(TitlePicture("Dag 1")))
    qtbot.waitUntil(lambda: not room.is_fading)
    before = room.grab().toImage()
    room.show_slide(filled("#0000ff"))
    assert room.grab().toImage() == before


def test_black_is_black(room: RoomWindow):
    room.show_slide(filled("#ff0000"))
    room.show_cover(Cover.BLANK)
    assert seen(room) == seen(room, 900, 500) == "#000000"
    room.show_cover(Cover.NONE)
    assert seen(room) == "#ff0000"


def test_a_frozen_picture_stays_while_the_slides_go_on(room: RoomWindow):
    room.show_slide(filled("#ff0000"))
    room.show_cover(Cover.FREEZE)
    room.show_slide(filled("#0000ff"))
    assert seen(room) == "#ff0000"
    room.show_cover(Cover.NONE)
    assert seen(room) == "#0000ff"


def test_the_title_card_shows_nothing_of_the_slide(room: RoomWindow):
    room.show_slide(filled("#ff0000"))
    room.show_title(TitlePicture("Borgersamling om grøn omstilling", 1, "2027-03-06"))
    room.show_cover(Cover.TITLE)
    picture = room.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert "#ff0000" not in colours
    assert ROOM_DARK.window in colours
    assert ROOM_DARK.text in colours


def test_the_title_card_that_covers_is_the_slide_of_that_name(room: RoomWindow):
    card = TitlePicture("Borgersamling om grøn omstilling", 1, "2027-03-06")
    room.show_slide(TitleSlide(card))
    as_slide = room.grab().toImage()
    room.show_slide(filled("#ff0000"))
    room.show_title(card)
    room.show_cover(Cover.TITLE)
    assert room.grab().toImage() == as_slide
    assert "Borgersamling" in room.windowTitle()


def test_no_tooltip_appears_before_the_room(room: RoomWindow):
    slide = QLabel("Bord 1")
    slide.setToolTip("privat")
    room.show_slide(slide)
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), slide.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(slide, event)
    assert not [
        w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel") and w.isVisible()
    ]


def test_a_pointer_that_rests_is_hidden_and_comes_back(room: RoomWindow, qtbot: QtBot):
    slide = filled("#ff0000")
    room.show_slide(slide)
    qtbot.mouseMove(slide, QPoint(20, 20))
    assert room.cursor().shape() is not Qt.CursorShape.BlankCursor
    room._pointer_timer.setInterval(1)  # noqa: SLF001 - three seconds without waiting for them
    room._pointer_timer.start()  # noqa: SLF001
    qtbot.waitUntil(lambda: room.cursor().shape() is Qt.CursorShape.BlankCursor)
    qtbot.mouseMove(slide, QPoint(60, 60))
    assert room.cursor().shape() is not Qt.CursorShape.BlankCursor


def test_a_clicker_turns_pages_and_no_key_closes_the_room(room: RoomWindow, qtbot: QtBot):
    steps: list[int] = []
    meant: list[object] = []
    room.stepped.connect(steps.append)
    room.clicked.connect(meant.append)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(room, key)
    for key in (Qt.Key.Key_Period, Qt.Key.Key_F5, Qt.Key.Key_Escape):
        qtbot.keyClick(room, key)
    assert steps == [1, -1, 1, -1]
    assert meant == [Cover.BLANK, Qt.Key.Key_F5, Qt.Key.Key_Escape]
    assert room.isVisible()


def test_every_display_shows_its_number_for_a_moment(shell: Shell, qtbot: QtBot):
    shell.window._room.number_screens()  # noqa: SLF001 - what the menu's action calls
    desk, wall = _number_cards()
    laptop, projector = ordered(QGuiApplication.screens())
    assert wall.geometry().center() == projector.geometry().center()
    assert laptop.geometry().contains(desk.geometry())
    assert not desk.geometry().contains(laptop.geometry().center()), "the middle is worked in"
    shell.room.close()
    assert _number_cards() == []


def test_a_number_is_seen_over_the_room_screen_and_not_over_the_question(shell: Shell):
    shell.room.show()
    shell.room.choose_screen()
    dialog = shell.window.findChild(ScreensDialog)
    assert dialog is not None
    (desk,) = _number_cards()
    assert not desk.geometry().intersects(dialog.frameGeometry())
    window = shell.room.window
    number = window.findChild(QWidget, "screen-number")
    assert number is not None
    assert number.isVisible()
    assert number.geometry().center() == window.rect().center()
    assert seen(window, number.x() + 20, number.y() + number.height() // 2) == LIGHT.accent
    dialog.reject()
    shell.room.move_on()
    assert not number.isVisible(), "the window is on no display, or on another one"


def _number_cards() -> list[QWidget]:
    found = [w for w in QApplication.topLevelWidgets() if w.objectName() == "screen-number"]
    visible = [w for w in found if w.isVisible()]
    return sorted(visible, key=lambda card: card.geometry().left())


def test_the_room_window_closes_with_the_controls(shell: Shell):
    shell.room.show()
    shell.window.close()
    assert not shell.room.window.isVisible()

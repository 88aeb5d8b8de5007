"""Suggested themes on the board: they wait, and become true only when somebody accepts them."""

from __future__ import annotations

import threading
import time
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app import places
from app.engine_process import Engine
from app.engines.themes import Step, Why
from app.models import board
from app.models.errors import Refused
from app.models.room import Scene, Showing
from app.theme_proposals import Ghost, Hint, Offer
from app.ui.board.dialogs import TitleDialog
from app.ui.board.heads import counted, suggested_count
from app.ui.board.levels import Level
from app.ui.board.page import ThemesPage
from app.ui.board.picture import LaneKind
from app.ui.board.walk import Spot
from app.ui.scenes import ThemesPicture, picture
from tests.ui.board_room import BoardRoom, Opener, opened, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.themes_room import (
    engine_is_done,
    go_to,
    notes_in,
    page_in,
    sorted_a_little,
)

__all__ = ["look", "opened", "session_look"]


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    """Two themes, the first with three notes; six notes lie in the tray."""
    return opened(sorted_a_little(), ThemesPage)


def test_suggestions_come_from_the_engine_and_wait(room: BoardRoom):
    page = page_in(room)
    before = dict(room.document.assembly.board.placed)
    room.qtbot.mouseClick(page.suggest_button, Qt.MouseButton.LeftButton)
    assert not page.suggest_button.isEnabled()
    room.qtbot.waitUntil(page.suggest_button.isEnabled, timeout=20_000)
    assert page.bar.isVisible()
    assert room.document.assembly.board.placed == before
    ghosts = [lane for lane in page.area.scene.lanes if lane.kind is LaneKind.GHOST]
    assert ghosts
    shown = [each.text() for each in page.bar.findChildren(QPushButton) if each.isVisible()]
    assert "Se på dem" in shown
    page.bar.sought.emit()
    assert page.area.chosen.lane == ghosts[0].key


@pytest.mark.parametrize("level", [Level.OVERVIEW, Level.BOARD, Level.CLOSE, Level.READ])
def test_suggestions_that_arrive_move_nothing_that_people_look_at(room: BoardRoom, level: Level):
    page = page_in(room)
    page.area.go_to(Spot("t1", "n1"))
    page.area.look_at(level)
    held = page.area.chosen
    scrolled = page.area.board.mapFromScene(0, 0)
    page.suggest()
    room.qtbot.waitUntil(page.suggest_button.isEnabled, timeout=30_000)
    assert page.bar.isVisible()
    assert page.area.level is level
    assert page.area.chosen == held
    assert page.area.board.mapFromScene(0, 0) == scrolled
    room.qtbot.waitUntil(engine_is_done, timeout=20_000)


def test_pressing_suggest_leaves_the_keyboard_on_the_board(room: BoardRoom):
    page = page_in(room)
    page.area.go_to(Spot("t1", "n1"))
    page.suggest_button.setFocus()
    room.qtbot.keyClick(page.suggest_button, Qt.Key.Key_Space)
    assert page.area.board.hasFocus()
    room.qtbot.waitUntil(page.suggest_button.isEnabled, timeout=30_000)
    assert page.area.board.hasFocus()


def test_enter_accepts_the_whole_suggestion_without_what_was_taken_out(room: BoardRoom):
    page_in(room).show_offer(Offer((Ghost("g", "Fællesskab", ("n6", "n7", "n8")),)))
    view = go_to(room, "g", "n7")
    room.press(view, Qt.Key.Key_0)
    assert room.document.assembly.board.order == ["t1", "t2"]
    go_to(room, "g")
    room.press(view, Qt.Key.Key_Return)
    made = room.document.assembly.board.lanes()[-1]
    assert (made.title, made.notes) == ("Fællesskab", ("n6", "n8"))
    assert not page_in(room).bar.isVisible()
    room.undo()
    assert room.document.assembly.board.order == ["t1", "t2"]


def test_a_suggestion_can_be_renamed_first_and_another_dropped(room: BoardRoom):
    page_in(room).show_offer(Offer((Ghost("g", "Spisning", ("n6",)), Ghost("h", "Andet", ("n7",)))))
    view = go_to(room, "h")
    room.press(view, Qt.Key.Key_Delete)
    assert [lane.key for lane in page_in(room).area.scene.lanes] == ["", "t1", "t2", "g"]
    go_to(room, "g")
    room.press(view, Qt.Key.Key_F2)
    room.press(room.dialog(TitleDialog).field, "Naboer", Qt.Key.Key_Return)
    go_to(room, "g")
    room.press(view, Qt.Key.Key_Return)
    assert [lane.title for lane in room.document.assembly.board.lanes()][-1] == "Naboer"


def buttons_of(page: ThemesPage) -> dict[str, QPushButton]:
    return {each.text(): each for each in page.bar.findChildren(QPushButton) if each.isVisible()}


def ghosts_in(page: ThemesPage) -> list[str]:
    return [lane.title for lane in page.area.scene.lanes if lane.kind is LaneKind.GHOST]


def test_the_last_suggestion_that_was_dropped_can_be_brought_back_or_closed(room: BoardRoom):
    page = page_in(room)
    page.show_offer(Offer((Ghost("g", "Spisning", ("n6",)),)))
    room.press(go_to(room, "g"), Qt.Key.Key_Delete)
    assert len(room.document.assembly.board.tray()) == 6
    assert ghosts_in(page) == []
    room.qtbot.mouseClick(buttons_of(page)["Hent “Spisning” tilbage"], Qt.MouseButton.LeftButton)
    assert ghosts_in(page) == ["Spisning"]
    room.press(go_to(room, "g"), Qt.Key.Key_Delete)
    room.qtbot.mouseClick(buttons_of(page)["Luk"], Qt.MouseButton.LeftButton)
    assert not page.bar.isVisible()


def test_undoing_an_accepted_suggestion_lets_it_wait_again(room: BoardRoom):
    page = page_in(room)
    two = (Ghost("g", "Spisning", ("n6", "n7")), Ghost("h", "Andet", ("n8",)))
    page.show_offer(Offer(two))
    room.press(go_to(room, "g"), Qt.Key.Key_Return)
    assert ghosts_in(page) == ["Andet"]
    room.undo()
    assert sorted(ghosts_in(page)) == ["Andet", "Spisning"]
    room.press(go_to(room, "h"), Qt.Key.Key_Return)
    room.press(go_to(room, "g"), Qt.Key.Key_Return)
    assert not page.bar.isVisible()
    room.undo()
    assert ghosts_in(page) == ["Spisning"]


def test_what_was_accepted_waits_again_after_every_undo_also_after_a_redo(room: BoardRoom):
    page = page_in(room)
    page.show_offer(Offer((Ghost("g", "Spisning", ("n6", "n7")), Ghost("h", "Andet", ("n8",)))))
    page.accept_all()
    room.settle()
    for _again in range(3):
        room.undo()
        assert sorted(ghosts_in(page)) == ["Andet", "Spisning"]
        room.document.redo()
        room.settle()
        assert ghosts_in(page) == []
        assert not page.bar.isVisible()


def test_undoing_a_partly_accepted_suggestion_lets_the_whole_of_it_wait_again(room: BoardRoom):
    page = page_in(room)
    page.show_offer(Offer((Ghost("g", "Spisning", ("n6", "n7", "n8")),)))
    room.press(go_to(room, "g", "n6"), Qt.Key.Key_Return)
    for _again in range(2):
        assert ghosts_in(page) == []
        (tray,) = [each for each in page.area.scene.lanes if each.kind is LaneKind.TRAY]
        hinted = {each.id for each in tray.faces if each.hint == "Spisning"}
        assert hinted == {"n7", "n8"}, "the others look like the new theme"
        room.undo()
        assert ghosts_in(page) == ["Spisning"]
        (lane,) = [each for each in page.area.scene.lanes if each.kind is LaneKind.GHOST]
        assert [each.id for each in lane.faces] == ["n6", "n7", "n8"]
        room.document.redo()
        room.settle()


def test_a_note_taken_out_of_an_accepted_theme_brings_no_suggestion_back(room: BoardRoom):
    page = page_in(room)
    page.show_offer(Offer((Ghost("g", "Spisning", ("n6", "n7")),)))
    room.press(go_to(room, "g"), Qt.Key.Key_Return)
    made = room.document.assembly.board.order[-1]
    room.press(go_to(room, made, "n6"), Qt.Key.Key_0)
    assert ghosts_in(page) == []


@pytest.mark.parametrize("button", [0, 1], ids=["accept", "drop"])
def test_a_double_click_settles_one_suggestion_and_not_what_comes_under_the_pointer(
    room: BoardRoom, button: int
):
    page = page_in(room)
    page.show_offer(Offer((Ghost("g", "Spisning", ("n6",)), Ghost("h", "Andet", ("n7",)))))
    area = page.area
    go_to(room, "g")
    head = area.scene.head("g")
    assert head is not None
    point = area.board.mapFromScene(head.mapToScene(head.buttons()[button].center()))
    port = area.board.viewport()
    room.qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=point)
    room.settle()
    other = area.scene.head("h")
    assert other is not None
    for place in (point, area.board.mapFromScene(other.mapToScene(other.buttons()[0].center()))):
        room.qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=place)
        room.settle()
    assert ghosts_in(page) == ["Andet"]


def test_when_there_is_nothing_to_suggest_it_is_said(opened: Opener):
    room = opened(tables_at_work(2), ThemesPage)
    page = page_in(room)
    page.suggest()
    room.qtbot.waitUntil(page.suggest_button.isEnabled, timeout=20_000)
    assert any(text.startswith("Intet forslag") for text in room.texts())


def test_a_word_list_that_cannot_be_read_is_told_by_name(room: BoardRoom):
    folder = places.config_folder() / "lexicon"
    folder.mkdir()
    (folder / "kommunen.txt").write_text("[[halv\n", "utf-8")
    page = page_in(room)
    page.suggest()
    room.qtbot.waitUntil(page.suggest_button.isEnabled, timeout=20_000)
    assert "kommunen.txt" in room.toast
    assert not page.bar.isVisible()


def test_the_buttons_of_a_suggestion_work_by_mouse(room: BoardRoom):
    page_in(room).show_offer(Offer((Ghost("g", "Spisning", ("n6",)),)))
    area = page_in(room).area
    go_to(room, "g")
    head = area.scene.head("g")
    assert head is not None
    accept = head.buttons()[0].center()
    point = area.board.mapFromScene(head.mapToScene(accept))
    room.qtbot.mouseClick(area.board.viewport(), Qt.MouseButton.LeftButton, pos=point)
    room.settle()
    assert room.document.assembly.board.lanes()[-1].title == "Spisning"


def test_a_note_that_looks_like_a_theme_goes_there_on_enter(room: BoardRoom):
    hints = {"n3": Hint("t2", Step.SURE, ("varme",)), "n4": Hint("t2", Step.LIKELY)}
    page_in(room).show_offer(Offer((), hints))
    view = go_to(room, "", "n3")
    room.press(view, Qt.Key.Key_Return)
    assert notes_in(room, "t2") == ("n3",)
    page_in(room).accept_all()
    room.settle()
    assert notes_in(room, "t2") == ("n3", "n4")


def test_accept_all_is_one_step_of_undo(room: BoardRoom):
    page_in(room).show_offer(Offer((Ghost("g", "Spisning", ("n6",)), Ghost("h", "Andet", ("n7",)))))
    page_in(room).accept_all()
    room.settle()
    assert len(room.document.assembly.board.order) == 4
    room.undo()
    assert room.document.assembly.board.order == ["t1", "t2"]


def test_accepting_all_says_what_one_press_does_and_what_still_waits(room: BoardRoom):
    page = page_in(room)
    hints = {"n3": Hint("t2", Step.SURE), "n4": Hint("t2", Step.LIKELY)}
    page.show_offer(Offer((Ghost("g", "Spisning", ("n6",)), Ghost("h", "Andet", ("n7",))), hints))
    action = next(e for e in page.actions() if e.objectName() == "suggestions-accept-all")
    before = buttons_of(page)["Godtag 2 temaer"]
    assert action.text() == "Godtag 2 temaer"
    assert "2 noter, der ligner et tema, venter på næste tryk" in before.toolTip()
    assert "Ctrl+Skift+A" in before.toolTip()
    room.qtbot.keyClick(
        page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    room.settle()
    assert len(room.document.assembly.board.order) == 4
    assert notes_in(room, "t2") == ()
    assert "2 noter, der ligner et tema, venter på næste tryk: Ctrl+Skift+A" in room.toast
    assert "Placér 2 noter som foreslået" in buttons_of(page)
    action.trigger()
    room.settle()
    assert notes_in(room, "t2") == ("n3", "n4")
    assert not page.bar.isVisible()


def test_a_suggestion_shrinks_when_somebody_places_its_note(room: BoardRoom):
    page_in(room).show_offer(Offer((Ghost("g", "Spisning", ("n6", "n7")),)))
    room.document.perform(board.place_notes, ["n6"], "t1")
    room.settle()
    ghost = page_in(room).area.lane("g")
    assert ghost is not None
    assert [face.id for face in ghost.faces] == ["n7"]


def test_stopping_forgets_what_comes_back(room: BoardRoom):
    page = page_in(room)
    page.suggest()
    page.drop_offer()
    room.qtbot.waitUntil(engine_is_done, timeout=20_000)
    QApplication.processEvents()
    assert not page.bar.isVisible()


class Slow:
    """An engine at work until it is called off."""

    def __init__(self) -> None:
        self.is_off = threading.Event()

    def call(self, _think, /, *_args, **_kwargs):
        raise Refused("engine-stopped")

    def call_until(self, cancelled, _think, /, *_args, **_kwargs):
        while not cancelled():
            time.sleep(0.01)
        self.is_off.set()
        raise Refused("engine-stopped")


def test_stopping_calls_the_engine_off(room: BoardRoom):
    engine = Slow()
    room.document.engine = cast(Engine, engine)
    page = page_in(room)
    page.suggest()
    page.drop_offer()
    assert engine.is_off.wait(20)
    room.qtbot.waitUntil(engine_is_done, timeout=20_000)


def test_more_rests_with_a_reason_where_nothing_parts(room: BoardRoom):
    page = page_in(room)
    page.show_offer(Offer((Ghost("g", "Spisning", ("n6", "n7")),), can_more=False))
    shown = {each.text(): each for each in page.bar.findChildren(QPushButton)}
    assert not shown["Flere"].isEnabled()
    assert shown["Flere"].toolTip()
    assert shown["Færre"].isEnabled()
    page.bar.resized.emit(1)
    assert not room.document.assembly.board.themes.keys() - {"t1", "t2"}
    assert shown["Se på dem"].isVisible(), "nothing is being read"


def quoted(room: BoardRoom, title: str) -> str:
    """What the lane of that title quotes on the board."""
    lanes = page_in(room).area.scene.lanes
    return next(each.quote for each in lanes if each.title == title)


def test_undo_takes_back_a_refusal_and_not_the_deed_before_it(room: BoardRoom):
    page = page_in(room)
    room.press(go_to(room, "t1", "n0"), Qt.Key.Key_2)
    moved = room.document.assembly.board.themes["t2"].notes
    page.show_offer(Offer((Ghost("g", "Spisning", ("n6", "n7")), Ghost("h", "Lys", ("n8",)))))
    room.press(go_to(room, "g"), Qt.Key.Key_Delete)
    assert ghosts_in(page) == ["Lys"]
    room.window.undo()
    room.settle()
    assert ghosts_in(page) == ["Spisning", "Lys"], "where it was"
    assert room.document.assembly.board.themes["t2"].notes == moved
    page.drop_offer()
    assert ghosts_in(page) == []
    room.window.undo()
    assert ghosts_in(page) == ["Spisning", "Lys"]
    room.press(go_to(room, "g"), Qt.Key.Key_Delete)
    room.press(go_to(room, "t2", "n0"), Qt.Key.Key_1)
    room.window.undo()
    room.settle()
    assert room.document.assembly.board.themes["t2"].notes == moved, "the deed was the last"
    assert ghosts_in(page) == ["Lys"]


@pytest.mark.parametrize("quote", ["n6", "n7", "n8"])
def test_what_a_suggestion_quotes_its_theme_quotes(room: BoardRoom, quote: str):
    page = page_in(room)
    page.show_offer(Offer((Ghost("g", "Spisning", ("n6", "n7", "n8"), quote=quote),)))
    shown = quoted(room, "Spisning")
    assert shown == room.document.assembly.board.notes[quote].text
    room.press(go_to(room, "g"), Qt.Key.Key_Return)
    assert quoted(room, "Spisning") == shown
    slide = picture(room.document.assembly, Showing(Scene.THEMES))
    assert isinstance(slide, ThemesPicture)
    assert slide.themes[-1].quote == shown, "the room sees the same"


def test_q_lets_another_note_speak_and_undo_takes_it_back(room: BoardRoom):
    before = quoted(room, "Cykler")
    other = next(n for n in ("n0", "n1", "n2")
                 if room.document.assembly.board.notes[n].text != before)  # fmt: skip
    view = go_to(room, "t1", other)
    room.press(view, Qt.Key.Key_Q)
    assert quoted(room, "Cykler") == room.document.assembly.board.notes[other].text
    assert "Cykler" in room.toast
    room.undo()
    assert quoted(room, "Cykler") == before
    room.press(go_to(room, "", "n5"), Qt.Key.Key_Q)
    assert "tema" in room.toast, "a note in the tray speaks for none"


def test_the_commands_for_all_suggestions_can_be_done_when_the_strips_buttons_can(room: BoardRoom):
    page = page_in(room)
    named = {each.objectName(): each for each in page.actions()}
    accept, drop = named["suggestions-accept-all"], named["suggestions-drop-rest"]
    back = named["suggestions-bring-back"]
    assert not any(each.isEnabled() for each in (accept, drop, back))
    page.show_offer(Offer((Ghost("g", "Spisning", ("n6",)), Ghost("h", "Andet", ("n7",)))))
    room.press(go_to(room, "g"), Qt.Key.Key_Delete)
    assert back.isEnabled()
    assert "Spisning" in back.text()
    back.trigger()
    accept.trigger()
    room.settle()
    titles = {each.title for each in room.document.assembly.board.lanes()}
    assert titles == {"Cykler", "Varme", "Spisning", "Andet"}
    assert not accept.isEnabled()


def test_the_tray_says_how_many_of_its_notes_lie_in_suggestions(room: BoardRoom):
    page = page_in(room)
    page.show_offer(Offer((Ghost("g", "Spisning", ("n6", "n7")),)))
    tray = page.area.scene.lanes[0]
    assert (tray.count, tray.suggested) == (4, 2)
    assert counted("4 noter", tray) == "4 noter · 2 i forslag"


@pytest.mark.parametrize(
    ("shared", "step", "word"),
    [(3, Step.SURE, "sikkert"), (2, Step.LIKELY, "sandsynligt"), (1, Step.UNSURE, "måske")],
)
def test_a_proposed_theme_says_how_sure_it_is(room: BoardRoom, shared: int, step: Step, word: str):
    notes = ("n6", "n7", "n8")
    why = {n: Why(("Spisning",) if at < shared else (n,)) for at, n in enumerate(notes)}
    page = page_in(room)
    page.show_offer(Offer((Ghost("g", "Mad", notes, why=why),)))
    lane = page.area.lane("g")
    assert lane is not None
    assert (lane.step, suggested_count(lane)) == (step, f"{word} · 3 noter")
    page.area.look_at(Level.OVERVIEW)
    card = page.area.overview.card("g")
    assert card is not None
    assert word in card.accessibleName()
    page.toggle_list()
    model = page.area.list.model()
    rows = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert any(word in each and "Mad" in each for each in rows)

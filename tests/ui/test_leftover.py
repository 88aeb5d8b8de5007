"""The facilitator is told when the room still sees what is over."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models import agenda, recommendations, room, voting
from app.models.agenda import Plan
from app.models.room import Cover, Scene, Showing
from app.ui.room_place import Place
from app.ui.widgets import Badge, Button
from tests.assemblies import DAY, NOW
from tests.ui.shell import Shell, look, session_look, shell

__all__ = ["look", "session_look", "shell"]


def told(shell: Shell) -> str:
    """What the head says of it, "" for nothing."""
    badges = [each for each in shell.window.header.findChildren(Badge) if each.isVisible()]
    return " ".join(each.accessibleName() for each in badges if "stadig" in each.accessibleName())


def do(shell: Shell, qtbot: QtBot, decide, *args) -> None:
    future = shell.document.perform(decide, *args)
    qtbot.waitUntil(future.done)
    future.result()
    qtbot.waitUntil(lambda: shell.document.saved)


def begun(shell: Shell, qtbot: QtBot) -> None:
    """The first of two items is on, and the room sees it."""
    for at, title in enumerate(("Velkomst", "Frokost")):
        do(shell, qtbot, agenda.add_item, f"i{at}", DAY, Plan(title))
    do(shell, qtbot, agenda.start_next, DAY, NOW)
    do(shell, qtbot, room.take_scene, Showing(Scene.TASK, "i0"))
    shell.room.show_in_window()
    assert shell.room.place is Place.WINDOW


def test_an_item_that_has_ended_is_told_until_something_else_is_taken(shell: Shell, qtbot: QtBot):
    begun(shell, qtbot)
    assert told(shell) == ""
    do(shell, qtbot, agenda.start_next, DAY, NOW + 60_000)
    assert told(shell) == "Viser stadig “Velkomst”"
    shell.window.choose_language("en")
    assert "Still shows “Velkomst”" in [
        each.accessibleName() for each in shell.window.header.findChildren(Badge)
    ]
    shell.window.choose_language("da")
    do(shell, qtbot, room.take_scene, Showing(Scene.BREAK, "i1"))
    assert told(shell) == ""


def test_a_programme_that_tells_where_we_were_is_told(shell: Shell, qtbot: QtBot):
    begun(shell, qtbot)
    do(shell, qtbot, room.take_scene, Showing(Scene.PROGRAMME))
    assert told(shell) == ""
    do(shell, qtbot, agenda.start_next, DAY, NOW + 60_000)
    assert told(shell) == "Viser stadig “Program”"
    do(shell, qtbot, room.take_scene, Showing(Scene.PROGRAMME))
    assert told(shell) == ""


def test_a_programme_with_old_hours_is_told(shell: Shell, qtbot: QtBot):
    begun(shell, qtbot)
    first = Plan("Velkomst", start_min=9 * 60)
    do(shell, qtbot, agenda.plan_item, "i0", first)
    do(shell, qtbot, room.take_scene, Showing(Scene.PROGRAMME))
    assert told(shell) == ""
    for _twice in range(2):
        do(shell, qtbot, agenda.add_time, 5, NOW + 30_000)
    assert told(shell) == "Viser stadig “Program”"
    do(shell, qtbot, room.take_scene, Showing(Scene.PROGRAMME))
    assert told(shell) == ""


def test_the_head_keeps_its_button_whole_and_shortens_what_is_told(shell: Shell, qtbot: QtBot):
    begun(shell, qtbot)
    do(shell, qtbot, agenda.plan_item, "i0", Plan("Velkomst og dagens program ved værten"))
    header = shell.window.header
    header.show_name("Borgersamling om grøn omstilling i Albertslund", "1. samling")
    do(shell, qtbot, agenda.start_next, DAY, NOW + 60_000)
    button = next(b for b in header.findChildren(Button) if b.accessibleName().startswith("Skjul"))
    for wide in (1240, 1000, 800):
        shell.window.resize(wide, 700)
        assert shell.window.width() == wide
        QApplication.processEvents()
        assert button.text() in ("Skjul storskærmen", ""), "whole, or only its icon"
        assert button.accessibleName() == "Skjul storskærmen"
        assert button.width() >= button.sizeHint().width()
        parts = [each for each in header.findChildren(QWidget) if each.isVisible()]
        assert all(header.rect().contains(each.geometry()) for each in parts)
    assert told(shell).startswith("Viser stadig"), "the whole is read aloud"


def test_what_nobody_sees_is_not_told(shell: Shell, qtbot: QtBot):
    begun(shell, qtbot)
    do(shell, qtbot, agenda.end_item, NOW + 60_000)
    assert told(shell)
    do(shell, qtbot, room.cover_screen, Cover.BLANK)
    assert told(shell) == ""
    do(shell, qtbot, room.cover_screen, Cover.BLANK)
    assert told(shell)
    shell.room.hide()
    assert told(shell) == ""


def test_a_poll_that_opens_or_closes_under_a_still_picture_is_told(shell: Shell, qtbot: QtBot):
    words = recommendations.Wording("Flere stier", "Tekst")
    do(shell, qtbot, recommendations.draft_recommendation, "r1", words, "", NOW)
    do(shell, qtbot, voting.print_cards, ["0" * 11], "salt")
    do(shell, qtbot, voting.prepare_poll, "p1", "r1", voting.Terms("Skal den med?"))
    shell.room.show_in_window()
    do(shell, qtbot, room.take_scene, Showing(Scene.POLL, "p1"))
    assert told(shell) == ""
    do(shell, qtbot, voting.open_poll, "p1", "salt", NOW)
    assert told(shell)
    do(shell, qtbot, room.take_scene, Showing(Scene.POLL, "p1"))
    assert told(shell) == ""
    do(shell, qtbot, room.cover_screen, Cover.FREEZE)
    do(shell, qtbot, voting.close_poll, "p1", NOW)
    assert told(shell) == "Viser stadig “Skal den med?”"
    do(shell, qtbot, room.uncover_screen)
    assert told(shell) == "", "the slide says by itself that it is closed"


def test_a_slide_in_another_language_is_told_until_it_is_taken_again(shell: Shell, qtbot: QtBot):
    welcome = Showing(Scene.WELCOME)
    shell.room.show_in_window()
    do(shell, qtbot, room.take_scene, welcome, "da")
    shell.window.choose_language("en")
    [badge] = [b for b in shell.window.header.findChildren(Badge) if "Danish" in b.accessibleName()]
    assert badge.isVisible()
    assert badge.accessibleName() == "Still shows Danish"
    assert "next take is in English" in badge.toolTip()
    do(shell, qtbot, room.cover_screen, Cover.BLANK)
    assert not badge.isVisible(), "what nobody sees is not told"
    do(shell, qtbot, room.take_scene, welcome, "en")
    assert not badge.isVisible()
    shell.window.choose_language("da")
    assert told(shell) == "Viser stadig engelsk"
    do(shell, qtbot, room.take_scene, welcome, "da")
    assert told(shell) == ""


def test_what_is_over_is_told_before_its_language(shell: Shell, qtbot: QtBot):
    begun(shell, qtbot)
    do(shell, qtbot, room.take_scene, Showing(Scene.TASK, "i0"), "en")
    assert told(shell) == "Viser stadig engelsk"
    do(shell, qtbot, agenda.start_next, DAY, NOW + 60_000)
    assert told(shell) == "Viser stadig “Velkomst”"

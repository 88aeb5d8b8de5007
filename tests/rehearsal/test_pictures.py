"""Pictures of the facilitator's window: in each language the whole of it, the live slide too."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage

from app import i18n
from app.cli.demo_stage import Stage, set_stage
from app.models import mandate, voting
from app.models.room import Cover, Scene, Showing, cover_screen, take_scene, uncover_screen
from app.models.voting import Choice, Reveal, Terms
from app.rehearsal import cases
from app.rehearsal.hall import beside
from app.rehearsal.pictures import ROOM, Photographer
from tests.assemblies import card, with_open_poll

CASE = cases.load("albertslund")
STATES = ("at-once", "at-rest")
PREVIEWS = QRect(984, 60, 296, 390)
WELCOME = Showing(Scene.WELCOME)


def photographed(stage: Stage) -> tuple[dict[str, QImage], QRect]:
    """The pictures of Today with a live slide, and where the slide is in them."""
    hall, window = stage.hall, stage.program.window
    hall.create()
    hall.perform(mandate.found_assembly, "a1", CASE.mandate(), hall.clock())
    hall.perform(take_scene, WELCOME, "da")
    photographer = Photographer(hall, window, stage.program.room.window)
    photographer.take_section("today", "")
    hall.perform(cover_screen, Cover.BLANK)
    photographer.take_room("blank")
    hall.perform(uncover_screen)
    assert stage.program.desk is not None
    live = stage.program.desk.panel.live
    where = hall.ask(lambda: QRect(live.mapTo(window, QPoint()), live.size()))
    made = {name: QImage.fromData(png) for name, png in photographer.develop().items()}
    told = hall.assembly.room_screen
    assert (told.showing, told.as_taken.language) == (WELCOME, "da"), "as it was before"
    hall.close()
    return made, where


def live(stage: Stage) -> dict[str, QImage]:
    """Polls right after ballots of a live poll came in, when bars grow, and once more at rest."""
    hall, window = stage.hall, stage.program.window
    play = with_open_poll(terms=Terms("", reveal=Reveal.LIVE))
    hall.create()
    hall.perform(lambda _room: tuple(play.facts))
    hall.perform(take_scene, Showing(Scene.POLL, "p1"), "da")
    photographer = Photographer(hall, window, stage.program.room.window)
    photographer.take_section("polls", "")
    for number in range(7):
        hall.perform(voting.cast_ballot, "p1", card(number), f"b{number}", Choice.YES)
    photographer.take_section("polls", "at-once")
    time.sleep(1)
    photographer.take_section("polls", "at-rest")
    made = {name: QImage.fromData(png) for name, png in photographer.develop().items()}
    hall.close()
    return made


def test_nothing_moves_in_a_picture(tmp_path: Path, qapp) -> None:
    with set_stage(CASE, tmp_path, seed=1) as stage:
        made = beside(stage.hall, lambda: live(stage))
    for lang in i18n.LANGUAGES:
        at_once, at_rest = (made[f"facilitator-polls-{each}-{lang}"] for each in STATES)
        assert at_once.copy(PREVIEWS) == at_rest.copy(PREVIEWS), "elsewhere a caret may blink"


def test_pictures_show_the_wall_in_their_language_and_black_where_it_is(
    tmp_path: Path, qapp
) -> None:
    with set_stage(CASE, tmp_path, seed=1) as stage:
        made, where = beside(stage.hall, lambda: photographed(stage))
    danish, english = made["facilitator-today-da"], made["facilitator-today-en"]
    assert danish.copy(where) != english.copy(where)
    for blank in (made["room-blank-da"], made["room-blank-en"]):
        assert blank.size() == ROOM
        assert blank.convertToFormat(QImage.Format.Format_Indexed8).colorCount() == 1
        assert blank.pixelColor(0, 0) == QColor("black")

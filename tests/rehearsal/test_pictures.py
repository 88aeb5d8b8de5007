"""Pictures of the facilitator's window: in each language the whole of it, the live slide too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage

from app.cli.demo_stage import Stage, set_stage
from app.models import mandate
from app.models.room import Cover, Scene, Showing, cover_screen, take_scene, uncover_screen
from app.rehearsal import cases
from app.rehearsal.hall import beside
from app.rehearsal.pictures import ROOM, Photographer

CASE = cases.load("albertslund")
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

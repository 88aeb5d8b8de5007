"""The pictures of a demo are of one moment: its clock goes by leaps, and everything looks again."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QSizeF

from app.cli.demo_stage import Guide, set_stage
from app.models.room import Scene
from app.rehearsal import cases
from app.rehearsal.crowd import Crowd
from app.rehearsal.hall import beside
from app.rehearsal.play import Summary
from app.rehearsal.play.day import Day
from app.rehearsal.play.morning import found, plan
from app.ui.theme import ROOM_DARK


def ignore(_share: float) -> None:
    """How far it is."""


def test_the_wall_shows_the_time_of_the_page_beside_it(qapp, home: Path, tmp_path: Path) -> None:
    case = cases.load("albertslund")
    with set_stage(case, tmp_path, seed=1) as stage:
        hall, program = stage.hall, stage.program
        guide = Guide(hall, program, ignore, is_seen=False)
        day = Day(hall, case, guide, Summary(case.name, 1), random.Random(1), Crowd())

        def play() -> list[str]:
            hall.create()
            found(day)
            plan(day)
            round_one = next(each.key for each in case.items if each.plan.task)
            day.begin(round_one)
            day.take(Scene.TASK, round_one)
            day.pass_minutes(12)
            guide.moment("today")
            return hall.ask(seen)

        def seen() -> list[str]:
            desk = program.desk
            assert desk is not None
            slide = desk.panel.live.slide
            assert slide is not None
            return [each.text for each in slide.sheet(QSizeF(1920, 1080), ROOM_DARK).words]

        assert "23:00" in beside(hall, play)
        hall.close()

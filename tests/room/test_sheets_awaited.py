"""Everywhere in the house it is the same items in which tables write, and have to deliver."""

from __future__ import annotations

import pytest

from app.models import agenda, board, seating
from app.models.agenda import ItemKind, Plan
from app.models.errors import Refused
from app.models.room import Scene, Showing
from app.places import resources
from app.reports.slips import Setup, print_out
from app.ui.scenes import TaskPicture, picture
from app.ui.today.words import tables_to_deliver
from tests.assemblies import DAY, NOW, Play, with_members, with_plan


def with_running(kind: ItemKind, task: str = "", number: int = 1) -> Play:
    play = with_plan(with_members(12))
    play.do(agenda.add_item(play.assembly, "i1", DAY, Plan("Nu", kind, task=task, round=number)))
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    return play


@pytest.mark.parametrize("task", ["", "Gå op til væggen"], ids=["no task", "task"])
@pytest.mark.parametrize("kind", ItemKind)
def test_window_wall_and_paper_agree_on_which_items_have_sheets(kind: ItemKind, task: str):
    room = with_running(kind, task).assembly
    awaited = agenda.awaits_sheets(room.agenda.items["i1"])
    assert (tables_to_deliver(room) == (1, 2, 3)) is awaited
    assert (tables_to_deliver(room) is None) is not awaited
    shown = picture(room, Showing(Scene.TASK, "i1"))
    assert isinstance(shown, TaskPicture)
    assert bool(shown.tables) is awaited
    setup = Setup(room, "da", resources() / "fonts")
    if awaited:
        assert print_out("note-sheets", setup)
    else:
        with pytest.raises(Refused, match="print-no-items"):
            print_out("note-sheets", setup)


def test_only_the_tables_of_its_own_round_are_awaited():
    play = with_running(ItemKind.TABLE_ROUND, number=2)
    ids = sorted(play.assembly.people.members)
    play.do(seating.accept_plan(play.assembly, DAY, [(tuple(ids[:6]), tuple(ids[6:]))], 2))
    assert play.assembly.seating.table_count(DAY) == 3
    assert tables_to_deliver(play.assembly) == (1, 2)
    play.do(board.deliver_sheet(play.assembly, "i1", 1, NOW))
    assert tables_to_deliver(play.assembly) == (2,)

"""Everywhere in the house it is the same items in which tables write, and have to deliver."""

from __future__ import annotations

import pytest

from app.models import agenda, board, seating
from app.models.agenda import ItemKind, Plan
from app.models.errors import Refused
from app.models.room import Scene, Showing
from app.places import resources
from app.reports.slips import Setup, print_out
from app.ui.notes.sheets import sheets_of
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


def without_plan() -> Play:
    """Twelve members, no seating plan, table codes for four tables, and an item to write on."""
    play = with_members(12)
    plan = Plan("Nu", ItemKind.NOTES, task="Skriv")
    play.do(agenda.add_item(play.assembly, "i1", DAY, plan))
    play.do(board.issue_table_codes(play.assembly, DAY, ("AAAAAA", "BBBBBB", "CCCCCC", "DDDDDD")))
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    return play


def told(play: Play) -> tuple[tuple[int, ...] | None, tuple[int, ...], tuple[int, int]]:
    """What Today waits for, the marks on the room screen, and how many of how many have delivered
    in Notes.
    """
    room = play.assembly
    shown = picture(room, Showing(Scene.TASK, "i1"))
    assert isinstance(shown, TaskPicture)
    marks = tuple(each.number for each in shown.tables)
    sheets = sheets_of(room)
    return tables_to_deliver(room), marks, (sheets.delivered_now, len(sheets.writing))


def test_tables_with_a_code_and_no_seats_write_for_every_view():
    play = without_plan()
    assert told(play) == ((1, 2, 3, 4), (1, 2, 3, 4), (0, 4))
    play.do(board.deliver_sheet(play.assembly, "i1", 2, NOW))
    assert told(play) == ((1, 3, 4), (1, 2, 3, 4), (1, 4))


def test_a_table_that_only_wrote_is_one_of_them():
    play = without_plan()
    new = board.NewNote("n1", DAY, "i1", 5, "Fra en lap papir", board.Mark.IDEA)
    play.do(board.write_note(play.assembly, new, NOW))
    assert told(play)[0] == (1, 2, 3, 4, 5)
    assert told(play)[2] == (0, 5)


def test_where_no_table_is_known_none_is_counted():
    play = with_members(12)
    play.do(agenda.add_item(play.assembly, "i1", DAY, Plan("Nu", ItemKind.NOTES)))
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    assert told(play) == (None, (), (0, 0))


def test_an_empty_table_of_the_round_is_awaited_by_nobody():
    play = with_running(ItemKind.TABLE_ROUND)
    ids = sorted(play.assembly.people.members)
    tables = (tuple(ids[:6]), (), tuple(ids[6:]))
    play.do(seating.accept_plan(play.assembly, DAY, [tables], 1))
    assert told(play)[:2] == ((1, 3), (1, 3))
    assert told(play)[2] == (0, 2)


def test_only_the_tables_of_its_own_round_are_awaited():
    play = with_running(ItemKind.TABLE_ROUND, number=2)
    ids = sorted(play.assembly.people.members)
    play.do(seating.accept_plan(play.assembly, DAY, [(tuple(ids[:6]), tuple(ids[6:]))], 2))
    assert play.assembly.seating.table_count(DAY) == 3
    assert tables_to_deliver(play.assembly) == (1, 2)
    play.do(board.deliver_sheet(play.assembly, "i1", 1, NOW))
    assert tables_to_deliver(play.assembly) == (2,)

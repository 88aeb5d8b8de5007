"""Two people of the same name are told apart wherever the seating section names them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.models import people, seating
from app.models.seating import Rule, RuleKind
from app.proposals import repair_task
from app.ui.seating.insight.dialog import InsightDialog
from app.ui.widgets import Text
from tests.assemblies import DAY, Play, member
from tests.planning import stay_away
from tests.ui.seating_room import Drag, open_desk, planned

__all__ = ["open_desk"]

ONE, OTHER = "Navn 1 #1", "Navn 1 #2"


def namesakes() -> Play:
    """m01 and m02 are both called Navn 1."""
    play = planned(count=12, tables=3)
    told = people.Details("Navn 1", attributes=member(2).details.attributes)
    play.do(people.describe_member(play.assembly, "m02", told))
    return play


def test_chips_menus_and_sentences_tell_them_apart(open_desk):
    desk = open_desk(namesakes())
    assert {desk.chip("m01").text(), desk.chip("m02").text()} == {ONE, OTHER}
    card = desk.card(3)
    drag = Drag("m01", card.rect().bottomRight())
    drag.enter(card)
    assert desk.page.hint.startswith(ONE)
    desk.press("m01", Qt.Key.Key_M)
    assert desk.page.hint.startswith(ONE)
    desk.press("m01", Qt.Key.Key_3)
    assert desk.told[-1].text.startswith(ONE)


def test_the_map_and_the_page_of_one_person_tell_them_apart(open_desk):
    desk = open_desk(namesakes())
    desk.action("show_met")
    dialog = next(each for each in desk.page.findChildren(InsightDialog) if each.isVisible())
    model = dialog.map.model()
    heads = {str(model.headerData(at, Qt.Orientation.Vertical)) for at in range(model.rowCount())}
    assert {ONE, OTHER} <= heads
    dialog.tabs.setCurrentIndex(1)
    assert dialog.person.chooser.findText(OTHER) >= 0
    dialog.accept()


def test_a_broken_rule_and_a_repair_tell_them_apart(open_desk):
    play = namesakes()
    rule = Rule(RuleKind.HOST, ("m02",), tables=(3,))
    play.do(seating.add_rule(play.assembly, "r1", rule))
    desk = open_desk(play)
    assert any(OTHER in each.text() for each in desk.page.head.findChildren(Text))
    stay_away(play, "m05")
    assert repair_task(play.assembly, DAY).names["m01"] == ONE

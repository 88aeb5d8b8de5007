"""What lies behind a plan: consequences before a move, who meets whom, the mix, the rules."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.engine_process import EngineProcess
from app.models import people, seating
from app.models.people import Attendance
from app.models.seating import Rule, RuleKind
from app.proposals.whys import reasons_of
from app.ui.members.composition import composition
from app.ui.seating.figures import FiguresLine
from app.ui.seating.insight.dialog import InsightDialog
from app.ui.seating.mix_bars import MixBars
from app.ui.seating.mode import Mode
from app.ui.seating.moves_dialog import MovesDialog
from app.ui.seating.rules import RulesDialog
from app.ui.widgets import ElidedText
from tests.assemblies import DAY, NOW, Play, with_members
from tests.ui.seating_room import Desk, Drag, open_desk, planned

__all__ = ["open_desk"]

Key = Qt.Key
SHOWN = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def insight(desk: Desk) -> InsightDialog:
    found = [each for each in desk.page.findChildren(InsightDialog) if each.isVisible()]
    assert found
    return found[0]


def cell(dialog: InsightDialog, one: str, other: str, role: Qt.ItemDataRole = SHOWN) -> object:
    order = dialog.map.order
    model = dialog.map.model()
    return model.index(order.index(one), order.index(other)).data(role)


def two_rounds() -> list[list[list[str]]]:
    """Four people: m01 and m02 meet twice, m01 and m03 once, m01 and m04 never."""
    return [[["m01", "m02", "m03"], ["m04"]], [["m01", "m02"], ["m03", "m04"]]]


def small():
    play = with_members(4)
    play.do(seating.accept_plan(play.assembly, DAY, two_rounds()))
    return play


def test_every_table_tells_what_a_move_would_change_before_the_number_is_typed(open_desk):
    desk = open_desk(planned())
    desk.press("m01", Key.Key_M)
    assert desk.card(1).preview == "sits here"
    assert desk.card(2).preview.startswith("4 new")
    assert "Navn 1 to table 2: 4 new faces" in desk.card(2).accessibleDescription()
    assert desk.table_of("m01") == 1
    desk.press("m01", Key.Key_Escape)
    assert desk.card(2).preview == ""


def test_arrows_aim_at_a_table_and_enter_takes_it(open_desk):
    desk = open_desk(planned())
    desk.press("m01", Key.Key_M, Key.Key_Right, Key.Key_Right)
    assert "Navn 1 to table 3: " in desk.page.hint
    assert desk.table_of("m01") == 1, "only aimed at"
    desk.press("m01", Key.Key_Return)
    assert desk.table_of("m01") == 3


def test_walking_to_the_other_person_tells_what_a_change_of_places_would_do(open_desk):
    desk = open_desk(planned())
    desk.press("m07", Key.Key_S, Key.Key_Right)
    assert "change places: " in desk.page.hint
    assert desk.table_of("m07") == 1


def test_a_held_chip_tells_its_consequence_on_the_card_and_moves_nothing_under_it(open_desk):
    desk = open_desk(planned())
    card = desk.card(2)
    before = [chip.geometry() for chip in card.chips]
    Drag("m01", QPoint(card.width() - 3, 3)).enter(card)
    QApplication.processEvents()
    assert card.preview.startswith("4 new")
    assert [chip.geometry() for chip in card.chips] == before


def test_nobody_meets_somebody_who_stays_away(open_desk):
    play = with_members(4)
    play.do(seating.accept_plan(play.assembly, DAY, [(("m01", "m02"), ("m03", "m04"))] * 2))
    desk = open_desk(play)
    desk.perform(people.note_attendance, DAY, ["m03"], Attendance.ABSENT, NOW)
    desk.press("m01", Key.Key_M, Key.Key_Right)
    assert "Navn 3" not in desk.page.hint
    assert desk.card(2).preview.startswith("1 new")


def test_a_move_that_breaks_a_rule_says_so_before_and_shows_it_on_the_card_after(open_desk):
    play = planned()
    rule = Rule(RuleKind.APART, ("m01", "m02"))
    play.do(seating.add_rule(play.assembly, "r1", rule))
    desk = open_desk(play)
    desk.press("m01", Key.Key_M)
    assert desk.card(2).preview.startswith("breaks a rule")
    desk.press("m01", Key.Key_2)
    assert "should be kept apart" in desk.card(2).accessibleDescription()
    assert "should be kept apart" not in desk.card(3).accessibleDescription()


def test_broken_rules_are_listed_with_their_reason_and_enter_goes_to_the_person(open_desk):
    play = planned()
    play.do(seating.add_rule(play.assembly, "r1", Rule(RuleKind.APART, ("m02", "m05"))))
    desk = open_desk(play)
    desk.action("show_broken")
    dialog = insight(desk)
    model = dialog.rules.table.model()
    assert model.rowCount() == 2, "one for each round"
    assert "Navn 2" in model.index(1, 0).data()
    assert "Looking for the reason" in model.index(1, 1).data(), "the window waits for none"
    await_reasons(desk)
    assert "Repairing the plan may help" in model.index(1, 1).data()
    dialog.rules.table.activated.emit(model.index(1, 0))
    assert desk.page.round_number == 2
    assert desk.page.board.current == "m02"


def test_the_map_tells_how_often_and_in_which_rounds_two_people_meet(open_desk):
    desk = open_desk(small())
    desk.action("show_met")
    dialog = insight(desk)
    assert [cell(dialog, "m01", each) for each in ("m02", "m03", "m04")] == ["2", "1", "0"]
    assert cell(dialog, "m02", "m01") == "2"
    told = cell(dialog, "m01", "m02", SPOKEN)
    assert told == "Navn 1 and Navn 2: round 1 at table 1 and round 2 at table 1."
    assert cell(dialog, "m01", "m04", SPOKEN) == "Navn 1 and Navn 4 do not meet."
    assert dialog.summary == "Fewest new faces: 1 of 3, for Navn 4."
    dialog.accept()


def test_the_map_is_walked_by_keys_and_the_line_tells_the_pair(open_desk, qtbot):
    desk = open_desk(small())
    desk.page.board.make_current("m01")
    desk.action("show_met")
    dialog = insight(desk)
    qtbot.keyClick(dialog.map, Key.Key_Right)
    assert dialog.line == "Navn 1 and Navn 3: round 1 at table 1."
    dialog.order.setCurrentIndex(1)
    assert dialog.map.order == ("m01", "m02", "m03", "m04")
    assert [dialog.map.table_at(row) for row in range(4)] == [1, 1, 1, 2]
    assert dialog.line == "Navn 1 and Navn 3: round 1 at table 1.", "the pair stays"
    dialog.accept()


def test_one_person_is_told_round_by_round_with_those_not_met_first(open_desk):
    desk = open_desk(small())
    desk.page.board.make_current("m04")
    desk.action("show_person")
    dialog = insight(desk)
    assert dialog.person.person == "m04"
    rounds, others = dialog.person.rounds.model(), dialog.person.others.model()
    assert [rounds.index(row, 1).data() for row in range(2)] == ["2", "2"]
    assert rounds.index(1, 2).data() == "Navn 3"
    assert [others.index(row, 1).data() for row in range(3)] == ["0", "0", "1"]
    assert others.index(2, 0).data() == "Navn 3"
    dialog.accept()


def test_all_days_count_those_met_on_an_earlier_day(open_desk):
    play = small()
    play.do(seating.accept_plan(play.assembly, "d2", [[["m01", "m04"], ["m02", "m03"]]]))
    desk = open_desk(play)
    desk.action("show_met")
    dialog = insight(desk)
    assert cell(dialog, "m01", "m04") == "0"
    dialog.days.setCurrentIndex(1)
    assert cell(dialog, "m01", "m04", SPOKEN) == ("Navn 1 and Navn 4: day 2, round 1 at table 1.")
    dialog.accept()


def test_the_tables_are_held_against_the_assembly_in_figures_and_signs(open_desk):
    play = with_members(12)
    women = [f"m{number:02d}" for number in range(1, 12, 2)]
    men = [f"m{number:02d}" for number in range(2, 13, 2)]
    play.do(seating.accept_plan(play.assembly, DAY, [[women, men]]))
    desk = open_desk(play)
    desk.action("show_mix")
    dialog = insight(desk)
    model = dialog.tables.table.model()
    assert model.headerData(0, Qt.Orientation.Vertical) == "Køn: kvinde"
    assert dialog.tables.table.verticalHeader().isVisible(), "stays in sight beside many tables"
    assert [model.index(0, column).data() for column in range(3)] == [
        "6",
        "6 \N{BLACK UP-POINTING TRIANGLE}",
        "0 \N{BLACK DOWN-POINTING TRIANGLE}",
    ]
    spoken = model.index(0, 1).data(SPOKEN)
    assert spoken == "Table 1. Køn, kvinde: 6 of 6, a mirror has 3 (too many)"
    dialog.accept()


def test_the_mix_has_the_groups_and_the_order_of_the_members_page(open_desk):
    """Also when the youngest stay away: there is one set of bands for the whole assembly."""
    play = planned(count=36, tables=6)
    young = [f"m{number:02d}" for number in range(1, 6)]
    play.do(people.note_attendance(play.assembly, DAY, young, Attendance.ABSENT, NOW + 1))
    for each in young:
        for number in (1, 2):
            play.do(seating.move_seat(play.assembly, DAY, number, each, 0))
    desk = open_desk(play)
    desk.action("show_mix")
    model = insight(desk).tables.table.model()
    told = [model.headerData(at, Qt.Orientation.Vertical) for at in range(model.rowCount())]
    shares = {
        criterion.header: [share.label for share in criterion.shares]
        for criterion in composition(play.assembly.people, DAY)
    }
    ages = [each.removeprefix("Alder: ") for each in told if each.startswith("Alder: ")]
    assert shares["Alder"][0].startswith("under"), "the youngest first"
    assert ages == [each for each in shares["Alder"] if each in ages]
    assert len(ages) >= 3
    insight(desk).accept()


def test_a_value_that_says_little_is_told_with_its_attribute(open_desk):
    play = with_members(12)
    for number in range(1, 13):
        told = (("Uddannelse", "B" if number % 2 else "D"),)
        details = people.Details(f"Navn {number}", attributes=told)
        play.do(people.describe_member(play.assembly, f"m{number:02d}", details))
    odd = [f"m{number:02d}" for number in range(1, 12, 2)]
    even = [f"m{number:02d}" for number in range(2, 13, 2)]
    play.do(seating.accept_plan(play.assembly, DAY, [[odd, even]]))
    desk = open_desk(play)
    told = [each.text() for each in desk.card(1).findChildren(ElidedText)]
    assert "Lacks Uddannelse: D" in told


def test_another_round_is_chosen_inside_the_window(open_desk):
    desk = open_desk(small())
    desk.action("show_mix")
    dialog = insight(desk)
    assert dialog.tables.table.model().index(0, 1).data().startswith("2"), "women at table 1"
    dialog.round.setCurrentIndex(1)
    assert dialog.tables.table.model().index(0, 1).data().startswith("1")
    dialog.accept()


def test_bars_on_the_cards_come_and_go_by_a_key_and_are_read_aloud(open_desk):
    desk = open_desk(planned())
    bars = desk.card(1).findChild(MixBars)
    assert isinstance(bars, MixBars)
    assert not bars.isVisible()
    desk.action("toggle_bars")
    assert bars.isVisible()
    assert "Køn. kvinde: " in bars.accessibleName()
    desk.action("toggle_bars")
    assert not bars.isVisible()


def test_a_repair_tells_who_moves_and_why_and_how_many_in_each_round(open_desk):
    desk = open_desk(planned(count=24, tables=4))
    away = ["m01", "m05", "m09"]
    desk.perform(people.note_attendance, DAY, away, people.Attendance.ABSENT, 1)
    desk.page.repair()
    desk.wait_for_suggestion()
    suggestion = desk.page.suggestion
    assert suggestion is not None
    desk.action("show_moves")
    dialog = next(each for each in desk.page.findChildren(MovesDialog) if each.isVisible())
    model = dialog.table.model()
    assert model.rowCount() == len(suggestion.moves)
    assert all(model.index(row, 4).data() for row in range(model.rowCount()))
    dialog.accept()


def test_not_now_by_escape_leaves_the_plan_as_it_is(open_desk, qtbot):
    desk = open_desk(planned())
    before = desk.seats.rounds(DAY)
    desk.page.make_plan()
    desk.wait_for_suggestion()
    qtbot.keyClick(desk.page, Key.Key_Escape)
    assert desk.page.suggestion is None
    assert desk.seats.rounds(DAY) == before


def test_a_table_is_closed_and_opened_again_by_suggestions(open_desk):
    desk = open_desk(planned(count=24, tables=4, rounds=1))
    desk.page.board.make_current("m03")
    closing = desk.table_of("m03")
    desk.action("close_table")
    desk.wait_for_suggestion()
    assert f"table {closing} is closed" in desk.banners()[0]
    desk.action("accept")
    desk.settle()
    assert desk.seats.tables(DAY, 1)[closing - 1] == ()
    desk.action("open_table")
    desk.wait_for_suggestion()
    desk.action("accept")
    desk.settle()
    assert desk.seats.tables(DAY, 1)[closing - 1] != ()


def test_two_people_part_by_keys_and_the_rule_stays(open_desk):
    desk = open_desk(planned(count=12, tables=3))
    one, other = "m01", "m04"
    assert desk.table_of(one) == desk.table_of(other)
    desk.page.board.make_current(one)
    desk.action("part_by_keys")
    assert desk.page.board.mode is Mode.PART
    desk.press(other, Key.Key_Return)
    desk.wait_for_suggestion()
    assert "Navn 1 and Navn 4 sit apart" in desk.banners()[0]
    desk.action("accept")
    desk.settle()
    assert desk.table_of(one) != desk.table_of(other)
    assert [rule.kind for rule in desk.seats.rules.values()] == [RuleKind.APART]


def test_all_whom_one_sits_with_can_be_read_without_scrolling_aside(open_desk, qtbot):
    desk = open_desk(planned(count=36, tables=2))
    desk.page.board.make_current("m03")
    desk.action("show_person")
    rounds = insight(desk).person.rounds
    qtbot.waitUntil(lambda: rounds.horizontalScrollBar().maximum() == 0)
    assert rounds.rowHeight(0) > 2 * rounds.fontMetrics().height()


def await_reasons(desk: Desk) -> None:
    """They are found beside the window."""
    model = insight(desk).rules.table.model()
    desk.wait_until(lambda: "Looking" not in str(model.index(0, 1).data()))


def test_reasons_come_from_the_engines_process_where_there_is_one(open_desk):
    asked = list[object]()

    class Engine(EngineProcess):
        """Tells who was asked, and does it."""

        def call(self, think, /, *args, **kwargs):
            asked.append(think)
            return super().call(think, *args, **kwargs)

    play = planned()
    play.do(seating.add_rule(play.assembly, "r1", Rule(RuleKind.APART, ("m02", "m05"))))
    desk = open_desk(play)
    desk.document.engine = engine = Engine()
    try:
        desk.action("show_broken")
        model = insight(desk).rules.table.model()
        desk.wait_until(lambda: "Repairing" in str(model.index(0, 1).data()), seconds=20)
    finally:
        engine.end()
    assert asked == [reasons_of]


def reason_for(desk: Desk) -> str:
    desk.action("show_broken")
    await_reasons(desk)
    table = insight(desk).rules.table
    return str(table.model().index(0, 1).data())


def hosted(count: int = 12) -> Play:
    play = planned(count)
    host = Rule(RuleKind.HOST, ("m03",), "", tables=(3,))
    play.do(seating.add_rule(play.assembly, "u1", host))
    return play


def test_a_host_whose_table_is_closed_is_told_so_and_what_helps(open_desk):
    play = hosted()
    shut = [[*tables[:2], []] for tables in play.assembly.seating.rounds(DAY)]
    for each, left in zip(shut, [t[2] for t in play.assembly.seating.rounds(DAY)], strict=True):
        each[0] = (*each[0], *left)
    play.do(seating.accept_plan(play.assembly, DAY, shut))
    desk = open_desk(play)
    told = reason_for(desk)
    assert told.startswith("The reason: table 3 is not in use.")
    assert told.endswith("Open that table again, or choose another table in the rule.")
    insight(desk).accept()
    desk.action("open_table")
    desk.wait_for_suggestion()
    desk.action("accept")
    desk.settle()
    assert desk.table_of("m03") == desk.table_of("m03", 2) == 3


def test_a_suggestion_that_closes_the_table_of_a_host_says_why_too(open_desk):
    desk = open_desk(hosted())
    desk.page.board.make_current("m03")
    desk.action("close_table")
    desk.wait_for_suggestion()
    assert reason_for(desk).startswith("The reason: table 3 is not in use.")


def test_where_no_reason_is_known_none_is_claimed(open_desk):
    desk = open_desk(hosted())
    desk.press("m03", Key.Key_M, Key.Key_1)
    told = reason_for(desk)
    assert told.startswith("Nothing is known to stand in its way")
    assert "Repairing the plan may help." in told


def test_long_names_give_way_to_how_often_and_when_one_meets(open_desk, qtbot):
    play = planned(count=36, tables=6)
    name = "Anne-Margrethe Frederikke von Haffner-Rosenkrantz Wrzesniewska"
    play.do(people.describe_member(play.assembly, "m02", people.Details(name)))
    desk = open_desk(play)
    desk.action("show_person")
    others = insight(desk).person.others
    qtbot.waitUntil(lambda: others.horizontalScrollBar().maximum() == 0)
    heads = others.horizontalHeader()
    for section in (1, 2):
        assert heads.sectionSize(section) >= heads.sectionSizeHint(section)


def test_advice_is_worked_out_when_asked_and_forgotten_with_the_plan(open_desk, qtbot):
    desk = open_desk(planned())
    assert desk.page.head.advice == ""
    desk.action("advise")
    qtbot.waitUntil(lambda: "Trying" not in desk.page.head.advice)
    assert desk.page.head.advice
    desk.press("m01", Key.Key_M, Key.Key_3)
    assert desk.page.head.advice == ""


def test_advice_is_held_against_the_plan_on_screen_and_the_tables_one_sees(open_desk, qtbot):
    """Two rounds alike, table 1 of 4 closed: three are in use, and every pair meets twice."""
    play = planned(count=24, tables=4)
    shut = [[[], *(tables[1:])] for tables in play.assembly.seating.rounds(DAY)]
    for each, left in zip(shut, [t[0] for t in play.assembly.seating.rounds(DAY)], strict=True):
        each[1:] = [(*table, *left[at::3]) for at, table in enumerate(each[1:])]
    play.do(seating.accept_plan(play.assembly, DAY, shut))
    desk = open_desk(play)
    assert desk.page.head.controls.tables == 3
    desk.action("advise")
    qtbot.waitUntil(lambda: "Trying" not in desk.page.head.advice)
    told = desk.page.head.advice.split("\n")
    assert any(each.startswith("A new plan for the same tables: ") for each in told)
    assert all("not 84" in each for each in told), "as the line above the board counts"
    assert any("With 4 tables instead of 3" in each for each in told)


def test_advice_gives_way_to_a_suggestion_and_comes_back(open_desk, qtbot):
    desk = open_desk(planned())
    desk.action("advise")
    qtbot.waitUntil(lambda: "Trying" not in desk.page.head.advice)
    told = desk.page.head.advice
    desk.page.make_plan()
    desk.wait_for_suggestion()
    assert desk.page.head.advice == ""
    desk.page.discard()
    assert desk.page.head.advice == told != ""


def test_advice_is_given_also_where_two_rules_contradict_each_other(open_desk, qtbot):
    """Two rounds alike: another plan is better, whatever the rules about two people."""
    play = planned(count=24, tables=4)
    first = play.assembly.seating.rounds(DAY)[0]
    play.do(seating.accept_plan(play.assembly, DAY, (first, first)))
    for name, kind in (("r1", RuleKind.APART), ("r2", RuleKind.TOGETHER)):
        play.do(seating.add_rule(play.assembly, name, Rule(kind, ("m01", "m02"), DAY)))
    desk = open_desk(play)
    desk.action("advise")
    qtbot.waitUntil(lambda: "Trying" not in desk.page.head.advice)
    assert "A new plan for the same tables: " in desk.page.head.advice


def test_where_no_plan_is_possible_the_advice_says_why(open_desk, qtbot):
    play = planned(count=12, tables=3)
    gone = [f"m{at:02}" for at in range(1, 11)]
    play.do(people.note_attendance(play.assembly, DAY, gone, Attendance.ABSENT, NOW))
    desk = open_desk(play)
    desk.action("advise")
    qtbot.waitUntil(lambda: "Trying" not in desk.page.head.advice)
    assert "better" not in desk.page.head.advice
    assert "more tables (3) than people to seat (2)" in desk.page.head.advice


def test_the_rules_are_opened_from_the_page(open_desk):
    desk = open_desk(planned())
    desk.click("Rules")
    dialog = next(each for each in desk.page.findChildren(RulesDialog) if each.isVisible())
    dialog.close()


def test_attributes_to_mirror_are_chosen_and_remembered_with_the_plan(open_desk):
    desk = open_desk(with_members(12))
    button = desk.page.head.controls.attributes
    ticks = {each.text(): each for each in button.menu().actions() if each.isCheckable()}
    ticks["Alder"].trigger()
    assert button.text() == "Mirrors 1 of 2"
    desk.page.make_plan()
    desk.wait_for_suggestion()
    assert desk.page.suggestion is not None
    assert desk.page.suggestion.task.wishes.spread_attributes() == ("Køn",)
    desk.action("accept")
    desk.settle()
    assert desk.seats.priorities[DAY].attributes == ("Køn",)


def test_a_narrow_head_keeps_whole_sentences_and_one_line_of_buttons(open_desk):
    desk = open_desk(planned(count=36, tables=6))
    desk.page.resize(430, 560)
    QApplication.processEvents()
    line = desk.page.findChild(FiguresLine)
    assert isinstance(line, FiguresLine)
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width()
    assert line.text().endswith(".")
    assert "is not possible" in line.toolTip()
    named = [b for b in desk.page.head.findChildren(QPushButton) if b.accessibleName() == "Rules"]
    assert [(each.text(), each.toolTip()) for each in named] == [("", "Rules")]
    desk.page.resize(1040, 600)
    QApplication.processEvents()
    assert named[0].text() == "Rules"


def test_somebody_without_a_seat_takes_one_and_both_are_told_of(open_desk):
    desk = open_desk(planned())
    desk.press("m01", Key.Key_M, Key.Key_0)
    assert desk.table_of("m01") == 0
    card, chip = desk.card(2), desk.chip("m11")
    assert desk.table_of("m11") == 2
    drag = Drag("m01", chip.mapTo(card, chip.rect().center()))
    drag.enter(card)
    assert desk.page.hint.startswith("Navn 1 takes the seat of Navn 11 at table 2: ")
    assert desk.page.hint.endswith("Navn 11 has no seat in this round then.")
    assert "nothing changes" not in desk.page.hint
    drag.drop(card)
    desk.settle()
    assert (desk.table_of("m01"), desk.table_of("m11")) == (2, 0)
    assert desk.told[-1].text.startswith("Navn 1 takes the seat of Navn 11 at table 2: ")

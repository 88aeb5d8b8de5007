"""What a report says: one source of figures, and nothing that should not leave the room."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import duration
from app.models import agenda, people, recommendations, seating, voting
from app.models.assembly import Assembly
from app.models.people import Details, NewMember
from app.models.voting import Channel, Counts
from app.reports import words
from app.reports.outline import Criterion, Group, Outcome, Report, outline, withheld
from app.ui.members.composition import composition as in_the_window
from tests.reports.played import MINUTE, ZONE, Played, at


def told(played: Played) -> Report:
    return outline(played.assembly, played.now, ZONE)


def newcomers(values: dict[str, int], header: str = "Bydel") -> list[NewMember]:
    named = [value for value, count in values.items() for _ in range(count)]
    return [
        NewMember(f"n{at}", Details(f"Navn {at}", attributes=((header, value),)))
        for at, value in enumerate(named)
    ]


def criterion(values: dict[str, int], header: str = "Bydel") -> Criterion:
    played = Played()
    played.do(people.add_members, newcomers(values, header))
    (found,) = told(played).composition
    return found


def test_the_frame_of_the_day_is_told(day):
    report = told(day)
    assert report.name == day.case["name"]
    assert report.core_question == day.case["question"]
    assert report.members == 36
    assert [each.number for each in report.days] == [1, 2, 3, 4, 5, 6]
    held = report.days[3]
    assert (held.came, held.absent, held.unmarked) == (27, 9, 0)


def test_the_programme_tells_planned_and_actual_times(day):
    lines = told(day).days[3].programme
    first, second = lines[0], lines[1]
    assert (first.planned_start, first.planned_length) == (9 * 60, 30)
    assert (first.actual_start, first.actual_length, first.late) == (9 * 60, 30, 0)
    assert second.actual_length == second.planned_length + 4
    assert lines[2].late == 4


def test_an_item_that_was_never_started_has_no_actual_times(day):
    day.do(day_item)
    line = told(day).days[3].programme[-1]
    assert (line.actual_start, line.actual_length, line.late) == (None, None, None)


def day_item(room):
    from app.models import agenda

    meeting = room.mandate.meeting
    return agenda.add_item(room, "late", meeting, agenda.Plan("Ekstra", length_min=5))


def test_private_notes_names_and_phone_numbers_never_enter_it(day):
    everything = repr(told(day))
    assert "Hemmelig note" not in everything
    for member in day.assembly.people:
        assert member.name not in everything
        assert not member.details.mobile or member.details.mobile not in everything


def test_groups_of_one_or_two_are_withheld():
    found = criterion({"Nord": 10, "Øst": 4, "Syd": 2, "Vest": 2, "By": 1})
    assert {each.value: each.members for each in found.groups} == {
        "Nord": 10,
        "Øst": 4,
        "Syd": None,
        "Vest": None,
        "By": None,
    }


def test_two_small_groups_are_never_told_by_the_total():
    assert withheld([10, 2, 2]) == (None, None, None)
    assert withheld([20, 6, 1, 1]) == (20, None, None, None)


def test_what_is_withheld_of_the_members_is_withheld_of_those_who_came(day):
    for found in told(day).composition:
        for group in found.groups:
            if group.members is None:
                assert set(group.came) == {None}


def test_a_single_gap_takes_the_next_smallest_group_with_it():
    found = criterion({"Nord": 10, "Syd": 4, "Vest": 1})
    assert {each.value: each.members for each in found.groups} == {
        "Nord": 10,
        "Syd": None,
        "Vest": None,
    }


@given(st.lists(st.integers(0, 30), min_size=2, max_size=12))
def test_what_is_withheld_cannot_be_worked_out_from_the_total(counts):
    shown = withheld(counts)
    assert all(count is None or count == 0 or count >= 3 for count in shown)
    gaps = [count for count, seen in zip(counts, shown, strict=True) if seen is None]
    others = [count for count, seen in zip(counts, shown, strict=True) if seen]
    assert not gaps or not others or (len(gaps) > 1 and sum(gaps) >= 5)


def test_ages_become_bands_that_hold_three_or_more():
    ages = {str(age): 1 for age in (19, 22, 25, 31, 33, 36, 38, 41, 47, 50, 52, 58, 61, 66, 70, 77)}
    groups = criterion(ages, "Alder").groups
    assert [(each.low, each.high) for each in groups] == [
        (None, 29),
        (30, 44),
        (45, 59),
        (60, None),
    ]
    assert [each.members for each in groups] == [3, 5, 4, 4]


@pytest.mark.parametrize("header", ["Fødselsår", "Alder"])
def test_the_window_and_the_report_group_people_alike(header):
    start = 1936 if header == "Fødselsår" else 17
    told_of = {str(start + at): 1 + at % 3 for at in range(0, 72, 4)}
    played = Played()
    played.do(people.add_members, newcomers(told_of, header))
    (seen,) = in_the_window(played.assembly.people, played.meeting)
    (reported,) = told(played).composition
    assert [each.members for each in seen.shares] == [each.members for each in reported.groups]
    lows = [re.search(r"\d+", each.label) for each in seen.shares[1:]]
    assert [int(found[0]) for found in lows if found] == [each.low for each in reported.groups[1:]]


def test_a_column_where_everybody_differs_is_no_criterion():
    played = Played()
    streets = {f"Vej {number}": 1 for number in range(20)}
    played.do(people.add_members, newcomers(streets, "Adresse"))
    assert told(played).composition == ()


@pytest.mark.parametrize("header", ["Deltagernr.", "Deltager nr.", "Løbenr", "Nr.", "#"])
def test_a_members_own_number_is_no_criterion_in_the_report_and_in_the_window(header):
    played = Played()
    numbers = {str(10_000 + at): 1 for at in range(20)}
    played.do(people.add_members, newcomers(numbers, header))
    assert told(played).composition == ()
    assert in_the_window(played.assembly.people, played.meeting) == ()


def test_adopted_rejected_and_undecided_are_told_apart(day):
    report = told(day)
    assert len(report.having(Outcome.ADOPTED)) == 7
    (rejected,) = report.having(Outcome.REJECTED)
    assert rejected.decided_by.result.needed == 20
    assert rejected.decided_by.result.reached == 17


def test_the_words_shown_are_those_that_were_voted_on(day):
    key = day.case["recommendations"][0]["key"]
    old = day.assembly.recommendations.items[key].latest
    newer = replace(old.wording, title="Skrevet om bagefter")
    day.do(recommendations.write_version, key, old.number, newer, "Redaktion", day.now)
    part = told(day).recommendations[0]
    assert part.wording == old.wording
    assert (part.version, part.latest) == (old.number, old.number + 1)


def test_no_count_is_told_before_the_result_is_published(morning):
    key = morning.case["recommendations"][0]["key"]
    codes = morning.print_cards()
    terms = voting.Terms("", (Channel.CARD,))
    morning.do(voting.prepare_poll, "p", key, terms)
    morning.do(voting.open_poll, "p", "salt", morning.now)
    card = voting.Card(voting.card_hash(codes[0], "salt"), "key")
    morning.do(voting.cast_ballot, "p", card, "b", voting.Choice.NO)
    for _state in ("open", "closed"):
        (poll,) = told(morning).polls
        assert poll.result is None
        assert poll.check is None
        assert told(morning).recommendations[0].outcome is Outcome.UNDECIDED
        morning.do(voting.close_poll, "p", morning.now)
    morning.do(voting.publish_result, "p", morning.now)
    assert told(morning).polls[0].result.counts == Counts(no=1)


def test_the_thread_leads_from_a_recommendation_to_its_themes_notes_and_versions(day):
    part, source = told(day).recommendations[0], day.case["recommendations"][0]
    titles = {each["key"]: each["title"] for each in day.case["themes"]}
    assert [each.title for each in part.themes] == [titles[key] for key in source["themes"]]
    texts = {each["id"]: each["text"] for each in day.case["notes"]}
    assert [each.text for each in part.notes] == [texts[note] for note in source["notes"]]
    assert {each.day for each in part.notes} == {4}
    assert [each.number for each in part.history] == [1, 2]
    assert part.history[0].wording.title == source["versions"][0]["title"]


def test_a_withdrawn_recommendation_is_told_as_withdrawn(day):
    key = day.case["recommendations"][1]["key"]
    day.do(recommendations.withdraw_recommendation, key)
    report = told(day)
    assert len(report.recommendations) == 7
    assert [each.wording.title for each in report.withdrawn] == [
        day.case["recommendations"][1]["versions"][-1]["title"]
    ]


def test_quotes_come_first_among_the_notes_that_speak_for_a_theme(day):
    from app.models.board import Mark

    for theme in told(day).themes:
        marks = [each.mark is Mark.QUOTE for each in theme.quotes]
        assert marks == sorted(marks, reverse=True)
        assert len(theme.quotes) <= 3


def test_who_met_whom_counts_only_those_who_came(morning):
    mixed = told(morning).mixing
    assert (mixed.rounds, mixed.tables) == (4, 6)
    assert mixed.fewest <= mixed.typical <= mixed.most <= 26


def before_the_rounds() -> Played:
    played = Played()
    for step in (played.found, played.invite, played.check_in, played.seat, played.plan):
        step()
    return played


def begin(played: Played, until_round: int, *, ends: bool = False) -> None:
    """Every item up to a round, whose own item is on, or has ended too."""
    clock = at(played.case["played_day"], 9)
    for item in played.case["program"]:
        played.do(agenda.start_item, item["key"], clock)
        clock += item["minutes"] * MINUTE
        if item.get("round") == until_round:
            break
    if ends:
        played.do(agenda.end_item, clock)


def test_rounds_that_have_not_begun_bring_nobody_together(speak):
    speak("en")
    played = before_the_rounds()
    assert words.mixed(told(played).mixing) == ("No table round has been held yet; 4 are planned.")
    begin(played, 1)
    mixed = told(played).mixing
    assert (mixed.rounds, mixed.planned) == (1, 4)
    assert (mixed.fewest, mixed.most) == (3, 4), "27 people at six tables, once"
    assert words.mixed(mixed).startswith(
        "The members sat at tables in 1 of 4 planned rounds, at up to 6 tables. A typical"
    )


def test_when_all_rounds_are_held_their_number_is_told(morning, speak):
    speak("en")
    assert words.mixed(told(morning).mixing).startswith(
        "The members changed tables over 4 rounds, at up to 6 tables."
    )


def test_a_day_of_one_round_is_told_so(speak):
    speak("en")
    played = Played()
    for step in (played.found, played.invite, played.check_in):
        step()
    here = [each.id for each in played.assembly.people.present(played.meeting)]
    played.do(seating.accept_plan, played.meeting, [[here[:14], here[14:]]])
    assert words.mixed(told(played).mixing) == (
        "The members sat at tables in 1 round, at up to 2 tables. A typical member sat with "
        "13 different people; the fewest was 12, the most 13."
    ), "without a programme, the people who came sat as planned"


def spent(played: Played) -> str:
    """The time the day took, whatever blanks it is written with."""
    return " ".join(words.time_spent(told(played).days[3]).split())


def test_the_time_a_programme_took_says_what_was_and_what_was_planned(speak):
    speak("en")
    played = before_the_rounds()
    planned = sum(item["minutes"] for item in played.case["program"])
    whole = duration(planned)
    assert spent(played) == f"{whole} planned"
    begin(played, 1)
    used = sum(each.actual_length or 0 for each in told(played).days[3].programme)
    assert spent(played) == f"{duration(used)} of {whole} planned"
    assert words.time_spent(told(played).days[0]) == ""


def test_a_programme_that_is_over_tells_the_time_it_took(morning, speak):
    speak("en")
    held = told(morning).days[3]
    used = sum(each.actual_length for each in held.programme)
    assert spent(morning) == duration(used)


def test_an_empty_assembly_gives_an_empty_report():
    report = outline(Assembly(), 0, ZONE)
    assert (report.members, report.days, report.polls, report.mixing) == (0, (), (), None)


def test_bands_and_values_are_told_apart():
    years = criterion({str(year): 1 for year in range(1980, 1995)}, "Tilflytningsår")
    assert years.is_years
    assert not criterion({"Nord": 5, "Syd": 5}).is_years
    assert all(isinstance(each, Group) and each.value == "" for each in years.groups)


def test_what_was_left_out_and_what_was_added_on_the_day_is_told_so(day):
    first = day.assembly.agenda.day(day.meeting)[-1]
    extra = agenda.Plan("Intern titel", length_min=10, public_title="Ekstra runde")
    day.do(agenda.add_item, "extra", day.meeting, extra)
    day.do(agenda.remove_item, first.id)
    lines = {each.title: each for each in told(day).days[3].programme}
    assert "Intern titel" not in lines
    assert (lines["Ekstra runde"].planned_start, lines["Ekstra runde"].late) == (None, None)
    assert lines[first.plan.title].is_dropped


def test_a_day_held_on_another_date_names_it_and_nothing_is_late_as_on_the_agenda(speak):
    played = Played()
    played.found()
    begun = at("2026-12-01", 9)
    assert played.case["played_day"] != "2026-12-01"
    plan = agenda.Plan("Punkt", start_min=540, length_min=30)
    played.do(agenda.add_item, "i1", played.meeting, plan)
    played.do(agenda.start_item, "i1", begun - 184 * MINUTE, ZONE)
    played.do(agenda.end_item, begun)
    speak("en")
    day = told(played).days[3]
    assert day.held_on == datetime.date(2026, 12, 1)
    assert [each.late for each in day.programme] == [None]
    summed = words.day_summed(day)
    assert "held on 1 December 2026" in summed
    assert "ended" not in summed


def test_a_day_that_is_over_says_from_when_to_when_it_was_planned_and_held(speak):
    played = Played()
    played.found()
    begun = at(played.case["played_day"], 9)
    for number, start in ((1, 540), (2, -1)):
        plan = agenda.Plan(f"Punkt {number}", start_min=start, length_min=30)
        played.do(agenda.add_item, f"i{number}", played.meeting, plan)
    played.do(agenda.start_item, "i1", begun + 5 * MINUTE, ZONE)
    played.do(agenda.start_item, "i2", begun + 40 * MINUTE, ZONE)
    assert words.day_summed(told(played).days[3]) == ""
    played.do(agenda.end_item, begun + 72 * MINUTE)
    speak("en")
    held = told(played).days[3]
    assert words.day_summed(held) == (
        "Planned 9:00–10:00, held 9:05–10:12. The day ended 12 minutes late."
    )
    assert [each.late for each in held.programme] == [5, 10]

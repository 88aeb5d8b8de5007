"""What may leave for the wall, and what the room needs next."""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF

from app import turnouts
from app.models import agenda, board, own_slides, people, recommendations, speakers, voting
from app.models.agenda import ItemKind, Plan, Step
from app.models.assembly import Assembly
from app.models.room import Scene, Showing, take_scene
from app.models.voting import Base, Channel, Counts, Reveal, Turnout
from app.ui import scenes
from app.ui.scenes import (
    Address,
    BreakPicture,
    Countdown,
    Phase,
    PollPicture,
    ResultPicture,
    SeatingPicture,
    TaskPicture,
    TitlePicture,
    choices,
    picture,
    suggested,
)
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK
from tests.room.days import (
    DAY,
    MINUTE,
    NOON,
    TITLE,
    Day,
    a_day,
    close,
    hands,
    prepare,
    publish,
    start,
    vote,
)

ADDRESS = Address("http://192.168.8.20:8642/")
secrets = st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=6, max_size=20).map("§{}§".format)


def everything(assembly: Assembly) -> Iterator[scenes.Picture]:
    """Every picture that can be taken, and every scene without a subject."""
    for showing in choices(assembly):
        yield picture(assembly, showing, ADDRESS)
    for scene in Scene:
        yield picture(assembly, Showing(scene), ADDRESS)
        yield picture(assembly, Showing(scene, "p1"), ADDRESS)


def strings(value: object) -> Iterator[str]:
    """Every text in a picture, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings(getattr(value, field.name))


@given(secret=secrets)
def test_nothing_private_reaches_a_picture(secret: str) -> None:
    day = a_day(12, 3, 2)
    room = day.assembly
    details = people.Details("Ida Bæk", secret, secret, ((secret, secret),))
    day.do(people.describe_member(room, "id0", details))
    for item in room.agenda.day(DAY):
        plan = dataclasses.replace(item.plan, private_note=secret, owner=secret)
        day.do(agenda.plan_item(room, item.id, plan))
    start(day, "i2")
    note = board.NewNote("gone", DAY, "i2", 1, secret)
    day.do(board.write_note(room, note, NOON))
    day.do(board.make_theme(room, "t9", "Støj", ["gone"]))
    day.do(board.withdraw_note(room, "gone"))
    day.do(board.issue_table_codes(room, DAY, [secret]))
    words = recommendations.Wording("Titel", "Tekst", secret)
    day.do(recommendations.draft_recommendation(room, "r9", words, secret, NOON))
    prepare(day)
    day.do(voting.print_cards(room, ["1" * 11], secret))
    vote(day, 3, 2, 1)
    for number in range(3):
        ballot = voting.BallotCast("p1", f"{secret}{number}", secret, voting.Choice.YES)
        day.do((ballot,))
    for finish in (close, publish):
        finish(day)
        for seen in everything(room):
            if not isinstance(seen, scenes.TableCodesPicture):  # whoever takes it wants them told
                assert not [told for told in strings(seen) if secret in told]


def test_a_picture_has_no_room_for_private_kinds() -> None:
    """By type: whoever adds a field of the domain's own kind to a picture fails here."""
    public = {voting.Result, voting.Counts, voting.Bases, voting.Threshold, Fraction}
    public |= {agenda.Warnings, agenda.Course, Turnout}
    public.add(voting.Terms)  # read aloud before anybody votes
    public.add(recommendations.Gate)  # which phase is on and until when
    found = set[type]()

    def look(kind: object) -> None:
        for part in typing.get_args(kind):
            look(part)
        if isinstance(kind, type) and not isinstance(kind, types.GenericAlias):
            is_plain = issubclass(kind, str | int | float | bool | enum.Enum | tuple)
            if is_plain or kind in (*public, type(None)) or kind in found:
                return
            assert kind.__module__.startswith("app.ui.scenes"), kind
            found.add(kind)
            for hint in typing.get_type_hints(kind).values():
                look(hint)

    look(scenes.Picture)
    assert TaskPicture in found
    assert Countdown in found


@given(
    yes=st.integers(0, 9),
    other=st.integers(0, 9),
    total=st.integers(9, 12),
    is_closed=st.booleans(),
)
def test_before_the_result_only_turnout_is_told(
    yes: int, other: int, total: int, is_closed: bool
) -> None:
    def seen(first: int) -> list[scenes.Picture]:
        day = a_day(12, 3, 1)
        prepare(day)
        vote(day, first, total - first)
        if is_closed:
            close(day)
        return list(everything(day.assembly))

    assert seen(yes) == seen(other)


def test_a_live_poll_tells_its_count_while_it_is_open_and_not_after() -> None:
    day = a_day()
    prepare(day, Reveal.LIVE)
    vote(day, 5, 3, 1)
    seen = picture(day.assembly, Showing(Scene.POLL, "p1"))
    assert isinstance(seen, PollPicture)
    assert seen.live == Counts(5, 3, 1)
    close(day)
    after = picture(day.assembly, Showing(Scene.RESULT, "p1"))
    assert isinstance(after, PollPicture)
    assert after.live is None


def test_a_show_of_hands_is_live() -> None:
    day = a_day()
    prepare(day, channels=(Channel.HANDS,))
    vote(day, 0, 0)
    hands(day, Counts(20, 3, 2))
    seen = picture(day.assembly, Showing(Scene.POLL, "p1"))
    assert isinstance(seen, PollPicture)
    assert (seen.live, seen.turnout) == (Counts(20, 3, 2), Turnout(25))


def test_a_count_of_more_than_are_here_is_held_back_from_the_room() -> None:
    day = a_day()
    prepare(day, channels=(Channel.HANDS,))
    vote(day, 0, 0)
    hands(day, Counts(100, 5))
    seen = picture(day.assembly, Showing(Scene.POLL, "p1"))
    assert isinstance(seen, PollPicture)
    assert seen.live is None
    told = turnouts.words(seen.turnout, seen.present)
    assert "105" not in told
    assert seen.turnout.counters == 2
    hands(day, Counts(20, 5))
    again = picture(day.assembly, Showing(Scene.POLL, "p1"))
    assert isinstance(again, PollPicture)
    assert (again.live, again.turnout) == (Counts(20, 5), Turnout(25))


def test_a_live_poll_of_more_votes_than_people_shows_no_bars() -> None:
    day = a_day()
    prepare(day, Reveal.LIVE)
    vote(day, 36, 0)
    assert _live(day) == Counts(36, 0)
    day.do((voting.BallotCast("p1", "key36", "b36", voting.Choice.YES),))
    assert _live(day) is None


def _live(day: Day) -> Counts | None:
    seen = picture(day.assembly, Showing(Scene.POLL, "p1"))
    assert isinstance(seen, PollPicture)
    return seen.live


def test_what_the_first_counter_saw_is_nowhere_before_the_second_saw_the_same() -> None:
    def seen(first: Counts, second: Counts | None) -> list[scenes.Picture]:
        day = a_day()
        prepare(day, channels=(Channel.HANDS,))
        vote(day, 0, 0)
        day.do(voting.count_hands(day.assembly, "p1", 1, first))
        if second is not None:
            day.do(voting.count_hands(day.assembly, "p1", 2, second))
        return list(everything(day.assembly))

    assert seen(Counts(20, 5, 3), None) == seen(Counts(2, 0, 0), None)
    assert seen(Counts(20, 5, 3), Counts(20, 5, 2)) == seen(Counts(2, 0, 0), Counts(1, 1, 1))


def test_the_result_stands_only_when_it_is_published() -> None:
    day = a_day()
    prepare(day)
    vote(day, 29, 7)
    close(day)
    assert isinstance(picture(day.assembly, Showing(Scene.RESULT, "p1")), PollPicture)
    publish(day)
    seen = picture(day.assembly, Showing(Scene.RESULT, "p1"))
    assert isinstance(seen, ResultPicture)
    assert (seen.outcome.needed, seen.outcome.reached, seen.outcome.passed) == (29, 29, True)


def test_the_rule_is_told_in_people_before_the_poll() -> None:
    day = a_day()
    prepare(day, base=Base.PRESENT)
    seen = picture(day.assembly, Showing(Scene.POLL, "p1"))
    assert isinstance(seen, PollPicture)
    assert (seen.needed_if_all, seen.all_of_base) == (29, 36)


def test_a_poll_shows_the_words_it_is_bound_to() -> None:
    day = a_day()
    prepare(day)
    vote(day, 1, 0)
    words = recommendations.Wording("En helt anden titel")
    day.do(recommendations.write_version(day.assembly, "r1", 1, words, "Bord 1", NOON))
    seen = picture(day.assembly, Showing(Scene.POLL, "p1"))
    assert isinstance(seen, PollPicture)
    assert (seen.version, seen.title) == (1, TITLE)


def test_everybody_with_a_seat_is_on_the_seating_picture() -> None:
    day = a_day()
    seen = picture(day.assembly, Showing(Scene.SEATING, "2"))
    assert isinstance(seen, SeatingPicture)
    assert (len(seen.seats), seen.number, seen.rounds) == (36, 2, 4)
    assert {each.table for each in seen.seats} == set(range(1, 7))


def test_tables_are_told_as_they_deliver_or_ask_for_help() -> None:
    day = a_day()
    start(day, "i2")
    day.do(board.deliver_sheet(day.assembly, "i2", 2, NOON))
    day.do(board.ask_for_help(day.assembly, 5, NOON))
    seen = picture(day.assembly, Showing(Scene.TASK, "i2"))
    assert isinstance(seen, TaskPicture)
    states = {each.number: (each.is_delivered, each.asks_help) for each in seen.tables}
    assert [states[table] for table in (2, 5, 1)] == [(True, False), (False, True), (False, False)]
    assert len(states) == 6


def test_a_subject_that_is_gone_gives_the_title_card() -> None:
    day = a_day()
    for scene in (Scene.TASK, Scene.POLL, Scene.RESULT, Scene.RECOMMENDATION, Scene.BREAK):
        assert isinstance(picture(day.assembly, Showing(scene, "gone")), TitlePicture)
    assert isinstance(picture(day.assembly, Showing(Scene.SEATING, "9")), TitlePicture)
    assert isinstance(picture(Assembly(), Showing(Scene.TASK)), TitlePicture)


@given(
    length=st.integers(1, 300),
    steps=st.lists(st.tuples(st.sampled_from("prwa"), st.integers(0, 200_000)), max_size=12),
)
def test_the_wall_counts_as_the_agenda_does(length: int, steps: list[tuple[str, int]]) -> None:
    day = a_day(3, 1, 1)
    plan = Plan("Runde", ItemKind.NOTES, length_min=length)
    day.do(agenda.add_item(day.assembly, "x", DAY, plan))
    now = NOON
    start(day, "x", now)
    for deed, ms in steps:
        now += ms
        if deed == "p":
            day.do(agenda.pause(day.assembly, now))
        elif deed == "r":
            day.do(agenda.resume(day.assembly, now))
        elif deed == "a":
            day.do(agenda.add_time(day.assembly, 2, now))
        item = day.assembly.agenda.items["x"]
        assert Countdown.of(item).remaining_ms(now) == item.remaining_ms(now)


def test_the_last_fifth_and_the_last_twentieth_are_told() -> None:
    clock = Countdown(100 * MINUTE, ends_at=NOON + 100 * MINUTE, is_begun=True)
    told = [clock.phase(NOON + minute * MINUTE) for minute in (79, 80, 94, 95, 100)]
    assert told == [Phase.CALM, Phase.SOON, Phase.SOON, Phase.LAST, Phase.LAST]
    assert clock.phase(NOON + 100 * MINUTE + 1) is Phase.OVERTIME


def suggestion(day: Day) -> Showing:
    return suggested(day.assembly)


def test_what_the_room_needs_follows_the_day() -> None:
    day = a_day()
    assert suggestion(day) == Showing(Scene.WELCOME)
    start(day, "i0")
    assert suggestion(day) == Showing(Scene.TITLE)
    start(day, "i1")
    assert suggestion(day) == Showing(Scene.SEATING, "2")
    start(day, "i2")
    assert suggestion(day) == Showing(Scene.TASK, "i2")
    start(day, "i3")
    assert suggestion(day) == Showing(Scene.BREAK, "i3")
    start(day, "i4")
    assert suggestion(day) == Showing(Scene.THEMES)
    start(day, "i5")
    assert suggestion(day) == Showing(Scene.TASK, "i5")
    prepare(day)
    assert suggestion(day) == Showing(Scene.POLL, "p1")
    vote(day, 20, 3)
    close(day)
    assert suggestion(day) == Showing(Scene.RESULT, "p1")
    publish(day)
    assert suggestion(day) == Showing(Scene.RESULT, "p1")
    day.do(agenda.end_item(day.assembly, NOON))
    assert suggestion(day) == Showing(Scene.TITLE)


@pytest.mark.parametrize("kind", [ItemKind.PLENARY, ItemKind.EXPERT])
def test_what_has_steps_shows_them_though_it_has_no_task(kind: ItemKind) -> None:
    day = a_day()
    steps = (Step("Forslaget læses op", 5), Step("Indvendinger", 10))
    plan = Plan("Runde", kind, length_min=15, steps=steps)
    day.do(agenda.add_items(day.assembly, DAY, [("x", plan)]))
    day.do(agenda.start_item(day.assembly, "x", NOON))
    assert suggestion(day) == Showing(Scene.TASK, "x")


def test_a_new_result_is_offered_once_whatever_item_is_on() -> None:
    day = a_day()
    start(day, "i2")
    prepare(day)
    vote(day, 20, 3)
    close(day)
    publish(day)
    assert suggestion(day) == Showing(Scene.RESULT, "p1")
    day.do(take_scene(day.assembly, Showing(Scene.RESULT, "p1")))
    assert suggestion(day) == Showing(Scene.TASK, "i2")


def test_the_result_of_a_poll_on_the_wall_is_offered_with_no_item_on() -> None:
    day = a_day()
    prepare(day)
    vote(day, 20, 3)
    day.do(take_scene(day.assembly, Showing(Scene.POLL, "p1")))
    close(day)
    publish(day)
    assert suggestion(day) == Showing(Scene.RESULT, "p1")
    day.do(take_scene(day.assembly, Showing(Scene.RESULT, "p1")))
    assert suggestion(day) == Showing(Scene.WELCOME)


def test_every_choice_gives_a_picture_of_its_own_scene() -> None:
    day = a_day()
    prepare(day)
    day.do(speakers.add_speaker(day.assembly, "sp1", name="Bo"))
    day.do(own_slides.write_slide(day.assembly, "s1", "Husregler"))
    day.do(board.issue_table_codes(day.assembly, DAY, ["7KQ4M2"]))
    day.do(take_scene(day.assembly, Showing(Scene.MESSAGE, "Vi ses igen kl. 13")))
    vote(day, 1, 0)
    newer = recommendations.Wording("Titel", "Nye ord")
    key = day.assembly.recommendations.order[0]
    day.do(recommendations.write_version(day.assembly, key, 1, newer, "", NOON))
    day.do(recommendations.draw_editing_group(day.assembly, 3, "4711", NOON))
    day.do(recommendations.open_stage(day.assembly, recommendations.Stage.IDEAS, NOON))
    kinds = {each.scene for each in choices(day.assembly)}
    assert kinds == set(Scene) - {Scene.RESULT}
    for showing in choices(day.assembly):
        is_title = isinstance(picture(day.assembly, showing, ADDRESS), TitlePicture)
        assert is_title == (showing.scene is Scene.TITLE)


def test_a_break_tells_what_comes_then() -> None:
    day = a_day()
    start(day, "i3")
    seen = picture(day.assembly, Showing(Scene.BREAK, "i3"))
    assert isinstance(seen, BreakPicture)
    assert (seen.title, seen.then) == ("Kaffepause", "Temaer")
    assert seen.clock.ends_at == NOON + 15 * MINUTE


def test_a_break_that_has_not_begun_promises_no_hour(qapp: object) -> None:
    day = a_day()
    told = {}
    for at, begun in (("before", False), ("on", True)):
        if begun:
            start(day, "i3")
        slide = slide_of(picture(day.assembly, Showing(Scene.BREAK, "i3")))
        slide.tick(NOON)
        words = [each.text for each in slide.sheet(QSizeF(1280, 720), ROOM_DARK).words]
        told[at] = " ".join(words)
    assert "15 minutter" in told["before"]
    assert "Vi fortsætter" not in told["before"]
    assert "Vi fortsætter kl. " in told["on"]


def test_a_day_that_opens_with_coffee_begins_after_it_and_does_not_resume() -> None:
    day = a_day()
    plan = Plan("Ankomst og kaffe", ItemKind.BREAK, 8 * 60, 30)
    day.do(agenda.add_item(day.assembly, "coffee", DAY, plan, 0))
    for item, told in (("coffee", "Vi begynder"), ("i3", "Vi fortsætter")):
        day.do(agenda.start_item(day.assembly, item, NOON))
        slide = slide_of(picture(day.assembly, Showing(Scene.BREAK, item)))
        slide.tick(NOON)
        words = [each.text for each in slide.sheet(QSizeF(1920, 1080), ROOM_DARK).words]
        assert any(each.startswith(told) for each in words)

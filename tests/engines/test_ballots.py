"""Printed ballots that were filled in, photographed and read back."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from app.engines.ballots import sightings
from app.models import voting
from app.models.voting import Method, Terms
from app.models.voting.answers import Form
from app.models.voting.marked import Mark, answer_of
from app.models.voting.printed import Layout, boxes_of
from app.rehearsal.scanned.camera import Shot, photographed
from app.rehearsal.scanned.pens import Pen, draw_mark
from app.rehearsal.scanned.printing import printed
from app.rehearsal.scanned.trial import Page, Tally, tried
from tests.assemblies import Play, with_members, with_recommendation

OPTIONS = ("Grill på pladsen", "Sejltur til øen", "Vandring i skoven")
LABELS = ("Kan ikke leve med det", "Helst ikke", "Kan leve med det", "Godt", "Elsker det")
PEN = Pen(0.6, 0.75)
COUNT = 24
CALM = Shot(turn=4, blur=0.5, noise=2)


def asked(*methods: Method) -> Play:
    play = with_recommendation(with_members(12, range(1, 6)))
    play.do(voting.prepare_poll(play.assembly, "yes", "r1", Terms("")))
    for each in methods:
        terms = Terms(f"Om {each}?", method=each, options=OPTIONS, labels=LABELS, most=2)
        play.do(voting.prepare_poll(play.assembly, each, "", terms))
    return play


def test_of_many_ballots_on_hurried_photos_none_is_read_wrong():
    pages, (layout,) = printed(asked().assembly, ("yes",), COUNT)
    rng, total = random.Random(11), Tally()
    for at in range(0, COUNT, 4):
        total += tried(pages[at : at + 4], layout, [Form()], rng)
    assert total.mistakes == ()
    assert total.answers == COUNT
    assert total.right >= COUNT // 3  # a third and more are made to be doubted


@pytest.mark.parametrize("large", [False, True])
def test_every_method_is_read_from_the_sheets_of_one_ballot(large: bool):
    play = asked(*list(Method)[1:])
    polls = tuple(each.id for each in play.assembly.voting)
    forms = [play.assembly.voting.polls[each].terms.form for each in polls]
    pages, layouts = printed(play.assembly, polls, 1, large=large)
    rng, total = random.Random(5), Tally()
    for page, layout in zip(pages, layouts, strict=True):
        total += tried([page], layout, forms, rng, Shot(turn=17, tilt=0.06, blur=0.7))
    assert total.mistakes == ()
    assert (total.unseen, total.answers) == (0, len(Method))


@pytest.fixture(scope="module")
def ballot() -> tuple[Page, Layout]:
    (page, *_others), (layout,) = printed(asked().assembly, ("yes",), 1)
    return page, layout


def read(ballot, *marks: tuple[int, str, Pen], shot: Shot = CALM, copies: int = 1):
    """What is seen in the boxes after these marks: a row, how, and with what."""
    page, layout = ballot
    filled = Page(page.serial, page.picture.copy(), page.per_mm)
    rng = random.Random(3)
    for row, style, pen in marks:
        draw_mark(filled.picture, page.per_mm, layout.boxes[row], style, pen, rng)
    taken = photographed([filled.picture] * copies, shot, rng)
    with Image.open(io.BytesIO(taken)) as photo:
        found = sightings(photo.convert("L"), {layout.check: layout})
    return found[0] if copies == 1 and found else found


def answer(ballot, *marks, shot: Shot = CALM) -> str | None:
    return answer_of(Form(), read(ballot, *marks, shot=shot).marks)


@pytest.mark.parametrize("style", ["cross", "tick", "slash", "scribble", "filled"])
@pytest.mark.parametrize(("row", "said"), [(0, "yes"), (1, "no"), (2, "blank")])
def test_a_mark_is_a_mark_however_it_is_made(ballot, style, row, said):
    assert answer(ballot, (row, style, PEN)) == said


@pytest.mark.parametrize(
    "marks",
    [
        (),
        ((0, "cross", PEN), (1, "cross", PEN)),
        ((0, "struck", PEN), (1, "cross", PEN)),
        ((0, "cross", Pen(0.5, 0.13)),),
        ((0, "dot", PEN),),
        ((0, "beside", PEN),),
    ],
)
def test_what_could_be_read_in_two_ways_is_left_to_a_person(ballot, marks):
    assert answer(ballot, *marks) is None


@pytest.mark.parametrize("turn", range(0, 360, 45))
def test_a_ballot_may_lie_at_any_angle(ballot, turn):
    shot = Shot(turn=turn, tilt=0.08, blur=0.8, noise=4, dark=0.3, shadow=0.35, quality=75)
    assert answer(ballot, (1, "cross", PEN), shot=shot) in ("no", None)
    seen = read(ballot, (1, "cross", PEN), shot=shot)
    assert seen.marks[ballot[1].boxes[1]].mark is Mark.MARKED


def test_a_question_can_be_looked_at(ballot):
    seen = read(ballot, (0, "cross", PEN))
    with Image.open(io.BytesIO(seen.pictures[0])) as part:
        assert part.width == 105 * 5


def test_several_ballots_lie_on_one_photo(ballot):
    found = read(ballot, (0, "cross", PEN), copies=6)
    assert len(found) == 6
    assert all(answer_of(Form(), each.marks) == "yes" for each in found)


def test_a_picture_that_is_too_small_is_left_to_a_person(ballot):
    page, layout = ballot
    small = page.picture.resize((page.picture.width * 2 // 5, page.picture.height * 2 // 5))
    found = sightings(small, {layout.check: layout})
    assert not [each for each in found if answer_of(Form(), each.marks)]


def test_a_ballot_with_a_covered_corner_is_seen_and_not_read(ballot):
    page, layout = ballot
    covered = page.picture.copy()
    covered.paste(120, (0, covered.height * 2 // 3, covered.width, covered.height))
    (seen,) = sightings(covered, {layout.check: layout})
    assert seen.code is not None
    assert seen.marks == {}


def test_a_box_knows_its_question(ballot):
    assert len(boxes_of(ballot[1].boxes, 0)) == 3

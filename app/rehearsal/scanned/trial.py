"""Many ballots filled in, photographed and read back: how much was read right."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image

from app.engines.ballots import sightings
from app.models.voting import Choice, Method, written
from app.models.voting.answers import Form
from app.models.voting.marked import answer_of
from app.models.voting.printed import Box, Layout, boxes_of
from app.rehearsal.scanned.camera import Shot, any_shot, photographed
from app.rehearsal.scanned.pens import PLAIN, Pen, any_pen, draw_mark, faint_pen

_KINDS: Final = ("plain",) * 14 + ("faint", "struck", "two", "none", "beside", "dot")
_CHOICES: Final = (Choice.YES, Choice.NO, Choice.BLANK)


@dataclass(frozen=True, slots=True)
class Page:
    """A printed ballot as an even picture, with its serial and so many points a millimetre."""

    serial: str
    picture: Image.Image
    per_mm: float


@dataclass(slots=True)
class Tally:
    """How many answers were read right, left to a person, and read wrong; how many ballots were
    not seen at all; and which answers were wrong.
    """

    right: int = 0
    doubtful: int = 0
    wrong: int = 0
    unseen: int = 0
    mistakes: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.right + other.right,
            self.doubtful + other.doubtful,
            self.wrong + other.wrong,
            self.unseen + other.unseen,
            self.mistakes + other.mistakes,
        )

    @property
    def answers(self) -> int:
        """All of them."""
        return self.right + self.doubtful + self.wrong + self.unseen


def filled_in(
    page: Page, layout: Layout, forms: Sequence[Form], rng: random.Random
) -> tuple[tuple[str, str], ...]:
    """Somebody answers every question; what each answer is, and how it was given."""
    pen, style = any_pen(rng), rng.choice(PLAIN)
    said = []
    for question in sorted({each.question for each in layout.boxes}):
        boxes = boxes_of(layout.boxes, question)
        kind = _kind(forms[question], boxes, rng)
        chosen, answer = _answered(forms[question], boxes, rng)
        if kind == "faint":
            pen = faint_pen(rng)
        _draw(page, chosen, style if kind in ("plain", "faint") else kind, pen, rng, boxes)
        said.append((_meant(kind, answer), f"{kind} {style}"))
    return tuple(said)


def _kind(form: Form, boxes: Sequence[Box], rng: random.Random) -> str:
    """Two crosses are a mistake only where one is asked for; beside a circle is another circle."""
    kind = rng.choice(_KINDS)
    is_single = form.method in (Method.YES_NO_BLANK, Method.SCALE)
    is_mistaken = (kind == "two" and not is_single) or (kind == "beside" and boxes[0].is_round)
    return "plain" if is_mistaken else kind


def _meant(kind: str, answer: str) -> str:
    """What a person would say it is; "?" where they would have to agree first."""
    return answer if kind in ("plain", "faint", "struck") else "?"


def _draw(
    page: Page,
    chosen: Sequence[Box],
    kind: str,
    pen: Pen,
    rng: random.Random,
    boxes: Sequence[Box],
) -> None:
    left = [each for each in boxes if each not in chosen]
    if kind == "none":
        return
    style = {"struck": "cross", "two": "cross"}.get(kind, kind)
    for box in chosen:
        draw_mark(page.picture, page.per_mm, box, style, pen, rng)
    if kind in ("struck", "two") and left:
        other = "struck" if kind == "struck" else "cross"
        draw_mark(page.picture, page.per_mm, rng.choice(left), other, pen, rng)


def _answered(form: Form, boxes: Sequence[Box], rng: random.Random) -> tuple[tuple[Box, ...], str]:
    at = {(each.row, each.value): each for each in boxes}
    if form.method in (Method.YES_NO_BLANK, Method.SCALE):
        row = rng.randrange(3 if form.method is Method.YES_NO_BLANK else form.steps)
        is_plain = form.method is Method.YES_NO_BLANK
        return (at[row, 1],), str(_CHOICES[row]) if is_plain else str(row + 1)
    rows = list(range(form.options))
    if form.method is Method.APPROVAL:
        chosen = rng.sample(rows, rng.randint(1, form.most or len(rows)))
        return _marked(at, dict.fromkeys(chosen, 1), form)
    if form.method is Method.DOTS:
        counts = dict.fromkeys(rows, 0)
        for _dot in range(rng.randint(1, form.most)):
            counts[rng.choice(rows)] += 1
        return (
            tuple(at[row, value] for row in rows for value in range(1, counts[row] + 1)),
            written(tuple(counts[row] for row in rows)),
        )
    if form.method is Method.RANKING:
        order = rng.sample(rows, rng.randint(1, len(rows)))
        return _marked(at, {row: place for place, row in enumerate(order, 1)}, form)
    return _marked(at, {row: rng.randint(0, 10) for row in rows}, form)


def _marked(
    at: Mapping[tuple[int, int], Box], values: Mapping[int, int], form: Form
) -> tuple[tuple[Box, ...], str]:
    none = 0 if form.method is Method.APPROVAL else None
    answer = written(tuple(values.get(row, none) for row in range(form.options)))
    return tuple(at[each] for each in values.items()), answer


def tried(
    pages: Sequence[Page],
    layout: Layout,
    forms: Sequence[Form],
    rng: random.Random,
    shot: Shot | None = None,
) -> Tally:
    """These ballots filled in, on one photo, and read back."""
    said = {each.serial: filled_in(each, layout, forms, rng) for each in pages}
    taken = photographed([each.picture for each in pages], shot or any_shot(rng), rng)
    with Image.open(io.BytesIO(taken)) as photo:
        found = sightings(photo.convert("L"), {layout.check: layout})
    seen = {each.code.serial: each for each in found if each.code and each.marks}
    tally, questions = Tally(), sorted({each.question for each in layout.boxes})
    for serial, answers in said.items():
        for question, (answer, how) in zip(questions, answers, strict=True):
            if serial not in seen:
                tally.unseen += 1
                continue
            marks = {
                box: each for box, each in seen[serial].marks.items() if box.question == question
            }
            _count(tally, answer_of(forms[question], marks), answer, how)
    return tally


def _count(tally: Tally, read: str | None, answer: str, how: str) -> None:
    if read is None:
        tally.doubtful += 1
    elif read == answer:
        tally.right += 1
    else:
        tally.wrong += 1
        tally.mistakes = (*tally.mistakes, f"{how}: {answer} read as {read}")

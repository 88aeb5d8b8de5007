"""Our own charts: geometry from numbers, with an alternative text that says the same numbers.

A chart is a tuple of shapes in points, origin at the lower left. Painting them is a few lines for
each medium (`paint` for PDF), so that every medium shows the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from reportlab.lib.colors import HexColor

from app.reports import fonts, marks

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Anchor = Literal["start", "middle", "end"]
_STRIPE: Final = 4.0
_DOT: Final = 4.5


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, with an edge when `edge` names a colour."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on its base line."""

    x: float
    y: float
    text: str
    size: float
    colour: str = marks.INK
    font: str = fonts.REGULAR
    anchor: Anchor = "start"


Shape = Box | Stroke | Dot | Words


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture and what it says in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a poll: `kind` is a key of `marks.ANSWER_MARKS`, `label` in words."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Goal:
    """Where the threshold lies: that many people, said as `label`."""

    people: int
    label: str


def result_bar(answers: Sequence[Answer], whole: int, goal: Goal, alt: str, width: float) -> Chart:
    """One bar of all answers side by side, `whole` people long, with a tick at the goal.

    `whole` is the base the threshold is held against, or more when more ballots were handed in.
    The answer that has to reach the goal comes first.
    """
    cast = sum(each.count for each in answers)
    unit = width / max(whole, cast, goal.people, 1)
    low, high = 20.0, 42.0
    shapes: list[Shape] = [Box(0, low, width, high - low, marks.TINT)]
    x = 0.0
    for each in answers:
        if each.count:
            shapes += _segment(Box(x, low, each.count * unit, high - low), each)
            x += each.count * unit
    shapes += _goal(goal, unit, width, low, high)
    shapes += _legend(answers)
    return Chart(width, high + 16, tuple(shapes), alt)


def _segment(box: Box, answer: Answer) -> Iterator[Shape]:
    mark = marks.ANSWER_MARKS[answer.kind]
    yield Box(box.x, box.y, box.width, box.height, mark.fill)
    yield from _pattern(box, mark)
    text = str(answer.count)
    middle, baseline = box.x + box.width / 2, box.y + box.height / 2 - 4
    room = fonts.width(text, fonts.BOLD, 11) + 6
    if box.width < room:
        return
    if mark.pattern != "solid":
        yield Box(middle - room / 2, box.y + 3, room, box.height - 6, mark.fill)
    yield Words(middle, baseline, text, 11, mark.ink, fonts.BOLD, "middle")


def patterned(box: Box, kind: str) -> Iterator[Shape]:
    """A bar in the colour and pattern of an answer; `kind` is a key of `marks.ANSWER_MARKS`."""
    mark = marks.ANSWER_MARKS[kind]
    filled = Box(box.x, box.y, box.width, box.height, mark.fill)
    yield filled
    yield from _pattern(filled, mark)


def _pattern(box: Box, mark: marks.AnswerMark) -> Iterator[Shape]:
    if mark.pattern == "stripes":
        yield from _stripes(box, "#b57a00")
    elif mark.pattern == "dots":
        yield from _dots(box, "#6f6f6f")


def _stripes(box: Box, colour: str) -> Iterator[Shape]:
    """Slanting lines, cut at the box by arithmetic: no clip, so every medium can draw them."""
    start = box.x - box.height
    for step in range(1, int((box.width + box.height) / _STRIPE) + 1):
        left = start + step * _STRIPE
        x1, x2 = max(left, box.x), min(left + box.height, box.x + box.width)
        if x2 - x1 > 0.3:
            yield Stroke(x1, box.y + x1 - left, x2, box.y + x2 - left, colour, 0.9)


def _dots(box: Box, colour: str) -> Iterator[Shape]:
    columns, rows = int(box.width / _DOT), int(box.height / _DOT)
    for column in range(columns):
        for row in range(rows):
            x = box.x + (column + 0.5) * box.width / columns
            yield Dot(x, box.y + (row + 0.5) * box.height / rows, 0.7, colour)


def _goal(goal: Goal, unit: float, width: float, low: float, high: float) -> Iterator[Shape]:
    x = min(goal.people * unit, width)
    yield Stroke(x, low - 3, x, high + 4, marks.WHITE, 3.4)
    yield Stroke(x, low - 3, x, high + 4, marks.INK, 1.4)
    half = fonts.width(goal.label, fonts.MEDIUM, 8.5) / 2
    middle = min(max(x, half), width - half)
    yield Words(middle, high + 7, goal.label, 8.5, marks.INK, fonts.MEDIUM, "middle")


def _legend(answers: Sequence[Answer]) -> Iterator[Shape]:
    x = 0.0
    for each in answers:
        if each.kind == "spoiled" and not each.count:
            continue
        mark = marks.ANSWER_MARKS[each.kind]
        swatch = Box(x, 1, 10, 10, mark.fill)
        yield swatch
        yield from _pattern(swatch, mark)
        text = f"{each.label} {each.count}"
        yield Words(x + 15, 2.5, text, 9.5, marks.INK, fonts.MEDIUM)
        x += 15 + fonts.width(text, fonts.MEDIUM, 9.5) + 22


@dataclass(frozen=True, slots=True)
class Row:
    """One bar of a composition: `count` None where it is withheld; `told` is the count in words."""

    label: str
    count: int | None
    told: str


def composition_bars(rows: Sequence[Row], most: int, alt: str, width: float) -> Chart:
    """Horizontal bars under each other; `most` people are a full bar."""
    step, label_width, number_width = 17.0, width * 0.36, 62.0
    room = width - label_width - number_width
    height = step * len(rows)
    shapes: list[Shape] = []
    for at, row in enumerate(rows):
        y = height - (at + 1) * step
        label = shortened(row.label, fonts.REGULAR, 9.5, label_width - 8)
        shapes.append(Words(0, y + 5, label, 9.5))
        length = room * (row.count or 0) / max(most, 1)
        if length:
            shapes.append(Box(label_width, y + 3, length, step - 6, marks.ACCENT))
        shapes.append(Words(label_width + length + 5, y + 5, row.told, 9.5, font=fonts.MEDIUM))
    shapes.append(Stroke(label_width, 0, label_width, height, marks.MUTED, 0.6))
    return Chart(width, height, tuple(shapes), alt)


def shortened(text: str, font: str, size: float, room: float) -> str:
    """The text, or its beginning and an ellipsis where it is too wide."""
    kept = fonts.drawable(text)
    if fonts.width(kept, font, size) <= room:
        return kept
    while kept and fonts.width(kept + "…", font, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def paint(chart: Chart, canvas: Canvas) -> None:
    """Draws a chart at the canvas's origin."""
    for shape in chart.shapes:
        match shape:
            case Box():
                _paint_box(shape, canvas)
            case Stroke():
                canvas.setStrokeColor(HexColor(shape.colour))
                canvas.setLineWidth(shape.width)
                canvas.line(shape.x1, shape.y1, shape.x2, shape.y2)
            case Dot():
                canvas.setFillColor(HexColor(shape.colour))
                canvas.circle(shape.x, shape.y, shape.radius, stroke=0, fill=1)
            case Words():
                _paint_words(shape, canvas)


def _paint_box(box: Box, canvas: Canvas) -> None:
    if box.fill:
        canvas.setFillColor(HexColor(box.fill))
    if box.edge:
        canvas.setStrokeColor(HexColor(box.edge))
    canvas.rect(box.x, box.y, box.width, box.height, int(bool(box.edge)), int(bool(box.fill)))


def _paint_words(words: Words, canvas: Canvas) -> None:
    canvas.setFillColor(HexColor(words.colour))
    canvas.setFont(words.font, words.size)
    draw = {
        "start": canvas.drawString,
        "middle": canvas.drawCentredString,
        "end": canvas.drawRightString,
    }[words.anchor]
    draw(words.x, words.y, words.text)

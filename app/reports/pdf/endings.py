"""How a chapter ends: never with next to nothing on its last page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak

from app.reports.chapters.story import LEAST
from app.reports.pdf import styles

_MOST: Final = 2 * LEAST
_ENDLESS: Final = 1e6


class Together(KeepTogether):
    """Parts that stand on one page, if a page can hold them. A page never holds one that lies in
    another, for ReportLab takes its height for endless: `kept` opens those it puts in a new one.
    """

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__(list(parts))
        self.parts = tuple(parts)


def kept(flow: Sequence[Flowable], least: float = LEAST) -> list[Flowable]:
    """The same with its end kept together: if the page before does not hold it, enough goes over
    to be worth a page. An end that cannot be kept without a large hole is left as it is.
    """
    start, height = len(flow), 0.0
    while start and not isinstance(flow[start - 1], PageBreak):
        if height >= least and not _leads_on(flow[start - 1]):
            break
        start -= 1
        height += height_of(flow[start])
    end = [each for each in _opened(flow[start:]) if not isinstance(each, CondPageBreak)]
    if height > _MOST or len(end) < 2:
        return list(flow)
    return [*flow[:start], Together(end)]


def height_of(part: Flowable) -> float:
    """How high something stands on a page of its own, with the room around it, in points."""
    if isinstance(part, Together):
        return sum(height_of(each) for each in part.parts)
    if isinstance(part, CondPageBreak | PageBreak):
        return 0.0
    high = part.wrap(styles.WIDTH, _ENDLESS)[1]
    return float(part.getSpaceBefore() + high + part.getSpaceAfter())


def _leads_on(part: Flowable) -> bool:
    """A heading does not stay behind."""
    style = getattr(part, "style", None)
    return bool(getattr(style, "keepWithNext", False))


def _opened(parts: Sequence[Flowable]) -> Iterator[Flowable]:
    for each in parts:
        if isinstance(each, Together):
            yield from _opened(each.parts)
        else:
            yield each

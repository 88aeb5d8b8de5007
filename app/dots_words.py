"""What a theme got in a round of dots, in the same words on the board and in the report."""

from __future__ import annotations

from app.i18n import _, _n, joined
from app.models.board import Dots


def dots_words(got: Dots) -> str:
    """A theme's dots and from how many people; and how many of them were put on themes that were
    merged into it, for together they can be more than one theme may get.
    """
    told = _n("{n} dot", "{n} dots", got.dots).format(n=got.dots)
    people = _n("from {n} person", "from {n} people", got.people).format(n=got.people)
    if not got.merged:
        return f"{told} {people}"
    each = _("{n} from “{theme}”")
    came = joined(each.format(n=dots, theme=title) for title, dots in got.merged)
    return _("{dots} ({came}, merged in)").format(dots=f"{told} {people}", came=came)

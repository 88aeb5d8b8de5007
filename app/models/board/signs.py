"""The signs a note may begin with, which say what it is: typed, pasted or dictated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from app.models.board import Mark

SIGNS: Final[Mapping[str, Mark]] = {
    "+": Mark.FOR,
    **dict.fromkeys("-−–", Mark.AGAINST),
    **dict.fromkeys('"”“', Mark.QUOTE),
    "?": Mark.QUESTION,
}
_SIGNED: Final = re.compile(
    r"""([-+−–"”“?])\s*([^-+−–"”“?\d\s/>=!.,;:](?:(?!\n\s*[-+−–]).)*)""", re.DOTALL
)
"""A note that begins with a sign: not a number, no arrow, and not the first line of a list. The
script of the page (sheet.js) knows the same rule.
"""


def read_sign(text: str) -> tuple[Mark, str]:
    """What a note is by the sign it begins with, and its text without it. The sign stays where it
    opens a quotation that ends within the note.
    """
    found = _SIGNED.fullmatch(text.strip())
    if found is None:
        return Mark.IDEA, text
    mark, said = SIGNS[found[1]], found[2]
    if mark is Mark.QUOTE:
        said = said.rstrip('"”“')
        if any(sign in said for sign in '"”“'):
            said = found[0]
    return mark, said


def read_rows(texts: Sequence[str]) -> list[tuple[Mark, str]]:
    """The same for the rows of a list, where a dash is a bullet if two of them stand below each
    other and no row is for something.
    """
    read = [read_sign(text) for text in texts]
    dashed = [mark is Mark.AGAINST for mark, _said in read]
    has_bullets = any(one and other for one, other in pairwise(dashed))
    if not has_bullets or any(mark is Mark.FOR for mark, _said in read):
        return read
    return [(Mark.IDEA if mark is Mark.AGAINST else mark, said) for mark, said in read]

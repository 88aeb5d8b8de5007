"""The code on a name badge, for the hand scanner at the door.

It is worked out from the member's random id, so that every member has one, it tells nothing about
the person, and a badge that is printed again carries the same. Letters and digits of Crockford's
base32 survive a scanner that is set to another keyboard than the laptop.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from app.models.people import Member
from app.models.voting.cards import ALPHABET, check_character

BADGE_CODE_LENGTH: Final = 9
_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


@lru_cache(maxsize=4_096)
def badge_code(member: str) -> str:
    """Eight characters of a member's id's SHA-256, and a check character."""
    number = int.from_bytes(hashlib.sha256(f"badge:{member}".encode()).digest()[:5], "big")
    body = "".join(ALPHABET[number >> 5 * place & 31] for place in range(BADGE_CODE_LENGTH - 1))
    return body + check_character(body)


def shown_badge(code: str) -> str:
    """The code as people read it: "7KQ4-M2XD-9"."""
    return "-".join((code[:4], code[4:8], code[8:]))


def read_badge(typed: str) -> str:
    """The code in what was typed or scanned, "" when it is none: any case, O for 0, I or L for 1,
    blanks and hyphens between, anything before a slash.
    """
    last = typed.strip().replace("#", "/").rsplit("/", 1)[-1]
    signs = _signs(last)
    is_whole = len(signs) == BADGE_CODE_LENGTH == sum(map(str.isalnum, last))
    return signs if is_whole and check_character(signs[:-1]) == signs[-1] else ""


def badge_at_end(scanned: str) -> str:
    """The last nine signs of what a scanner sent, whatever it put before them: its own mark, or an
    address that another keyboard garbled. Not every such text is a code.
    """
    return _signs(scanned)[-BADGE_CODE_LENGTH:]


def ends_in_badge(scanned: str) -> bool:
    """Whether a scanner ended here: a whole code, or one after what stood there before. The nine
    letters at the end of a name pass for one only when there is a figure among them.
    """
    code = badge_at_end(scanned)
    is_whole = len(code) == BADGE_CODE_LENGTH and check_character(code[:-1]) == code[-1]
    return bool(read_badge(scanned)) or (is_whole and any(map(str.isdigit, code)))


def member_of_badge(members: Iterable[Member], scanned: str) -> Member | None:
    """Whose badge was scanned."""
    code = badge_at_end(scanned)
    return next((each for each in members if badge_code(each.id) == code), None)


def _signs(typed: str) -> str:
    return "".join(sign for sign in typed.upper().translate(_LOOKALIKES) if sign in ALPHABET)

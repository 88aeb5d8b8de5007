"""Voting cards: a shuffled deck, drawn blind, of which only salted hashes are kept.

A card's code is ten characters of Crockford's base32 and a check character (Luhn's algorithm modulo
32), letters and digits only, so that a scanner with another keyboard layout reads it right. What
the file keeps of a card cannot be tied to what it keeps of that card's ballots, nor two polls'
ballots to each other, without the code itself.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable

from app.models.errors import Refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 11
_STRETCH = 1_000
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def draw_codes(rng: random.Random, count: int, taken: Iterable[str] = ()) -> tuple[str, ...]:
    """`count` new codes, no two alike. Give it `random.SystemRandom()` outside of rehearsals."""
    codes = set[str]()
    used = set(taken)
    while len(codes) < count:
        body = "".join(rng.choice(ALPHABET) for _ in range(CODE_LENGTH - 1))
        code = body + check_character(body)
        if code not in used:
            codes.add(code)
    deck = sorted(codes)
    rng.shuffle(deck)
    return tuple(deck)


def check_character(body: str) -> str:
    """Luhn modulo 32: tells every mistyped character and nearly every swapped pair."""
    total = 0
    for place, sign in enumerate(reversed(body)):
        value = ALPHABET.index(sign) * (1 if place % 2 else 2)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]


def read_code(typed: str) -> str:
    """The code in what was typed or scanned: any case, O for 0, I or L for 1, spaces, a web address
    before it.

    Raises Refused("card-not-whole") for too few signs, "card-mistyped" for a wrong one among them.
    """
    last = typed.strip().rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    signs = "".join(last.upper().translate(_LOOKALIKES).replace("-", " ").split())
    code = signs[-CODE_LENGTH:]
    if len(code) < CODE_LENGTH:
        raise Refused("card-not-whole")
    known = all(sign in ALPHABET for sign in code)
    if not known or check_character(code[:-1]) != code[-1]:
        raise Refused("card-mistyped")
    return code


def shown(code: str) -> str:
    """The code as people read it: "7KQ4-M2XD-9PB"."""
    return "-".join((code[:4], code[4:8], code[8:]))


def card_hash(code: str, salt: str) -> str:
    """What the file knows a card by."""
    return _stretched("card", code, salt)


def ballot_key(code: str, salt: str) -> str:
    """What the file knows a card's ballot by in one poll; `salt` is the poll's own."""
    return _stretched("ballot", code, salt)


def _stretched(purpose: str, code: str, salt: str) -> str:
    raw = hashlib.pbkdf2_hmac("sha256", code.encode(), f"{purpose}:{salt}".encode(), _STRETCH)
    return raw.hex()

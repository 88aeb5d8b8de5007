"""What two laptops send each other, readable only to who knows the code on the first one's screen.

Everybody in the room may listen on its network, and a copy holds names and ballots. The code has 50
random bits and becomes a key by scrypt, so that who has listened cannot try codes by the billion
(RFC 7914). A letter is enciphered and sealed with it by ChaCha20-Poly1305 (RFC 8439) under a number
that is used once. An answer holds what it answers, so that an old one cannot be played again.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import zlib
from collections.abc import Iterable
from typing import Final

from app.archive.contents import Contents
from app.models.entries import Entry
from app.models.errors import Refused
from app.models.voting import Ballot

Told = dict[str, object]
_NUMBER: Final = 12
_LONGEST: Final = 64 << 20
"""Bytes of a letter once it is unpacked; ours are a sixteenth of that."""


class Keys:
    """What a code becomes. Making it takes a twentieth of a second, on purpose."""

    def __init__(self, code: str) -> None:
        """`code` as it was drawn, without spaces."""
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # few days use it

        salt = b"bordrunde second laptop 1"
        key = hashlib.scrypt(code.encode(), salt=salt, n=1 << 14, r=8, p=1, dklen=32)
        self._cipher = ChaCha20Poly1305(key)

    def seal(self, told: Told) -> bytes:
        """A letter that says this."""
        number = secrets.token_bytes(_NUMBER)
        plain = zlib.compress(json.dumps(told, ensure_ascii=False).encode(), 3)
        return number + self._cipher.encrypt(number, plain, None)

    def open(self, letter: bytes) -> Told:
        """What a letter says. Raises Refused("follow-code-unknown") when it was written with
        another code, or changed on its way.
        """
        from cryptography.exceptions import InvalidTag

        try:
            plain = self._cipher.decrypt(letter[:_NUMBER], letter[_NUMBER:], None)
        except (InvalidTag, ValueError) as error:  # a letter that is too short has no number
            raise Refused("follow-code-unknown") from error
        told = json.loads(zlib.decompressobj().decompress(plain, _LONGEST))
        return dict(told) if isinstance(told, dict) else {}


def told_of(contents: Contents) -> Told:
    """Entries, personal values and ballots as a letter holds them."""
    return {
        "entries": [
            [each.device, each.seq, each.stamp, each.kind, each.body, each.digest.hex()]
            for each in contents.entries.values()
        ],
        "personal": list(contents.personal.values()),
        "ballots": ballot_rows(contents.ballots),
    }


def contents_in(told: Told) -> Contents:
    """The same out of a letter; its writer knew the code, and the journal checks the chains.

    Raises `ValueError`, `KeyError` and `TypeError` for what is none.
    """
    entries = [
        Entry(str(d), int(n), str(stamp), str(kind), str(body), bytes.fromhex(str(digest)))
        for d, n, stamp, kind, body, digest in _rows(told["entries"])
    ]
    personal = {str(s): (str(s), str(o), str(a), str(b)) for s, o, a, b in _rows(told["personal"])}
    ballots = ballots_in(told)
    return Contents({(each.device, each.seq): each for each in entries}, personal, ballots)


def ballot_rows(ballots: dict[str, dict[str, Ballot]]) -> list[list[str]]:
    """By their keys, which tell nothing of the order in which they came."""
    return [
        [poll, key, each.id, each.answer]
        for poll, held in sorted(ballots.items())
        for key, each in sorted(held.items())
    ]


def ballots_in(told: Told) -> dict[str, dict[str, Ballot]]:
    """Poll -> card's key -> ballot."""
    ballots = dict[str, dict[str, Ballot]]()
    for poll, key, ballot, answer in _rows(told["ballots"]):
        ballots.setdefault(str(poll), {})[str(key)] = Ballot(str(ballot), str(answer))
    return ballots


def mark_of(rows: Iterable[list[str]]) -> str:
    """Tells whether two laptops have the same ballots."""
    return hashlib.sha256(json.dumps(list(rows)).encode()).hexdigest()


def _rows(told: object) -> list[list[str]]:
    if not isinstance(told, list):
        raise TypeError(told)
    return told

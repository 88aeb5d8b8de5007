"""The address that stands on what people were given: it is where their phones will come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from app.models.board.facts import BoardFact
from app.models.board.state import Board, GivenAddress, HasBoard
from app.models.entries import Fact, Facts

CARDS: Final = "cards"
CODES: Final = "codes"
_USUAL: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class AddressGiven(BoardFact):
    """The voting cards ("cards") or the codes of tables ("codes") tell this address since now."""

    what: str
    address: str = ""
    port: int = 0

    def change(self, board: Board) -> None:
        board.given[self.what] = GivenAddress(self.address, self.port)


FACTS: tuple[type[Fact], ...] = (AddressGiven,)


def give_address(room: HasBoard, what: str, address: str) -> Facts:
    """Remember what was printed or shown; nothing happens for none ("") or the one that is known.

    `address` is the first page's, such as "http://192.168.1.20:8642".
    """
    given = GivenAddress(address, port_of(address))
    if not given.port or room.board.given.get(what) == given:
        return ()
    return (AddressGiven(what, given.address, given.port),)


def host_of(address: str) -> str:
    """The machine an address leads to, "" when it is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def port_of(address: str) -> int:
    """The port an address leads to, 0 when it is none."""
    try:
        parts = urlsplit(address)
        return (parts.port or _USUAL.get(parts.scheme, 0)) if parts.hostname else 0
    except ValueError:
        return 0

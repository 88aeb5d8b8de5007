"""The one picture that tells table codes: whoever takes it wants the room to have them."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.assembly import Assembly
from app.ui.scenes.address import Address


@dataclass(frozen=True, slots=True)
class TableCode:
    """A table's number, its access code as one types it, and the address that holds it."""

    number: int
    code: str
    url: str


@dataclass(frozen=True, slots=True)
class TableCodesPicture:
    """The codes of all tables of the day, in order, and where phones find the room."""

    address: Address
    tables: tuple[TableCode, ...]


def table_codes(
    assembly: Assembly, _subject: str, address: Address | None
) -> TableCodesPicture | None:
    """None while there are no codes, or no address that phones could open."""
    codes = assembly.board.codes.get(assembly.mandate.meeting, ())
    if not codes or address is None:
        return None
    root = address.url.rstrip("/")
    tables = (TableCode(at, code, f"{root}/t/{code}") for at, code in enumerate(codes, 1))
    return TableCodesPicture(address, tuple(tables))

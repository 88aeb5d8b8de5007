"""One member as a list tells it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One row of a member list.

    `id` is unique in its list (case-insensitively). `mobile` is written "20 00 00 01" or
    "+48 ..." when it looks like a number, else as it stood. `table` is a fixed table or None.
    `called` is the name they wish to be called by, "" for the name itself. `attributes` are
    (header, value) in the order of the columns, empty values included.
    """

    id: str
    name: str
    mobile: str
    email: str
    table: int | None
    group: str
    attributes: tuple[tuple[str, str], ...]
    row_number: int
    called: str = ""

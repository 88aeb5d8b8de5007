"""What each column of a list means, before it is taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from app.imports.members import propose_columns, sensitive_columns
from app.imports.tables import Table


class Meaning(StrEnum):
    """What a column is; the values are the reader's own names of fields."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    CALLED = "called"
    ID = "id"
    MOBILE = "mobile"
    EMAIL = "email"
    TABLE = "table"
    ATTRIBUTE = "attribute"
    LEAVE_OUT = "leave-out"


_NO_FIELD = (Meaning.ATTRIBUTE, Meaning.LEAVE_OUT)
_NAMES = (Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME)


@dataclass(frozen=True, slots=True)
class Columns:
    """The meaning of each column of a table, in its order; in the `united`, by header, values that
    are the same thing are held as one.
    """

    headers: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    united: frozenset[str] = frozenset()

    @classmethod
    def proposed(cls, table: Table) -> Columns:
        """As the headers tell; a column with CPR numbers is left out."""
        fields = {header: field for field, header in propose_columns(table).items()}
        left_out = sensitive_columns(table)
        known = {each.value for each in Meaning}
        return cls(
            table.headers,
            tuple(
                Meaning.LEAVE_OUT
                if header in left_out
                else Meaning(fields[header] if fields.get(header) in known else "attribute")
                for header in table.headers
            ),
        )

    def changed(self, at: int, meaning: Meaning) -> Columns:
        """Another meaning for one column; whichever had it becomes an attribute.

        A whole name and a name in two parts exclude each other.
        """
        rivals: Collection[Meaning] = () if meaning in _NO_FIELD else (meaning,)
        if meaning is Meaning.NAME:
            rivals = _NAMES
        elif meaning in _NAMES:
            rivals = (meaning, Meaning.NAME)
        others = [Meaning.ATTRIBUTE if each in rivals else each for each in self.meanings]
        others[at] = meaning
        return replace(self, meanings=tuple(others))

    def uniting(self, header: str, *, holds: bool) -> Columns:
        """Whether values of a column that are the same thing are held as one."""
        united = self.united | {header} if holds else self.united - {header}
        return replace(self, united=united)

    @property
    def mapping(self) -> Mapping[str, str]:
        """Field -> header, for the reader."""
        pairs = zip(self.meanings, self.headers, strict=True)
        return {each.value: header for each, header in pairs if each not in _NO_FIELD}

    @property
    def leave_out(self) -> tuple[str, ...]:
        """The headers that are not taken."""
        pairs = zip(self.meanings, self.headers, strict=True)
        return tuple(header for each, header in pairs if each is Meaning.LEAVE_OUT)

    @property
    def id_header(self) -> str:
        """The header of the members' own numbers, "" when there is none."""
        return self.mapping.get(Meaning.ID, "")

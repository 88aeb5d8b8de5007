"""Which column of a member list is what."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from app.imports.tables import Table, column
from app.models import own_numbers
from app.models.errors import Refused

# Field -> the headers it goes by. A name may stand in one column or in two.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": own_numbers.HEADERS,
    "name": (
        "navn", "name", "fulde navn", "fuldt navn", "full name", "medlem", "member", "deltager",
        "participant", "medlemsnavn", "deltagernavn", "member name", "for- og efternavn",
        "fornavn og efternavn", "borger", "borgers navn", "navn på deltager", "navne",
    ),
    "first_name": (
        "fornavn", "fornavne", "fornavn og mellemnavn", "first name", "given name", "first names",
    ),
    "last_name": ("efternavn", "efternavne", "last name", "surname", "family name"),
    "called": (
        "kaldenavn", "tiltalenavn", "visningsnavn", "foretrukket navn", "ønsket navn", "kaldes",
        "vil kaldes", "ønsker at blive kaldt", "navn på skilt", "navn på navneskilt", "skiltenavn",
        "preferred name", "preferred first name", "display name", "known as", "goes by", "called",
        "wants to be called", "name on badge", "badge name", "nickname",
    ),
    "mobile": (
        "mobil", "mobiltelefon", "mobilnummer", "mobilnr", "mobiltlf", "mobile", "mobile phone",
        "mobile number", "cell", "cell phone", "telefon", "telefonnummer", "telefonnr", "tlf",
        "tlfnr", "tlfnummer", "telefon/mobil", "mobil/telefon", "tlf/mobil", "mobil/tlf", "mob",
        "mobnr", "mobiltelefonnummer", "mobiltelefonnr", "mobil privat", "privat mobil",
        "telefon privat", "kontakttelefon", "phone", "phone number", "phone no", "mobile no",
        "telephone",
    ),
    "email": ("email", "mail", "mailadresse", "e-mailadresse", "email address", "e-post",
              "e-postadresse", "privat e-mail", "e-mail privat"),
    "table": ("bord", "table", "bordnr", "bordnummer", "fast bord", "table number", "table no"),
    "group": ("gruppe", "group", "hold", "team"),
}  # fmt: skip

_CPR = re.compile(r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d\d[-\s]?\d{4}")
_CPR_INSIDE = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d\d-\d{4}(?!\d)")
# What the register says of a person besides the number, such as "CPR-køn", is no number.
_CPR_HEADER = re.compile(
    r"(c\.?\s?p\.?\s?r\b|cpr)(?![\s.\-]*(køn|alder|status|kommune|adresse|vej|post|by\b|dato))"
    r"|pers(on)?[\s.\-]*(nummer|nr)|social security",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")


def propose_columns(table: Table) -> dict[str, str]:
    """Field -> header, as far as headers (else an unmistakable e-mail column) tell.

    Every header that is not proposed is an attribute. The fields are those of `FIELDS`.
    """
    proposed: dict[str, str] = {}
    for field, names in FIELDS.items():
        found = column(table, *names)
        if found is not None and table.headers[found] not in proposed.values():
            proposed[field] = table.headers[found]
    if "name" in proposed and "first_name" in proposed and "last_name" in proposed:
        del proposed["name"]
    if "name" in proposed:
        proposed.pop("first_name", None)
        proposed.pop("last_name", None)
    if "email" not in proposed:
        proposed.update(_email_column(table, set(proposed.values())))
    return proposed


def _email_column(table: Table, taken: set[str]) -> dict[str, str]:
    for index, header in enumerate(table.headers):
        filled = [value for value in table.values(index) if value]
        if header not in taken and filled and all(map(_EMAIL.fullmatch, filled)):
            return {"email": header}
    return {}


def sensitive_columns(table: Table) -> tuple[str, ...]:
    """Headers of columns with CPR numbers in them; an import refuses them until they are left out.

    A column counts when its header says so, when a third of its cells could be CPR numbers, or
    when any cell holds one in the form 010190-1234.
    """
    return tuple(
        header
        for index, header in enumerate(table.headers)
        if first_sensitive(header, table.values(index)) is not None
    )


def first_sensitive(header: str, values: Collection[str]) -> int | None:
    """The position of the first cell that looks like a CPR number, or None."""
    filled = [value for value in values if value]
    like = [at for at, value in enumerate(values) if _CPR.fullmatch(value)]
    inside = [at for at, value in enumerate(values) if _CPR_INSIDE.search(value)]
    if _CPR_HEADER.search(header) and filled:
        return next(at for at, value in enumerate(values) if value)
    if inside:
        return inside[0]
    return like[0] if like and len(like) * 3 >= len(filled) else None


class Columns:
    """A mapping checked against a table: indices of fields and of attributes.

    Raises `Refused`: ``members-no-such-column``, ``members-no-such-field``,
    ``members-column-twice``, ``members-no-name-column``, ``members-cpr``.
    """

    def __init__(
        self,
        table: Table,
        mapping: Mapping[str, str],
        leave_out: Collection[str],
        *,
        names_needed: bool,
    ) -> None:
        self._table = table
        self._fields = {field: self._index(field, header) for field, header in mapping.items()}
        left = {self._known(header) for header in leave_out}
        self._refuse_twice()
        named = {"name", "first_name", "last_name"} & self._fields.keys()
        if names_needed and not named:
            raise Refused("members-no-name-column", headers=", ".join(table.headers))
        used = set(self._fields.values())
        self.attributes = tuple(
            index for index in range(len(table.headers)) if index not in used | left
        )
        for index in range(len(table.headers)):
            if index not in left:
                self._refuse_sensitive(index)

    def __contains__(self, field: str) -> bool:
        return field in self._fields

    def cell(self, row: tuple[str, ...], field: str) -> str:
        """What stands under a field in a row; empty when the list has no such column."""
        index = self._fields.get(field)
        return "" if index is None else row[index]

    def header(self, field: str) -> str | None:
        """The header a field was mapped to."""
        index = self._fields.get(field)
        return None if index is None else self._table.headers[index]

    def _index(self, field: str, header: str) -> int:
        if field not in FIELDS:
            raise Refused("members-no-such-field", field=field, fields=", ".join(FIELDS))
        return self._known(header)

    def _known(self, header: str) -> int:
        found = column(self._table, header)
        if found is None:
            headers = ", ".join(self._table.headers)
            raise Refused("members-no-such-column", column=header, headers=headers)
        return found

    def _refuse_twice(self) -> None:
        seen: dict[int, str] = {}
        for field, index in self._fields.items():
            if index in seen:
                raise Refused(
                    "members-column-twice",
                    column=self._table.headers[index],
                    field=seen[index],
                    other=field,
                )
            seen[index] = field

    def _refuse_sensitive(self, index: int) -> None:
        header = self._table.headers[index]
        at = first_sensitive(header, self._table.values(index))
        if at is not None:
            raise Refused("members-cpr", column=header, row=self._table.row_numbers[at])

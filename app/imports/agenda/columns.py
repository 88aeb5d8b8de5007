"""Which column of a programme is what, and what its words mean, in Danish and English."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Final

from app.imports.tables import Doubt, Table, column, plain
from app.models.agenda import ItemKind, Lock
from app.models.errors import Refused
from app.models.templates import Template

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": (
        "titel", "title", "programpunkt", "punkt", "emne", "aktivitet", "hvad", "indhold", "item",
        "agenda item", "activity", "what", "programme", "program",
    ),
    "start": (
        "start", "starter", "begynder", "starttid", "starttidspunkt", "kl", "klokken",
        "klokkeslæt", "fra", "tid", "tidspunkt", "begins", "from", "time", "start time",
    ),
    "end": ("slut", "slutter", "sluttid", "sluttidspunkt", "til", "end", "ends", "to", "end time"),
    "length": (
        "varighed", "minutter", "min", "længde", "antal minutter", "varer", "length", "minutes",
        "duration", "lasts",
    ),
    "public_title": ("offentlig titel", "titel i rummet", "public title", "title in the room"),
    "kind": ("type", "slags", "form", "hvad sker der", "hvad der sker", "kind", "what happens"),
    "owner": ("ansvarlig", "hvem", "leder", "owner", "who", "responsible", "lead", "who leads it",
              "facilitator"),
    "materials": ("materialer", "materiale", "udstyr", "materials", "equipment"),
    "task": ("opgave", "bordopgave", "opgave til bordene", "task", "table task",
             "task for the tables"),
    "private_note": (
        "note", "noter", "intern note", "privat note", "note til dig selv", "notes",
        "bemærkning", "bemærkninger", "private note", "internal note", "note to yourself",
    ),
    "round": ("runde", "bordrunde", "round"),
    "lock": ("låst", "lås", "lock", "locked"),
    "optional": ("kan undværes", "valgfri", "valgfrit", "optional"),
    "steps": ("trin", "steps"),
    "slide": ("storskærm", "slide", "room screen", "room slide"),
    "template": ("noterne indeholder", "noternes indhold", "noteskabelon", "notes ask for",
                 "note template"),
}  # fmt: skip
"""Field -> the headers it goes by."""

KINDS: Final[Mapping[ItemKind, tuple[str, ...]]] = {
    ItemKind.PLENARY: ("plenum", "plenary", "fælles"),
    ItemKind.EXPERT: ("oplæg", "talk", "expert", "ekspert", "expert talk", "ekspertoplæg"),
    ItemKind.TABLE_ROUND: ("bordrunde", "table round", "table_round", "runde", "gruppearbejde"),
    ItemKind.NOTES: ("noter", "notes"),
    ItemKind.THEMES: ("temaer", "themes", "tema"),
    ItemKind.DRAFTING: ("skrivning", "formulering", "drafting", "skriveværksted"),
    ItemKind.POLL: ("afstemning", "poll", "vote", "voting"),
    ItemKind.BREAK: ("pause", "break", "frokost", "lunch"),
}
"""What happens -> the words for it."""

LOCKS: Final[Mapping[Lock, tuple[str, ...]]] = {
    Lock.NONE: ("", "nej", "no", "none", "0"),
    Lock.START: ("start", "ja", "yes", "x", "1", "starten", "starttidspunkt"),
    Lock.LENGTH: ("varighed", "length", "længde", "duration"),
    Lock.END: ("slut", "end", "sluttidspunkt", "slutningen"),
}
"""What is locked -> the words for it; a plain yes means the start."""

TEMPLATES: Final[Mapping[Template, tuple[str, ...]]] = {
    Template.NOTE: ("", "almindelig note", "plain note"),
    Template.IDEA: ("idé, hvorfor, for hvem", "idea, why, for whom", "idé", "idea"),
    Template.ARGUMENTS: ("argumenter for og imod", "arguments for and against", "for og imod"),
    Template.QUOTE: ("ordret citat", "verbatim quote", "citat", "quote"),
    Template.QUESTION: ("spørgsmål til oplægsholderne", "question to the experts", "spørgsmål"),
    Template.SUPPORT: ("forslag og støtte ved bordet", "proposal and support at the table"),
}
"""What notes ask for -> the words for it."""

SLIDES: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("",),
    "title": ("titelkort", "title card"),
    "welcome": ("velkommen", "velkomst", "welcome"),
    "seating": ("find dit bord", "bordplan", "find your table", "seating"),
    "task": ("opgave og tid", "opgave", "task and time", "task"),
    "themes": ("temaer", "themes"),
    "break": ("pause", "break"),
}
"""The scene the room screen is to be offered -> the words for it."""

YES: Final = ("ja", "yes", "x", "1", "j", "y", "true", "sand")

_BY_TITLE: Final = (
    (
        ItemKind.BREAK,
        r"pause|frokost|\b(middag|aftensmad|fællesspisning|spisning|ankomst)(en)?\b|kaffe"
        r"|\bbreaks?\b|\blunch\b|\bdinner\b",
    ),
    (ItemKind.POLL, r"afstemning|stemmer|\bvote|voting|poll"),
    (ItemKind.DRAFTING, r"skriveværksted|formuler|anbefalinger skrives|drafting"),
    (ItemKind.TABLE_ROUND, r"bordrunde|bordene|gruppe|workshop|world caf|table round"),
    (ItemKind.EXPERT, r"oplæg|ekspert|\btalks?\b|expert|presentation"),
)


_NEAR: Final = 0.8
"""From so alike (0 to 1) a header is taken for a field's name with a slip of the keyboard."""
_SHORTEST: Final = 4
"""Shorter headers are like too many others."""


class Columns:
    """Where each field stands in a table, and what of the table is not read.

    A header that is nearly a field's name is taken for it, and told. Raises
    Refused("agenda-no-title-column").
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        found: dict[str, int] = {}
        for field, names in FIELDS.items():
            at = column(table, *names)
            if at is not None and at not in found.values():
                found[field] = at
        self._guessed = dict(_guesses(table, found))
        found |= {field: at for at, (field, _name) in self._guessed.items()}
        if "title" not in found:
            raise Refused("agenda-no-title-column", headers=", ".join(table.headers))
        self._found = found

    @property
    def doubts(self) -> Iterator[Doubt]:
        """The columns whose heading was guessed, and those with anything in them that no field is
        read from: by name.
        """
        headers = self._table.headers
        for at, (_field, name) in sorted(self._guessed.items()):
            yield Doubt("doubt-item-column-guessed", (("header", headers[at]), ("meant", name)))
        known = self._found.values()
        for at, header in enumerate(headers):
            n = sum(map(bool, self._table.values(at)))
            if at not in known and n:
                yield Doubt("doubt-item-column-unread", (("header", header), ("cells", n)))

    def __contains__(self, field: str) -> bool:
        return field in self._found

    def cell(self, row: tuple[str, ...], field: str) -> str:
        """What stands under a field; empty when there is no such column."""
        at = self._found.get(field)
        return "" if at is None else _plain_text(row[at])

    def header(self, field: str) -> str | None:
        """The header over a field."""
        at = self._found.get(field)
        return None if at is None else self._table.headers[at]


def kind_of(written: str) -> ItemKind | None:
    """What happens, by the word for it."""
    return next((kind for kind, words in KINDS.items() if written.casefold() in words), None)


def kind_by_title(title: str) -> ItemKind:
    """What happens most likely in an item of this title."""
    found = (kind for kind, like in _BY_TITLE if re.search(like, title, re.IGNORECASE))
    return next(found, ItemKind.PLENARY)


def lock_of(written: str) -> Lock | None:
    """What is locked, by the word for it."""
    return next((lock for lock, words in LOCKS.items() if written.casefold() in words), None)


def slide_of(written: str) -> str | None:
    """The scene for the room screen, by the word for it."""
    return next((each for each, said in SLIDES.items() if written.casefold() in said), None)


def template_of(written: str) -> Template | None:
    """What notes ask for, by the word for it."""
    return next((each for each, said in TEMPLATES.items() if written.casefold() in said), None)


def _guesses(table: Table, found: Mapping[str, int]) -> Iterator[tuple[int, tuple[str, str]]]:
    """(column, (the field it must be, the name of it)) of headers that are nearly known."""
    open_names = {
        plain(name): (field, name)
        for field, names in FIELDS.items()
        if field not in found
        for name in names
    }
    for at, header in enumerate(table.headers):
        bare = plain(header)
        if at in found.values() or len(bare) < _SHORTEST:
            continue
        near = difflib.get_close_matches(bare, open_names, n=1, cutoff=_NEAR)
        if near:
            field, name = open_names[near[0]]
            open_names = {key: each for key, each in open_names.items() if each[0] != field}
            yield at, (field, name)


def _plain_text(cell: str) -> str:
    """Without the sign that keeps a spreadsheet from taking a text for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell

"""Notes that others typed: which column is what, the rows as notes, and every doubt told by row.

Nothing is cut and nothing is guessed away: a row that cannot be a note says why.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.imports.tables import Doubt, Table, column
from app.models import templates, texts
from app.models.board import LONGEST_NOTE, Mark
from app.models.board.signs import read_rows
from app.models.errors import Refused
from app.models.seating import MOST_TABLES
from app.models.templates import SLOTS, Parts, Template, parts_of

TEXT: Final = "text"
TABLE: Final = "table"
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    TEXT: (
        "tekst", "text", "note", "noter", "notes", "notetekst", "svar", "answer", "indhold",
        "content",
    ),
    TABLE: ("bord", "table", "bordnr", "bordnummer", "bord nr", "table number", "table no"),
    "idea": ("idé", "ide", "idéen", "ideen", "idea", "the idea"),
    "why": ("hvorfor", "hvorfor?", "begrundelse", "why", "reason"),
    "whom": ("for hvem", "for hvem?", "hvem", "målgruppe", "for whom", "who", "whom"),
    "for": ("for", "fordele", "argumenter for", "pro", "pros", "arguments for"),
    "against": ("imod", "ulemper", "argumenter imod", "against", "con", "cons",
                "arguments against"),
    "quote": ("citat", "quote", "ordret citat", "verbatim quote"),
    "question": ("spørgsmål", "question", "spørgsmål til oplægsholderne",
                 "question to the experts"),
    "proposal": ("forslag", "forslaget", "proposal", "the proposal"),
    "support": ("støtte", "støtte ved bordet", "opbakning", "support", "support at the table"),
}  # fmt: skip
"""Field -> the headers it goes by; all but text and table are fields of a template."""

_REMARKS: Final = ("kommentar", "kommentarer", "comment", "comments", "bemærkning", "bemærkninger",
                   "remark", "remarks")  # fmt: skip
"""Headers of what mostly stands beside a note, and is the note where nothing else is."""
_LEADS: Final = frozenset({"idea", "proposal", "quote"})
"""Fields that are the whole note where their template's others are missing."""

CANNOT: Final = frozenset({"doubt-note-empty", "doubt-note-long", "doubt-note-support"})
"""Doubts about a row that cannot be a note as it stands."""
TWICE: Final = "doubt-note-twice"
NOWHERE: Final = "doubt-note-many-tables"

_TEMPLATE_OF: Final = {slot.name: name for name, slots in SLOTS.items() for slot in slots}
_NUMBER: Final = re.compile(r"(?:bord|table|b|t)?[\s.:#]*(\d{1,4})(?:[.,]0)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A row as a note. `table` is None where the row names none; `text` is a plain note's, which is
    marked by the sign it begins with, `parts` are those of a template. With a doubt in `CANNOT`
    both hold what there is.
    """

    row_number: int
    table: int | None
    text: str
    parts: Parts = ()
    doubts: tuple[Doubt, ...] = ()
    mark: Mark = Mark.IDEA

    @property
    def can_be_taken(self) -> bool:
        """False where something is too long, missing or no number."""
        return not any(each.code in CANNOT for each in self.doubts)

    @property
    def is_twice(self) -> bool:
        """True when an earlier row says the same at the same table."""
        return any(each.code == TWICE for each in self.doubts)

    @property
    def is_nowhere(self) -> bool:
        """True when it names a table that there is not."""
        return any(each.code == NOWHERE for each in self.doubts)


@dataclass(frozen=True, slots=True)
class NoteList:
    """The rows of one file, and the doubts about the file as a whole."""

    rows: tuple[NoteRow, ...]
    doubts: tuple[Doubt, ...] = ()


def propose_columns(table: Table) -> dict[str, str]:
    """Field -> header: text and table, and the fields of one template where the headers name some.

    Of several columns of notes it is the fullest one; a remark is the note only where neither an
    idea, a proposal nor a longer text is. Where no header names the notes it is the column with the
    most letters.
    """
    found: dict[str, str] = {}
    for name, names in FIELDS.items():
        headers = [each for each in _called(table, names) if each not in found.values()]
        if headers:
            found[name] = _fullest(table, headers) if name == TEXT else headers[0]
    if not _LEADS & found.keys() and not _is_filled(table, found.get(TEXT, "")):
        found |= _remark(table, found)
    template = _usual_template(found)
    kept = {name: header for name, header in found.items() if _fits(name, template)}
    if not any(name != TABLE for name in kept):
        widest = _widest(table, kept.get(TABLE, ""))
        if widest:
            kept[TEXT] = widest
    return kept


def is_guessed(table: Table, mapping: Mapping[str, str]) -> bool:
    """True when no header says where the notes are: the first row may be a note itself."""
    known = {*_called(table, FIELDS[TEXT]), *_called(table, _REMARKS)}
    text = mapping.get(TEXT, "")
    return bool(text) and text not in known and not any(name in _TEMPLATE_OF for name in mapping)


def read_notes(table: Table, mapping: Mapping[str, str], tables: int = MOST_TABLES) -> NoteList:
    """The rows of a table as notes; `mapping` is field -> header, `tables` how many there are.

    Raises Refused("notes-no-text", "notes-two-templates").
    """
    names = [name for name in mapping if name in _TEMPLATE_OF]
    kinds = {_TEMPLATE_OF[name] for name in names}
    if len(kinds) > 1:
        raise Refused("notes-two-templates")
    if TEXT not in mapping and not any(name != "support" for name in names):
        raise Refused("notes-no-text", headers=", ".join(table.headers))
    where = {name: table.headers.index(header) for name, header in mapping.items()}
    reading = _Reading(where, next(iter(kinds), Template.NOTE), tables)
    pairs = zip(table.row_numbers, table.rows, strict=True)
    rows = _marked([reading.row(number, cells) for number, cells in pairs])
    doubts = [each for each in table.doubts if each.row is None]
    if is_guessed(table, mapping):
        doubts.append(Doubt("doubt-note-heading", (("header", mapping[TEXT][:80]),)))
    return NoteList(rows, tuple(doubts))


@dataclass(slots=True)
class _Reading:
    """Takes row after row; each is held against those above it."""

    where: Mapping[str, int]
    template: Template
    tables: int
    seen: dict[tuple[int | None, str], int] = field(default_factory=dict)

    def row(self, number: int, cells: tuple[str, ...]) -> NoteRow:
        doubts: list[Doubt] = []
        table = self._table(number, cells, doubts)
        parts = self._parts(number, cells, doubts)
        text = self._cell(cells, TEXT)
        said = templates.words(parts) or text
        self._judge(number, table, said, text, doubts)
        return NoteRow(number, table, text, parts, tuple(doubts))

    def _cell(self, cells: tuple[str, ...], name: str) -> str:
        at = self.where.get(name)
        return "" if at is None else texts.paragraph(cells[at], len(cells[at]) * 3 + 1)

    def _table(self, number: int, cells: tuple[str, ...], doubts: list[Doubt]) -> int | None:
        written = self._cell(cells, TABLE)
        if not written:
            return None
        found = _NUMBER.fullmatch(written)
        table = int(found[1]) if found else -1
        if table < 0:
            doubts.append(Doubt("doubt-note-table", (("value", written[:40]),), number))
        elif table > self.tables:
            params = (("table", table), ("tables", self.tables))
            doubts.append(Doubt(NOWHERE, params, number))
        return table if 0 <= table <= MOST_TABLES else None

    def _parts(self, number: int, cells: tuple[str, ...], doubts: list[Doubt]) -> Parts:
        """The fields of the template; a text beside them stands in the first."""
        values = {slot.name: self._cell(cells, slot.name) for slot in SLOTS[self.template]}
        typed = templates.as_typed(self.template, values)
        if not templates.words(typed) and self._cell(cells, TEXT):
            return ()
        beside = self._cell(cells, TEXT)
        if typed and beside:
            first = SLOTS[self.template][0].name
            values[first] = "\n".join(filter(None, (beside, values[first])))
        try:
            return parts_of(self.template, values)
        except Refused as refused:
            code = "doubt-note-support" if refused.code == "support-not-a-number" else _LONG
            doubts.append(Doubt(code, _params(refused), number))
            return templates.as_typed(self.template, values)

    def _judge(
        self, number: int, table: int | None, said: str, text: str, doubts: list[Doubt]
    ) -> None:
        if not said:
            doubts.append(Doubt("doubt-note-empty", row=number))
            return
        if said == text and len(text) > LONGEST_NOTE:
            params = (("longest", LONGEST_NOTE), ("length", len(text)))
            doubts.append(Doubt(_LONG, params, number))
        if not any(sign.isalnum() for sign in said):
            doubts.append(Doubt("doubt-note-no-words", row=number))
        key = table, " ".join(said.casefold().split())
        if key in self.seen:
            doubts.append(Doubt(TWICE, (("other_row", self.seen[key]),), number))
        else:
            self.seen[key] = number


_LONG: Final = "doubt-note-long"


def _marked(rows: Sequence[NoteRow]) -> tuple[NoteRow, ...]:
    """Plain notes by the signs they begin with, as typed and pasted ones are."""
    read = read_rows(["" if row.parts else row.text for row in rows])
    return tuple(
        row if row.parts else replace(row, mark=mark, text=said)
        for row, (mark, said) in zip(rows, read, strict=True)
    )


def _params(refused: Refused) -> tuple[tuple[str, str | int], ...]:
    return tuple((name, refused.params[name]) for name in sorted(refused.params))


def _called(table: Table, names: Sequence[str]) -> list[str]:
    """The headers that are one of `names`, an earlier name first."""
    ats = dict.fromkeys(column(table, name) for name in names)
    return [table.headers[at] for at in ats if at is not None]


def _fullest(table: Table, headers: Sequence[str]) -> str:
    return max(headers, key=lambda each: sum(map(len, table.values(table.headers.index(each)))))


def _is_filled(table: Table, header: str) -> bool:
    return header in table.headers and any(table.values(table.headers.index(header)))


def _remark(table: Table, found: Mapping[str, str]) -> dict[str, str]:
    """The remarks as notes, unless a column without a known header holds longer texts."""
    remarks = [each for each in _called(table, _REMARKS) if each not in found.values()]
    if not remarks:
        return {}
    others = [each for each in table.headers if each not in (*remarks, *found.values())]
    return {TEXT: max([_fullest(table, remarks), *others], key=lambda each: _words(table, each))}


def _words(table: Table, header: str) -> float:
    """How many words a filled cell of a column has, on an average."""
    filled = [each for each in table.values(table.headers.index(header)) if each]
    return sum(len(each.split()) for each in filled) / max(1, len(filled))


def _usual_template(found: Mapping[str, str]) -> Template:
    """The one most headers name; a single field beside a column of notes is only a heading."""
    counts = Counter(_TEMPLATE_OF[name] for name in found if name in _TEMPLATE_OF)
    if not counts:
        return Template.NOTE
    template, count = counts.most_common(1)[0]
    return Template.NOTE if count == 1 and TEXT in found else template


def _fits(name: str, template: Template) -> bool:
    return name in (TEXT, TABLE) or _TEMPLATE_OF[name] is template


def _widest(table: Table, but: str) -> str:
    letters = {
        header: sum(map(len, table.values(at)))
        for at, header in enumerate(table.headers)
        if header != but
    }
    return max(letters, key=lambda each: letters[each], default="")

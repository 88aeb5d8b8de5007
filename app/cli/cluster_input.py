"""What `cluster` reads: notes, and groups that are kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.engines.themes import Note, Theme
from app.imports.tables import Table, column, read_table
from app.models.errors import Refused

_LANGUAGES: Final = {
    "da": "da", "dansk": "da", "danish": "da",
    "en": "en", "engelsk": "en", "english": "en",
    "de": "de", "tysk": "de", "german": "de", "deutsch": "de",
    "sv": "sv", "svensk": "sv", "swedish": "sv", "svenska": "sv",
}  # fmt: skip


def read_notes(path: Path) -> tuple[Note, ...]:
    """The notes of a file; one without an id is called by its row number.

    `Refused` ("table-...", "notes-no-text-column", "notes-id-twice") when there are none to read.
    """
    table = read_table(path)
    text = column(table, "text", "tekst", "note")
    if text is None:
        raise Refused("notes-no-text-column", file=path.name, headers=", ".join(table.headers))
    ids = _ids(table, path)
    desks = _values(table, "table", "bord")
    spoken = _values(table, "lang", "language", "sprog")
    return tuple(
        Note(id_, row[text], desk, _LANGUAGES.get(lang.casefold(), ""))
        for id_, row, desk, lang in zip(ids, table.rows, desks, spoken, strict=True)
    )


def read_groups(path: Path, notes: Sequence[Note]) -> tuple[Theme, ...]:
    """The themes in a file as `cluster` writes it; every note must be among `notes`, once.

    `Refused`: "groups-missing", "groups-broken", "groups-unknown-note", "groups-twice".
    """
    try:
        told: object = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise Refused("groups-missing", file=path.name) from error
    except (OSError, ValueError, RecursionError) as error:
        raise Refused("groups-broken", file=path.name) from error
    listed = told.get("themes") if isinstance(told, dict) else None
    if not isinstance(listed, list):
        raise Refused("groups-broken", file=path.name)
    themes = tuple(_theme(each, path) for each in listed)
    _check(themes, {note.id for note in notes}, path)
    return themes


def _ids(table: Table, path: Path) -> list[str]:
    given = _values(table, "id", "nr", "nummer", "number")
    ids = [id_ or str(row) for id_, row in zip(given, table.row_numbers, strict=True)]
    seen: dict[str, int] = {}
    for id_, row in zip(ids, table.row_numbers, strict=True):
        if id_ in seen:
            raise Refused("notes-id-twice", file=path.name, id=id_, row=row, other=seen[id_])
        seen[id_] = row
    return ids


def _values(table: Table, *headers: str) -> tuple[str, ...]:
    at = column(table, *headers)
    return ("",) * len(table.rows) if at is None else table.values(at)


def _theme(told: object, path: Path) -> Theme:
    label = told.get("label", "") if isinstance(told, dict) else None
    notes = told.get("notes") if isinstance(told, dict) else None
    if not isinstance(label, str) or not isinstance(notes, list):
        raise Refused("groups-broken", file=path.name)
    if not all(isinstance(note, str | int) and not isinstance(note, bool) for note in notes):
        raise Refused("groups-broken", file=path.name)
    return Theme(label, tuple(str(note) for note in notes), kept=True)


def _check(themes: Sequence[Theme], known: set[str], path: Path) -> None:
    seen: set[str] = set()
    for note in (note for theme in themes for note in theme.notes):
        if note not in known:
            raise Refused("groups-unknown-note", file=path.name, id=note)
        if note in seen:
            raise Refused("groups-twice", file=path.name, id=note)
        seen.add(note)

"""The readable tables of the board: notes and themes, and how people brought them in order."""

from __future__ import annotations

import base64
import datetime
import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

from app.models.board import Board, Photo, Rarity, quoted_note

Value = str | int | None
Row = dict[str, Value]

Layout = Mapping[str, Mapping[str, type]]

NOTES: Final[Mapping[str, type]] = {
    "id": str,
    "meeting": str,
    "item": str,
    "table_number": int,
    "text": str,
    "mark": str,
    "written_at": str,
    "withdrawn": int,
    "theme": str,
    "stack": str,
    "stands_alone": int,
}
THEMES: Final[Mapping[str, type]] = {
    "id": str,
    "position": int,
    "title": str,
    "notes": int,
    "touching_notes": int,
    "split_from": str,
    "quote": str,
}
ORDERED: Final[Layout] = {
    "note_tags": {"note": str, "theme": str},
    "former_themes": {"id": str, "title": str, "merged_into": str, "split_from": str},
    "dot_rounds": {
        "id": str,
        "per_member": int,
        "per_theme": int,
        "opened_at": str,
        "closed_at": str,
        "people": int,
    },
    "dots": {"round": str, "theme": str, "dots": int, "people": int},
}
"""What stands beside notes and themes; the tables that archives of version 2 do not have."""

PHOTOS: Final[Mapping[str, type]] = {
    "id": str,
    "meeting": str,
    "item": str,
    "table_number": int,
    "sent_at": str,
    "state": str,
    "bytes": int,
    "sha256": str,
}
"""The pictures themselves stay in `personal`, from where they can be erased."""


PROPOSED: Final[Layout] = {
    "proposed_themes": {
        "note": str,
        "table_number": int,
        "title": str,
        "position": int,
        "declined": int,
    },
}
"""What tables proposed for their notes; archives of version 3 do not have it."""


def board_rows(board: Board) -> dict[str, Iterator[Row]]:
    """The rows of all these tables. Dots only of rounds that are closed."""
    return {
        "notes": _notes(board),
        "themes": _themes(board),
        "note_tags": _tags(board),
        "proposed_themes": _proposed(board),
        "former_themes": _former(board),
        "dot_rounds": _dot_rounds(board),
        "dots": _dots(board),
        "photos": _photos(board),
    }


def at(instant_ms: int) -> str | None:
    """An instant as ISO 8601 in UTC, None for what has not been."""
    if not instant_ms:
        return None
    moment = datetime.datetime.fromtimestamp(instant_ms / 1000, datetime.UTC)
    return moment.isoformat(timespec="seconds")


def _notes(board: Board) -> Iterator[Row]:
    tops = {note: top for top, stack in board.stacked().items() for note in stack}
    notes = sorted(board.notes.values(), key=lambda each: (each.written_at, each.id))
    for each in notes:
        yield {
            "id": each.id,
            "meeting": each.meeting,
            "item": each.sheet.item or None,
            "table_number": each.table or None,
            "text": each.text,
            "mark": each.mark.value,
            "written_at": at(each.written_at),
            "withdrawn": int(each.withdrawn),
            "theme": board.placed.get(each.id),
            "stack": tops.get(each.id),
            "stands_alone": int(each.id in board.apart),
        }


def _themes(board: Board) -> Iterator[Row]:
    touching, rarity = board.touching(), Rarity(board)
    for position, each in enumerate(board.lanes(), 1):
        quoted = quoted_note(board, each, rarity)
        yield {
            "id": each.id,
            "position": position,
            "title": each.title,
            "notes": len(board.notes_in(each.id)),
            "touching_notes": len(touching.get(each.id, ())),
            "split_from": each.parent or None,
            "quote": quoted.id if quoted else None,
        }


def _tags(board: Board) -> Iterator[Row]:
    for note in sorted(board.tags):
        for theme in board.tags_of(note):
            yield {"note": note, "theme": theme.id}


def _proposed(board: Board) -> Iterator[Row]:
    """Every title a table proposes, the latest of a note first."""
    for note, proposal in sorted(board.proposed.items()):
        for position, title in enumerate(proposal.titles, 1):
            yield {
                "note": note,
                "table_number": board.notes[note].table or None,
                "title": title,
                "position": position,
                "declined": int(title in proposal.declined),
            }


def _former(board: Board) -> Iterator[Row]:
    for theme, gone in sorted(board.gone.items()):
        if theme not in board.themes:
            yield {
                "id": theme,
                "title": gone.title,
                "merged_into": gone.into or None,
                "split_from": gone.parent or None,
            }


def _dot_rounds(board: Board) -> Iterator[Row]:
    for each in board.closed_dots():
        yield {
            "id": each.id,
            "per_member": each.per_member,
            "per_theme": each.per_theme,
            "opened_at": at(each.opened_at),
            "closed_at": at(each.closed_at),
            "people": len(each.sheets),
        }


def _dots(board: Board) -> Iterator[Row]:
    """Every theme that could be given dots, as it was called in that round."""
    for each in board.closed_dots():
        for place, theme in enumerate(each.themes):
            put = [sheet[place] for sheet in each.sheets.values() if place < len(sheet)]
            yield {
                "round": each.id,
                "theme": theme,
                "dots": sum(put),
                "people": sum(1 for given in put if given),
            }


def _photos(board: Board) -> Iterator[Row]:
    for each in sorted(board.photos.values(), key=lambda each: (each.at, each.id)):
        picture = _picture(each)
        yield {
            "id": each.id,
            "meeting": each.meeting,
            "item": each.sheet.item or None,
            "table_number": each.sheet.table or None,
            "sent_at": at(each.at),
            "state": _photo_state(each),
            "bytes": None if picture is None else len(picture),
            "sha256": None if picture is None else hashlib.sha256(picture).hexdigest(),
        }


def _picture(photo: Photo) -> bytes | None:
    """Its JPEG; None when it was erased, and for what another program wrote that is no base64."""
    try:
        return None if photo.jpeg is None else base64.b64decode(photo.jpeg)
    except ValueError:
        return None


def _photo_state(photo: Photo) -> str:
    if photo.jpeg is None:
        return "erased"
    return "taken-away" if photo.taken_back else "shown"

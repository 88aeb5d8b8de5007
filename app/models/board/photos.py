"""Photos of posters and paper that tables sent, to be typed from on the laptop.

A photo is kept as own slides' pictures are: a JPEG in base64, in the one file that is backed up,
synced and carried. But a photo can show a person, a name or what was sent by mistake, so its JPEG
is sealed as personal data are: the entry holds a salted commitment, and the JPEG lies beside it in
a row that can be erased, here and in the archive, without breaking the chain.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from app.models.agenda import HasAgenda
from app.models.board.decisions import BoardRoom, NewNote, write_note
from app.models.board.facts import BoardFact
from app.models.board.state import Board, HasBoard, Photo, Sheet
from app.models.entries import Fact, Facts, personal
from app.models.errors import Refused
from app.models.people.state import HasPeople

LONGEST_SIDE: Final = 2_048
MOST_BYTES: Final = 300_000
"""Of a JPEG: a page of handwriting at 2048 pixels takes 150 to 280 kB."""
MOST_ON_SHEET: Final = 20
MOST_PHOTOS: Final = 400
PREFIX: Final = "photo-"
"""Of every photo's id, so that none is ever a member's: what is sealed is erased by its owner."""
_JPEG: Final = b"\xff\xd8\xff"


class PhotoRoom(HasBoard, HasAgenda, HasPeople, Protocol):
    """Photos and the programme they were taken under."""


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A photo as it comes from a device, made small already: `id` is `PREFIX` and what was drawn
    there, so that sending it twice keeps it once.
    """

    id: str
    meeting: str
    item: str
    table: int
    jpeg: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PhotoKept(BoardFact):
    """A table sent a photo; `jpeg` is base64, None when it was erased."""

    photo: str
    meeting: str
    item: str
    table: int
    at: int
    jpeg: str | None = field(default=None, metadata=personal("photo"))

    def change(self, board: Board) -> None:
        if self.photo not in board.photos:
            sheet = Sheet(self.item, self.table)
            board.photos[self.photo] = Photo(self.photo, self.meeting, sheet, self.at, self.jpeg)

    def inverse(self, board: Board) -> Facts:
        return (PhotoTakenBack(self.photo, True),)


@dataclass(frozen=True, slots=True)
class PhotoTakenBack(BoardFact):
    """A photo no longer lies beside its sheet, or does again. It can still be brought back."""

    photo: str
    is_back: bool

    def change(self, board: Board) -> None:
        if self.photo in board.photos:
            board.photos[self.photo] = replace(board.photos[self.photo], taken_back=self.is_back)

    def inverse(self, board: Board) -> Facts:
        return (PhotoTakenBack(self.photo, not self.is_back),)


@dataclass(frozen=True, slots=True)
class PhotoErased(BoardFact):
    """A photo was deleted for good, everywhere this file is synced to."""

    photo: str

    def change(self, board: Board) -> None:
        if self.photo in board.photos:
            board.photos[self.photo] = replace(board.photos[self.photo], jpeg=None)


@dataclass(frozen=True, slots=True)
class NoteTypedFrom(BoardFact):
    """A note was typed from a photo."""

    note: str
    photo: str

    def change(self, board: Board) -> None:
        board.typed_from[self.note] = self.photo


FACTS: tuple[type[Fact], ...] = (PhotoKept, PhotoTakenBack, PhotoErased, NoteTypedFrom)


def check_photo(room: PhotoRoom, new: NewPhoto) -> bool:
    """Whether a photo would be taken, asked before the work of making it small; False when it is
    here already.

    Raises Refused("people-erased", "item-unknown", "sheet-delivered", "photos-full",
    "photos-too-many").
    """
    board, sheet = room.board, Sheet(new.item, new.table)
    if not new.id.startswith(PREFIX):
        raise ValueError(f"{new.id!r} is no photo's id")
    if new.id in board.photos:
        return False
    if room.people.erased_at:
        raise Refused("people-erased")
    if new.item not in room.agenda.items:
        raise Refused("item-unknown")
    if sheet in board.delivered:
        raise Refused("sheet-delivered", table=new.table)
    if len(board.photos_on(sheet)) >= MOST_ON_SHEET:
        raise Refused("photos-full", most=MOST_ON_SHEET)
    if sum(each.jpeg is not None for each in board.photos.values()) >= MOST_PHOTOS:
        raise Refused("photos-too-many", most=MOST_PHOTOS)
    return True


def keep_photo(room: PhotoRoom, new: NewPhoto, now: int) -> Facts:
    """Lay a photo beside a table's sheet. The same photo sent again changes nothing.

    Raises as `check_photo`, and Refused("photo-not-read", "photo-too-large").
    """
    if not check_photo(room, new):
        return ()
    if not new.jpeg.startswith(_JPEG):
        raise Refused("photo-not-read")
    if len(new.jpeg) > MOST_BYTES:
        raise Refused("photo-too-large")
    text = base64.b64encode(new.jpeg).decode()
    return (PhotoKept(new.id, new.meeting, new.item, new.table, now, text),)


def take_photo_back(room: HasBoard, photo: str) -> Facts:
    """Take a photo away from its sheet; Undo brings it back."""
    return () if known_photo(room, photo).taken_back else (PhotoTakenBack(photo, True),)


def bring_photo_back(room: HasBoard, photo: str) -> Facts:
    """Lay a photo that was taken away beside its sheet again."""
    return (PhotoTakenBack(photo, False),) if known_photo(room, photo).taken_back else ()


def erase_photo(room: HasBoard, photo: str) -> Facts:
    """Delete a photo for good; the notes typed from it stay."""
    return () if known_photo(room, photo).jpeg is None else (PhotoErased(photo),)


def type_from_photo(room: BoardRoom, new: NewNote, photo: str, now: int) -> Facts:
    """As `write_note`, and the note remembers the photo it was typed from."""
    known_photo(room, photo)
    written = write_note(room, new, now)
    return (*written, NoteTypedFrom(new.id, photo)) if written else ()


def known_photo(room: HasBoard, photo: str) -> Photo:
    """The photo with this id. Raises Refused("photo-unknown")."""
    if photo not in room.board.photos:
        raise Refused("photo-unknown")
    return room.board.photos[photo]

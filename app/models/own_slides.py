"""Slides that facilitators make themselves: text in a little Markdown, and at most one picture.

A picture is a fact of its own: a JPEG no larger than the wall (1920x1080) and `MOST_BYTES`, in
base64, named by what is in it. So it is in the one file that is backed up, synced and carried to
another laptop; a link to a file beside it would be broken on the day. Base64 costs a third more,
but entries are text that any tool reads, and their digests hold the picture too. Changing the text
of a slide does not write the picture again, and the same picture on two slides is kept once.
A picture is no personal data to the file: who puts people's faces on the wall has asked them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Final

from app.models import texts
from app.models.entries import Fact, Facts
from app.models.errors import Refused
from app.models.room import HasRoomScreen, OwnSlide, RoomFact, RoomScreen

MOST_BYTES: Final = 500_000
"""Of a JPEG: at 1920x1080 a photograph of good quality takes 250 to 450 kB."""
LONGEST_TEXT: Final = 4_000
MOST_SLIDES: Final = 200
_JPEG: Final = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class PictureKept(RoomFact):
    """A picture is in the file from now on; `jpeg` is base64."""

    picture: str
    jpeg: str

    def change(self, room_screen: RoomScreen) -> None:
        room_screen.pictures[self.picture] = self.jpeg


@dataclass(frozen=True, slots=True)
class SlideWritten(RoomFact):
    """An own slide has this text and picture, new or changed; `picture` "" for none."""

    slide: str
    text: str
    picture: str = ""

    def change(self, room_screen: RoomScreen) -> None:
        room_screen.slides[self.slide] = OwnSlide(self.slide, self.text, self.picture)

    def inverse(self, room_screen: RoomScreen) -> Facts:
        """The slide as it was before, or no slide."""
        before = room_screen.slides.get(self.slide)
        return (_written(before),) if before else (SlideRemoved(self.slide),)


@dataclass(frozen=True, slots=True)
class SlideRemoved(RoomFact):
    """An own slide is gone."""

    slide: str

    def change(self, room_screen: RoomScreen) -> None:
        room_screen.slides.pop(self.slide, None)

    def inverse(self, room_screen: RoomScreen) -> Facts:
        """The slide again."""
        before = room_screen.slides.get(self.slide)
        return (_written(before),) if before else ()


FACTS: tuple[type[Fact], ...] = (PictureKept, SlideWritten, SlideRemoved)


def write_slide(
    room: HasRoomScreen, slide: str, text: str, picture: str = "", jpeg: bytes = b""
) -> Facts:
    """Make an own slide, or change it. `jpeg` is a new picture; else `picture` names one there is.

    Raises Refused("slide-empty", "slides-too-many", "picture-not-read" or "picture-too-large").
    """
    words = texts.paragraph(text, LONGEST_TEXT)
    told = room.room_screen
    if len(told.slides) >= MOST_SLIDES and slide not in told.slides:
        raise Refused("slides-too-many", most=MOST_SLIDES)
    kept = _kept(told, jpeg) if jpeg else ()
    known = picture if picture in told.pictures else ""
    shown = picture_id(jpeg) if jpeg else known
    if not words and not shown:
        raise Refused("slide-empty")
    if told.slides.get(slide) == OwnSlide(slide, words, shown):
        return ()
    return (*kept, SlideWritten(slide, words, shown))


def remove_slide(room: HasRoomScreen, slide: str) -> Facts:
    """Take an own slide away; what the room sees of it stays until the next take."""
    return (SlideRemoved(slide),) if slide in room.room_screen.slides else ()


def picture_id(jpeg: bytes) -> str:
    """The name of a picture: the start of its SHA-256."""
    return hashlib.sha256(jpeg).hexdigest()[:24]


def jpeg_of(kept: str) -> bytes:
    """The JPEG of a picture as it is kept; empty when it is damaged."""
    try:
        return base64.b64decode(kept, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _kept(room_screen: RoomScreen, jpeg: bytes) -> tuple[PictureKept, ...]:
    if not jpeg.startswith(_JPEG):
        raise Refused("picture-not-read", file="")
    if len(jpeg) > MOST_BYTES:
        raise Refused("picture-too-large", file="", most=MOST_BYTES // 1_000)
    name = picture_id(jpeg)
    if name in room_screen.pictures:
        return ()
    return (PictureKept(name, base64.b64encode(jpeg).decode()),)


def _written(slide: OwnSlide) -> SlideWritten:
    return SlideWritten(slide.id, slide.text, slide.picture)

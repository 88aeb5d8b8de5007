"""From photos of paper ballots to what each of them says, and to the sentences about those that say
nothing here.

Pure and without Qt: `known_sheets` is what can lie on the pictures, `read_photos` is what a process
does with a few of them, and `sorted_out` brings the sheets of each ballot together. A ballot counts
once, however often it was photographed, and only as one of the poll that is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.i18n import LANGUAGES, in_language
from app.imports.pictures import MOST_FILE_BYTES, opened
from app.imports.scans import MOST_SCAN_BYTES, scanned_pages
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.voting import Poll
from app.models.voting.marked import Mark, Seen, answer_of
from app.models.voting.piles import Pictured
from app.models.voting.printed import Box, Layout

if TYPE_CHECKING:
    from app.engines.ballots import Sighting

SUFFIXES: Final = ("jpg", "jpeg", "png", "webp", "tif", "tiff", "bmp", "pdf")
_WHOLE: Final = (25_000, 25_000)
"""Nothing is made smaller: the count of points is limited on its own."""


@dataclass(frozen=True, slots=True)
class KnownSheets:
    """What can lie on a picture: the layout of each sheet by its check signs, and how many sheets
    the ballot has that it belongs to.
    """

    layouts: Mapping[str, Layout]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture and the ballots on it; `refused` where it could not be read."""

    name: str
    found: tuple[Sighting, ...] = ()
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class BallotRead:
    """A ballot, and what is seen of each question as a JPEG."""

    pictured: Pictured
    pictures: Mapping[int, bytes]


@dataclass(frozen=True, slots=True)
class Harvest:
    """What came of some pictures: the ballots, first those a person has to look at, and what is
    wrong with the others.
    """

    ballots: tuple[BallotRead, ...] = ()
    troubles: tuple[Refused, ...] = ()


def known_sheets(assembly: Assembly, polls: Sequence[Poll], fonts: Path) -> KnownSheets:
    """Every way in which the ballot of these polls may have been printed: in each language, in
    usual and in large print.
    """
    from app.reports.slips import Setup
    from app.reports.slips.ballots import layouts

    found, counts = dict[str, Layout](), dict[str, int]()
    for lang in LANGUAGES:
        for is_large in (False, True):
            with in_language(lang):
                setup = Setup(assembly, lang, fonts, large=is_large)
                sheets = layouts(setup, polls)
            for each in sheets:
                found[each.check], counts[each.check] = each, len(sheets)
    return KnownSheets(found, counts)


def photos_in(chosen: Iterable[Path]) -> tuple[Path, ...]:
    """The pictures among files and in folders, in the order of their names."""
    found = list[Path]()
    for each in chosen:
        inside = sorted(each.iterdir()) if each.is_dir() else [each]
        found += [file for file in inside if file.suffix.lower().lstrip(".") in SUFFIXES]
    return tuple(dict.fromkeys(found))


def read_photos(files: Sequence[Path], layouts: Mapping[str, Layout]) -> tuple[Photo, ...]:
    """The ballots on each picture; about a second for 12 megapixels, so not for the window."""
    return tuple(photo for each in files for photo in _read(each, layouts))


def _read(file: Path, layouts: Mapping[str, Layout]) -> Iterator[Photo]:
    """One for a picture, one for each page of a scan."""
    try:
        is_scan = file.suffix.lower() == ".pdf"
        most = MOST_SCAN_BYTES if is_scan else MOST_FILE_BYTES
        if file.stat().st_size > most:
            raise Refused("picture-file-too-large", file=file.name, most=most // 10**6)
        raw = file.read_bytes()
        pages = scanned_pages(raw, file.name) if is_scan else (raw,)
    except Refused as refused:
        yield Photo(file.name, refused=refused)
    except OSError:
        yield Photo(file.name, refused=Refused("picture-not-read", file=file.name))
    else:
        for at, each in enumerate(pages, 1):
            yield _seen(each, f"{file.name}, {at}" if is_scan else file.name, layouts)


def _seen(raw: bytes, name: str, layouts: Mapping[str, Layout]) -> Photo:
    from app.engines.ballots import sightings

    try:
        picture = opened(raw, name, _WHOLE)
    except Refused as refused:
        return Photo(name, refused=refused)
    return Photo(name, sightings(picture.convert("L"), layouts))


def sorted_out(
    photos: Iterable[Photo],
    sheets: KnownSheets,
    polls: Sequence[Poll],
    others: Iterable[Poll],
    known: Iterable[str] = (),
) -> Harvest:
    """The ballots of `polls` on the photos; `others` are all polls of the assembly, `known` the
    serials that were read before.
    """
    sorting = _Sorting(sheets, polls, others, known)
    for photo in photos:
        sorting.take(photo)
    return sorting.harvest()


class _Sorting:
    """Picture by picture."""

    def __init__(
        self,
        sheets: KnownSheets,
        polls: Sequence[Poll],
        others: Iterable[Poll],
        known: Iterable[str],
    ) -> None:
        self._sheets, self._polls = sheets, polls
        self._own = (polls[0].together or polls[0].id).upper()
        self._others = {each.id.upper() for each in others}
        self._void = {each for poll in polls for each in poll.void_serials}
        self._known = set(known)
        self._found: dict[str, dict[int, Sighting]] = defaultdict(dict)
        self._troubles: list[Refused] = []

    def take(self, photo: Photo) -> None:
        """All that is on it."""
        if photo.refused is not None:
            self._troubles.append(photo.refused)
        elif not photo.found:
            self._tell("photo-without-ballot", file=photo.name)
        for each in photo.found:
            self._take(each, photo.name)

    def _take(self, seen: Sighting, file: str) -> None:
        code = seen.code
        if code is None:
            self._tell("ballot-old-print", file=file)
        elif code.poll != self._own:
            is_ours = code.poll in self._others
            what = "ballot-of-other-poll" if is_ours else "ballot-of-other-assembly"
            self._tell(what, serial=code.serial, file=file)
        elif code.serial in self._void:
            self._tell("ballot-is-void", serial=code.serial, file=file)
        elif code.check not in self._sheets.layouts:
            self._tell("ballot-of-other-words", serial=code.serial, file=file)
        elif not seen.marks:
            self._tell("ballot-not-straight", serial=code.serial, file=file)
        elif code.serial in self._known:
            self._tell("ballot-read-before", serial=code.serial, file=file)
        else:
            self._lay(seen, code.serial, code.sheet, file)

    def _lay(self, seen: Sighting, serial: str, sheet: int, file: str) -> None:
        """A second picture of a sheet is told; where the two say otherwise, a person looks."""
        before = self._found[serial].get(sheet)
        if before is None:
            self._found[serial][sheet] = seen
            return
        self._tell("ballot-twice", serial=serial, file=file)
        if self._answers([before]) != self._answers([seen]):
            self._found[serial][sheet] = _in_doubt(before)

    def harvest(self) -> Harvest:
        """Whole ballots; those with a doubt first."""
        ballots = list[BallotRead]()
        for serial, by_sheet in self._found.items():
            sheets = [by_sheet[at] for at in sorted(by_sheet)]
            code = sheets[0].code
            assert code is not None
            count = self._sheets.counts[code.check]
            missing = [at for at in range(1, count + 1) if at not in by_sheet]
            if missing:
                self._tell("ballot-sheet-missing", serial=serial, sheet=missing[0], count=count)
                continue
            pictures = {at: seen for each in sheets for at, seen in each.pictures.items()}
            ballots.append(BallotRead(Pictured(serial, self._answers(sheets)), pictures))
        ballots.sort(key=lambda each: each.pictured.is_clear)
        return Harvest(tuple(ballots), tuple(self._troubles))

    def _answers(self, sheets: Iterable[Sighting]) -> tuple[str | None, ...]:
        marks: dict[Box, Seen] = {}
        for each in sheets:
            marks |= each.marks
        return tuple(
            answer_of(
                poll.terms.form,
                {box: seen for box, seen in marks.items() if box.question == question},
            )
            for question, poll in enumerate(self._polls)
        )

    def _tell(self, code: str, **params: str | int) -> None:
        self._troubles.append(Refused(code, **params))


def _in_doubt(seen: Sighting) -> Sighting:
    return replace(seen, marks=dict.fromkeys(seen.marks, Seen(Mark.DOUBTFUL)))

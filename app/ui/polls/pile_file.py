"""The pile of paper ballots that is being typed: kept on this laptop until both people agree.

It is no part of the record: entries are never deleted, and a pile in its order would keep together
what one member answered to several questions. So each key is a line of a small file of this
laptop's own, on disk before the next key counts, and the file is gone once the count is saved.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from app.ballot_reading import BallotRead
from app.files import make_private
from app.models.errors import Refused
from app.models.voting import Poll
from app.models.voting.piles import Pictured, Pile, back, end, picture, put, settle

_log = logging.getLogger(__name__)

Step = list[object]
"""["put", answer], ["back"], ["end"], ["settle", ballot, answers or null], or ["picture", ballots],
each of these a serial and its answers, null where a person has to look.
"""


class PileFile:
    """The pile of one ballot, with `questions` answers on each sheet."""

    def __init__(self, folder: Path, polls: Sequence[Poll]) -> None:
        first = polls[0]
        self._path = folder / f"paper-{first.id}-{first.opened_at}.lines"
        self._pictures = self._path.with_suffix(".pictures")
        self._questions = len(polls)
        self.pile = self._read()

    def take(self, *step: object) -> None:
        """One step further, in memory and on disk. A disk that refuses costs the safety net only.

        Raises Refused as the step does.
        """
        self.pile = _after(self.pile, list(step), self._questions)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if not self._path.exists():
                make_private(self._path)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(step) + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            _log.warning("The pile being typed could not be kept: %s", error.strerror)

    def forget(self) -> None:
        """The count is saved, or begins anew."""
        self.pile = Pile()
        try:
            self._path.unlink(missing_ok=True)
            if self._pictures.is_dir():
                shutil.rmtree(self._pictures)
        except OSError as error:
            _log.warning("The pile that was typed could not be removed: %s", error.strerror)

    def take_pictures(self, ballots: Sequence[BallotRead]) -> None:
        """Ballots that were read from pictures; these lie beside the pile as long as it does.

        Raises Refused("pile-begun").
        """
        read = [[each.pictured.serial, list(each.pictured.answers)] for each in ballots]
        self.take("picture", read)
        try:
            self._pictures.mkdir(mode=0o700, parents=True, exist_ok=True)
            for each in ballots:
                for at, image in each.pictures.items():
                    place = self._pictures / f"{each.pictured.serial}-{at}.jpg"
                    if not place.exists():
                        make_private(place)
                    place.write_bytes(image)
        except OSError as error:
            _log.warning("The ballots' pictures could not be kept: %s", error.strerror)

    def picture_of(self, serial: str, question: int) -> bytes:
        """A ballot's answer to a question (0 the first), as it was seen; b"" when it is gone."""
        try:
            return (self._pictures / f"{serial}-{question}.jpg").read_bytes()
        except OSError:
            return b""

    def _read(self) -> Pile:
        """What the file holds, up to the first line that is not whole."""
        pile = Pile()
        try:
            for line in self._path.read_text("utf-8").splitlines():
                pile = _after(pile, json.loads(line), self._questions)
        except (OSError, ValueError, TypeError, IndexError, KeyError, Refused):
            pass
        return pile


def _after(pile: Pile, step: Step, questions: int) -> Pile:
    match step:
        case ["put", str(answer)]:
            return put(pile, answer, questions)
        case ["back"]:
            return back(pile)
        case ["end"]:
            return end(pile)
        case ["picture", [*found]]:
            return picture(pile, [_pictured(each, questions) for each in found])
        case ["settle", int(at), None]:
            return settle(pile, at, None)
        case ["settle", int(at), [*answers]]:
            return settle(pile, at, tuple(map(str, answers)))
    raise ValueError


def _pictured(told: object, questions: int) -> Pictured:
    match told:
        case [str(serial), [*answers]] if len(answers) == questions:
            return Pictured(serial, tuple(None if each is None else str(each) for each in answers))
    raise ValueError

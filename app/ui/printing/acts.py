"""Making printed matter: from the assembly as it is on disk, in a thread, whole or not at all."""

from __future__ import annotations

import random
import secrets
import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject

from app.archive.journal import Journal
from app.document import Document
from app.files import PRIVATE, write_atomically
from app.i18n import Language
from app.models import board, people, voting
from app.models.board.given import CODES, give_address
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.on_paper import paper_of, print_cards_at
from app.models.people import Rounds
from app.phones.codes import draw_table_codes
from app.places import resources
from app.ui.polls import deeds as poll_deeds

WITH_TABLE_CODES = ("table-cards", "note-sheets")
WITH_SEATS = ("badges", "table-cards", "seating-list", "round-cards")
"""What a repair of the plan makes wrong."""

Made = Callable[[Path | None, Refused | None], "Future[bool]"]
"""Called at the end with the file that was written, or with the refusal; the answer tells whether
people get it in their hands. What nobody could open is not on paper.
"""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to print: `round` 0 for all, `address` "" for no QR codes.

    `only_changed` leaves out what is on paper already; `versions` are a recommendation and two of
    its versions. `polls` are those whose ballots or protocols are wished, none for all; `large`
    sets voting cards or ballots in large print.
    """

    kind: str
    language: Language
    address: str = ""
    round: int = 0
    only_changed: bool = False
    versions: tuple[str, int, int] | None = None
    polls: tuple[str, ...] = ()
    large: bool = False


@dataclass(frozen=True, slots=True)
class _Print:
    """A PDF, and the seats that stand on it."""

    pdf: bytes
    seats: Rounds


class PrintActs(QObject):
    """Makes one PDF at a time for whoever asks; the caller is told when it lies on disk."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    def make(self, wish: Wish, target: Path, made: Made) -> None:
        """A PDF that can be made again at any time."""
        if wish.address and wish.kind in WITH_TABLE_CODES and self._lacks_codes():
            document = self._document
            meeting = document.assembly.mandate.meeting
            tables = document.assembly.seating.table_count(meeting)
            codes = draw_table_codes(random.SystemRandom(), tables)
            future = document.perform(board.issue_table_codes, meeting, codes, document.now())
            future.add_done_callback(partial(self._on_codes, wish, target, made))
        else:
            self._think(wish, target, made, ())

    def make_cards(self, wish: Wish, count: int, target: Path, made: Made) -> None:
        """New voting cards; their codes are in this PDF and nowhere else.

        The deck is in the document before it can be handed out, and one whose PDF could not be
        written is void.
        """
        known = len(self._document.assembly.voting.cards)
        if known + count > voting.MOST_CARDS:
            made(None, Refused("too-many-cards", most=voting.MOST_CARDS))
            return
        self._think(wish, target, made, voting.draw_codes(random.SystemRandom(), count))

    def _lacks_codes(self) -> bool:
        assembly = self._document.assembly
        meeting = assembly.mandate.meeting
        tables = assembly.seating.table_count(meeting)
        return len(board.open_codes(assembly, self._document.now())) < tables

    def _on_codes(self, wish: Wish, target: Path, made: Made, future: Future[Facts]) -> None:
        error = future.exception()
        if isinstance(error, Refused):
            made(None, error)
        elif error is None:
            self._think(wish, target, made, ())

    def _think(self, wish: Wish, target: Path, made: Made, codes: tuple[str, ...]) -> None:
        document = self._document
        future = document.propose(_printed, document.journal, wish, codes, document.now())
        future.add_done_callback(partial(self._on_made, wish, target, made, codes))

    def _on_made(
        self,
        wish: Wish,
        target: Path,
        made: Made,
        codes: tuple[str, ...],
        future: Future[_Print],
    ) -> None:
        if not shiboken6.isValid(self):
            return
        error = future.exception()
        if isinstance(error, Refused):
            made(None, error)
        elif error is not None:
            sys.excepthook(type(error), error, error.__traceback__)
            made(None, Refused("file-not-written", file=target.name, reason=""))
        elif codes:
            self._print_cards(wish.address, target, made, codes, future.result().pdf)
        else:
            path, failed = _written(target, future.result().pdf, None)
            in_hands = made(path, failed)
            if failed is None:
                seats = future.result().seats
                in_hands.add_done_callback(partial(self._note_printed, wish, seats))

    def _note_printed(self, wish: Wish, seats: Rounds, in_hands: Future[bool]) -> None:
        """What people hold in their hands from now on; one round alone is not the whole of it."""
        if not shiboken6.isValid(self) or not in_hands.result():
            return
        if wish.kind in WITH_TABLE_CODES and wish.address:
            self._document.perform(give_address, CODES, wish.address)
        if wish.kind in WITH_SEATS and seats and not wish.round:
            document = self._document
            meeting = document.assembly.mandate.meeting
            document.perform(people.note_printed, meeting, wish.kind, seats)

    def _print_cards(
        self, address: str, target: Path, made: Made, codes: tuple[str, ...], pdf: bytes
    ) -> None:
        salt = secrets.token_hex(16)
        future = self._document.perform(print_cards_at, codes, salt, address)
        future.add_done_callback(partial(self._on_printed, target, made, codes, pdf))

    def _on_printed(
        self,
        target: Path,
        made: Made,
        codes: tuple[str, ...],
        pdf: bytes,
        future: Future[Facts],
    ) -> None:
        error = future.exception()
        if error is not None:
            made(None, error if isinstance(error, Refused) else Refused("not-saved"))
            return
        path, failed = _written(target, pdf, PRIVATE)  # who has the codes can vote
        if failed is not None:
            salt = self._document.assembly.voting.card_salt
            hashes = [voting.card_hash(each, salt) for each in codes]
            self._document.perform(poll_deeds.void_cards, hashes)
            failed = Refused("cards-not-written", file=target.name)
        made(path, failed)


def _printed(journal: Journal, wish: Wish, codes: tuple[str, ...], now: int) -> _Print:
    """On a thread of its own, with an assembly of its own: the window's goes on with the day, and
    copying that one would keep the window waiting.
    """
    from app.reports.slips import Setup, print_out  # 0.2 s that nobody need wait for

    assembly = journal.fold()
    fonts = resources() / "fonts"
    seats, before = assembly.seating.rounds(assembly.mandate.meeting), None
    if wish.only_changed and wish.kind in WITH_SEATS:
        before = paper_of(assembly.people, assembly.mandate.meeting, wish.kind)
    setup = Setup(
        assembly,
        wish.language,
        fonts,
        wish.address,
        wish.round,
        codes,
        before=before,
        versions=wish.versions,
        polls=wish.polls,
        large=wish.large,
        now=now,
    )
    return _Print(print_out(wish.kind, setup), seats)


def _written(target: Path, pdf: bytes, mode: int | None) -> tuple[Path | None, Refused | None]:
    try:
        write_atomically(target, pdf, mode)
    except OSError as error:
        reason = error.strerror or ""
        return None, Refused("file-not-written", file=target.name, reason=reason)
    return target, None

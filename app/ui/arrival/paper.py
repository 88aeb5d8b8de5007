"""What changed, on paper and on the wall, when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QObject

from app.document import Document
from app.i18n import _, language
from app.models.arrivals import round_now
from app.models.errors import Refused
from app.models.on_paper import compared, to_print_again
from app.models.room import Cover
from app.refusals import say
from app.ui.arrival.acts import ArrivalActs
from app.ui.arrival.after import KINDS, AfterRepair
from app.ui.printing import words as print_words
from app.ui.printing.acts import PrintActs, Wish
from app.ui.printing.looking import LookingFolder
from app.ui.printing.opening import Opener, answered, not_opened_words
from app.ui.widgets import Tone

_TONES: Final = {True: Tone.MUTED, False: Tone.WARNING}


class ChangedPaper(QObject):
    """Prints what differs from the paper in people's hands (see `models.on_paper`)."""

    def __init__(
        self,
        document: Document,
        after: AfterRepair,
        acts: ArrivalActs,
        address: Callable[[], str],
        opener: Opener,
        is_room_on: Callable[[], bool],
    ) -> None:
        """`opener` shows a PDF, and tells whether it could; `is_room_on` whether anybody can see
        the room screen.
        """
        super().__init__(acts)
        self._document, self._after, self._acts = document, after, acts
        self._address, self._opener, self._is_room_on = address, opener, is_room_on
        self._prints, self._folder = PrintActs(document, self), LookingFolder(self)
        self._made: tuple[str, Path, bool] | None = None
        """The last print-out: its kind, where it lies, and whether it opened."""
        self._in_hands: Future[bool] = Future()
        """Whether the last print-out is on paper, once it is known."""
        after.printed.connect(self._on_paper)
        after.again_wanted.connect(self._open_again)
        after.print_wanted.connect(self._print)
        after.slide_wanted.connect(self._show_seats)

    def look(self) -> None:
        """Offer what is wrong on paper now."""
        assembly = self._document.assembly
        meeting = assembly.mandate.meeting
        counts = {kind: to_print_again(assembly, meeting, kind) for kind in KINDS}
        self._after.offer(
            counts, {kind: compared(assembly.people, meeting, kind) for kind in KINDS}
        )

    def _print(self, kind: str) -> None:
        self._after.show_working(is_working=True)
        target = self._folder.file(print_words.file_name(kind))
        address = self._address()
        wish = Wish(kind, language(), address, only_changed=True)
        self._prints.make(wish, target, partial(self._on_printed, kind))

    def _on_printed(self, kind: str, path: Path | None, refused: Refused | None) -> Future[bool]:
        """True when it is on a screen to be printed."""
        self._after.show_working(is_working=False)
        if refused is not None or path is None:
            is_wrong = refused is not None and refused.code != "print-nothing-changed"
            words = say(refused) if refused else ""
            self._after.tell(words, Tone.DANGER if is_wrong else Tone.MUTED)
            return answered(False)
        in_hands = self._in_hands = Future()
        self._opener(path).add_done_callback(partial(self._on_opened, kind, path))
        return in_hands

    def _on_paper(self) -> None:
        """What opened is printed there; what did not, once somebody says that they did."""
        if not self._in_hands.done():
            self._in_hands.set_result(True)

    def _on_opened(self, kind: str, path: Path, answer: Future[bool]) -> None:
        if not shiboken6.isValid(self):
            return
        is_open = answer.result()
        self._made = (kind, path, is_open)
        if is_open:
            self._on_paper()
        told = _("{what}: open in your PDF program. Print it there.")
        words = told.format(what=print_words.title(kind)) if is_open else not_opened_words(path)
        tone = Tone.MUTED if is_open else Tone.DANGER
        self._after.tell(words, tone, can_open=True, can_say_printed=not is_open)

    def _open_again(self) -> None:
        """The same file once more; one that never opened is made anew, and counts when it does."""
        if self._made is None:
            return
        kind, path, was_open = self._made
        if was_open:
            self._opener(path).add_done_callback(partial(self._on_opened, kind, path))
        else:
            self._print(kind)

    def _show_seats(self) -> None:
        assembly = self._document.assembly
        meeting = assembly.mandate.meeting
        if assembly.seating.rounds(meeting):
            number = round_now(assembly.agenda, meeting)
            self._acts.show_seats(number)
            cover = self._document.assembly.room_screen.cover
            is_seen = self._is_room_on() and cover is Cover.NONE
            self._after.tell(self._shown_words(cover).format(n=number), _TONES[is_seen])

    def _shown_words(self, cover: Cover) -> str:
        if not self._is_room_on():
            return _("The room screen is off. It shows the seats of round {n} once it is on.")
        if cover is not Cover.NONE:
            return _("The room screen is covered. It shows the seats of round {n} once it is not.")
        return _("The seats of round {n} are on the room screen.")

"""Mending a programme that does not fit: offering what helps, and going on with what is left."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.document import Document
from app.i18n import _
from app.models.agenda import Agenda, Moment, Proposal, Shortage, proposals, shortage
from app.models.entries import Facts
from app.ui.agenda import deeds
from app.ui.agenda.repair_dialog import RepairDialog
from app.ui.agenda.repair_words import fits_words, shortage_words
from app.ui.agenda.words import crossed_advice
from app.ui.toast import Toast


class Repairing(QObject):
    """`told` carries a `Toast`. What does not mend all is followed by what helps against the rest,
    for a day is often mended by one thing after the other.
    """

    told = Signal(object)

    def __init__(
        self, document: Document, looked_at: Callable[[], tuple[str, Moment]], page: QWidget
    ) -> None:
        """`looked_at` gives the meeting on screen, and from when its day is seen."""
        super().__init__(page)
        self._document, self._looked_at, self._page = document, looked_at, page

    def offer(self) -> None:
        """What helps against the first shortage, each with what it would make of the programme."""
        agenda = self._document.assembly.agenda
        meeting, seen = self._looked_at()
        found = proposals(agenda, meeting, seen)
        if not found:
            self.told.emit(Toast(_no_way_words(agenda, shortage(agenda, meeting, seen))))
            return
        dialog = RepairDialog(agenda, found, seen, self._page)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, proposal: Proposal) -> None:
        future = deeds.accept_repair(self._document, proposal)
        future.add_done_callback(partial(self._on_accepted, not proposal.mends_all))

    def _on_accepted(self, goes_on: bool, future: Future[Facts]) -> None:
        if not isValid(self) or future.exception() is not None or not future.result():
            return
        agenda = self._document.assembly.agenda
        meeting, seen = self._looked_at()
        lacking = shortage(agenda, meeting, seen)
        words = shortage_words(agenda, lacking) if lacking else fits_words(agenda, meeting, seen)
        self.told.emit(Toast(words, can_undo=True))
        if goes_on and lacking is not None and not lacking.above:
            self.offer()


def _no_way_words(agenda: Agenda, lacking: Shortage | None) -> str:
    if lacking is not None and lacking.above:
        return f"{shortage_words(agenda, lacking)}. {crossed_advice()}"
    return _("No change that keeps the locks would make it fit")

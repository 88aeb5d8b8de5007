"""On and back among the steps of the item that is on, from the agenda page; and what an edit of it
does to them.
"""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.document import Document
from app.i18n import _
from app.models.agenda import Plan, ended_by
from app.models.entries import Facts
from app.ui.agenda import deeds
from app.ui.agenda.strip import TimerStrip
from app.ui.agenda.table import AgendaTable
from app.ui.meeting_commands import turn_step
from app.ui.toast import Toast


class Stepping(QObject):
    """Answers the strip's buttons and the list's keys; `told` carries what has then happened."""

    told = Signal(object)

    def __init__(
        self, document: Document, strip: TimerStrip, table: AgendaTable, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document = document
        strip.step_turned.connect(self.turn)
        table.item_step_wanted.connect(self.turn)

    def turn(self, by: int) -> None:
        """To the next step, or with -1 back to the one before."""
        words, future = turn_step(self._document, by)
        future.add_done_callback(partial(self._on_done, words))

    def plan_item(self, item: str, plan: Plan) -> None:
        """Another plan for an item; where that ends the step that is on, it is said."""
        old = self._document.assembly.agenda.items[item]
        ended = ended_by(old, plan, self._document.now())
        future = deeds.plan_item(self._document, item, plan)
        if ended is not None:
            words = _("“{old}” is over, and “{new}” has begun").format(old=ended[0], new=ended[1])
            future.add_done_callback(partial(self._on_done, words))

    def _on_done(self, words: str, future: Future[Facts]) -> None:
        if isValid(self) and future.exception() is None and future.result():
            self.told.emit(Toast(words, can_undo=True))

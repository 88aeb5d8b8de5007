"""What is done to recommendations: through the document, with words for Undo and a toast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.i18n import _
from app.models import recommendations
from app.models.entries import Facts
from app.ui.board.words import short
from app.ui.recommendations.drafts import Draft
from app.ui.toast import Toast


class RecommendationActs(QObject):
    """Every deed is one step of Undo; `told` carries the `Toast` once it is on disk, `saved` the id
    and the `Draft` that became a version.
    """

    told = Signal(object)
    saved = Signal(str, object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    def save(self, recommendation: str, draft: Draft) -> None:
        """The draft becomes a version, the first one when the recommendation is not there yet."""
        document, title = self._document, short(draft.title)
        now = document.now()
        if recommendation in document.assembly.recommendations.items:
            label = _("Save a version of “{title}”").format(title=title)
            future = document.do(
                label,
                recommendations.write_version,
                recommendation,
                draft.based_on,
                draft.wording,
                draft.by,
                now,
            )
        else:
            label = _("Write the recommendation “{title}”").format(title=title)
            future = document.do(
                label,
                recommendations.draft_recommendation,
                recommendation,
                draft.wording,
                draft.by,
                now,
            )
        future.add_done_callback(partial(self._on_saved, recommendation, draft))

    def link(self, recommendation: str, themes: Sequence[str], notes: Sequence[str]) -> None:
        """Say what it rests on."""
        label = _("Change the sources of “{title}”").format(title=self._title(recommendation))
        self._document.do(label, recommendations.link_recommendation, recommendation, themes, notes)

    def move(self, recommendation: str, place: int) -> None:
        """Another number, `place` counted from 0."""
        label = _("Move “{title}”").format(title=self._title(recommendation))
        self._document.do(label, recommendations.move_recommendation, recommendation, place)

    def withdraw(self, recommendation: str) -> None:
        """Take it out of the set."""
        title = self._title(recommendation)
        label = _("Withdraw “{title}”").format(title=title)
        future = self._document.do(label, recommendations.withdraw_recommendation, recommendation)
        self._after(future, partial(_("“{title}” is withdrawn.").format, title=title))

    def _title(self, recommendation: str) -> str:
        found = self._document.assembly.recommendations.items.get(recommendation)
        return short(found.title) if found else ""

    def _on_saved(self, recommendation: str, draft: Draft, future: Future[Facts]) -> None:
        if future.exception() is not None or not shiboken6.isValid(self):
            return
        self.saved.emit(recommendation, draft)
        found = self._document.assembly.recommendations.items.get(recommendation)
        if future.result() and found is not None:
            number, title = found.latest.number, short(found.title)
            told = _("Version {number} of “{title}” is saved.").format(number=number, title=title)
            self.told.emit(Toast(told, can_undo=True))

    def _after(self, future: Future[Facts], words: Callable[[], str]) -> None:
        future.add_done_callback(partial(self._tell, words))

    def _tell(self, words: Callable[[], str], future: Future[Facts]) -> None:
        if future.exception() is None and future.result() and shiboken6.isValid(self):
            self.told.emit(Toast(words(), can_undo=True))

"""What is done in the feedback round from the laptop: marks are made, answered and taken back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction

from app.document import Document
from app.i18n import N_, _
from app.models import recommendations
from app.models.entries import Facts
from app.models.recommendations import Answer, NewComment, Recommendation
from app.ui.icons import icon
from app.ui.page import Page
from app.ui.recommendations.comment_dialog import CommentDialog, Marked
from app.ui.recommendations.comments_view import CommentsView
from app.ui.recommendations.progress import writers
from app.ui.recommendations.words import table_of
from app.ui.toast import Toast

_ACTIONS: Final = (("comments", "message-square"), ("comment-new", "plus"))


class Feedback(QObject):
    """`told` carries a `Toast`, `seen` asks for the tab. `chosen` gives the recommendation."""

    told = Signal(object)
    seen = Signal()

    def __init__(
        self, document: Document, page: Page, chosen: Callable[[], Recommendation | None]
    ) -> None:
        super().__init__(page)
        self._document, self._page, self._chosen = document, page, chosen
        self.view = CommentsView()
        self.view.answered.connect(self.answer)
        self.view.withdrawn.connect(self.take_back)
        self.view.wanted.connect(self.begin)
        handlers = {"comments": self.look, "comment-new": self.begin}
        self.actions = {key: self._made(key, name, handlers[key]) for key, name in _ACTIONS}

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.actions["comments"].setText(_("Answer what tables said of it"))
        self.actions["comment-new"].setText(_("New mark on a line …"))

    def enable(self, has_one: bool) -> None:
        """Whether there is a recommendation to mark."""
        for action in self.actions.values():
            action.setEnabled(has_one)

    def look(self) -> None:
        """The marks come into sight, the first open one chosen."""
        self.seen.emit()
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """A mark from the laptop."""
        found, assembly = self._chosen(), self._document.assembly
        if found is None:
            return
        number = assembly.recommendations.number(found.id)
        dialog = CommentDialog(found, number, writers(assembly), self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.marked.connect(partial(self.mark, found.id, found.latest.number))
        dialog.open()

    def mark(self, recommendation: str, version: int, told: Marked) -> None:
        """Keep what was said of a line."""
        table = table_of(self._document.assembly, told.by)
        new = NewComment(
            self._document.fresh_id("c"),
            recommendation,
            version,
            told.line,
            told.remark,
            told.text,
            table,
            told.by,
        )
        future = self._document.do(
            _("Mark a line"), recommendations.comment_on, new, self._document.now()
        )
        self._after(future, N_("The mark is kept."))

    def answer(self, comment: str, answer: Answer, why: str) -> None:
        """Answer for the authors, from the laptop."""
        found = self._chosen()
        if found is not None:
            future = self._document.do(
                _("Answer a mark"),
                recommendations.answer_comment,
                found.id,
                comment,
                answer,
                why,
                0,
                _("Facilitator"),
                self._document.now(),
            )
            self._after(future, N_("The answer is kept."))

    def take_back(self, comment: str) -> None:
        """Take a mark back; it stays in the journal."""
        found = self._chosen()
        if found is not None:
            take_back = recommendations.take_comment_back
            future = self._document.do(_("Take a mark back"), take_back, found.id, comment)
            self._after(future, N_("The mark is taken back."))

    def _made(self, key: str, icon_name: str, handler: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name), "", self._page)
        action.setObjectName(f"recommendation-{key}")
        action.triggered.connect(lambda _is_checked=False: handler())
        self._page.offer(action)
        return action

    def _after(self, future: Future[Facts], words: str) -> None:
        future.add_done_callback(partial(self._tell, words))

    def _tell(self, words: str, future: Future[Facts]) -> None:
        if future.exception() is None and future.result() and shiboken6.isValid(self):
            self.told.emit(Toast(_(words), can_undo=True))

"""Between the window and the open document: what it refuses, whether its work is on disk, and what
can be taken back.
"""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.deeds import MOMENT_S
from app.document import Document
from app.i18n import _
from app.models.entries import Facts
from app.models.errors import Refused
from app.refusals import say
from app.ui.banner_area import BannerArea
from app.ui.status import Saving, StatusBar
from app.ui.toast import TELLS_REFUSALS, Toast
from app.ui.widgets import Tint
from app.ui.window_actions import WindowActions
from app.upkeep import SUBJECTS

# A timer may come a little early by the clock that tells when the moment is over.
_AFTER_MS: Final = 250


class DocumentLink(QObject):
    """Keeps foot, banners and the two actions of undo true; `told` carries a `Toast`, `moved` says
    that undo would take back something else than before.
    """

    told, moved = Signal(object), Signal()

    def __init__(self, banners: BannerArea, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._banners, self._status = banners, status
        self._actions: WindowActions | None = None
        self._document: Document | None = None
        self._was_warned = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one is half a second early
        self._later.setInterval(round(MOMENT_S * 1_000) + _AFTER_MS)
        self._later.timeout.connect(self._on_moment)

    def mark(self, actions: WindowActions) -> None:
        """Names the actions that say what they would undo."""
        self._actions = actions

    def follow(self, document: Document | None) -> None:
        """Another document, or none; whoever opened the old one closes it."""
        before, self._document = self._document, document
        if before is not None:
            before.refused.disconnect(self._on_refused)
            before.failed.disconnect(self._on_failed)
            before.recovered.disconnect(self._on_recovered)
            before.upkeep.warned.disconnect(self._on_warned)
            before.deeds_changed.disconnect(self._on_deeds)
        if document is not None:
            document.refused.connect(self._on_refused)
            document.failed.connect(self._on_failed)
            document.recovered.connect(self._on_recovered)
            document.upkeep.warned.connect(self._on_warned)
            document.deeds_changed.connect(self._on_deeds)
        self._on_recovered()
        for subject in SUBJECTS:
            self._banners.clear(subject)
        self.retranslate()

    def undo(self) -> None:
        """Takes the last deed back; a toast says which."""
        if self._document is not None:
            toast = Toast(_("Undone: {deed}").format(deed=self._document.undo_label))
            self._tell_when_done(toast, self._document.undo())

    def redo(self) -> None:
        """Does it again."""
        if self._document is not None:
            words = _("Redone: {deed}").format(deed=self._document.redo_label)
            self._tell_when_done(Toast(words, can_undo=True), self._document.redo())

    def may_close(self) -> bool:
        """False once while the disk refuses: the first try to close tells what would be lost."""
        if self._was_warned or self._document is None or self._document.flush():
            return True
        self._was_warned = True
        self._banners.tell("closing", _unsaved, Tint.DANGER)
        return False

    def retranslate(self) -> None:
        """Undo and redo say what they would do."""
        if self._actions is None:
            return
        undo = self._document.undo_label if self._document is not None else ""
        redo = self._document.redo_label if self._document is not None else ""
        self._actions["undo"].setEnabled(bool(undo))
        self._actions["redo"].setEnabled(bool(redo))
        self._actions["undo"].setText(_("Undo: {deed}").format(deed=undo) if undo else _("Undo"))
        self._actions["redo"].setText(_("Redo: {deed}").format(deed=redo) if redo else _("Redo"))

    def _on_deeds(self) -> None:
        """Now, and when a take can be taken back no longer."""
        self.retranslate()
        self.moved.emit()
        self._later.start()

    def _on_moment(self) -> None:
        before = self._actions["undo"].text() if self._actions is not None else ""
        self.retranslate()
        if self._actions is not None and self._actions["undo"].text() != before:
            self.moved.emit()

    def _tell_when_done(self, toast: Toast, step: Future[Facts] | None) -> None:
        """Once it is on disk; a refusal is told by itself."""
        if step is not None:
            step.add_done_callback(partial(self._on_done, toast))

    def _on_done(self, toast: Toast, step: Future[Facts]) -> None:
        if not step.cancelled() and step.exception() is None:
            self.told.emit(toast)

    def _on_refused(self, refused: Refused) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.property(TELLS_REFUSALS):
            self.told.emit(Toast(say(refused)))

    def _on_failed(self, refused: Refused) -> None:
        self._was_warned = False  # of this loss nobody has been warned yet
        self._banners.tell("disk", partial(say, refused), Tint.DANGER, can_close=False)
        self._status.show_saving(Saving.FAILED)

    def _on_warned(self, subject: str, refused: Refused | None) -> None:
        """Work is saved, but less safely than it should be; it stays until that is over."""
        if refused is None:
            self._banners.clear(subject)
        else:
            self._banners.tell(subject, partial(say, refused), Tint.WARNING, can_close=False)

    def _on_recovered(self) -> None:
        self._was_warned = False
        for each in ("closing", "disk"):
            self._banners.clear(each)
        self._status.show_saving(Saving.SAVED)


def _unsaved() -> str:
    return _("Your latest work is not saved. Free some space, or close again to lose it.")

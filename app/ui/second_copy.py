"""The second copy of an assembly on a stick or a share: where it goes, and that it goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.document import Document
from app.i18n import _
from app.settings import Settings
from app.ui.files import ask_for_folder
from app.ui.last_folders import Purpose
from app.ui.question import Question
from app.ui.toast import Toast


class SecondCopy(QObject):
    """Follows what was chosen for this assembly, and asks; `told` carries a `Toast`."""

    told = Signal(object)

    def __init__(
        self, document: Document, preferences: Settings, keep: Callable[[], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._document, self._preferences, self._keep = document, preferences, keep
        self._window = window
        folder = preferences.mediums.get(self._name, "")
        if folder:
            document.upkeep.copy_to(Path(folder))

    def stop(self) -> None:
        """The document is closed."""
        self.deleteLater()

    def ask(self) -> None:
        """For a folder; where there is a copy already, whether it shall go on."""
        folder = self._document.upkeep.medium
        title = _("Second copy on a stick")
        if folder is None:
            ask_for_folder(self._window, title, self._on_chosen, Purpose.SECOND_COPY)
            return
        words = _("A second copy is kept in {folder}").format(folder=folder)
        told = _("What was copied stays there. Choose again to keep one in another place.")
        question = Question(self._window, title, words, told, _("Stop the second copy"))
        question.accepted.connect(self._stop)
        question.open()

    @property
    def _name(self) -> str:
        return str(self._document.path.resolve())

    def _on_chosen(self, folder: str) -> None:
        self._document.upkeep.copy_to(Path(folder))
        self._remember(folder)
        words = _("Everything is now also copied to {folder}. It holds names: keep it safe.")
        self.told.emit(Toast(words.format(folder=folder)))

    def _stop(self) -> None:
        self._document.upkeep.copy_to(None)
        self._remember("")
        self.told.emit(Toast(_("The second copy has stopped.")))

    def _remember(self, folder: str) -> None:
        others = {
            path: each for path, each in self._preferences.mediums.items() if path != self._name
        }
        self._preferences.mediums = others | ({self._name: folder} if folder else {})
        self._keep()

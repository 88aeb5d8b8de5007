"""The way of a file of notes from the disk to the preview."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.document import Document
from app.i18n import _
from app.models.errors import Refused
from app.ui.files import ask_for_file
from app.ui.notes.import_dialog import ImportNotesDialog
from app.ui.notes.sheets import Sheets
from app.ui.unreadable import tell_unreadable

_KINDS: Final = ("CSV, XLSX (*.csv *.tsv *.txt *.xlsx)",)
Looking = Callable[[], tuple[Sheets, str, int]]
"""The sheets of the day, and the item and table that are looked at."""


class NotesImport(QObject):
    """Belongs to the notes page; `told` carries a `Toast`."""

    told = Signal(object)

    def __init__(self, document: Document, looking: Looking, page: QWidget) -> None:
        super().__init__(page)
        self._document, self._looking, self._page = document, looking, page

    def choose(self) -> None:
        """Asks which file to import."""
        ask_for_file(self._page, _("Import notes"), _KINDS, self.open_file)

    def open_file(self, path: str) -> None:
        """Reads a file, and shows what it would bring."""
        sheets, item, table = self._looking()
        dialog = ImportNotesDialog(
            self._document, Path(path), sheets, item, max(table, 0), self._page
        )
        dialog.taken.connect(self.told)
        dialog.unreadable.connect(partial(self._on_unreadable, Path(path)))
        dialog.start()

    def _on_unreadable(self, path: Path, refused: Refused) -> None:
        tell_unreadable(self._page, _("Import notes"), path, refused)

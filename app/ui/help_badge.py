"""Tables that ask for help, in sight on every page: calm, and one click away from who they are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from app.document import Document
from app.i18n import _n, joined
from app.models.assembly import Aspect
from app.ui.widgets import Button

_NAMED: Final = 3
"""So many tables are named; of more the heading tells how many, for it has to leave room."""


class HelpBadge(Button):
    """Not there while nobody waits; `wanted` asks for the page where it is said that one was there.

    It follows a document until `stop`.
    """

    wanted = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(icon_name="hand", parent=parent)
        self._document = document
        self.clicked.connect(self.wanted)
        document.changed.connect(self._on_changed)
        self._show()

    def stop(self) -> None:
        """Follow no more, and go."""
        self._document.changed.disconnect(self._on_changed)
        self.hide()
        self.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects & Aspect.BOARD:
            self._show()

    def _show(self) -> None:
        since = self._document.assembly.board.help_since
        tables = sorted(since, key=lambda table: (since[table], table))
        words = _n("Table {tables} asks for help", "Tables {tables} ask for help", len(tables))
        told = words.format(tables=joined(map(str, tables))) if tables else ""
        is_long = len(tables) > _NAMED
        more = _n("{n} table asks for help", "{n} tables ask for help", len(tables))
        self.setText(more.format(n=len(tables)) if is_long else told)
        self.setToolTip(told if is_long else "")
        self.setAccessibleName(told)
        self.setVisible(bool(tables))

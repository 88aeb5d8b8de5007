"""The search field of lists and of the command palette."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from app.i18n import _
from app.ui.emptied import empty
from app.ui.icons import icon

_CROSS: Final = "_q_qlineeditclearaction"
"""What Qt calls the cross that it puts into a field."""


class SearchField(QLineEdit):
    """A text field with a glass and a cross; Escape empties it, arrow down asks for the list."""

    list_wanted = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        glass = icon("search", QPalette.ColorRole.PlaceholderText)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        for cross in self.findChildren(QAction, _CROSS):
            cross.triggered.connect(self._on_cross)
        self.show_placeholder(placeholder)

    def show_placeholder(self, text: str) -> None:
        """What can be searched, in the language of the moment; read aloud as the field's name."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)
        for button in self.findChildren(QToolButton):
            if button.defaultAction().objectName() == _CROSS:
                button.setAccessibleName(_("Empty the field"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and arrow down; all else types."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            empty(self)
        elif event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _on_cross(self) -> None:
        empty(self)

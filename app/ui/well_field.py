"""A field for a few lines of text that looks like the one-line fields beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStyleOption, QWidget

from app.ui.theme.drawing import field as field_well


class WellField(QPlainTextEdit):
    """Plain text in the well of a text field; Tab leaves it.

    Qt's own frame has square corners inside and does not tell where the keyboard is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(7)

    def event(self, event: QEvent) -> bool:
        """The edge tells where the keyboard is."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The well, then the words."""
        option = QStyleOption()
        option.initFrom(self)
        option.rect = self.viewport().rect()
        painter = QPainter(self.viewport())
        field_well(option, painter, None)
        painter.end()
        super().paintEvent(event)

"""Text of several lines that grows with what is typed, and the frame that makes it a field."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.theme import colours_of
from app.ui.theme.drawing import RING, fill_rounded

_MARGIN = 7


class GrowingText(QPlainTextEdit):
    """As high as its text between `least` and `most` lines; more scroll. Tab leaves the field."""

    def __init__(self, least: int = 1, most: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Other words; the place of the cursor stays when they are the same."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def sizeHint(self) -> QSize:
        """From the least to the most lines."""
        return QSize(super().sizeHint().width(), self._height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks other lines, and Qt tells nobody."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is for whoever stands around the field; all else types."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _height(self) -> int:
        layout, block, text = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid():
            text += layout.blockBoundingRect(block).height()
            block = block.next()
        text -= _MARGIN  # Qt counts the margin below as part of the last block
        line = self.fontMetrics().lineSpacing()
        return ceil(min(max(text, self._least * line), self._most * line)) + 2 * _MARGIN + 2

    def _fit(self) -> None:
        self.setFixedHeight(self._height())


class FieldFrame(QFrame):
    """The well of a text field around a text of several lines, as a line of text has it."""

    def __init__(self, field: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(field)
        self.setFocusProxy(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The edge follows the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A thin outline, thicker and in the accent colour while it has the keyboard."""
        colours = colours_of(self)
        has_focus = self.field.hasFocus()
        edge, width = (colours.accent, RING) if has_focus else (colours.outline, 1.0)
        rect = QRectF(self.rect())
        fill_rounded(QPainter(self), rect, colours.surface, edge, edge_width=width)

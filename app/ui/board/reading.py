"""The note where the keyboard is, whole, with where it came from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.theme import Role, Space
from app.ui.widgets import ElidedText, Tone

_LINES = 2


class ReadingStrip(QFrame):
    """Two lines of text that scroll when the note is longer, and one line of trace."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setTabChangesFocus(True)
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._text.viewport().setAutoFillBackground(False)
        self._trace = ElidedText(role=Role.CAPTION, tone=Tone.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(self._text)
        column.addWidget(self._trace)
        self._fit()

    def show_note(self, text: str, trace: str) -> None:
        """A note and its trace; a hint what to do when there is none."""
        if self._text.toPlainText() != text:
            self._text.setPlainText(text)
        self._text.setPlaceholderText(_("Choose a note to read it here."))
        self._text.setAccessibleName(_("The chosen note"))
        self._trace.setText(trace)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        spacing = self._text.fontMetrics().lineSpacing()
        margin = round(self._text.document().documentMargin())
        self._text.setFixedHeight(_LINES * spacing + 2 * margin)

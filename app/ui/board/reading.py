"""The note where the keyboard is, whole, with where it came from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.board.feet import twin_words
from app.ui.board.read_note import ReadNote
from app.ui.board.text import word_spans
from app.ui.board.words import short
from app.ui.theme import Role, Space, colours_of
from app.ui.widgets import ElidedText, Tone

_LINES = 2
_UNITS = "utf-16-le"


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

    def show_note(self, note: ReadNote | None) -> None:
        """A note and its trace; a hint what to do when there is none."""
        text = note.text if note else ""
        if self._text.toPlainText() != text:
            self._text.setPlainText(text)
        self._text.setPlaceholderText(_("Choose a note to read it here."))
        self._text.setAccessibleName(_("The chosen note"))
        self._text.setExtraSelections(self._marks(note) if note else [])
        self._trace.setText(_below(note) if note else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _marks(self, note: ReadNote) -> list[QTextEdit.ExtraSelection]:
        """Lines under the words that speak for a suggestion."""
        look = QTextCharFormat()
        look.setFontUnderline(True)
        look.setUnderlineColor(QColor(colours_of(self).accent))
        marks = []
        for start, end in word_spans(note.text, note.because):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(_units(note.text[:start]))
            cursor.setPosition(_units(note.text[:end]), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        return marks

    def _fit(self) -> None:
        spacing = self._text.fontMetrics().lineSpacing()
        margin = round(self._text.document().documentMargin())
        self._text.setFixedHeight(_LINES * spacing + 2 * margin)


def _below(note: ReadNote) -> str:
    """The suggestion, the likest twin, and the trace, as one line."""
    twins = [f"{twin_words(twin)} “{short(other.text)}”" for other, twin in note.twins[:1]]
    return "  ".join(filter(None, (note.told, *twins, " · ".join(note.trace))))


def _units(text: str) -> int:
    """How long Qt takes a text to be."""
    return len(text.encode(_UNITS, "surrogatepass")) // 2

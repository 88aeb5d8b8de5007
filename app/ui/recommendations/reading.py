"""A recommendation to read: its numbered lines, the same as on the wall and on paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from app.headings import heading
from app.i18n import _
from app.models.assembly import Assembly
from app.models.recommendations import Field, Line, Part, Recommendation, Template, numbered
from app.ui.recommendations.words import lacks_words, version_words
from app.ui.theme import Role, Space, colours_of, font, scaled, tabular
from app.ui.widgets import Text, Tone


class LinesView(QTextEdit):
    """Numbers to the left, words beside them; lines are the model's and never broken anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self._shown: tuple[tuple[Line, ...], Template] | None = None

    def show_lines(self, lines: tuple[Line, ...], template: Template) -> None:
        """Other lines; nothing happens when they are the same."""
        if (lines, template) != self._shown:
            self._shown = (lines, template)
            self._write(lines, template)

    def sizeHint(self) -> QSize:
        """What the page gives it."""
        return QSize(scaled(260), scaled(160))

    def changeEvent(self, event: QEvent) -> None:
        """Other colours need other ink, another zoom other letters."""
        super().changeEvent(event)
        is_look = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if is_look and self._shown is not None:
            self._write(*self._shown)

    def _write(self, lines: tuple[Line, ...], template: Template) -> None:
        self.clear()
        cursor, colours = QTextCursor(self.document()), colours_of(self)
        quiet, before = _look(colours.muted), None
        for line in lines:
            if line.part is not before:
                before = line.part
                self._write_heading(cursor, heading(template, _FIELDS[line.part]))
            elif not line.number:
                cursor.insertBlock(_gap())
                continue
            if not line.number:
                continue
            cursor.insertBlock(QTextBlockFormat())
            cursor.insertText(f"{line.number:>3}\u2002", quiet)
            if line.indent:
                cursor.insertText(f"{line.marker or chr(0x2003)}\u2002", _look(colours.text))
            for run in line.runs:
                cursor.insertText(run.text, _look(colours.text, is_bold=run.is_bold))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_heading(self, cursor: QTextCursor, name: str) -> None:
        block = QTextBlockFormat()
        if not self.document().isEmpty():
            block.setTopMargin(scaled(10))
            cursor.insertBlock(block)
        look = QTextCharFormat()
        look.setFont(font(Role.LABEL))
        look.setForeground(QColor(colours_of(self).muted))
        cursor.insertText(name, look)


class ReadingView(QWidget):
    """The version that counts now, in lines, and above it what somebody should look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about, self.lacks = Text(tone=Tone.MUTED), Text(tone=Tone.WARNING, wraps=True)
        self.lines = LinesView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self.about, self.lacks):
            column.addWidget(part)
        column.addWidget(self.lines, 1)

    def show_recommendation(self, assembly: Assembly, found: Recommendation | None) -> None:
        """Its lines as they are now."""
        if found is None:
            return
        told = lacks_words(assembly, found)
        self.about.setText(version_words(found.latest))
        self.lacks.setText(told)
        self.lacks.setVisible(bool(told))
        number = assembly.recommendations.number(found.id)
        template = assembly.recommendations.template
        self.lines.show_lines(numbered(found.latest.wording, number), template)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.lines.setAccessibleName(_("Numbered lines"))


_FIELDS = {
    Part.TEXT: Field.TEXT,
    Part.INITIATIVES: Field.INITIATIVES,
    Part.ADDRESSED_TO: Field.ADDRESSED_TO,
    Part.REASON: Field.REASON,
    Part.EVIDENCE: Field.EVIDENCE,
}


def _look(ink: str, *, is_bold: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(tabular(font(Role.STRONG if is_bold else Role.BODY)))
    look.setForeground(QColor(ink))
    return look


def _gap() -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setLineHeight(scaled(8), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return block

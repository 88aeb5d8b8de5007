"""The text of one page: drawn in our look, searched, and its links said where they lead."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from app.ui.guide.dress import dress
from app.ui.theme import colours_of

_GITHUB = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
_PLAIN = QTextDocument.MarkdownFeature.MarkdownNoHTML


class Reader(QTextBrowser):
    """Shows a Markdown file. `page_wanted` carries the path of another one that was chosen."""

    page_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self._path: Path | None = None
        self._sought = ""
        self._found: list[int] = []
        self.anchorClicked.connect(self._on_link)

    @property
    def path(self) -> Path | None:
        """The file on show."""
        return self._path

    def show_file(self, path: Path) -> None:
        """Another file, from its beginning."""
        self._path = path
        self._write(path)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def seek(self, typed: str) -> None:
        """Mark every place of what was typed, word by word, and go to the first."""
        self._sought = typed
        self._mark()
        if self._found:
            self._go_to(self._found[0])

    def seek_next(self) -> None:
        """Go to the next marked place, after the last to the first."""
        here = self.textCursor().position()
        later = [at for at in self._found if at > here]
        if self._found:
            self._go_to((later or self._found)[0])

    def changeEvent(self, event: QEvent) -> None:
        """Follows colours and zoom, and stays where one reads."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._path:
            bar = self.verticalScrollBar()
            share = bar.value() / max(1, bar.maximum())
            self._write(self._path)
            self._mark()
            bar.setValue(round(share * bar.maximum()))

    def _write(self, path: Path) -> None:
        document = self.document()
        document.setMarkdown(path.read_text("utf-8"), _GITHUB | _PLAIN)
        dress(document, colours_of(self))

    def _mark(self) -> None:
        colours, places, marks = colours_of(self), self._places(), []
        self._found = [each.selectionStart() for each in places]
        for cursor in places:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(QColor(colours.warning_soft))
            mark.format.setForeground(QColor(colours.text))
            marks.append(mark)
        self.setExtraSelections(marks)

    def _places(self) -> list[QTextCursor]:
        places: list[QTextCursor] = []
        for word in self._sought.split():
            cursor = self.document().find(word)
            while not cursor.isNull():
                places.append(cursor)
                cursor = self.document().find(word, cursor)
        return sorted(places, key=QTextCursor.selectionStart)

    def _go_to(self, position: int) -> None:
        """The place in the upper third, where the eye looks."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def _on_link(self, url: QUrl) -> None:
        """A page of ours is read here; an address is the system's browser's business."""
        if not url.isRelative():
            QDesktopServices.openUrl(url)
        elif self._path is not None:
            path = (self._path.parent / url.path()).resolve()
            if path.suffix == ".md" and path.is_file():
                self.page_wanted.emit(path)

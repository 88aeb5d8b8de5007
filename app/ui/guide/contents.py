"""The list of the guide's pages, under the chapters of a weekend."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from app.ui.guide.pages import GuidePage
from app.ui.theme import Role, colours_of, font

_PATH = Qt.ItemDataRole.UserRole


class Contents(QListWidget):
    """`chosen` carries the path of a page, at once while arrows go through the list."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self._pages: tuple[GuidePage, ...] = ()
        self.currentItemChanged.connect(self._on_current)

    def show_pages(self, pages: Sequence[GuidePage], *, with_chapters: bool) -> None:
        """These pages; hits of a search stand without the chapters."""
        with QSignalBlocker(self):
            self.clear()
            self._pages, chapter = tuple(pages), ""
            for page in pages:
                if with_chapters and page.chapter != chapter:
                    chapter = page.chapter
                    self._add_chapter(chapter)
                item = QListWidgetItem(page.title)
                item.setData(_PATH, page.path)
                self.addItem(item)

    def mark(self, path: Path | None) -> None:
        """Which page is on show; none of them for another file."""
        rows = [row for row in range(self.count()) if self.item(row).data(_PATH) == path]
        with QSignalBlocker(self):
            self.setCurrentRow(rows[0] if rows else -1)
        if rows:
            self.scrollToItem(self.item(rows[0]))

    def title_of(self, path: Path) -> str:
        """What a page is called, "" for a file that is none."""
        return next((each.title for each in self._pages if each.path == path), "")

    def changeEvent(self, event: QEvent) -> None:
        """The chapters follow zoom and colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            for row in range(self.count()):
                if self.item(row).data(_PATH) is None:
                    self._dress(self.item(row))

    def _add_chapter(self, title: str) -> None:
        heading = QListWidgetItem(title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self._dress(heading)
        self.addItem(heading)

    def _dress(self, heading: QListWidgetItem) -> None:
        """Not as faint as what cannot be chosen is elsewhere: it is there to be read."""
        heading.setFont(font(Role.LABEL))
        heading.setForeground(QColor(colours_of(self).muted))

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_PATH) is not None:
            self.chosen.emit(item.data(_PATH))

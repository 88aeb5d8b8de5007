"""The guide's window: contents and search at the side, one page beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import i18n
from app.i18n import _
from app.ui.emptied import empty
from app.ui.guide.contents import Contents
from app.ui.guide.pages import page_about, pages_with
from app.ui.guide.printing import PagePrinter
from app.ui.guide.reader import Reader
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Kind, SearchField, Text, Tone

_SIDE: Final = 250


class GuideWindow(QWidget):
    """Reads the guide in the language of the moment. Escape empties the search, then closes.

    It stands beside the work: nothing waits for it, and every key of the day acts on in the
    facilitator's window.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("guide")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAutoFillBackground(True)
        self.search, self.contents, self.reader = SearchField(), Contents(), Reader()
        self.back_button = Button(icon_name="arrow-left", kind=Kind.QUIET)
        self.print_button = Button(icon_name="printer", kind=Kind.QUIET)
        self._nothing = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._printer = PagePrinter(self)
        self._read: list[Path] = []
        self._back, self._find, self._on = QAction(self), QAction(self), QAction(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(self.sizeHint())

    def show_about(self, place: str) -> None:
        """The page about a section or another place, by its key."""
        empty(self.search)
        self._show(page_about(place, i18n.language()).path)
        self.reader.setFocus()

    def back(self) -> None:
        """The page that was read before."""
        if len(self._read) > 1:
            self._read.pop()
            self._show(self._read.pop())

    def print_page(self) -> None:
        """The page as a PDF, in the program the system has for it."""
        path = self.reader.path
        if path is not None:
            self._printer.open(path.read_text("utf-8"), path.stem, self._tell_opened)

    def _tell_opened(self, words: str) -> None:
        if shiboken6.isValid(self):
            self._nothing.setText(words)
            self._nothing.setVisible(bool(words))

    def retranslate(self) -> None:
        """All words and the page in the language of the moment."""
        self.setWindowTitle(_("Guide"))
        self.search.show_placeholder(_("Search the guide"))
        self.contents.setAccessibleName(_("Contents"))
        self.back_button.setText(_("Back"))
        self.print_button.setText(_("Print this page…"))
        self._fill()
        if self.reader.path is not None:
            self._read = []
            self._show(page_about(self.reader.path.stem, i18n.language()).path)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language and the zoom."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page keeps the larger part."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; the search field keeps it while there is something in it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Beside the work on a small laptop."""
        return QSize(scaled(900), scaled(600)).boundedTo(self.screen().availableSize() * 0.9)

    def _lay_out(self) -> None:
        self._side = QWidget()
        aside = QVBoxLayout(self._side)
        aside.setContentsMargins(0, 0, 0, 0)
        for part in (self.search, self.contents, self._nothing):
            aside.addWidget(part)
        self._nothing.hide()
        keys = QHBoxLayout()
        keys.addWidget(self.back_button)
        keys.addStretch(1)
        keys.addWidget(self.print_button)
        page = QVBoxLayout()
        page.addLayout(keys)
        page.addWidget(self.reader, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        whole.setSpacing(Space.LARGE)
        whole.addWidget(self._side)
        whole.addLayout(page, 1)

    def _fit(self) -> None:
        self._side.setFixedWidth(min(scaled(_SIDE), self.width() // 3))

    def _connect(self) -> None:
        for action, keys, handler in (
            (self._back, QKeySequence.StandardKey.Back, self.back),
            (self._find, QKeySequence.StandardKey.Find, self.search.setFocus),
            (self._on, QKeySequence.StandardKey.FindNext, self.reader.seek_next),
        ):
            action.setShortcuts(keys)
            action.triggered.connect(handler)
            self.addAction(action)
        self.back_button.clicked.connect(self.back)
        self.print_button.clicked.connect(self.print_page)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self.reader.seek_next)
        self.search.list_wanted.connect(self.contents.setFocus)
        self.contents.chosen.connect(self._show)
        self.reader.page_wanted.connect(self._show)

    def _on_typed(self, typed: str) -> None:
        self._fill()
        hits = pages_with(typed, i18n.language())
        if typed.strip() and hits and self.reader.path not in [each.path for each in hits]:
            self._show(hits[0].path)
        self.reader.seek(typed)

    def _fill(self) -> None:
        typed = self.search.text()
        hits = pages_with(typed, i18n.language())
        self.contents.show_pages(hits, with_chapters=not typed.strip())
        self._nothing.setText("" if hits else _("Nothing in the guide has these words."))
        self._nothing.setVisible(not hits)
        self.contents.mark(self.reader.path)

    def _show(self, path: Path) -> None:
        if not self._read or self._read[-1] != path:
            self._read.append(path)
        self.back_button.setEnabled(len(self._read) > 1)
        self.reader.show_file(path)
        self.reader.setAccessibleName(self.contents.title_of(path) or _("Guide"))
        self.contents.mark(path)
        if self.search.text():
            self.reader.seek(self.search.text())

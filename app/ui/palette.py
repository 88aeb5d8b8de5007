"""Ctrl+K: every command of the moment, found by a few letters, run by Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.i18n import _
from app.models.finding import folded
from app.ui.emptied import empty
from app.ui.page_stack import PageStack
from app.ui.search_words import is_section_called, search_words
from app.ui.theme import Role, colours_of, font, icon_pixels, scaled
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import Overlay, SearchField, Text, Tone
from app.ui.window_actions import plain_text

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A command and the group it is listed in ("Room screen", or a section's title).

    `section` is the key of the section to go to first, "" for a command that works from here.
    """

    action: QAction
    group: str
    section: str = ""


class Offers(QObject):
    """What a part of the window offers in the palette alone, for it would flood a menu: found by
    its place among the window's parts, and asked each time.
    """

    def entries(self) -> list[Entry]:
        """What can be done now, in order."""
        raise NotImplementedError


def score(query: str, text: str, group: str = "", also: str = "") -> int | None:
    """How well a command answers a query: the lowest is best, None is not at all.

    Every word of the query must be found in the text, in what else it is called (`also`), or in the
    group, with letters as in the search for members (`finding.folded`). The whole text comes before
    its beginning, that before the beginning of a word, that before the middle of a word, then the
    other names, and the group comes last.
    """
    asked, name, others, groups = folded(query), folded(text), folded(also), folded(group)
    if asked and asked == name:
        return _NAMED
    total = 0
    for word in asked.split():
        place = _place(word, name)
        if place is None and word in others:
            place = 12
        if place is None and word in groups:
            place = 20
        if place is None:
            return None
        total += place
    return total


_NAMED: Final = -1


def _place(word: str, text: str) -> int | None:
    at = text.find(word)
    if at < 0:
        return None
    if at == 0:
        return 0
    return 2 if f" {word}" in text else 8


def ranked(query: str, entries: Iterable[Entry]) -> list[Entry]:
    """The commands that answer, the best first; the given order decides between equals."""
    scored = [(_score(query, each), each) for each in entries]
    return [entry for points, entry in sorted(_found(scored), key=_points)]


def _score(query: str, entry: Entry) -> int | None:
    action = entry.action
    if is_section_called(action.objectName(), query):
        return _NAMED
    return score(query, plain_text(action), entry.group, search_words(action.objectName()))


def _found(scored: list[tuple[int | None, Entry]]) -> list[tuple[int, Entry]]:
    return [(points, entry) for points, entry in scored if points is not None]


def _points(scored: tuple[int, Entry]) -> int:
    return scored[0]


class CommandPalette(Overlay):
    """The palette over the window; `entries` is asked each time it opens.

    What the other sections of the window offer comes last. Pages that nobody has made yet are made
    while it is open, one in each pause of the typing, and what they offer joins the list.
    """

    def __init__(self, window: QWidget, entries: Callable[[], list[Entry]]) -> None:
        super().__init__(window, is_high=True)
        self._entries = entries
        self._offered: list[Entry] = []
        self._stack: PageStack | None = None
        self._making = QTimer(self)
        self._making.setSingleShot(True)
        self._making.setInterval(_MAKE_AFTER_MS)
        self._making.timeout.connect(self._make_page)
        self._query = _QueryField()
        self._list = QListWidget()
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_EntryDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._nothing = Text(tone=Tone.MUTED)
        for part in (self._query, self._list, self._nothing):
            self.panel.body.addWidget(part)
        self.setFocusProxy(self._query)
        self._query.textChanged.connect(self._on_typed)
        self._query.moved.connect(self._move)
        self._query.accepted.connect(self._run_current)
        self._query.dismissed.connect(self.close_panel)
        self._list.itemClicked.connect(self._run)

    def open(self) -> None:
        """Opens empty, with every command listed."""
        self._follow(self._window.findChild(PageStack))
        self._offered = self._all()
        self._query.show_placeholder(_("Find a command"))
        self._list.setAccessibleName(_("Commands"))
        empty(self._query)
        self._search("")
        self.panel.setFixedWidth(min(scaled(620), self._window.width() - 64))
        super().open()
        self._query.setFocus()
        self._making.start()

    def _follow(self, stack: PageStack | None) -> None:
        if self._stack is None and stack is not None:
            self._stack = stack
            stack.made.connect(self._on_made)

    def _all(self) -> list[Entry]:
        found = self._stack.elsewhere() if self._stack is not None else ()
        elsewhere = [Entry(action, section.title(), section.key) for section, action in found]
        parts = self._window.findChildren(Offers)
        offered = [each for part in parts for each in part.entries()]
        return [e for e in self._entries() if e.action.isEnabled()] + offered + elsewhere

    def _lacks_pages(self) -> bool:
        return self._stack is not None and not self._stack.is_whole

    def _on_typed(self, query: str) -> None:
        """A page takes a moment to make: it waits until the typing pauses."""
        self._making.start()
        self._search(query)

    def _make_page(self) -> None:
        if self.isVisible() and self._stack is not None and self._lacks_pages():
            self._stack.make_next()
            self._making.start()

    def _on_made(self) -> None:
        """Another page offers its commands; the one that is chosen stays so."""
        if not self.isVisible():
            return
        chosen = self._list.currentItem().data(_ENTRY).action if self._list.count() else None
        self._offered = self._all()
        self._search(self._query.text())
        actions = [self._list.item(row).data(_ENTRY).action for row in range(self._list.count())]
        if chosen in actions:
            self._list.setCurrentRow(actions.index(chosen))

    def _search(self, query: str) -> None:
        found = ranked(query, self._offered)
        self._list.clear()
        for entry in found:
            item = QListWidgetItem(entry.action.icon(), plain_text(entry.action))
            item.setData(_ENTRY, entry)
            keys = _shown_keys(entry)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                ", ".join(part for part in (item.text(), entry.group, keys) if part),
            )
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        lacks = self._lacks_pages()
        self._nothing.setText(_("Looking further…") if lacks else _("No command is called that."))
        self._nothing.setVisible(not found)
        self._list.setVisible(bool(found))
        most = min(scaled(400), self._window.height() - 220)
        self._list.setFixedHeight(min(most, len(found) * scaled(_ROW_PIXELS)))
        self.settle()

    def _move(self, steps: int) -> None:
        count = self._list.count()
        if count == 0:
            return
        row = self._list.currentRow() + steps
        wraps = abs(steps) == 1
        self._list.setCurrentRow(row % count if wraps else min(max(row, 0), count - 1))
        told = self._list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._query, str(told)))

    def _run_current(self) -> None:
        """Whoever is faster than the pages waits for the one that has the command."""
        while self._list.count() == 0 and self._stack is not None and self._lacks_pages():
            self._stack.make_next()
        item = self._list.currentItem()
        if item is not None:
            self._run(item)

    def _run(self, item: QListWidgetItem) -> None:
        """Closes first, so that the command finds the focus where it was."""
        entry: Entry = item.data(_ENTRY)
        self.close_panel()
        if entry.section and self._stack is not None:
            self._stack.section_wanted.emit(entry.section)
        entry.action.trigger()


_ROW_PIXELS: Final = 38
_MAKE_AFTER_MS: Final = 150
_ENTRY: Final = Qt.ItemDataRole.UserRole


def _shown_keys(entry: Entry) -> str:
    """None for a command of another section: its keys do nothing here."""
    if entry.section:
        return ""
    return entry.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class _QueryField(SearchField):
    """The field keeps the focus and steers the list."""

    moved = Signal(int)
    accepted = Signal()
    dismissed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is not None:
            self.moved.emit(steps)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)


_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class _EntryDelegate(QStyledItemDelegate):
    """Icon and name to the left, group and keys to the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, scaled(_ROW_PIXELS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colours = colours_of(option.palette)
        rect: QRect = option.rect.adjusted(2, 1, -2, -1)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            fill_rounded(painter, QRectF(rect), colours.accent_soft)
        side = icon_pixels()
        at = QRect(rect.left() + 10, rect.center().y() - side // 2, side, side)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, at)
        entry: Entry = index.data(_ENTRY)
        painter.setPen(QColor(colours.on_accent_soft if is_chosen else colours.muted))
        taken = _paint_keys(painter, rect, entry)
        painter.setFont(font(Role.BODY))
        painter.setPen(QColor(colours.on_accent_soft if is_chosen else colours.text))
        words = rect.adjusted(side + 22, 0, -taken - 12, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_keys(painter: QPainter, rect: QRect, entry: Entry) -> int:
    """Draws group and keys at the right edge; returns the width they took, in pixels."""
    painter.setFont(font(Role.CAPTION))
    keys = _shown_keys(entry)
    label = f"{entry.group}   {keys}" if keys else entry.group
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(rect.adjusted(0, 0, -12, 0), align, label)
    return painter.fontMetrics().horizontalAdvance(label) + 12

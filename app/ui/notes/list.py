"""The list of notes: drawn as cards, every command on a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.i18n import _
from app.models.board import Mark
from app.phones.wording import MARKS
from app.ui.board.text import Lines, break_text
from app.ui.icons import paint_icon
from app.ui.notes.models import LINE_ROLE, Line, NotesModel
from app.ui.plain_keys import Place, deed_of
from app.ui.theme import Colours, Role, colours_of, font, scaled
from app.ui.theme.drawing import fill_rounded, focus_ring, has_key_focus
from app.ui.widgets import paint_table_mark

_Index = QModelIndex | QPersistentModelIndex
_MOST_LINES: Final = 3
_PAD: Final = 8


class _NoteRows(QStyledItemDelegate):
    """Mark, text and trace; two wordings that were written at once stand side by side."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._broken: dict[tuple[str, int], Lines] = {}

    def forget(self) -> None:
        """The size of the text changed."""
        self._broken.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the text, and a line for the trace."""
        line, view = index.data(LINE_ROLE), option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        if not isinstance(line, Line):
            return QSize(width, 28)
        columns = self._columns(line, width)
        high = max(each.height for each in columns)
        return QSize(width, round(max(high, scaled(22)) + _trace_height() + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row."""
        line, colours = index.data(LINE_ROLE), colours_of(option.palette)
        if not isinstance(line, Line):
            return
        painter.save()
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            fill_rounded(painter, rect, colours.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill_rounded(painter, rect, colours.raised)
        if has_key_focus(state):
            focus_ring(painter, rect, colours)
        self._paint_signs(painter, rect, line, colours)
        self._paint_words(painter, QRectF(option.rect), line, colours, state)
        painter.restore()

    def _paint_signs(self, painter: QPainter, rect: QRectF, line: Line, colours: Colours) -> None:
        side = scaled(22)
        box = QRectF(rect.left() + _PAD, rect.top() + _PAD - 1, side, side)
        painter.setFont(font(Role.BODY))
        if line.table:
            paint_table_mark(painter, box, line.table)
        if line.mark is not Mark.IDEA:
            painter.setFont(font(Role.STRONG))
            painter.setPen(QColor(colours.muted))
            sign = box.translated(side + 2, 0)
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, MARKS[line.mark][0])

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRectF,
        line: Line,
        colours: Colours,
        state: QStyle.StateFlag,
    ) -> None:
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        left = rect.left() + _text_left()
        columns = self._columns(line, round(rect.width()))
        wide = (rect.right() - left - _PAD) / len(columns)
        high = max(each.height for each in columns)
        painter.setFont(font(Role.BODY))
        painter.setPen(QColor(colours.on_accent_soft if is_chosen else colours.text))
        for number, column in enumerate(columns):
            at = QRectF(left + number * wide, rect.top() + _PAD, wide - _PAD, high)
            if number:
                painter.setPen(QColor(colours.warning))
            column.paint(painter, at)
        foot = QRectF(left, rect.top() + _PAD + max(high, scaled(22)), wide - _PAD, _trace_height())
        painter.setFont(font(Role.CAPTION))
        painter.setPen(QColor(colours.on_accent_soft if is_chosen else colours.muted))
        _caption(painter, foot, line.trace)
        if line.rival:
            foot.moveLeft(left + wide)
            icon = QRectF(foot.left(), foot.top() + 2, scaled(13), scaled(13))
            paint_icon(painter, "triangle-alert", icon, colours.warning)
            painter.setPen(QColor(colours.warning))
            _caption(painter, foot.adjusted(scaled(18), 0, 0, 0), _("Written at the same time"))

    def _columns(self, line: Line, width: int) -> list[Lines]:
        texts = [line.text, line.rival] if line.rival else [line.text]
        room = (width - _text_left() - _PAD) // len(texts) - _PAD
        return [self._lines(text, room) for text in texts]

    def _lines(self, text: str, width: int) -> Lines:
        if (text, width) not in self._broken:
            if len(self._broken) > 2_000:
                self._broken.clear()
            self._broken[text, width] = break_text(text, font(Role.BODY), width, _MOST_LINES)
        return self._broken[text, width]


class NotesList(QListView):
    """Enter or F2 edits, Delete withdraws, the menu key asks what else.

    `opened` and `removed` act on what is chosen; `menu_wanted` carries a global position.
    """

    opened = Signal()
    removed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._rows = NotesModel(self), _NoteRows(self)
        self._awaited = ""
        self.setModel(self._model)
        self.setItemDelegate(self._rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self.opened)

    def await_note(self, note: str) -> None:
        """This one was just typed here: it is brought into sight as soon as it is shown, wherever
        somebody was reading.
        """
        self._awaited = note
        self._reveal_awaited()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The notes as they are now; where the last ones were read, one that was added is brought
        into sight.
        """
        bar = self.verticalScrollBar()
        was_at_foot, before = bar.value() >= bar.maximum() - 4, self._model.rowCount()
        self._model.show(lines)
        if was_at_foot and self._model.rowCount() > before:
            self.scrollToBottom()
        self._reveal_awaited()

    def _reveal_awaited(self) -> None:
        row = self._model.row_of(self._awaited)
        if row >= 0:
            self._awaited = ""
            self.scrollTo(self._model.index(row))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen notes from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = (self._model.index(row).data(LINE_ROLE) for row in rows)
        return tuple(each.id for each in lines if isinstance(each, Line))

    def choose(self, note: str) -> None:
        """Makes a note the current row, if it is shown."""
        row = self._model.row_of(note)
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._model.index(row), flags)

    def take_keyboard(self) -> None:
        """The keyboard goes into the list, to the current row or the first."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        """Little, and then what the page has left: a page that asks for more would scroll too."""
        return QSize(scaled(300), scaled(80))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._rows.forget()
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are broken anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a row."""
        deeds = {"open": self.opened, "withdraw": self.removed}
        signal = deeds.get(deed_of(event, Place.NOTES))
        if signal is None:
            super().keyPressEvent(event)
        else:
            signal.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the chosen rows, by mouse where it was pressed, by key at the row."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        row = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(scaled(60), 0)
        at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(row)
        if self.selectionModel().hasSelection():
            self.menu_wanted.emit(at)


def _caption(painter: QPainter, rect: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)


def _text_left() -> int:
    return _PAD + 2 * scaled(22) + 6


def _trace_height() -> int:
    return scaled(18)

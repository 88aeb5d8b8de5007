"""One note at reading size, with its trace, its stack, and the notes that are like it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.theme_likeness import Twin
from app.ui.board.commands import wish_of
from app.ui.board.feet import TWIN_ICONS, twin_words
from app.ui.board.levels import READING_PIXELS
from app.ui.board.read_note import ReadNote, Related
from app.ui.board.text import Lines, break_text, mark_words
from app.ui.board.walk import WAYS
from app.ui.board.words import short
from app.ui.theme import Role, Space, colours_of, font, scaled
from app.ui.widgets import Button, Kind, TableMark, Text, Tone

_LONGEST_LINE: Final = 34
_EVERYTHING: Final = 10_000
_UNDERLINE: Final = 2.0


class MarkedText(QWidget):
    """A note's words, large, with lines under some of them; painted, and told to screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._because = "", tuple[str, ...]()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str, because: tuple[str, ...]) -> None:
        """Other words."""
        self._text, self._because = text, because
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return round(self._lines(width).height) + 6

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def sizeHint(self) -> QSize:
        """A comfortable line."""
        width = _LONGEST_LINE * _reading_font().pixelSize() // 2
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Text, and the lines under words."""
        colours, painter = colours_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        made, lines = _reading_font(), self._lines(self.width())
        painter.setFont(made)
        painter.setPen(QColor(colours.text))
        place = QRectF(0, 0, self._measure(self.width()), lines.height)
        lines.paint(painter, place)
        painter.setPen(QPen(QColor(colours.accent), _UNDERLINE))
        painter.drawLines(mark_words(lines, self._because, made, place))

    def _measure(self, width: int) -> float:
        return min(width, _LONGEST_LINE * _reading_font().pixelSize() * 0.62)

    def _lines(self, width: int) -> Lines:
        return break_text(self._text, _reading_font(), self._measure(width), _EVERYTHING)


class Reader(QScrollArea):
    """The note; beside it people walk on with the arrows.

    `wished` carries a `Wish`, `walked` a `Way`, `note_wanted` the id of another note,
    `taken_out` that of one to be taken out of its stack, `stacked` that of one to be put into one
    stack with the note, `menu_wanted` a global position.
    """

    wished = Signal(object)
    walked = Signal(object)
    note_wanted = Signal(str)
    taken_out = Signal(str)
    stacked = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown: ReadNote | None = None
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self._column.setSpacing(Space.SMALL)
        self.setWidget(self._sheet)
        self.show_note(None)

    def show_note(self, note: ReadNote | None) -> None:
        """Another note, or the same after something changed."""
        if note == self._shown and self._column.count():
            return
        if (note and note.id) != (self._shown and self._shown.id):
            self.verticalScrollBar().setValue(0)
        self._shown = note
        self._fill()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setAccessibleName(_("The chosen note"))
        self._fill()

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Claims the board's keys before the window's own shortcuts see them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_way = Qt.Key(event.key()) in WAYS and not event.modifiers()
            if wish_of(event) is not None or is_way:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks on, or wishes."""
        wish, way = wish_of(event), WAYS.get(Qt.Key(event.key()))
        if wish is not None:
            self.wished.emit(wish)
        elif way is not None and not event.modifiers():
            self.walked.emit(way)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The commands for this note."""
        self.menu_wanted.emit(event.globalPos())

    # -- inside

    def _fill(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        note = self._shown
        if note is None:
            self._column.addWidget(Text(_("Choose a note to read it here."), tone=Tone.MUTED))
        else:
            self._fill_note(note)
        self._column.addStretch(1)

    def _fill_note(self, note: ReadNote) -> None:
        if note.table:
            self._column.addWidget(TableMark(note.table), 0, Qt.AlignmentFlag.AlignLeft)
        words = MarkedText()
        words.show_text(note.text, note.because)
        self._column.addWidget(words)
        if note.told:
            dots = _dots(note) + " " if note.step is not None else ""
            self._column.addWidget(Text(dots + note.told, Role.STRONG, wraps=True))
        self._column.addWidget(Text(" · ".join(note.trace), tone=Tone.MUTED, wraps=True))
        self._list(
            _("In this stack"), note.stack, does=(_("Take it out of the stack"), self.taken_out)
        )
        for other, twin in note.twins:
            stacks = (_("Put them into one stack"), self.stacked)
            does = stacks if twin is Twin.DUPLICATE else None
            self._list(twin_words(twin), (other,), TWIN_ICONS[twin], does)
        self._list(_("Similar notes"), note.similar)

    def _list(
        self,
        title: str,
        others: Sequence[Related],
        icon: str = "arrow-right",
        does: tuple[str, SignalInstance] | None = None,
    ) -> None:
        """Other notes, each to be gone to, and what can be done with each."""
        if not others:
            return
        self._column.addSpacing(Space.SMALL)
        self._column.addWidget(Text(title, Role.SUBHEADING))
        for each in others:
            table = _("table {number}").format(number=each.table) if each.table else ""
            where = ", ".join(filter(None, (table, each.where)))
            told = f"{short(each.text)}  ({where})"
            button = Button(told.replace("&", "&&"), Kind.QUIET, icon)
            button.setAccessibleName(told)
            button.clicked.connect(partial(self._tell, self.note_wanted, each.id))
            row = QHBoxLayout()
            row.addWidget(button)
            if does is not None:
                words, signal = does
                deed = Button(words, icon_name="layers")
                deed.clicked.connect(partial(self._tell, signal, each.id))
                row.addWidget(deed)
            row.addStretch(1)
            holder = QWidget()
            row.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(row)
            self._column.addWidget(holder)

    def _tell(self, signal: SignalInstance, note: str, _is_checked: bool = False) -> None:
        signal.emit(note)


def _dots(note: ReadNote) -> str:
    """How sure it is, as filled and open dots."""
    step = note.step or 0
    return "●" * (step + 1) + "○" * (2 - step)


def _reading_font() -> QFont:
    made = font(Role.BODY)
    made.setPixelSize(max(READING_PIXELS, scaled(READING_PIXELS)))
    return made

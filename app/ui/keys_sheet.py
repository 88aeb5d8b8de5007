"""The sheet of keys: every key that works now, by group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui.keyboard import Keyboard
from app.ui.palette import Entry
from app.ui.plain_keys import OWNED, Place, is_strange_name
from app.ui.theme import Role, Space, colours_of, font, scaled
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import IconButton, Overlay, Text, Tone
from app.ui.window_actions import plain_text

# Less wide, and so many columns would cut the longest words beside their keys.
_TWO_FROM: Final = 1100
_THREE_FROM: Final = 1260
_AROUND: Final = 40
"""What is seen of the window, to both sides together."""
Row = tuple[str, list[QKeySequence]]


class KeysSheet(Overlay):
    """Shown by "?"; what it lists is asked when it opens. "?" or Escape closes it."""

    def __init__(
        self, window: QWidget, entries: Callable[[], list[Entry]], keyboard: Keyboard
    ) -> None:
        super().__init__(window)
        self._keyboard = keyboard
        self._entries = entries
        self._title = Text(role=Role.HEADING)
        self._close = IconButton("x")
        self._close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.viewport().setAutoFillBackground(False)
        self._note = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self.panel.body.addLayout(head)
        self.panel.body.addWidget(self._scroll)
        self.panel.body.addWidget(self._note)
        self.setFocusProxy(self._scroll)

    def open(self) -> None:
        """Lists the keys afresh and opens."""
        self._title.setText(_("Keyboard shortcuts"))
        self._close.name_it(_("Close"))
        self._note.setText(
            _(
                "Single keys do nothing while you type in a field, and only what is listed here on"
                " this page. The clock's keys work on Today and Agenda, the room's in the room"
                " panel, and on Today while the room screen is on; then B or . is black on every"
                " page."
            )
        )
        sheet = self._sheet()
        self._scroll.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self.panel.setFixedSize(
            min(scaled(1240), self._window.width() - _AROUND),
            min(scaled(720), self._window.height() - _AROUND),
        )
        super().open()
        self._scroll.setAccessibleName(self._title.text())
        self._scroll.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened it closes it; what is too long for it is leafed through."""
        leaf = _LEAVES.get(Qt.Key(event.key()))
        if event.text() == "?":
            self.close_panel()
        elif leaf is not None:
            self._scroll.verticalScrollBar().triggerAction(leaf)
        else:
            super().keyPressEvent(event)

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, Space.SMALL, Space.SMALL, 0)
        columns.setSpacing(Space.HUGE)
        wide = self._window.width()
        count = 1 + (wide > scaled(_TWO_FROM)) + (wide > scaled(_THREE_FROM))
        piles = [QVBoxLayout() for _column in range(count)]
        for pile in piles:
            pile.setSpacing(0)
        heights = [0] * len(piles)
        for group, rows in self._in_order():
            lowest = heights.index(min(heights))
            piles[lowest].addWidget(_block(group, rows))
            heights[lowest] += len(rows) + 2
        for pile in piles:
            pile.addStretch(1)
            columns.addLayout(pile, 1)
        return sheet

    def _in_order(self) -> list[tuple[str, list[Row]]]:
        """The groups, that of the place where the keyboard is first."""
        groups, panel = list(self._grouped().items()), self._of_panel()
        is_panel = self._keyboard.place is Place.PANEL
        return [panel, *groups] if is_panel else [*groups, panel]

    def _grouped(self) -> dict[str, list[Row]]:
        """Commands with the keys that act on the page that is on."""
        groups: dict[str, list[Row]] = {}
        for entry in self._entries():
            keys = [each for each in entry.action.shortcuts() if self._acts(each)]
            if keys:
                groups.setdefault(entry.group, []).append((plain_text(entry.action), keys))
        return groups

    def _acts(self, keys: QKeySequence) -> bool:
        key, here = keys.toString(), self._keyboard.page_place
        return not is_strange_name(key, here) or self._keyboard.is_black_here(key)

    def _of_panel(self) -> tuple[str, list[Row]]:
        """What a clicker and the room panel know, in the words of the commands."""
        words = {each.action.objectName(): plain_text(each.action) for each in self._entries()}
        words["rest"] = _("Title card, until the slide is shown again")
        owned = OWNED[Place.PANEL].items()
        rows = [(words[deed], [QKeySequence(each) for each in keys]) for deed, keys in owned]
        return _("In the room panel, and with a clicker"), rows


_LEAVES: Final = {
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
}


def _block(group: str, rows: list[Row]) -> QWidget:
    """A group's heading and its rows, no taller than they are."""
    block = QWidget()
    block.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    grid = QGridLayout(block)
    grid.setVerticalSpacing(Space.TINY)
    grid.setHorizontalSpacing(Space.LARGE)
    grid.setColumnStretch(0, 1)
    grid.setContentsMargins(0, 0, 0, Space.LARGE)
    grid.addWidget(Text(group, Role.STRONG), 0, 0, 1, 2)
    for row, (words, keys) in enumerate(rows, start=1):
        grid.addWidget(Text(words, wraps=True), row, 0)
        caps = _KeyCaps(keys)
        grid.addWidget(caps, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return block


class _KeyCaps(QWidget):
    """The keys of a command as small caps, alternatives beside each other."""

    def __init__(self, shortcuts: list[QKeySequence]) -> None:
        super().__init__()
        native = QKeySequence.SequenceFormat.NativeText
        self._caps = [keys.toString(native) for keys in shortcuts]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_(" or ").join(self._caps))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Role.CAPTION))
        wide = sum(metrics.horizontalAdvance(cap) + 16 for cap in self._caps)
        return QSize(wide + 6 * (len(self._caps) - 1), metrics.height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setFont(font(Role.CAPTION))
        left = 0.0
        for cap in self._caps:
            wide = painter.fontMetrics().horizontalAdvance(cap) + 16
            box = QRectF(left, 0, wide, self.height())
            fill_rounded(painter, box, colours.raised, colours.border, 5)
            painter.setPen(QColor(colours.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
            left += wide + 6

"""What a page shows before it has anything: one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import Role, Space, colours_of, scaled
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.drawn import Drawn
from app.ui.widgets.text import Text, Tone


class EmptyState(QWidget):
    """Centred icon, title, one sentence, the one button, and perhaps a quiet second way.

    `acted` is the button, `second_chosen` the quiet one.
    """

    acted = Signal()
    second_chosen = Signal()

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(role=Role.HEADING, wraps=True)
        self._sentence = Text(tone=Tone.MUTED, wraps=True)
        self._button = Button(kind=Kind.PRIMARY)
        self._second = Button(kind=Kind.QUIET)
        self._button.clicked.connect(self.acted)
        self._second.clicked.connect(self.second_chosen)
        self._medallion = _Medallion(icon_name)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(Space.MEDIUM)
        column.addStretch(2)
        column.addWidget(self._medallion, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.SMALL)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addLayout(_centred(label))
        column.addSpacing(Space.SMALL)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._second, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_texts(self, title: str, sentence: str, button: str = "", second: str = "") -> None:
        """All words at once, in the language of the moment; a button without words is not shown."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._sentence.setText(sentence)
        for one, words in ((self._button, button), (self._second, second)):
            one.setText(words)
            one.setVisible(bool(words))

    def take_keyboard(self) -> None:
        """Brings the keys to the button."""
        self._button.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the words come before the picture."""
        super().resizeEvent(event)
        picture = self._medallion.sizeHint().height() + self._column.spacing()
        needed = self._column.heightForWidth(self.width())
        words = needed if self._medallion.isHidden() else needed - picture
        self._medallion.setHidden(self.height() < words + picture)


def _centred(label: Text) -> QHBoxLayout:
    """A label that wraps, in the middle three fifths of the width.

    Alignment flags would give it the width of one guess at its lines; a stretch gives it room.
    """
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(label, 3)
    row.addStretch(1)
    return row


class _Medallion(Drawn):
    """The icon on a soft disc."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name

    def sizeHint(self) -> QSize:
        return QSize(scaled(72), scaled(72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill_rounded(painter, rect, colours.accent_soft, radius=rect.width())
        inset = rect.width() * 0.29
        paint_icon(
            painter, self._icon_name, rect.adjusted(inset, inset, -inset, -inset), colours.accent
        )

"""A short message at the foot of the window, with Undo where there is something to undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.i18n import _
from app.ui.theme import DARK, LIGHT, Space, colours_of, make_palette
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import Button, IconButton, Kind, Text

LEAST_MS: Final = 6_000
MOST_MS: Final = 20_000
LETTER_MS: Final = 75
"""A slow reader's pace, some 160 words a minute."""
TELLS_REFUSALS: Final = "tells-refusals"
"""The property of a dialog that stays open and says itself what was refused in it: a toast would
stand behind it."""
_MOVING: Final = (QEvent.Type.Resize, QEvent.Type.PaletteChange, QEvent.Type.LayoutRequest)


@dataclass(frozen=True, slots=True)
class Toast:
    """What happened, in one sentence; `can_undo` when it was one undoable deed of the document."""

    text: str
    can_undo: bool = False


def shown_ms(toast: Toast) -> int:
    """How long a toast stands: long enough to read it, and to decide whether to undo."""
    decides = LEAST_MS // 2 if toast.can_undo else 0
    return min(MOST_MS, max(LEAST_MS, LEAST_MS // 2 + LETTER_MS * len(toast.text) + decides))


class ToastShelf(QFrame):
    """Shows one toast at a time over the foot of its window; a new one takes its place.

    It stays as long as its sentence takes to read, and once more when the pointer comes to it. Its
    cross puts it away, and so does Escape where nothing else wants that key. It is read aloud.
    In the room panel, where Escape is a clicker's key, it first puts away what stands here.
    `undo_wanted` is its button. The keyboard never lands on it, for a page that goes away would
    leave it there, and the next Enter would undo: Ctrl+Z and Escape are its keys.
    """

    undo_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._text = Text(wraps=False)
        self._undo = Button(kind=Kind.QUIET)
        self._close = IconButton("x")
        self._undo.clicked.connect(self._on_undo)
        self._close.clicked.connect(self.hide)
        self._is_wanted = False
        for button in (self._undo, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.HAIR, Space.SMALL, Space.HAIR)
        row.setSpacing(Space.SMALL)
        for part in (self._text, self._undo, self._close):
            row.addWidget(part)
        row.setStretchFactor(self._text, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time_up)
        window.installEventFilter(self)
        self.hide()

    def hear(self, part: QWidget | None) -> None:
        """Escape puts the toast away before this part of the window does something with it."""
        if part is not None:
            part.installEventFilter(self)

    @property
    def text(self) -> str:
        """The sentence on the shelf, "" when there is none."""
        return self._text.text() if self.isVisible() else ""

    def show_toast(self, toast: Toast) -> None:
        """Shows it, reads it aloud, and starts the time over."""
        self._text.setText(toast.text)
        self._undo.setText(_("Undo"))
        self._undo.setVisible(toast.can_undo)
        self._close.name_it(_("Put away"))
        self.setAccessibleName(toast.text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(shown_ms(toast))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, toast.text))

    def forget_undo(self) -> None:
        """Something else was done since: undo would take that back, not what stands here."""
        if self._undo.isVisible():
            self._undo.hide()
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays at the foot of a window that changes size, colours or the size of its text."""
        if event.type() in _MOVING and self.isVisible():
            self._place()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._is_put_away_by(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Its own words may have grown."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return handled

    def enterEvent(self, event: QEnterEvent) -> None:
        """Somebody reads it again, or is on the way to a button."""
        self._is_wanted = True
        super().enterEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """No time runs for what is not seen."""
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dark panel on a light window, a light one on a dark."""
        colours = colours_of(self)
        fill_rounded(QPainter(self), QRectF(self.rect()), colours.surface, colours.border, 10)

    def _place(self) -> None:
        """Over the right of the foot, whose truths stand at the left: there it covers nothing that
        is worked with, no row and no button of a page. A long sentence wraps.
        """
        self._contrast_with_window()
        most = self._window.width() - 2 * Space.MEDIUM
        self._undo.setFixedHeight(self._close.height())  # no higher than the foot needs
        wide = min(self._on_one_line(), most)
        wraps = self._on_one_line() > most
        if wraps != self._text.wordWrap():  # said again it would ask for another layout, for ever
            self._text.setWordWrap(wraps)
        high = max(self.heightForWidth(wide), self.sizeHint().height())
        left = self._window.width() - wide - Space.MEDIUM
        self.setGeometry(left, self._window.height() - high - Space.HAIR, wide, high)

    def _on_one_line(self) -> int:
        """How wide it is when its sentence does not wrap; rather more than less while it does."""
        if not self._text.wordWrap():
            return self.sizeHint().width()
        words = self._text.fontMetrics().boundingRect(self._text.text()).width() + Space.LARGE
        buttons = [each for each in (self._undo, self._close) if not each.isHidden()]
        edges = Space.LARGE + Space.SMALL + len(buttons) * Space.SMALL
        return int(words + edges + sum(each.sizeHint().width() for each in buttons))

    def _contrast_with_window(self) -> None:
        below = colours_of(self._window)
        wanted = {LIGHT: DARK, DARK: LIGHT}.get(below, below)
        if colours_of(self) is not wanted:
            self.setPalette(make_palette(wanted))

    def _is_put_away_by(self, event: QKeyEvent) -> bool:
        """Escape reaches the window only when nobody inside wanted it."""
        if event.key() != Qt.Key.Key_Escape or not self.isVisible():
            return False
        self.hide()
        return True

    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _on_time_up(self) -> None:
        """Once more for a pointer that came to it; one that only rests there holds it no longer."""
        if self._is_wanted and self.underMouse():
            self._is_wanted = False
            self._timer.start(LEAST_MS)
        else:
            self.hide()

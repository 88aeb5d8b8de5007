"""A short message at the foot of the window, with Undo where there is something to undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.i18n import _
from app.ui.theme import DARK, LIGHT, Space, colours_of, make_palette, scaled
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import Button, IconButton, Kind, Text

SHOWN_MS: Final = 7_000
_MOVING: Final = (QEvent.Type.Resize, QEvent.Type.PaletteChange, QEvent.Type.LayoutRequest)


@dataclass(frozen=True, slots=True)
class Toast:
    """What happened, in one sentence; `can_undo` when it was one undoable deed of the document."""

    text: str
    can_undo: bool = False


class ToastShelf(QFrame):
    """Shows one toast at a time over the foot of its window; a new one takes its place.

    It stays while the pointer or the focus is on it, and is read aloud. `undo_wanted` is its
    button.
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
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.SMALL)
        for part in (self._text, self._undo, self._close):
            row.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time_up)
        window.installEventFilter(self)
        self.hide()

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
        self._timer.start(SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, toast.text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays at the foot of a window that changes size, colours or the size of its text."""
        if event.type() in _MOVING and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Its own words may have grown."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return handled

    def hideEvent(self, event: QHideEvent) -> None:
        """No time runs for what is not seen."""
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dark panel on a light window, a light one on a dark."""
        colours = colours_of(self)
        fill_rounded(QPainter(self), QRectF(self.rect()), colours.surface, colours.border, 10)

    def _place(self) -> None:
        """At the left of the foot, where no page has its main button; a long sentence wraps."""
        self._contrast_with_window()
        most = self._window.width() - 2 * Space.HUGE
        self._text.setWordWrap(False)
        if self.sizeHint().width() > most:
            self._text.setWordWrap(True)
        wide = min(self.sizeHint().width(), most)
        high = max(self.heightForWidth(wide), self.sizeHint().height())
        foot = self._window.height() - high - scaled(34) - Space.LARGE
        self.setGeometry(Space.LARGE, foot, wide, high)

    def _contrast_with_window(self) -> None:
        below = colours_of(self._window)
        wanted = {LIGHT: DARK, DARK: LIGHT}.get(below, below)
        if colours_of(self) is not wanted:
            self.setPalette(make_palette(wanted))

    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _on_time_up(self) -> None:
        has_focus = self._undo.hasFocus() or self._close.hasFocus()
        if self.underMouse() or has_focus:
            self._timer.start(SHOWN_MS)
        else:
            self.hide()

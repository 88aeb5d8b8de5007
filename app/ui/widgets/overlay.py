"""A panel over the window: the command palette and the sheet of keys live in one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from app.ui.theme import Space, colours_of
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets.card import Card


class Overlay(QWidget):
    """Covers its window with a veil and shows `panel` in the middle, or near the top.

    Escape or a press beside the panel closes it. Focus stays inside while it is open and goes back
    to where it was. `opened` carries where on the desk the panel is; `closed` is emitted after it
    is gone.
    """

    opened = Signal(QRect)
    closed = Signal()

    def __init__(self, window: QWidget, *, is_high: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self._focused_before: QWidget | None = None
        self.panel = Card(padding=Space.LARGE)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        self._above = QSpacerItem(0, 0)
        self._share_above = 1 if is_high else 2
        column.addSpacerItem(self._above)
        column.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(4 if is_high else 2)
        window.installEventFilter(self)
        self.panel.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Shows the panel over the whole window and takes the focus."""
        self._focused_before = QApplication.focusWidget()
        self._cover_window()
        self.show()
        self.raise_()
        self.setFocus()
        self._place_panel()
        self.opened.emit(QRect(self.panel.mapToGlobal(QPoint(0, 0)), self.panel.size()))

    def _cover_window(self) -> None:
        self.setGeometry(self._window.rect())

    def _place_panel(self) -> None:
        """Shares the free height, and then holds the panel's top where it is: what is read or
        typed in it stays there while its height changes.
        """
        self._hold_above(0, QSizePolicy.Policy.Expanding, self._share_above)
        top = self.panel.geometry().top() - self._column.contentsMargins().top()
        self._hold_above(top, QSizePolicy.Policy.Maximum, 0)

    def _hold_above(self, height: int, policy: QSizePolicy.Policy, share: int) -> None:
        self._above.changeSize(0, height, QSizePolicy.Policy.Minimum, policy)
        self._column.setStretch(0, share)
        self._column.invalidate()
        self._column.activate()

    def settle(self) -> None:
        """Gives the panel its new height at once: no picture is painted of it half way."""
        self.panel.body.activate()
        self._column.activate()

    def close_panel(self) -> None:
        """Hides it and gives the focus back."""
        if not self.isVisible():
            return
        self.hide()
        before, self._focused_before = self._focused_before, None
        if before is not None and before.isVisible():
            before.setFocus()
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """While it is open no key reaches a command of the window below."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps covering a window that changes size, and the veil whole round a panel that does."""
        if watched is self.panel:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
                self.update()  # the shadow lies outside of what the panel paints
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover_window()
            self._place_panel()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, is_forward: bool) -> bool:  # noqa: N802 -- Qt's name
        """Tab goes round inside the panel."""
        inside = [w for w in self.panel.findChildren(QWidget) if _takes_tab(w)]
        if not inside:
            return True
        now = QApplication.focusWidget()
        at = inside.index(now) if now in inside else -1
        step = 1 if is_forward else -1
        inside[(at + step) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; no key reaches what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the panel closes."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_panel()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The veil, and a soft shadow under the panel."""
        colours = colours_of(self)
        painter = QPainter(self)
        veil = QColor(colours.shadow)
        veil.setAlphaF(0.55 if colours.is_dark else 0.28)
        painter.fillRect(self.rect(), veil)
        for spread in (10, 6, 3):
            shade = QColor(colours.shadow)
            shade.setAlphaF(0.07)
            box = QRectF(self.panel.geometry()).adjusted(-spread, -spread + 4, spread, spread + 4)
            fill_rounded(painter, box, shade, radius=16)


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isEnabled() and widget.isVisible()

"""Tab goes through a dialog in the order in which it is read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget


def tab_stops(dialog: QDialog) -> list[QWidget]:
    """What Tab comes by, in its order, from the top of the dialog."""
    stops, widget = list[QWidget](), dialog.nextInFocusChain()
    while widget is not None and widget is not dialog:
        can = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        is_own = widget.window() is dialog and widget.focusProxy() is None
        if can and is_own and widget.isVisible() and widget.isEnabled():
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def read_late(dialog: QDialog) -> list[str]:
    """Stops that stand wholly above one that Tab came by before; buttons of the foot come last."""
    found, lowest = [], -1
    for stop in tab_stops(dialog):
        top = stop.mapTo(dialog, QPoint(0, 0))
        if top.y() + stop.height() <= lowest and not _is_beside(stop, dialog):
            found.append(f"{type(stop).__name__} {_name(stop)}")
        lowest = max(lowest, top.y())
    return found


def _is_beside(stop: QWidget, dialog: QDialog) -> bool:
    """In another column: right of the middle one begins again at the top."""
    return stop.mapTo(dialog, QPoint(0, 0)).x() > dialog.width() // 3


def _name(stop: QWidget) -> str:
    words = stop.text() if isinstance(stop, QAbstractButton) else ""
    return words or stop.accessibleName()

"""No field is changed by the wheel that scrolls the page under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QWidget


class Steady(QObject):
    """Passes the wheel on from a box to choose in, a number, a time or a slider to what scrolls.

    Never, not even where the field has the keyboard: a dialog gives that to its first field, and
    nobody sees what the wheel chose there. The style keeps every field it polishes, so a new one
    cannot be forgotten.
    """

    def keep(self, widget: QWidget) -> None:
        """From now on, if the widget is such a field."""
        is_slider = isinstance(widget, QAbstractSlider) and not isinstance(widget, QScrollBar)
        if is_slider or isinstance(widget, QComboBox | QAbstractSpinBox):
            widget.installEventFilter(self)  # the same filter twice is one
            if widget.focusPolicy() is Qt.FocusPolicy.WheelFocus:
                widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel goes to whoever stands around."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

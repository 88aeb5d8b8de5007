"""How much time the item that is on has left, typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.i18n import _
from app.ui.theme import scaled
from app.ui.time_entry import parse_minutes
from app.ui.widgets import Button, FormRows, Kind, frame_dialog


class TimeLeftDialog(QDialog):
    """Opened with `open()`; `chosen` carries whole minutes."""

    chosen = Signal(int)

    def __init__(self, title: str, left_min: int, parent: QWidget | None = None) -> None:
        """`left_min` is what is left now, at least 0: the ground for +5 and -5."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._left = left_min
        self.field = QLineEdit(str(left_min) if left_min else "")
        self.field.selectAll()
        self._form = FormRows()
        self._form.add(_("Time left of “{item}”").format(item=title), self.field, _hint())
        self.set_button = Button(_("Set the time"), kind=Kind.PRIMARY)
        frame_dialog(self, [self._form], self.set_button, Button(_("Cancel")), self._on_set)
        self.setWindowTitle(_("Set the time left"))
        self.setMinimumWidth(scaled(400))

    def _on_set(self) -> None:
        try:
            minutes = parse_minutes(self.field.text(), self._left)
        except ValueError:
            self._form.show_error(self.field, _("That is no length of time. Write 10, 1.30 or +5."))
            return
        self.chosen.emit(minutes)
        self.accept()


def _hint() -> str:
    return _("Minutes: 10, 1.30 for an hour and a half, +5 for five more.")

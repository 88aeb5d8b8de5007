"""How much time the item that is on has left, typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.i18n import _
from app.ui.theme import scaled
from app.ui.time_entry import parse_minutes
from app.ui.widgets import Button, FormRows, Kind, frame_dialog

_SIGNS: Final = "+-\N{MINUS SIGN}"


class TimeLeftDialog(QDialog):
    """Opened with `open()`; `chosen` carries whole minutes. While time is left, +5 and -5 are told
    by `added`, so that the seconds that are left stay; what nobody changed changes nothing.
    """

    chosen = Signal(int)
    added = Signal(int)

    def __init__(self, title: str, left_min: int, parent: QWidget | None = None) -> None:
        """`left_min` is what is left now in whole minutes, 0 when the time is over: +5 then gives
        five from now.
        """
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
        typed = self.field.text().strip()
        if self._left and typed[0] in _SIGNS:
            self.added.emit(minutes - self._left)
        elif typed != str(self._left):
            self.chosen.emit(minutes)
        self.accept()


def _hint() -> str:
    return _("Minutes: 10, 1.30 for an hour and a half, +5 for five more.")

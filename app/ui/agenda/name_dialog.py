"""A name for what is saved on this laptop, to be used again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.i18n import _
from app.ui.theme import scaled
from app.ui.widgets import Button, FormRows, Kind, frame_dialog


class NameDialog(QDialog):
    """Opened with `open()`; `named` carries the name."""

    named = Signal(str)

    def __init__(self, title: str, suggested: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.name, self._form = QLineEdit(suggested), FormRows()
        hint = _("Saved on this laptop. Another one of that name is replaced.")
        self._form.add(_("Name"), self.name, hint)
        self.save, cancel = Button(_("Save"), Kind.PRIMARY), Button(_("Cancel"))
        frame_dialog(self, [self._form], self.save, cancel, self._on_save)
        self.setMinimumWidth(scaled(420))
        self.name.selectAll()
        self.name.setFocus()

    def _on_save(self) -> None:
        if not self.name.text().strip():
            self._form.show_error(self.name, _("Give it a name."))
            return
        self.named.emit(self.name.text())
        self.accept()

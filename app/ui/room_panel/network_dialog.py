"""The name and password of the room's Wi-Fi, for the slides that ask phones to come."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.i18n import _
from app.ui.theme import scaled
from app.ui.widgets import Button, FormRows, Kind, frame_dialog

MOST_BYTES: Final = 32
"""What a network's name may have (IEEE 802.11, SSID)."""
LEAST_SIGNS, MOST_SIGNS = 8, 63
"""What a password may have (WPA2 and WPA3 passphrase)."""


class NetworkDialog(QDialog):
    """Opened with `open()`; `told` carries the name and the password, "" for one without. An empty
    name tells no network.
    """

    told = Signal(str, str)

    def __init__(self, name: str, password: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("The room's Wi-Fi"))
        self.name, self.password, self._form = QLineEdit(name), QLineEdit(password), FormRows()
        self._form.add(_("Name of the network"), self.name)
        self._form.add(_("Password"), self.password)
        self.save, cancel = Button(_("Save"), Kind.PRIMARY), Button(_("Cancel"))
        frame_dialog(self, [self._form], self.save, cancel, self._on_save)
        self.setMinimumWidth(scaled(440))
        self._show_hints()
        self.name.selectAll()
        self.name.setFocus()

    def _show_hints(self) -> None:
        everybody = _(
            "Everybody in the room can read it beside the code. Empty: no network is told."
        )
        self._form.show_texts(self.name, _("Name of the network"), everybody)
        self._form.show_texts(self.password, _("Password"), _("Empty for an open network."))

    def _on_save(self) -> None:
        self._show_hints()
        name, password = self.name.text().strip(), self.password.text().strip()
        if len(name.encode()) > MOST_BYTES:
            words = _(
                "No network has so long a name: it has at most {n} letters, fewer with æ, ø, å."
            )
            self._form.show_error(self.name, words.format(n=MOST_BYTES))
        elif password and not name:
            self._form.show_error(self.name, _("Write which network the password is for."))
        elif password and not LEAST_SIGNS <= len(password) <= MOST_SIGNS:
            words = _("A Wi-Fi password has {least} to {most} signs; this one has {n}.")
            told = words.format(least=LEAST_SIGNS, most=MOST_SIGNS, n=len(password))
            self._form.show_error(self.password, told)
        else:
            self.told.emit(name, password)
            self.accept()

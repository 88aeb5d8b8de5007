"""A second desk: the code with which another laptop or tablet checks people in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.document import Document
from app.i18n import _
from app.models.people import DeskCode
from app.phones.desk_view import shown_desk_code
from app.ui.arrival.acts import ArrivalActs
from app.ui.notes.qr import QrCode
from app.ui.status import no_network
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Kind, Text, Tone


class ShareDialog(QDialog):
    """The address and the code, as a QR code and in letters; a new code ends the old one.

    Enter never draws a new one by mistake.
    """

    def __init__(
        self,
        document: Document,
        acts: ArrivalActs,
        address: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """`address` gives the room server's, "" while there is none."""
        super().__init__(parent)
        self.setObjectName("share-desk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._acts, self._address = document, acts, address
        self._title = Text(role=Role.HEADING)
        self._words = Text(wraps=True)
        self.qr = QrCode(190)
        self._where = Text(role=Role.STRONG)
        self.code = Text(role=Role.FIGURE, is_tabular=True)
        self._until = Text(tone=Tone.MUTED, wraps=True)
        self.open_button = Button(kind=Kind.PRIMARY, icon_name="qr-code")
        self.renew_button = Button(icon_name="refresh-cw")
        self.end_button = Button(icon_name="lock")
        self._done = Button()
        self._lay_out()
        document.changed.connect(self._show)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("A second desk"))
        self._title.setText(self.windowTitle())
        self.end_button.setText(_("End the code"))
        self.renew_button.setText(_("Draw a new code"))
        self.open_button.setText(_("Open a second desk"))
        self._done.setText(_("Close"))
        self._show()

    def _show(self, _aspects: object = None) -> None:
        assembly = self._document.assembly
        code = assembly.people.desk_codes.get(assembly.mandate.meeting, DeskCode())
        is_open = code.is_open(self._document.now())
        address = self._address()
        can_reach = is_open and bool(address)
        self.qr.setVisible(can_reach)
        self.qr.show_text(f"{address}/d/{code.code}".upper() if can_reach else "")
        self._where.setText(address.removeprefix("http://"))
        self._where.setVisible(can_reach)
        self.code.setText(shown_desk_code(code.code) if is_open else "")
        self.code.setVisible(is_open)
        for button in (self.end_button, self.renew_button):
            button.setVisible(is_open)
        self.open_button.setVisible(not is_open)
        self.open_button.setEnabled(bool(address))
        (self.open_button if address and not is_open else self._done).setDefault(True)
        self._words.setText(self._explanation(is_open=is_open, address=address))
        self._until.setVisible(is_open)
        self._until.setText(
            _("Good for one day. Whoever has it sees names and tables, nothing else.")
        )
        self.adjustSize()

    def _explanation(self, *, is_open: bool, address: str) -> str:
        if not address:
            return no_network()
        if is_open:
            return _("Scan with the tablet, or type the address and then the code.")
        return _("Another laptop or a tablet on the same network can check people in.")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        for part in (self._words, self._where, self.code, self._until):
            words.addWidget(part)
        words.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(Space.LARGE)
        middle.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(words, 1)
        buttons = QHBoxLayout()
        for button in (self.end_button, self.renew_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._done)
        buttons.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._title)
        column.addLayout(middle)
        column.addLayout(buttons)
        self.setMinimumWidth(scaled(540))
        for button in (self.end_button, self.renew_button, self._done, self.open_button):
            button.setAutoDefault(False)
        for button in (self.open_button, self.renew_button):
            button.clicked.connect(self._acts.open_desk)
        self.end_button.clicked.connect(self._acts.close_desk)
        self._done.clicked.connect(self.accept)

"""A code that makes a device of the room a desk: a second one at the door, or one to vote at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.document import Document
from app.i18n import _
from app.phones.desk_view import shown_desk_code
from app.ui.notes.qr import QrCode
from app.ui.status import no_network
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Kind, Text, Tone


@dataclass(frozen=True, slots=True)
class SharedWords:
    """What the dialog says: its title, what the device can do, what is to be done with the code,
    what whoever has it can see, and the button that opens the desk.
    """

    title: str
    offer: str
    how: str
    until: str
    open: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A desk that another device can be: `path` leads to its page, `code` gives the code that is
    open now, "" for none; `open` draws another, which ends the one before, and `close` ends it.
    """

    name: str
    path: str
    words: Callable[[], SharedWords]
    code: Callable[[], str]
    open: Callable[[], None]
    close: Callable[[], None]


class ShareDialog(QDialog):
    """The address and the code, as a QR code and in letters; a new code ends the old one.

    Enter never draws a new one by mistake.
    """

    def __init__(
        self,
        document: Document,
        shared: Shared,
        address: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """`address` gives the room server's, "" while there is none."""
        super().__init__(parent)
        self.setObjectName(shared.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shared, self._address = shared, address
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
        words = self._shared.words()
        self.setWindowTitle(words.title)
        self._title.setText(self.windowTitle())
        self.end_button.setText(_("End the code"))
        self.renew_button.setText(_("Draw a new code"))
        self.open_button.setText(words.open)
        self._done.setText(_("Close"))
        self._show()

    def _show(self, _aspects: object = None) -> None:
        code, address = self._shared.code(), self._address()
        is_open = bool(code)
        can_reach = is_open and bool(address)
        self.qr.setVisible(can_reach)
        self.qr.show_text(f"{address}/{self._shared.path}/{code}".upper() if can_reach else "")
        self._where.setText(address.removeprefix("http://"))
        self._where.setVisible(can_reach)
        self.code.setText(shown_desk_code(code))
        self.code.setVisible(is_open)
        for button in (self.end_button, self.renew_button):
            button.setVisible(is_open)
        self.open_button.setVisible(not is_open)
        self.open_button.setEnabled(bool(address))
        (self.open_button if address and not is_open else self._done).setDefault(True)
        self._words.setText(self._explanation(is_open=is_open, address=address))
        self._until.setVisible(is_open)
        self._until.setText(self._shared.words().until)
        self.adjustSize()

    def _explanation(self, *, is_open: bool, address: str) -> str:
        if not address:
            return no_network()
        words = self._shared.words()
        return words.how if is_open else words.offer

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
            button.clicked.connect(self._shared.open)
        self.end_button.clicked.connect(self._shared.close)
        self._done.clicked.connect(self.accept)

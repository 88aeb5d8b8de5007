"""Every table's address in one look, to show around or to make anew."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui.notes.qr import QrCode, TableAddresses
from app.ui.notes.words import table_words
from app.ui.question import Question
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Card, FlowLayout, Kind, Text, Tone


class AddressesDialog(QDialog):
    """A code for each table. `codes_wanted` asks for other codes, after a question: the old ones
    open nothing then; `code_wanted` asks for another code for one table, `phones_wanted` why
    phones do not come.
    """

    codes_wanted = Signal()
    phones_wanted = Signal()
    code_wanted = Signal(int)

    def __init__(self, addresses: TableAddresses, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._heading = Text(role=Role.HEADING)
        self._hint = Text(tone=Tone.MUTED, wraps=True)
        self._trouble = Text(tone=Tone.WARNING, wraps=True)
        self._inside = QWidget()
        self._flow = FlowLayout(Space.MEDIUM, parent=self._inside)
        self.new_button, self._close = Button(icon_name="refresh-cw"), Button(kind=Kind.PRIMARY)
        self.phones_button = Button(kind=Kind.QUIET, icon_name="smartphone")
        self._close.setDefault(True)
        self._lay_out()
        self.new_button.clicked.connect(self._ask)
        self.phones_button.clicked.connect(self.phones_wanted)
        self._close.clicked.connect(self.accept)
        self._has_codes = bool(addresses.urls or addresses.trouble)
        self.retranslate()
        self.show_addresses(addresses)

    def show_addresses(self, addresses: TableAddresses) -> None:
        """The addresses as they are now."""
        self._has_codes = bool(addresses.urls or addresses.trouble)
        self.retranslate()
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number, url in enumerate(addresses.urls, 1):
            self._flow.addWidget(self._table_card(number, url))
        self._trouble.setText(addresses.trouble)
        self._trouble.setVisible(bool(addresses.trouble))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Three codes beside each other, two rows in sight."""
        return QSize(scaled(620), scaled(560))

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Addresses for the tables"))
        self._heading.setText(self.windowTitle())
        told = _(
            "Phones on the room's network open a table's sheet with its code. It holds for this "
            "meeting, until six the next morning."
        )
        none = _("There are no codes yet. Make them, and each table gets one here.")
        self._hint.setText(told if self._has_codes else f"{none} {told}")
        self.new_button.setText(_("Make new codes…") if self._has_codes else _("Make codes"))
        self.phones_button.setText(_("Do phones come?"))
        self._close.setText(_("Close"))

    def _lay_out(self) -> None:
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setWidget(self._inside)
        buttons = QHBoxLayout()
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.phones_button)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for part in (self._heading, self._hint, self._trouble):
            column.addWidget(part)
        column.addWidget(scroller, 1)
        column.addLayout(buttons)

    def _ask(self) -> None:
        """Where there are none nobody's phone has to scan again."""
        if not self._has_codes:
            self.codes_wanted.emit()
            return
        words = _("Make new codes for all tables?")
        told = _("Phones that are on a sheet now must scan again. This cannot be undone.")
        name = _("Make new codes")
        box = Question(self, name, words, told, name, is_grave=True)
        box.accepted.connect(self.codes_wanted)
        box.open()

    def _ask_one(self, table: int, _is_checked: bool = False) -> None:
        words = _("Make a new code for {table}?").format(table=table_words(table))
        told = _("Its phones must scan again; the other tables go on. This cannot be undone.")
        box = Question(self, _("New code"), words, told, _("Make a new code"), is_grave=True)
        box.accepted.connect(partial(self.code_wanted.emit, table))
        box.open()

    def _table_card(self, number: int, url: str) -> Card:
        card = _table_card(number, url)
        renew = Button(_("New code…"), Kind.QUIET, "refresh-cw")
        renew.setAccessibleName(f"{renew.text()} {table_words(number)}")
        renew.clicked.connect(partial(self._ask_one, number))
        card.body.addWidget(renew)
        return card


def _table_card(number: int, url: str) -> Card:
    card = Card(table_words(number), padding=Space.MEDIUM)
    code = QrCode(148)
    code.show_text(url)
    words = Text(_on_lines(url) or _("Not reachable"), Role.CAPTION, wraps=True)
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    words.setFixedWidth(scaled(150))
    card.body.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
    card.body.addWidget(words)
    return card


def _on_lines(url: str) -> str:
    """Place and code each on a line of its own: all cards are as high, and the code is what one
    types.
    """
    place, slash, code = url.removeprefix("http://").rpartition("/")
    return f"{place}{slash}\n{code}" if code else ""

"""Beside the notes: whose sheet this is, whether it was delivered, and how the table gets on it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.notes.photo_desk import photos_words
from app.ui.notes.qr import QrCode, TableAddresses
from app.ui.notes.sheets import ALL_TABLES
from app.ui.notes.words import delivered_words, notes_words, table_words
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Card, Divider, Kind, Text, Tone

_ANY_WIDTH: Final = 16_777_215  # Qt's own word for no limit (QWIDGETSIZE_MAX)
_SHARES: Final = {True: (0, 0, 0, 0, 0, 1), False: (0, 3, 0, 0, 2, 0)}
"""Who takes the room that is left, beside and below: the card's title, head, buttons, code, foot,
and what is empty."""


class SheetCard(Card):
    """One table's sheet, or an item's. `delivered` and `reopened` are wishes; `codes_wanted` asks
    for codes, `addresses_wanted` for all tables' addresses.
    """

    delivered = Signal()
    reopened = Signal()
    codes_wanted = Signal()
    addresses_wanted = Signal()
    photos_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.MEDIUM, parent=parent)
        self._is_beside = True
        self._code = ""
        self._parts: tuple[str, ...] = ()
        self._name = Text(role=Role.SUBHEADING)
        self._about = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self.deliver_button, self.reopen_button = Button(icon_name="check"), Button()
        self.photos_button = Button(icon_name="image")
        self.photos_button.hide()
        self._qr, self._url = QrCode(), Text(role=Role.CAPTION, wraps=True)
        self._url.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._url.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._trouble = Text(role=Role.CAPTION, tone=Tone.WARNING, wraps=True)
        self.codes_button = Button(icon_name="qr-code")
        self.all_button = Button(kind=Kind.QUIET, icon_name="qr-code")
        self._lay_out()
        self.deliver_button.clicked.connect(self.delivered)
        self.reopen_button.clicked.connect(self.reopened)
        self.photos_button.clicked.connect(self.photos_wanted)
        self.codes_button.clicked.connect(self.codes_wanted)
        self.all_button.clicked.connect(self.addresses_wanted)
        self._fit()

    def show_sheet(
        self, table: int, title: str, count: int, delivered_at: int, *, can_deliver: bool
    ) -> None:
        """Whose sheet, under which item; `delivered_at` is 0 while the table still has it."""
        self._name.setText(table_words(table))
        self._parts = (title, notes_words(count), delivered_words(delivered_at))
        self._show_about()
        has_sheet = can_deliver and table not in (ALL_TABLES, 0)
        self.deliver_button.setVisible(has_sheet and not delivered_at)
        self.reopen_button.setVisible(has_sheet and bool(delivered_at))

    def show_photos(self, count: int) -> None:
        """How many photos the table sent of its paper."""
        self.photos_button.setText(photos_words(count))
        self.photos_button.setVisible(bool(count))

    def show_address(self, table: int, addresses: TableAddresses, *, has_codes: bool) -> None:
        """The table's code, or the way to get one."""
        url = addresses.of(table) if table not in (ALL_TABLES, 0) else ""
        self._code = url
        self._qr.show_text(url)
        self._url.setText(url.removeprefix("http://"))
        self._show_code()
        self._trouble.setText(addresses.trouble)
        self.codes_button.setVisible(not has_codes)
        self.all_button.setVisible(has_codes)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.deliver_button.setText(_("Mark as delivered"))
        self.reopen_button.setText(_("Give it back"))
        self.codes_button.setText(_("Make table codes"))
        self.all_button.setText(_("All addresses…"))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._qr)
        middle.addStretch(1)
        self._line = Divider()
        head, acts, foot = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        columns: tuple[tuple[QBoxLayout, tuple[QWidget, ...]], ...] = (
            (head, (self._name, self._about)),
            (acts, (self.deliver_button, self.reopen_button, self.photos_button, self._line)),
            (middle, ()),
            (foot, (self._url, self._trouble, self.codes_button, self.all_button)),
        )
        for column, parts in columns:
            self.body.addLayout(column)
            for part in parts:
                column.addWidget(part)
        self.body.addStretch(1)

    def set_beside(self, is_beside: bool) -> None:
        """Beside the notes the card is narrow; below them it is a strip, and the way to the code,
        or to why there is none, is the dialog of all addresses.
        """
        if is_beside == self._is_beside:
            return
        self._is_beside = is_beside
        way = QBoxLayout.Direction
        self.body.setDirection(way.TopToBottom if is_beside else way.LeftToRight)
        for at, share in enumerate(_SHARES[is_beside]):
            self.body.setStretch(at, share)
        self._line.setVisible(is_beside)
        self._show_about()
        self._show_code()
        self._fit()

    def _show_about(self) -> None:
        between = "\n" if self._is_beside else " · "
        self._about.setText(between.join(filter(None, self._parts)))

    def _show_code(self) -> None:
        for part in (self._qr, self._url):
            part.setVisible(self._is_beside and bool(self._code))
        self._trouble.setVisible(self._is_beside and bool(self._trouble.text()))

    def _fit(self) -> None:
        if self._is_beside:
            self.setFixedWidth(scaled(196))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_ANY_WIDTH)

"""Looking at many notes before they are taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n
from app.models.errors import Refused
from app.models.seating import MOST_TABLES
from app.ui.notes.acts import Left
from app.ui.notes.words import misfit_words, table_words
from app.ui.theme import Role, scaled
from app.ui.toast import TELLS_REFUSALS
from app.ui.widgets import Button, FormRows, Kind, Text, Tone, frame_dialog

_NUMBER: Final = Qt.ItemDataRole.UserRole


class PasteDialog(QDialog):
    """Lines that were pasted, ticked; untick what is no note, choose the table, take the rest.

    `wanted` asks for the ticked lines to be taken. `keep` hears what was not: that stays, to be
    shortened or put on another sheet, and with nothing left the dialog closes.
    """

    wanted = Signal()

    def __init__(
        self, lines: Sequence[str], table: int, tables: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._heading = Text(role=Role.HEADING)
        self._hint, self._left = Text(tone=Tone.MUTED, wraps=True), Text(wraps=True)
        self._left.setObjectName("paste-left")
        self._left.hide()
        self.setProperty(TELLS_REFUSALS, True)
        self._why: dict[int, Refused | None] = {}
        self._asked: tuple[QListWidgetItem, ...] = ()
        self.table, self.list = QSpinBox(), QListWidget()
        self.table.setRange(0, min(max(tables, table, 1), MOST_TABLES))
        self.table.setValue(table)
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(scaled(260))
        flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        for number, line in enumerate(lines, 1):
            item = QListWidgetItem(line, self.list)
            item.setData(_NUMBER, number)
            item.setFlags(item.flags() | flags)
            item.setCheckState(Qt.CheckState.Checked)
        self._rows = FormRows()
        self._rows.add("", self.table)
        self._confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        column = QVBoxLayout()
        for part in (self._heading, self._hint, self._left, self._rows, self.list):
            column.addWidget(part)
        frame_dialog(self, [column], self._confirm, self._cancel)
        self.list.itemChanged.connect(self._say)
        self.table.valueChanged.connect(self._say)
        self.retranslate()
        self._confirm.setFocus()

    @property
    def texts(self) -> tuple[str, ...]:
        """The ticked lines."""
        return tuple(each.text() for each in self._ticked())

    def accept(self) -> None:
        """Asks for the ticked lines; the answer comes to `keep`."""
        self._asked = self._ticked()
        self._confirm.setEnabled(False)
        self.wanted.emit()

    def keep(self, left: Left) -> None:
        """Lets go what was taken; `left` are places among the `texts` that were asked for."""
        if not shiboken6.isValid(self):
            return
        if not left:
            super().accept()
            return
        kept = {at for at, _why in left}
        self._why = {self._asked[at].data(_NUMBER): why for at, why in left}
        was_blocked = self.list.blockSignals(True)
        for at, item in enumerate(self._asked):
            if at not in kept:
                self.list.takeItem(self.list.row(item))
        self.list.blockSignals(was_blocked)
        self._say()
        self._grow()

    def _grow(self) -> None:
        """Room for what is told, without taking it from the list."""
        inside = self.layout()
        high = inside.totalHeightForWidth(self.width()) if inside else 0
        self.resize(self.width(), max(self.height(), high))

    def _ticked(self) -> tuple[QListWidgetItem, ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(each for each in items if each.checkState() is Qt.CheckState.Checked)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for a line of text."""
        return QSize(scaled(520), super().sizeHint().height())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Paste notes"))
        self._hint.setText(
            _("Each line becomes a note. Untick what is not one. + − ” or ? in front marks it.")
        )
        self.table.setSpecialValueText(_("Own note"))
        self._rows.show_texts(self.table, _("Table"))
        self.list.setAccessibleName(_("Notes"))
        self._cancel.setText(_("Cancel"))
        self._say()

    def _say(self) -> None:
        n, where = len(self._ticked()), table_words(self.table.value())
        why = misfit_words(self._why)
        self._left.setText(_("Not added yet:") + f"\n{why}" if why else "")
        self._left.setVisible(bool(why))
        heading = _n("{n} note: {table}", "{n} notes: {table}", n).format(n=n, table=where)
        self._heading.setText(heading)
        self._confirm.setText(_n("Add {n} note", "Add {n} notes", n).format(n=n))
        self._confirm.setEnabled(bool(n))

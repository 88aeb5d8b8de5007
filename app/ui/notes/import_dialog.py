"""Notes from a file before they are taken: how it was read, its columns, and every row."""

from __future__ import annotations

import sys
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.document import Document
from app.i18n import _, _n
from app.imports.notes import NoteList, propose_columns, read_notes
from app.imports.tables import Table, read_table
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.seating import MOST_TABLES
from app.refusals import say, sentence
from app.ui.members.import_source import ImportSource
from app.ui.notes.deeds import take_all
from app.ui.notes.import_columns import NoteColumns
from app.ui.notes.import_plan import candidates, new_notes
from app.ui.notes.import_rows import NoteRows
from app.ui.notes.sheets import Sheets
from app.ui.notes.words import breakable, row_title
from app.ui.theme import Role, Space, scaled
from app.ui.toast import TELLS_REFUSALS, Toast
from app.ui.widgets import Banner, Button, ElidedText, FormRows, Kind, Text, Tint, Tone
from app.ui.widgets.scrolling import scrolling

T = TypeVar("T")


class ImportNotesDialog(QDialog):
    """Reads in a thread, shows, and takes the ticked rows as one deed, all or none.

    `start` reads; the dialog opens when there is something to show. `unreadable` carries the
    `Refused` of a file that is no table at all. `taken` carries the `Toast` of what was done;
    `shown` is emitted after each reading has been shown.
    """

    taken = Signal(object)
    shown = Signal()
    unreadable = Signal(object)

    def __init__(
        self,
        document: Document,
        path: Path,
        sheets: Sheets,
        item: str,
        table: int,
        parent: QWidget | None = None,
    ) -> None:
        """`item` and `table` are the sheet that is looked at."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty(TELLS_REFUSALS, True)
        self._document, self._path, self._sheets = document, path, sheets
        self._turn = 0
        self._table: Table | None = None
        self._read: NoteList | None = None
        self.source, self.columns, self.rows = ImportSource(), NoteColumns(), NoteRows()
        self.item, self.table = QComboBox(), QSpinBox()
        for row in sheets.rows:
            self.item.addItem(row_title(row), row.item)
        self.item.setCurrentIndex(max(0, self.item.findData(item)))
        self.table.setRange(0, min(max(sheets.most, 1), MOST_TABLES))
        self.table.setValue(max(0, table))
        self._trouble = Banner("", Tint.DANGER, can_close=False)
        self._words = Text(tone=Tone.WARNING, wraps=True)
        self._summary = Text(tone=Tone.MUTED, wraps=True)
        self.confirm, self._cancel = Button(kind=Kind.PRIMARY), Button(_("Cancel"))
        self._lay_out()
        self._connect()
        self.resize(self.sizeHint())

    def start(self) -> None:
        """Reads the file, as the boxes say."""
        encoding, delimiter = self.source.chosen
        future = self._document.propose(
            read_table, self._path, encoding=encoding, delimiter=delimiter
        )
        future.add_done_callback(partial(self._on_table, self._next_turn()))

    def accept(self) -> None:
        """Takes the ticked rows; closes when they are on disk."""
        assembly, item = self._document.assembly, str(self.item.currentData())
        new = new_notes(self.rows.rows.listed, assembly, item, self._document.fresh_id)
        if not new or not self.confirm.isEnabled():
            return
        self.confirm.setEnabled(False)
        n = len(new)
        label = _n("Import {n} note", "Import {n} notes", n).format(n=n)
        future = self._document.do(label, take_all, new, self._document.now())
        future.add_done_callback(partial(self._on_taken, n))

    def sizeHint(self) -> QSize:
        """Roomy, yet inside the window it belongs to."""
        parent = self.parentWidget()
        most = parent.window().size() - QSize(80, 70) if parent else QSize(1100, 640)
        return QSize(scaled(1080), scaled(620)).boundedTo(most)

    # -- reading

    def _next_turn(self) -> int:
        """A reading that is overtaken by another is not shown."""
        self._turn += 1
        self.confirm.setEnabled(False)
        return self._turn

    def _on_table(self, turn: int, future: Future[Table]) -> None:
        table = self._understood(turn, future)
        if table is None:
            return
        is_new = self._table is None or self._table.headers != table.headers
        self._table = table
        self.source.show_table(table)
        if is_new:
            self.columns.show_table(table, propose_columns(table))
        self._interpret()

    def _interpret(self) -> None:
        """The rows as notes, by the meanings of the columns."""
        if self._table is not None:
            mapping, tables = self.columns.mapping, self._sheets.most
            future = self._document.propose(read_notes, self._table, mapping, tables)
            future.add_done_callback(partial(self._on_notes, self._next_turn()))

    def _on_notes(self, turn: int, future: Future[NoteList]) -> None:
        read = self._understood(turn, future)
        if read is None:
            return
        self._read = read
        told = (breakable(sentence(each.code, dict(each.params))) for each in read.doubts)
        self.source.show_doubts(tuple(told))
        self._place()
        self._come_up()

    def _understood(self, turn: int, future: Future[T]) -> T | None:
        """What was read, if it is still wanted; a refusal is told, a bug goes where bugs go."""
        if not shiboken6.isValid(self) or turn != self._turn:
            return None
        error = future.exception()
        if error is None:
            self._trouble.hide()
            return future.result()
        if not isinstance(error, Refused):
            sys.excepthook(type(error), error, error.__traceback__)
        elif self._table is None:
            self.unreadable.emit(error)
            self.deleteLater()
        else:
            self._read = None
            self.rows.rows.show(())
            self._tell(error)
            self._come_up()
        return None

    def _place(self) -> None:
        """The rows held against the sheets of the item."""
        if self._read is None:
            return
        item, table = str(self.item.currentData()), self.table.value()
        by_hand = self.rows.rows.by_hand
        listed = candidates(self._read, self._document.assembly, item, table, by_hand)
        self.rows.rows.show(listed)
        odd = (at for at, each in enumerate(listed) if each.looks)
        self.rows.selectRow(next(odd, 0))
        self._trouble.hide()
        self._show_state()

    def _come_up(self) -> None:
        self._show_state()
        if not self.isVisible():
            self.open()
            self.rows.setFocus()
        self.shown.emit()

    def _tell(self, refused: Refused) -> None:
        self._trouble.show_text(breakable(say(refused)))
        self._trouble.show()

    def _show_state(self) -> None:
        """How many there are, and what the button would do."""
        listed = self.rows.rows.listed
        n, odd = sum(each.is_taken for each in listed), sum(bool(each.looks) for each in listed)
        told = [_n("{n} row in the file.", "{n} rows in the file.", len(listed))]
        if odd:
            told.append(_n("{n} row to check.", "{n} rows to check.", odd).format(n=odd))
        self._summary.setText(" ".join(told).format(n=len(listed)))
        self.confirm.setText(_n("Add {n} note", "Add {n} notes", n).format(n=n))
        self.confirm.setEnabled(n > 0)

    def _on_row(self, index: QModelIndex, _before: QModelIndex) -> None:
        """Everything there is to look at in the row."""
        listed = self.rows.rows.listed
        looks = listed[index.row()].looks if 0 <= index.row() < len(listed) else ()
        self._words.set_tone(Tone.WARNING if looks else Tone.MUTED)
        self._words.setText(breakable("\n".join(looks)) or _("Nothing to check in this row."))

    def _on_taken(self, n: int, future: Future[Facts]) -> None:
        if not shiboken6.isValid(self):
            return
        error = future.exception()
        if error is None:
            told = _n("{n} note was imported.", "{n} notes were imported.", n).format(n=n)
            self.taken.emit(Toast(told, can_undo=True))
            super().accept()
        elif isinstance(error, Refused):
            self._place()
            self._tell(error)

    # -- building

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Import notes"))
        self._trouble.hide()
        self.source.retranslate()
        where = FormRows()
        where.add(_("To the sheets of"), self.item)
        where.add(_("Table, where the row names none"), self.table)
        self.table.setSpecialValueText(_("Own note"))
        self.rows.setAccessibleName(_("Rows in the file"))
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (Text(_("What the columns are"), Role.SUBHEADING), scrolling(self.columns)):
            left.addWidget(part)
        left.addWidget(where)
        right.addWidget(self.rows, 1)
        right.addWidget(self._words)
        middle, foot = QHBoxLayout(), QHBoxLayout()
        middle.setSpacing(Space.HUGE)
        middle.addLayout(left, 2)
        middle.addLayout(right, 5)
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Text(_("Import notes"), Role.HEADING))
        column.addWidget(ElidedText(self._path.name, tone=Tone.MUTED))
        column.addWidget(self.source)
        column.addWidget(self._trouble)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.confirm.setDefault(True)
        self._cancel.setAutoDefault(False)
        self.confirm.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.source.changed.connect(self.start)
        self.columns.changed.connect(self._interpret)
        self.item.activated.connect(self._place)
        self.table.valueChanged.connect(self._place)
        self.rows.rows.chosen.connect(self._show_state)
        self.rows.selectionModel().currentRowChanged.connect(self._on_row)

"""A member list before it is taken: how it was read, what its columns mean, who is in it."""

from __future__ import annotations

import sys
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.document import Document
from app.i18n import _
from app.imports.members import (
    ALIKE,
    Fate,
    MemberList,
    candidates,
    corrections,
    newcomers,
    read_members,
    values_of,
)
from app.imports.tables import Table, read_table
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.people import MOST_MEMBERS, take_list
from app.refusals import say
from app.ui.members.import_columns import ImportColumns
from app.ui.members.import_plan import Columns
from app.ui.members.import_rows import ImportRows
from app.ui.members.import_source import ImportSource
from app.ui.members.import_words import done_words, doubt_words, import_words, summary_words
from app.ui.theme import Role, Space, scaled
from app.ui.toast import TELLS_REFUSALS, Toast
from app.ui.widgets import Banner, Button, ElidedText, Kind, Text, Tint, Tone
from app.ui.widgets.scrolling import scrolling

_BESIDE_FROM = 760
_PATIENCE_MS = 400
"""Until then nobody wonders whether anything happens."""


class ImportDialog(QDialog):
    """Reads in a thread, shows, and takes the ticked rows as one deed.

    `start` reads; the dialog opens when there is something to show. `unreadable` carries the
    `Refused` of a file that is no list at all: there is nothing to choose then, so nothing opens.
    `taken` carries the `Toast` that tells what was done. `shown` is emitted after each reading has
    been shown, whether it was understood or refused.
    """

    taken = Signal(object)
    shown = Signal()
    unreadable = Signal(object)

    def __init__(self, document: Document, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self._path = path
        self._turn = 0
        self._table: Table | None = None
        self._columns = Columns((), ())
        self._refused: Refused | None = None
        self._not_taken: Refused | None = None
        self.setProperty(TELLS_REFUSALS, True)
        self._was_read = False
        self._is_busy = False
        self.source, self.columns, self.rows = ImportSource(), ImportColumns(), ImportRows()
        self._title = Text(role=Role.HEADING)
        self._file = ElidedText(path.name, tone=Tone.MUTED)
        self._trouble = Banner("", Tint.DANGER, can_close=False)
        self._busy = QProgressBar()
        self._names = Text(role=Role.SUBHEADING), Text(role=Role.SUBHEADING)
        self._summary = Text(tone=Tone.MUTED, wraps=True)
        self.confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        self._opens = QTimer(self)
        self._opens.setSingleShot(True)
        self._opens.setInterval(_PATIENCE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(self.sizeHint())

    def start(self) -> None:
        """Reads the file; opens when it is read, or when that takes a while."""
        self._opens.start()
        self._read()

    def accept(self) -> None:
        """Takes the ticked rows; closes when they are on disk."""
        listed = self.rows.listed
        counts = self.rows.count(Fate.ADD), self.rows.count(Fate.UPDATE)
        if not self.confirm.isEnabled():
            return
        self.confirm.setEnabled(False)
        self._not_taken = None
        new = newcomers(listed, self._document.fresh_id)
        future = self._document.do(import_words(*counts), take_list, new, corrections(listed))
        future.add_done_callback(partial(self._on_taken, done_words(*counts)))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Roomy, yet inside the window it belongs to."""
        parent = self.parentWidget()
        most = parent.window().size() - QSize(80, 70) if parent else QSize(1100, 640)
        return QSize(scaled(1080), scaled(620)).boundedTo(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns above people when there is no room beside them."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Import members"))
        self._title.setText(_("Import members"))
        self._busy.setAccessibleName(_("Reading the list…"))
        self._names[0].setText(_("What the columns are"))
        self._names[1].setText(_("Who is in the list"))
        self._cancel.setText(_("Cancel"))
        for part in (self.source, self.columns, self.rows):
            part.retranslate()
        self._show_doubts(None)
        self._show_state()

    # -- reading

    def _read(self) -> None:
        """The file again, as the boxes say."""
        encoding, delimiter = self.source.chosen
        self._turn += 1
        self._show_busy(is_busy=True)
        future = self._document.propose(
            read_table, self._path, encoding=encoding, delimiter=delimiter
        )
        future.add_done_callback(partial(self._on_table, self._turn))

    def _on_table(self, turn: int, future: Future[Table]) -> None:
        if not self._is_wanted(turn):
            return
        if not self._understood(future):
            self._give_up()
            return
        table, before = future.result(), self._table
        self._table = table
        self.source.show_table(table)
        if before is None or before.headers != table.headers:
            self._columns = Columns.proposed(table)
        self.columns.show_table(table, self._columns)
        self.columns.follow_in_tab_order(self.source.delimiter)
        self._interpret()

    def _interpret(self) -> None:
        """The rows as members, by the meanings of the columns."""
        if self._table is None:
            return
        self._turn += 1
        self._show_busy(is_busy=True)
        future = self._document.propose(
            read_members,
            self._table,
            self._columns.mapping,
            leave_out=self._columns.leave_out,
            unite=self._columns.united,
            known=values_of(self._document.assembly.people),
        )
        future.add_done_callback(partial(self._on_members, self._turn))

    def _on_members(self, turn: int, future: Future[MemberList]) -> None:
        if not self._is_wanted(turn):
            return
        if self._understood(future):
            read = future.result()
            self._show_people(read)
        else:
            self.rows.show_candidates(())
        self._finish()

    def _show_people(self, read: MemberList) -> None:
        """Whom a person can choose among; a list that no choice of rows would mend shows nobody."""
        members = tuple(self._document.assembly.people)
        listed = candidates(read, self._columns.id_header, members)
        added = sum(each.fate is Fate.ADD for each in listed)
        if added > MOST_MEMBERS:
            self._refused = _too_many(added)
        self.rows.show_candidates(() if self._refused else listed)
        self._show_doubts(read)

    def _understood(self, future: Future[Table] | Future[MemberList]) -> bool:
        """False when it was refused; any other error is a bug and goes where bugs go."""
        error = future.exception()
        self._refused = error if isinstance(error, Refused) else None
        if error is not None and self._refused is None:
            sys.excepthook(type(error), error, error.__traceback__)
        return error is None

    def _is_wanted(self, turn: int) -> bool:
        """False for a reading that was overtaken by another, or by the closing of the dialog."""
        return shiboken6.isValid(self) and turn == self._turn

    def _give_up(self) -> None:
        """Another character set than the reader chose may be wrong: then choose again. A file that
        was never read goes away with its sentence.
        """
        if self._was_read or self._refused is None:
            self._table = None
            self._finish()
            return
        self._opens.stop()
        self.unreadable.emit(self._refused)
        self.close()
        self.deleteLater()

    def _finish(self) -> None:
        self._was_read = True
        self._opens.stop()
        self._show_busy(is_busy=False)
        if not self.isVisible():
            self.open()
        self.shown.emit()

    # -- showing

    def _show_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._busy.setVisible(is_busy)
        self._show_state()

    def _show_doubts(self, read: MemberList | None) -> None:
        """Doubts about the file above, those about a column at the column."""
        if read is None:
            return
        general = [each for each in read.doubts if each.row is None]
        self.source.show_doubts([doubt_words(each) for each in general if each.column is None])
        by_column: dict[str, list[str]] = {}
        alike = {each.column for each in general if each.code == ALIKE and each.column}
        for doubt in general:
            if doubt.column is not None:
                by_column.setdefault(doubt.column, []).append(doubt_words(doubt))
        self.columns.show_doubts(by_column, alike)

    def _show_state(self) -> None:
        """What is wrong, how many there are, and what the button would do."""
        added, updated = self.rows.count(Fate.ADD), self.rows.count(Fate.UPDATE)
        known = len(self._document.assembly.people.members)
        refused = self._refused or (_too_many(added) if known + added > MOST_MEMBERS else None)
        told = refused or self._not_taken
        is_beyond = self._is_beyond
        self._trouble.setVisible(told is not None)
        if told is not None:
            self._trouble.show_text(say(told))
        for part in self._panes:
            part.setVisible(self._table is not None and not is_beyond)
        has_rows = bool(self.rows.listed)
        self._summary.setText(summary_words(self.rows.listed) if has_rows else "")
        words = _("Reading…") if self._is_busy else import_words(added, updated)
        self.confirm.setText(words)
        self.confirm.setVisible(not is_beyond)
        self.confirm.setEnabled(refused is None and added + updated > 0 and not self._is_busy)

    @property
    def _is_beyond(self) -> bool:
        """True for a list so long that its sentence is all there is to say."""
        return self._refused is not None and self._refused.code == "too-many-members"

    def _on_columns(self, columns: Columns) -> None:
        self._columns = columns
        self._interpret()

    def _on_rows(self) -> None:
        """Other rows may be taken."""
        self._not_taken = None
        self._show_state()

    def _on_taken(self, words: str, future: Future[Facts]) -> None:
        if not shiboken6.isValid(self):
            return
        error = future.exception()
        self._not_taken = error if isinstance(error, Refused) else None
        if error is None:
            self.taken.emit(Toast(words, can_undo=bool(future.result())))
            super().accept()
        else:
            self._show_state()

    # -- building

    def _lay_out(self) -> None:
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(4)
        head = QVBoxLayout()
        head.setSpacing(Space.HAIR)
        head.addWidget(self._title)
        head.addWidget(self._file)
        frame = scrolling(self.columns)
        self._panes = _pane(self._names[0], frame), _pane(self._names[1], self.rows)
        frame.setMinimumHeight(scaled(110))
        middle = QWidget()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight, middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(Space.HUGE)
        self._middle.addWidget(self._panes[0], 4)
        self._middle.addWidget(self._panes[1], 6)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addWidget(self.source)
        column.addWidget(self._trouble)
        column.addWidget(self._busy)
        column.addWidget(scrolling(middle), 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._opens.timeout.connect(self.open)
        self.confirm.setDefault(True)
        self._cancel.setAutoDefault(False)
        self.confirm.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.source.changed.connect(self._read)
        self.columns.changed.connect(self._on_columns)
        self.rows.changed.connect(self._on_rows)


def _too_many(added: int) -> Refused:
    return Refused("too-many-members", most=MOST_MEMBERS, count=added)


def _pane(name: Text, inside: QWidget) -> QWidget:
    pane = QWidget()
    pane.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.SMALL)
    column.addWidget(name)
    column.addWidget(inside, 1)
    return pane

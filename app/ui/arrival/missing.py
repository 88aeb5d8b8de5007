"""Who is not here yet, with a phone number to call when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from app.i18n import _, name_key
from app.models.arrivals import joins_later
from app.models.assembly import Assembly
from app.models.people import Attendance, Member
from app.ui.arrival.words import away_words
from app.ui.held import HeldKeys
from app.ui.theme import scaled
from app.ui.widgets import DataTable

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_TIP: Final = Qt.ItemDataRole.ToolTipRole
Row = tuple[str, str, str, str]
"""A member's id, name, phone, and in words that they are not awaited, or from when."""
_PHONE: Final = 1
_KEY: Final = "F3"
_WITH_ATTENDANCE_FROM: Final = 360
_NOT_HERE: Final = (Attendance.EXPECTED, Attendance.ABSENT, Attendance.LEFT)


def missing_of(assembly: Assembly) -> tuple[Member, ...]:
    """Who is awaited, by name, then who joins later, then who stays away or left."""
    meeting, people = assembly.mandate.meeting, assembly.people
    away, later = people.having(meeting, *_NOT_HERE), joins_later(assembly, meeting)

    def order(member: Member) -> tuple[bool, bool, tuple[str, str]]:
        is_awaited = people.status(meeting, member.id) is Attendance.EXPECTED
        return not is_awaited, member.id in later, name_key(member.name)

    return tuple(sorted(away, key=order))


def missing_rows(assembly: Assembly) -> tuple[Row, ...]:
    """The same, as they are shown."""
    meeting, people = assembly.mandate.meeting, assembly.people
    names, later = people.shown_names(), joins_later(assembly, meeting)

    def row(member: Member) -> Row:
        away = away_words(people.status(meeting, member.id), later.get(member.id, 0))
        return member.id, names[member.id], member.mobile, away

    return tuple(map(row, missing_of(assembly)))


class MissingModel(QAbstractTableModel):
    """Name, phone, and whether they are awaited at all.

    Guests at the door see the screen: phones are hidden until `show_phones`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._has_phones = False

    @property
    def has_phones(self) -> bool:
        """True while the phones can be read."""
        return self._has_phones

    def show_phones(self, *, is_shown: bool) -> None:
        """The phones to be read, or hidden."""
        self._has_phones = is_shown
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, _PHONE, _PHONE)
        if self._rows:
            last = self.index(len(self._rows) - 1, _PHONE)
            self.dataChanged.emit(self.index(0, _PHONE), last)

    def show(self, rows: Sequence[Row]) -> None:
        """(id, name, phone, status) of each."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    @property
    def has_away(self) -> bool:
        """True when somebody is not awaited at all."""
        return any(away for _id, _name, _phone, away in self._rows)

    def retranslate(self) -> None:
        """The headings again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 2)

    def member(self, row: int) -> str:
        """The id of a row's member."""
        return self._rows[row][0]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """How many are missing."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Name, phone, status."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        """The columns' names in the language of the moment; the phones' is what shows them."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        toggle = _("Hide numbers") if self._has_phones else _("Show numbers")
        return (_("Name"), f"{toggle}  {_KEY}", _("Attendance"))[section]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Words."""
        if not index.isValid():
            return None
        _id, name, phone, away = self._rows[index.row()]
        if role == _Role.DisplayRole:
            return (name, phone if self._has_phones else "", away)[index.column()]
        return " \N{MIDDLE DOT} ".join(filter(None, (name, away))) if role == _TIP else None


class MissingTable(DataTable):
    """Enter or Space checks in, Delete notes that somebody is not coming.

    F3, or a click on the heading of the phones, shows them and hides them again.
    `arrived` and `not_coming` carry a member's id.
    """

    arrived = Signal(str)
    not_coming = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.rows = MissingModel(self)
        self.setModel(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads = self.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in (1, 2):
            heads.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionsClickable(True)
        heads.sectionClicked.connect(self._on_heading)
        self._toggle = QAction(self)
        self._toggle.setShortcut(QKeySequence(_KEY))
        self._toggle.setAutoRepeat(False)
        HeldKeys(self, _acts_once)  # or one after the other would be checked in
        self._toggle.triggered.connect(self.toggle_phones)
        self.addAction(self._toggle)
        self.setMinimumWidth(scaled(230))
        self.doubleClicked.connect(self._on_double_clicked)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Who is not here."""
        self.rows.show(rows)
        self._fit_columns()

    def toggle_phones(self) -> None:
        """Shows the phones, or hides them."""
        self.rows.show_phones(is_shown=not self.rows.has_phones)

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever opens the desk asks anew."""
        super().showEvent(event)
        if not event.spontaneous():
            self.rows.show_phones(is_shown=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name and phone come first."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """The attendance goes where there is nothing to tell, or no room to tell it."""
        is_wide = self.viewport().width() >= scaled(_WITH_ATTENDANCE_FROM)
        self.setColumnHidden(2, not (is_wide and self.rows.has_away))

    @property
    def current(self) -> str:
        """The id of the chosen member, "" for none."""
        row = self.currentIndex().row()
        return self.rows.member(row) if 0 <= row < self.rows.rowCount() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a row."""
        if not _acts_once(event) or not self.current:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.not_coming.emit(self.current)
        else:
            self.arrived.emit(self.current)

    def _on_heading(self, section: int) -> None:
        if section == _PHONE:
            self.toggle_phones()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.arrived.emit(self.rows.member(index.row()))


def _acts_once(event: QKeyEvent) -> bool:
    keys = Qt.Key
    return event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space, keys.Key_Delete)

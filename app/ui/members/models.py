"""The list of members as an item model, filtered and sorted, and how its cells are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app.i18n import _, clock, name_key
from app.models.assembly import Assembly
from app.models.people import Attendance, Joined, Joining, Member, Presence
from app.ui.members.find import Hay, Needle
from app.ui.members.words import joining_words, status_words
from app.ui.today.clock import minute_of_day

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
MEMBER_ROLE: Final = _Role.UserRole
STATUS_ROLE: Final = _Role.UserRole + 1
SORT_ROLE: Final = _Role.UserRole + 2
TABLE_ROLE: Final = _Role.UserRole + 3
# Who is still to come stands above who is here.
_STATUS_ORDER: Final = (
    Attendance.EXPECTED,
    Attendance.PRESENT,
    Attendance.LEFT,
    Attendance.ABSENT,
)


class Column(IntEnum):
    """The first columns; the attributes follow, one column each."""

    NUMBER = 0
    NAME = 1
    STATUS = 2
    TABLE = 3


_FIRST_ATTRIBUTE = len(Column)


@dataclass(frozen=True, slots=True)
class Line:
    """One member as the list shows it."""

    member: Member
    presence: Presence
    hay: Hay
    joined: Joining | None = None

    @classmethod
    def of(cls, member: Member, presence: Presence, joined: Joined | None = None) -> Line:
        """Ready to be shown and searched."""
        return cls(member, presence, Hay.of(member), joined.how if joined else None)


def lines_of(assembly: Assembly) -> tuple[Line, ...]:
    """Everybody by badge number, as of the day on screen."""
    meeting, people = assembly.mandate.meeting, assembly.people
    return tuple(
        Line.of(
            each, people.presence.get((meeting, each.id), Presence()), people.joined.get(each.id)
        )
        for each in people
    )


class MembersModel(QAbstractTableModel):
    """Members by badge number; `show` changes in place, so that choice and scroll stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._headers: tuple[str, ...] = ()

    def show(self, lines: Sequence[Line], headers: tuple[str, ...]) -> None:
        """The members and attribute columns as they are now."""
        if headers != self._headers:
            self.beginResetModel()
            self._lines, self._headers = list(lines), headers
            self.endResetModel()
            return
        self._drop({each.member.id for each in lines})
        for at, line in enumerate(lines):
            self._put(at, line)
        if len(self._lines) > len(lines):
            self.beginRemoveRows(QModelIndex(), len(lines), len(self._lines) - 1)
            del self._lines[len(lines) :]
            self.endRemoveRows()

    def line(self, row: int) -> Line:
        """The member of a row."""
        return self._lines[row]

    def row_of(self, member: str) -> int:
        """The row of a member, -1 when there is none."""
        rows = (row for row, line in enumerate(self._lines) if line.member.id == member)
        return next(rows, -1)

    def retranslate(self) -> None:
        """All words again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if self._lines:
            last = self.index(len(self._lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """How many members there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """The fixed columns and one for each attribute."""
        return 0 if parent.isValid() else _FIRST_ATTRIBUTE + len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        """The columns' names in the language of the moment."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        if section >= _FIRST_ATTRIBUTE:
            return self._headers[section - _FIRST_ATTRIBUTE]
        return {
            Column.NUMBER: _("No."),
            Column.NAME: _("Name"),
            Column.STATUS: _("Attendance"),
            Column.TABLE: _("Fixed table"),
        }[Column(section)]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Words, and what drawing and sorting need."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == _Role.DisplayRole:
            return self._words(line, index.column())
        if role == SORT_ROLE:
            return self._sorting(line, index.column())
        return _more(line, index.column(), role)

    def _words(self, line: Line, column: int) -> str:
        if column >= _FIRST_ATTRIBUTE:
            return line.member.attribute(self._headers[column - _FIRST_ATTRIBUTE])
        table = line.member.fixed_table
        return {
            Column.NUMBER: str(line.member.number),
            Column.NAME: _name_words(line),
            Column.STATUS: status_words(line.presence.status),
            Column.TABLE: str(table) if table else "",
        }[Column(column)]

    def _sorting(self, line: Line, column: int) -> tuple[int, int, str]:
        member = line.member
        if column >= _FIRST_ATTRIBUTE:
            value = self._words(line, column)
            is_number = value.isdecimal()
            return (
                (0 if is_number else 1 if value else 2),
                int(value) if is_number else 0,
                "" if is_number else name_key(value)[0],
            )
        first = {
            Column.NUMBER: member.number,
            Column.NAME: 0,
            Column.STATUS: _STATUS_ORDER.index(line.presence.status),
            Column.TABLE: member.fixed_table or 1_000,
        }[Column(column)]
        return first, 0, name_key(member.name)[0]

    def _drop(self, kept: set[str]) -> None:
        for row in reversed(range(len(self._lines))):
            if self._lines[row].member.id not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._lines[row]
                self.endRemoveRows()

    def _put(self, at: int, line: Line) -> None:
        known = self._lines[at] if at < len(self._lines) else None
        if known is None or known.member.id != line.member.id:
            self.beginInsertRows(QModelIndex(), at, at)
            self._lines.insert(at, line)
            self.endInsertRows()
        elif known != line:
            self._lines[at] = line
            self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))


def _name_words(line: Line) -> str:
    """The name, and a mark for somebody who joined at the door."""
    if line.joined is None:
        return line.member.name
    return f"{line.member.name} \N{MIDDLE DOT} {joining_words(line.joined)}"


def _more(line: Line, column: int, role: int) -> object:
    if role == MEMBER_ROLE:
        return line.member.id
    if role == STATUS_ROLE:
        return line.presence.status if column == Column.STATUS else None
    if role == TABLE_ROLE:
        return line.member.fixed_table if column == Column.TABLE else None
    if role == _Role.ToolTipRole:
        return _tip(line) if column == Column.STATUS else None
    return None


def _tip(line: Line) -> str | None:
    """Since when."""
    presence = line.presence
    if not presence.at or presence.status is Attendance.EXPECTED:
        return None
    time = clock(minute_of_day(presence.at))
    return _("{status} since {time}").format(status=status_words(presence.status), time=time)


class MembersView(QSortFilterProxyModel):
    """The members that fit what is typed and the attendance that is chosen, sorted as Danes do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._needle = Needle(())
        self._status: Attendance | None = None
        self.setDynamicSortFilter(True)

    def seek(self, typed: str) -> None:
        """Narrows to what fits."""
        self.beginFilterChange()
        self._needle = Needle.of(typed)
        self.endFilterChange()

    def show_only(self, status: Attendance | None) -> None:
        """Narrows to one attendance; None shows all."""
        self.beginFilterChange()
        self._status = status
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, _parent: _Index) -> bool:
        """Whether a member is shown."""
        line = self._members().line(row)
        fits = line.hay.match(self._needle) is not None
        return fits and self._status in (None, line.presence.status)

    def lessThan(self, left: _Index, right: _Index) -> bool:
        """Order of the column; equals by name, and namesakes by number."""
        return self._key(left) < self._key(right)

    def _key(self, index: _Index) -> tuple[object, int]:
        source = self._members()
        return source.data(index, SORT_ROLE), source.line(index.row()).member.number

    def _members(self) -> MembersModel:
        source = self.sourceModel()
        assert isinstance(source, MembersModel)
        return source

"""The meeting days of the form: a row for each, sorted, with a title when somebody wants one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.models.mandate import MOST_MEETINGS, Meeting
from app.models.texts import LINE
from app.ui.start.day_field import DayField
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, IconButton, Kind, Text, Tone

_SATURDAY = 5


def next_saturday(today: date) -> date:
    """The first Saturday after a day."""
    return today + timedelta(days=(_SATURDAY - today.weekday() - 1) % 7 + 1)


class DayRow(QWidget):
    """One day: date, title, and the cross that takes it away."""

    removed = Signal()

    def __init__(self, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = meeting.id
        self.date, self.weekday = DayField(), Text(tone=Tone.MUTED)
        self.date.setMinimumWidth(scaled(180))
        self.title = QLineEdit(meeting.title)
        self.title.setMaxLength(LINE)
        self.cross = IconButton("x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.date)
        row.addWidget(self.weekday)
        row.addWidget(self.title, 1)
        row.addWidget(self.cross)
        self.cross.clicked.connect(self.removed)
        self.date.dateChanged.connect(self._say_weekday)
        self.show_day(meeting.day)

    def show_day(self, day: str) -> None:
        """The date as YYYY-MM-DD."""
        self.date.setDate(QDate.fromString(day, "yyyy-MM-dd"))

    @property
    def meeting(self) -> Meeting:
        """The day as it is filled in."""
        return Meeting(self._id, self.date.date().toString("yyyy-MM-dd"), self.title.text().strip())

    def retranslate(self, number: int) -> None:
        """Words and date in the language of the moment; `number` is its place."""
        if self.date.is_readable:
            self.date.retranslate()
        self.weekday.setMinimumWidth(self._widest())
        self._say_weekday(self.date.date() if self.date.is_readable else QDate())
        self.date.setAccessibleName(_("Date of meeting {number}").format(number=number))
        self.title.setAccessibleName(_("Title of meeting {number}").format(number=number))
        self.title.setPlaceholderText(_("Title (optional)"))
        self.cross.name_it(_("Remove meeting {number}").format(number=number))

    def _say_weekday(self, day: QDate) -> None:
        """None while what stands there is no date."""
        self.weekday.setText(QLocale().dayName(day.dayOfWeek()) if day.isValid() else "")

    def _widest(self) -> int:
        """The room of the longest weekday, so that nothing moves while somebody types."""
        names = (QLocale().dayName(each) for each in range(1, 8))
        return max(map(self.weekday.fontMetrics().horizontalAdvance, names))


class MeetingDays(QWidget):
    """All rows, and the buttons below them; `grown` tells that there is one row more."""

    grown = Signal()

    def __init__(
        self,
        fresh_id: Callable[[str], str],
        today: date,
        meetings: Sequence[Meeting] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Without `meetings` there is one row, on the next Saturday."""
        super().__init__(parent)
        self._fresh_id, self._today = fresh_id, today
        self._rows: list[DayRow] = []
        self.add = Button(kind=Kind.QUIET, icon_name="plus")
        self.titles = Button(kind=Kind.QUIET)
        self.titles.setCheckable(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        foot = QHBoxLayout()
        foot.setSpacing(Space.TINY)
        foot.addWidget(self.add)
        foot.addWidget(self.titles)
        foot.addStretch(1)
        self._column.addLayout(foot)
        for button in (self.add, self.titles):
            button.setAutoDefault(False)
        first = Meeting(fresh_id("d"), next_saturday(today).isoformat())
        for meeting in meetings or (first,):
            self._put(meeting)
        self.titles.setChecked(any(each.title for each in meetings))
        self.add.clicked.connect(self.add_day)
        self.titles.toggled.connect(self._show_titles)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The days by date."""
        return tuple(sorted((row.meeting for row in self._rows), key=_day))

    @property
    def rows(self) -> tuple[DayRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    @property
    def unread(self) -> DayRow | None:
        """The first row whose date cannot be read."""
        return next((row for row in self._rows if not row.date.is_readable), None)

    def take_keyboard(self) -> None:
        """To the date that cannot be read, else to the first."""
        (self.unread or self._rows[0]).date.setFocus()

    def order_keys(self) -> None:
        """Tab goes through the rows as they stand, then to the buttons below them, whatever was
        made first. No focus proxy here: Qt takes one for the end of all that stands in this part.
        """
        parts = [part for row in self._rows for part in (row.date, row.title, row.cross)]
        for one, other in pairwise((self, *parts, self.add, self.titles)):
            QWidget.setTabOrder(one, other)

    def add_day(self) -> None:
        """One more, a week after the last; the rows come in order."""
        days = [date.fromisoformat(each.day) for each in self.meetings]
        day = max(days) + timedelta(days=7) if days else next_saturday(self._today)
        self._sort()
        self._put(Meeting(self._fresh_id("d"), day.isoformat()))
        self.retranslate()
        self._rows[-1].date.setFocus()
        self.grown.emit()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.add.setText(_("Add a meeting day"))
        self.titles.setText(_("Titles"))
        for number, row in enumerate(self._rows, 1):
            row.retranslate(number)
        self._show_titles()
        self.add.setEnabled(len(self._rows) < MOST_MEETINGS)

    def _put(self, meeting: Meeting) -> None:
        row = DayRow(meeting)
        row.removed.connect(partial(self._remove, row))
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, row)

    def _remove(self, row: DayRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.retranslate()
        self._rows[0].date.setFocus()

    def _sort(self) -> None:
        self._rows.sort(key=_row_day)
        for at, row in enumerate(self._rows):
            self._column.removeWidget(row)
            self._column.insertWidget(at, row)

    def _show_titles(self) -> None:
        for row in self._rows:
            row.title.setVisible(self.titles.isChecked())
            row.cross.setEnabled(len(self._rows) > 1)
        self.order_keys()


def _day(meeting: Meeting) -> str:
    return meeting.day


def _row_day(row: DayRow) -> str:
    return row.meeting.day

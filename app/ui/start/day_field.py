"""A field for a day that is typed, stepped with the arrows, or chosen from a calendar.

Qt's own field for dates takes keys part by part: its weekday takes none, a day that the month at
hand does not have cannot be begun, and the cursor goes astray when the words around it change.
"""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget

from app.i18n import _
from app.ui.icons import icon
from app.ui.start.day_text import day_text, parse_day

_DAYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_MONTHS = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}


class DayField(QLineEdit):
    """`dateChanged` carries the day while it is typed. What cannot be read stays as it was typed,
    and the day as it was; `is_readable` tells.

    The keyboard comes to the whole text, so that what is typed takes its place: a number alone is
    another day of the month that stood there.
    """

    dateChanged = Signal(QDate)  # noqa: N815 - as in Qt's own field for dates

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = datetime.date.today()
        self._calendar: QCalendarWidget | None = None
        self._open = QAction(icon("calendar"), "", self)
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._tidy)

    @property
    def is_readable(self) -> bool:
        """Whether what stands there is a day."""
        return self._read() is not None

    def date(self) -> QDate:
        """The day that stands there; what it was last, while that cannot be read."""
        day = self._read() or self._day
        return QDate(day.year, day.month, day.day)

    def setDate(self, day: QDate) -> None:  # noqa: N802 - as in Qt's own field for dates
        """Another day."""
        if day.isValid():
            self._day = datetime.date(day.year(), day.month(), day.day())
        self.setText(day_text(self._day))
        self.dateChanged.emit(self.date())

    def retranslate(self) -> None:
        """The day in the language of the moment."""
        self._open.setText(_("Show the calendar"))
        self.setText(day_text(self._day))

    def open_calendar(self) -> None:
        """The month of the day, below the field."""
        calendar = self._calendar or self._make_calendar()
        calendar.setLocale(QLocale())
        calendar.setSelectedDate(self.date())
        calendar.adjustSize()
        space = self.screen().availableGeometry()
        at = self.mapToGlobal(QPoint(0, self.height()))
        if at.y() + calendar.height() > space.bottom():
            at = self.mapToGlobal(QPoint(0, -calendar.height()))
        calendar.move(min(at.x(), space.right() - calendar.width()), max(at.y(), space.top()))
        calendar.show()
        calendar.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ready to be typed over, but for a press, which says where to go on."""
        super().focusInEvent(event)
        if event.reason() not in _GOES_ON:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down step by a day, Page up and down by a month; Alt+Down opens the calendar."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in _DAYS:
            self._step(self.date().addDays(_DAYS[key]))
        elif key in _MONTHS:
            self._step(self.date().addMonths(_MONTHS[key]))
        else:
            super().keyPressEvent(event)

    def _step(self, day: QDate) -> None:
        self.setDate(day)
        self.selectAll()

    def _read(self) -> datetime.date | None:
        try:
            return parse_day(self.text(), self._day)
        except ValueError:
            return None

    def _on_edited(self) -> None:
        """An invalid day while none can be read."""
        day = self._read()
        self.dateChanged.emit(QDate() if day is None else QDate(day.year, day.month, day.day))

    def _tidy(self) -> None:
        day = self._read()
        if day is not None:
            self.setDate(QDate(day.year, day.month, day.day))

    def _make_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        _calm(calendar)
        for chosen in (calendar.clicked, calendar.activated):
            chosen.connect(self._on_chosen)
        self._calendar = calendar
        return calendar

    def _on_chosen(self, day: QDate) -> None:
        self.setDate(day)
        if self._calendar is not None:
            self._calendar.close()


_GOES_ON = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


def _calm(calendar: QCalendarWidget) -> None:
    """Our arrows, which follow the colours, and no red weekends: most meetings are on one."""
    plain = QTextCharFormat()
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    for name, icon_name in (("prev", "chevron-left"), ("next", "chevron-right")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
        if button is not None:
            button.setIcon(icon(icon_name))

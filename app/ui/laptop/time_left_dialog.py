"""How much time the item that is on has left, typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.i18n import _, clock, duration
from app.models.agenda import MINUTE_MS
from app.ui.theme import scaled
from app.ui.time_entry import parse_minutes
from app.ui.today.clock import expected_minute
from app.ui.widgets import Button, FormRows, Kind, Text, frame_dialog

_SIGNS: Final = "+-\N{MINUS SIGN}"
_LONG_MIN: Final = 180
"""More than this nobody means without being asked."""
_AS_ON_CLOCK: Final = re.compile(r"(\d{1,3}):(\d{2})")


class TimeLeftDialog(QDialog):
    """Opened with `open()`; `chosen` carries whole minutes. While time is left, +5 and -5 are told
    by `added`, so that the seconds that are left stay; what nobody changed changes nothing.

    When the item then ends stands below before it counts. 15:00 beside a clock that says so is a
    quarter of an hour, not fifteen hours, and 2:30 is not two hours and a half; more than three
    hours are asked about.
    """

    chosen = Signal(int)
    added = Signal(int)

    def __init__(
        self,
        title: str,
        left_ms: int,
        now: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        """`left_ms` is what is left now, 0 or less when the time is over: +5 then gives five from
        now. `now` gives the time in Unix ms.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        left_min = max(0, round(left_ms / MINUTE_MS))
        self._left, self._ends, self._now = left_min, now() + left_ms, now
        self._agreed = ""  # what was asked about, and typed so on purpose
        self.field = QLineEdit(str(left_min) if left_min else "")
        self.field.selectAll()
        self._form = FormRows()
        self._form.add(_("Time left of “{item}”").format(item=title), self.field, _hint())
        self.ends = Text(wraps=True)
        self.set_button = Button(_("Set the time"), kind=Kind.PRIMARY)
        self.field.textChanged.connect(self._tell)
        self._tell()
        parts, cancel = [self._form, self.ends], Button(_("Cancel"))
        frame_dialog(self, parts, self.set_button, cancel, self._on_set)
        self.setWindowTitle(_("Set the time left"))
        self.setMinimumWidth(scaled(400))

    def _on_set(self) -> None:
        typed = self.field.text().strip()
        minutes = minutes_of(typed, self._left)
        if minutes is None:
            self._form.show_error(self.field, _("That is no length of time. Write 10, 1.30 or +5."))
            return
        if minutes > _LONG_MIN and self._agreed != typed:
            self._agreed = typed
            self._tell()
            return
        if self._left and typed[0] in _SIGNS:
            self.added.emit(minutes - self._left)
        elif typed != str(self._left):
            self.chosen.emit(minutes)
        self.accept()

    def _tell(self) -> None:
        """When the item ends if this counts, and how it was read where that may surprise."""
        typed = self.field.text().strip()
        minutes = minutes_of(typed, self._left)
        if minutes is None:
            self.ends.setText("")
            return
        at = self._ends_at(typed, minutes)
        words = _("Ends at {time}").format(time=clock(expected_minute(at)))
        told = [_("{length} from now").format(length=duration(minutes)), words]
        if self._agreed == typed and minutes > _LONG_MIN:
            told.append(_("That is long: press once more to set it."))
        self.ends.setText(". ".join(each.rstrip(".") for each in told) + ".")

    def _ends_at(self, typed: str, minutes: int) -> int:
        """What is only more or less, and what nobody changed, keeps the seconds that are left."""
        if self._left and (typed[0] in _SIGNS or typed == str(self._left)):
            return self._ends + (minutes - self._left) * MINUTE_MS
        return self._now() + minutes * MINUTE_MS


def minutes_of(typed: str, left_min: int) -> int | None:
    """Whole minutes, None for what is no length. With a colon it is m:ss, as the clock beside it
    shows it, seconds counting as a minute begun; hours have a dot.
    """
    shown = _AS_ON_CLOCK.fullmatch(typed)
    if shown is not None:
        return (int(shown[1]) + (int(shown[2]) > 0)) or None if int(shown[2]) < 60 else None
    try:
        return parse_minutes(typed, left_min) or None
    except ValueError:
        return None


def _hint() -> str:
    return _(
        "Minutes: 10, 1.30 for an hour and a half, 15:00 as the clock shows it, +5 for five more."
    )

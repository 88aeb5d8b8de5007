"""The step that is on, for whoever runs the item: which one, how long, what follows; on and back.

The same on Today and in the strip of the agenda. Nothing of it is seen while no step is on.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import _, _n, duration
from app.models.agenda import MINUTE_MS, Item, StepOn
from app.ui.plain_keys import Place, keys_of
from app.ui.theme import Role, Space, scaled
from app.ui.today.clock import begun_min, digits
from app.ui.widgets import Badge, Button, ElidedText, IconButton, Text, Tint, Tone

_ABREAST_FROM: Final = 640
_WIDE: Final = (
    (0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 2), (0, 3, 2, 1), (0, 4, 2, 1),
)  # fmt: skip
_NARROW: Final = (
    (0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 5), (2, 0, 1, 5), (0, 3, 1, 1), (0, 4, 1, 1),
)  # fmt: skip
"""Row, column and spans of digits, number, title, what follows, back and on."""


class StepLine(QWidget):
    """Shows an item's step at an instant; `turned` carries 1 for on and -1 for back."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._title = Badge(), ElidedText(role=Role.STRONG)
        self._digits = Text(role=Role.HEADING, is_tabular=True)
        self._then = ElidedText(tone=Tone.MUTED)
        self.back, self.next = IconButton("chevron-left"), Button(icon_name="chevron-right")
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self._is_narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.SMALL)
        self._grid.setVerticalSpacing(Space.HAIR)
        self._lay_out()
        self.hide()

    def show_time(self, item: Item | None, now: int) -> None:
        """The step at an instant; hides itself where there is none."""
        step = item.step_on(now) if item is not None else None
        self.setVisible(step is not None)
        if item is None or step is None:
            return
        words = _("Step {n} of {count}").format(n=step.number, count=step.count)
        self._number.show_text(words, Tint.INFO)
        self._title.setText(step.title)
        self._digits.setText(digits(step.remaining_ms))
        self._digits.set_tone(Tone.DANGER if step.remaining_ms < 0 else Tone.NORMAL)
        self._digits.setAccessibleName(_left_words(step))
        self._then.setText(_then_words(item, step))
        self.back.setEnabled(step.number > 1)
        self.next.setEnabled(step.number < step.count)
        self.setAccessibleName(f"{words}: {step.title}")
        self.setAccessibleDescription(self._then.text())

    def retranslate(self) -> None:
        """The buttons in the language of the moment; the rest comes with the next look."""
        on, back = _("Next step"), _("Back to the step before")
        self.next.setText(on)
        self.next.setToolTip(f"{on} ({_key('next-step')})")
        self.back.name_it(back)
        self.back.setToolTip(f"{back} ({_key('previous-step')})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names go below where they would be cut beside digits and buttons."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(_ABREAST_FROM)
        if is_narrow is not self._is_narrow:
            self._lay_out(is_narrow=is_narrow)

    def _lay_out(self, *, is_narrow: bool = False) -> None:
        self._is_narrow = is_narrow
        parts = (self._digits, self._number, self._title, self._then, self.back, self.next)
        for part, place in zip(parts, _NARROW if is_narrow else _WIDE, strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *place)
        self._grid.setColumnStretch(2, 1)

    def _on_back(self) -> None:
        self.turned.emit(-1)

    def _on_next(self) -> None:
        self.turned.emit(1)


def _key(deed: str) -> str:
    return keys_of(deed, Place.TODAY)[0]


def _left_words(step: StepOn) -> str:
    """What the digits say, for people who hear them."""
    minutes = begun_min(step.remaining_ms)
    if step.remaining_ms < 0:
        return _n("{n} minute over time", "{n} minutes over time", minutes).format(n=minutes)
    return _n("{n} minute left", "{n} minutes left", minutes).format(n=minutes)


def _then_words(item: Item, step: StepOn) -> str:
    """What follows, what of the step was taken since the morning, and what the last will lack."""
    told = [_("Then: {title}").format(title=step.then)] if step.then else []
    planned = _morning_min(item, step)
    has = item.plan.steps[step.number - 1].length_min
    if has < planned:
        words = _("{new} instead of {old}")
        told.append(words.format(new=duration(has), old=duration(planned)))
    course = item.course
    missing = -(-course.missing_ms // MINUTE_MS) if course is not None else 0
    if step.then and missing:
        words = _n("the steps lack {n} minute", "the steps lack {n} minutes", missing)
        told.append(words.format(n=missing))
    return " · ".join(told)


def _morning_min(item: Item, step: StepOn) -> int:
    """How long the step was to last that morning; 0 where the steps were others then."""
    steps = item.morning.steps if item.morning else ()
    same = [each.title for each in steps] == [each.title for each in item.plan.steps]
    return steps[step.number - 1].length_min if same else 0

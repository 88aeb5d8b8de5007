"""One line above the programme: how the day stands, and the way out when it does not fit."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _, _n, clock, date
from app.models.agenda import (
    MINUTE_MS,
    Agenda,
    Item,
    Moment,
    Shortage,
    Standing,
    minute_of,
    planned_slots,
    shortage,
    standing,
)
from app.ui.agenda.odd_words import lacking_words, odd_words
from app.ui.agenda.words import instant_words
from app.ui.theme import Space
from app.ui.today.words import behind_words
from app.ui.widgets import Button, Text, Tone


class StandingLine(QWidget):
    """`repair_wanted` when the person would see what can be done."""

    repair_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Text(tone=Tone.MUTED, wraps=True)
        self.repair = Button(icon_name="git-compare")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._words, 1)
        row.addWidget(self.repair)
        self.repair.clicked.connect(self.repair_wanted)
        self.repair.hide()

    @property
    def words(self) -> str:
        """What is told."""
        return self._words.text()

    def show_day(self, agenda: Agenda, meeting: str, seen: Moment) -> None:
        """The day at an instant."""
        day = agenda.day(meeting)
        lacking = shortage(agenda, meeting, seen) if day else None
        stands = standing(agenda, meeting, seen.origin, seen.now, seen.zone)
        told = _standing_words(day, stands, seen, lacking) if stands else ""
        lacks, is_wrong = lacking_words(agenda, meeting, seen)
        if lacks:
            told = f"{lacks} {told}"
        odd = odd_words(day) if stands is not None and not stands.has_begun else ("", "")
        if odd[0]:
            told = f"{odd[0]}. {odd[1]} {told}"
        if told != self._words.text():
            self._words.setText(told)
            alarm = Tone.DANGER if is_wrong else Tone.WARNING
            self._words.set_tone(alarm if is_wrong or odd[0] else Tone.MUTED)
        self.repair.setVisible(lacking is not None and not lacking.above)
        self.setVisible(bool(told))

    def retranslate(self) -> None:
        """The button in the language of the moment."""
        self.repair.setText(_("Make it fit…"))
        self.repair.setToolTip(_("Proposals with a preview (R)"))


def _standing_words(
    day: tuple[Item, ...], stands: Standing, seen: Moment, lacking: Shortage | None
) -> str:
    """Where the day stands; nothing is called on time where minutes are missing, and no number is
    told twice.
    """
    planned_end = minute_of(seen.origin, stands.planned_end, seen.zone)
    if not stands.has_begun:
        slots = planned_slots(day, seen.origin, seen.zone)
        count = _n("{n} item", "{n} items", len(day)).format(n=len(day))
        told = _("{items}, from {start} to {end}").format(
            items=count, start=clock(slots[day[0].id].start), end=_end_words(planned_end)
        )
        lacks = _("Give the first item a time to begin.") if day[0].plan.start_min < 0 else ""
        return f"{told}. {lacks}" if lacks else told
    if seen.is_another_date:
        return _begun_words(day, stands)
    state = f"{behind_words(stands.behind_ms)}. "
    behind = round(stands.behind_ms / MINUTE_MS)
    is_told = lacking is not None and not lacking.before and abs(behind - lacking.minutes) <= 1
    if is_told or (lacking is not None and not behind):
        state = ""
    ends = _("The day ends at {end}, as planned.")
    if round(stands.end_behind_ms / MINUTE_MS):
        ends = _("The day ends at {end} (planned {planned}).")
    return state + ends.format(end=instant_words(stands.end), planned=clock(planned_end))


def _begun_words(day: tuple[Item, ...], stands: Standing) -> str:
    began = min(each.started_at for each in day if each.started_at)
    told = _(
        "Begun on {date}, another date than the meeting's: nothing is early or late. The day ends"
        " at {end}."
    )
    on = datetime.fromtimestamp(began / 1_000).date()
    return told.format(date=date(on, "full"), end=instant_words(stands.end))


def _end_words(minute: int) -> str:
    days = minute // (24 * 60)
    if not days:
        return clock(minute)
    told = _n("{clock} the next day", "{clock} {n} days later", days)
    return told.format(clock=clock(minute), n=days)

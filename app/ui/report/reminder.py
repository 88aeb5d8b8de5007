"""What waits for somebody under Report, told above every page: people's data whose day has come,
and what two laptops changed at the same time.
"""

from __future__ import annotations

import datetime
from functools import partial

from PySide6.QtCore import QObject

from app import i18n
from app.closing import is_due
from app.document import Document
from app.i18n import _, _n
from app.models.assembly import Aspect
from app.models.side_by_side import found_waiting
from app.ui.banner_area import Words
from app.ui.main_window import MainWindow
from app.ui.widgets import Tint

_DAY, _CROSSED = "retention", "crossed"


class Reminder(QObject):
    """Its messages stand until that is done, or the assembly is closed."""

    def __init__(self, document: Document, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._window = document, window
        self._told_day, self._told_crossed = "", 0
        document.changed.connect(self._on_changed)
        self._look_at_day()
        self._look_at_crossings()

    def stop(self) -> None:
        """The assembly is closed."""
        for subject in (_DAY, _CROSSED):
            self._window.banners.clear(subject)

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects & (Aspect.MANDATE | Aspect.PEOPLE):
            self._look_at_day()
        if aspects & Aspect.CROSSINGS or self._told_crossed:
            self._look_at_crossings()

    def _look_at_day(self) -> None:
        assembly, now = self._document.assembly, self._document.now() / 1000
        today = datetime.datetime.fromtimestamp(now).date().isoformat()
        day = assembly.mandate.keep_until if is_due(assembly, today) else ""
        if day != self._told_day:
            self._told_day = day
            self._tell(_DAY, partial(_day_words, day) if day else None, _end)

    def _look_at_crossings(self) -> None:
        count = len(found_waiting(self._document.assembly))
        if count != self._told_crossed:
            self._told_crossed = count
            self._tell(_CROSSED, partial(_crossed_words, count) if count else None, _choose)

    def _tell(self, subject: str, words: Words | None, name: Words) -> None:
        self._window.banners.clear(subject)
        if words is not None:
            step = (name, partial(self._window.show_section, "report"))
            self._window.banners.tell(subject, words, Tint.WARNING, step)


def _day_words(day: str) -> str:
    told = _("Everybody's data were to be erased by {day}, and they are still here.")
    return told.format(day=i18n.date(datetime.date.fromisoformat(day)))


def _end() -> str:
    return _("End the assembly…")


def _crossed_words(count: int) -> str:
    return _n(
        "{n} thing was changed on two laptops at the same time.",
        "{n} things were changed on two laptops at the same time.",
        count,
    ).format(n=count)


def _choose() -> str:
    return _("Choose what holds…")

"""The day by which people's data are to be erased: told when an assembly is opened after it."""

from __future__ import annotations

import datetime
from functools import partial

from PySide6.QtCore import QObject

from app import i18n
from app.closing import is_due
from app.document import Document
from app.i18n import _
from app.models.assembly import Aspect
from app.ui.main_window import MainWindow
from app.ui.widgets import Tint

_SUBJECT = "retention"


class Reminder(QObject):
    """Stands above the page until the data are erased, another day is set, or it is closed."""

    def __init__(self, document: Document, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._window = document, window
        self._told = ""
        document.changed.connect(self._on_changed)
        self._look()

    def stop(self) -> None:
        """The assembly is closed."""
        self._window.banners.clear(_SUBJECT)

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects & (Aspect.MANDATE | Aspect.PEOPLE):
            self._look()

    def _look(self) -> None:
        assembly, now = self._document.assembly, self._document.now() / 1000
        today = datetime.datetime.fromtimestamp(now).date().isoformat()
        day = assembly.mandate.keep_until if is_due(assembly, today) else ""
        if day == self._told:
            return
        self._told = day
        self._window.banners.clear(_SUBJECT)
        if day:
            step = (_to_report, partial(self._window.show_section, "report"))
            self._window.banners.tell(_SUBJECT, partial(_words, day), Tint.WARNING, step)


def _words(day: str) -> str:
    told = _("Everybody's data were to be erased by {day}, and they are still here.")
    return told.format(day=i18n.date(datetime.date.fromisoformat(day)))


def _to_report() -> str:
    return _("End the assembly…")

"""Keeps the foot of the window true: saved, present, tables, address, battery, sleep."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.document import Document
from app.ui.battery import read_battery
from app.ui.laptop.awake import KeepAwake
from app.ui.main_window import MainWindow
from app.ui.server_link import ServerLink
from app.ui.status import Saving, Truths
from app.ui.today.words import tables_to_deliver

LOOK_EVERY_MS: Final = 1_000
_BATTERY_EVERY: Final = 10


class TruthTeller(QObject):
    """Looks again at each change, and each second at what has no signal: disk and battery."""

    def __init__(
        self,
        window: MainWindow,
        document: Document,
        server: ServerLink,
        awake: KeepAwake,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._awake = awake
        self._window, self._document, self._server = window, document, server
        document.changed.connect(self.look)
        server.changed.connect(self.look)
        awake.changed.connect(self.look)
        self._battery, self._looks = read_battery(), 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._on_second)
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._document.changed.disconnect(self.look)
        self._server.changed.disconnect(self.look)
        self._awake.changed.disconnect(self.look)

    def _on_second(self) -> None:
        """The battery is asked more seldom: on some systems it takes a program to know."""
        self._looks += 1
        if self._looks % _BATTERY_EVERY == 0:
            self._battery = read_battery()
        self.look()

    def look(self) -> None:
        """Say what is true now."""
        assembly = self._document.assembly
        meeting = assembly.mandate.meeting
        self._window.show_truths(
            Truths(
                saving=self._saving(),
                present=len(assembly.people.present(meeting)),
                members=assembly.people.roll(assembly.mandate.meeting),
                tables_to_deliver=tables_to_deliver(assembly),
                address=self._server.typed,
                battery=self._battery,
                is_starting=self._server.is_starting,
                grip=self._awake.grip,
            )
        )

    def _saving(self) -> Saving:
        if self._document.in_trouble:
            return Saving.FAILED
        return Saving.SAVED if self._document.saved else Saving.SAVING

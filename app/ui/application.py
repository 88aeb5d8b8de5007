"""The application of the window. On macOS a double click on a document comes to it as an event,
also while the program runs.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """`asked` carries the path of a document that the system wants open.

    No event filter: on the application it would take every event of every window through Python.
    """

    asked = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Tells of a document; addresses that are no file of this computer are nobody's."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.asked.emit(Path(event.file()))
            return True
        return super().event(event)

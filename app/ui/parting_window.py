"""The little window that is left while a closed assembly is synced, when that takes a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Text, Tone

_LOOK_MS: Final = 100


class PartingWindow(QWidget):
    """Says what is going on, and that the stick has to stay in; `closed_early` when somebody does
    not want to wait. It asks nothing, and goes when the sync is done; `step` is how far that is.
    """

    closed_early = Signal()

    def __init__(self, archive: str, where: QRect, step: Callable[[], int], steps: int) -> None:
        """`where` is the window that closed; this one comes in the middle of it."""
        super().__init__()
        self._where, self._is_done = where, False
        self.setWindowTitle("Bordrunde")
        words = Text(_("The archive is being synced"), Role.SUBHEADING, wraps=True)
        told = _("{archive}: leave the stick in until this window goes.").format(archive=archive)
        self._bar, self._step = QProgressBar(), step
        self._bar.setRange(0, steps)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(words.text())
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look)
        self._looking.start(_LOOK_MS)
        self._look()
        self.close_button = Button(_("Close now"))
        self.close_button.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for part in (words, Text(told, tone=Tone.MUTED, wraps=True), self._bar):
            column.addWidget(part)
        column.addLayout(buttons)

    def finish(self) -> None:
        """The sync is over."""
        self._is_done = True
        self.close()
        self.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """As wide as its sentences read well, in the middle of the window that closed."""
        if not event.spontaneous():
            wide = scaled(420)
            place = QRect(0, 0, wide, self.heightForWidth(wide))
            place.moveCenter(self._where.center())
            self.setGeometry(place)
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by a person, the sync is called off."""
        super().closeEvent(event)
        if not self._is_done:
            self.closed_early.emit()

    def _look(self) -> None:
        self._bar.setValue(self._step())

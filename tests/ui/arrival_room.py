"""The arrival desk with a real document behind it, in the hands of somebody at the door."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models.assembly import Assembly
from app.models.people import Attendance
from app.ui.arrival.frame import ArrivalFrame, Place
from app.ui.arrival.window import ArrivalWindow
from app.ui.printing.opening import answered
from tests.assemblies import DAY, NOW, Play
from tests.ui.members_room import Clock

EFFORT = 200
ADDRESS = "http://192.168.1.20:8642"
PATIENCE_MS = 60_000


class Door:
    """What a test does at the door, and what it sees there."""

    def __init__(self, qtbot: QtBot, path: Path, play: Play, effort: int | None = EFFORT) -> None:
        """`has_pdf_program` may be set to False: then nothing opens. So may `is_room_on`."""
        self.bot, self.clock = qtbot, Clock()
        journal = Journal.create(path, "laptop-a")
        journal.append(play.facts, NOW)
        self.document = Document(journal, clock=self.clock)
        self.opened: list[Path] = []
        self.has_pdf_program = True
        self.is_room_on = True
        self.window = ArrivalWindow(
            self.document,
            self._address,
            effort=effort,
            opener=self._open,
            is_room_on=self._has_room,
        )
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(self.window)
        self.window.resize(1280, 720)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitActive(self.window)

    def _has_room(self) -> bool:
        return self.is_room_on

    def _address(self) -> str:
        return ADDRESS

    def _open(self, path: Path) -> Future[bool]:
        if self.has_pdf_program:
            self.opened.append(path)
        return answered(self.has_pdf_program)

    @property
    def frame(self) -> ArrivalFrame:
        return self.window.frame

    @property
    def assembly(self) -> Assembly:
        return self.document.assembly

    @property
    def says(self) -> str:
        return self.frame.greeting.text

    def type_in(self, text: str) -> None:
        """As from a keyboard; Qt's test keys know ASCII alone."""
        self.frame.field.setFocus()
        if text.isascii():
            self.bot.keyClicks(self.frame.field, text)
        else:
            self.frame.field.insert(text)

    def enter(self, text: str = "") -> None:
        self.type_in(text)
        self.press(Qt.Key.Key_Return)

    def press(self, key: Qt.Key) -> None:
        """A key as it comes from the keyboard: to whatever has it now."""
        if not self.window.isActiveWindow():  # a dialog has just closed
            with self.bot.waitActive(self.window):
                self.window.activateWindow()
        focus = QApplication.focusWidget()
        self.bot.keyClick(focus if focus is not None else self.window, key)
        self.settle()

    def settle(self) -> None:
        QApplication.processEvents()
        self.bot.waitUntil(self._is_saved)
        QApplication.processEvents()

    def wait_for(self, happened: Callable[[], bool]) -> None:
        self.bot.waitUntil(happened, timeout=PATIENCE_MS)
        self.settle()

    def wait_for_offer(self) -> None:
        self.wait_for(self._has_offer)

    def accept(self) -> None:
        self.press(Qt.Key.Key_Return)
        self.wait_for(self._is_after)

    def dialog(self, kind: type[QDialog]) -> QDialog:
        shown = [each for each in self.window.findChildren(kind) if each.isVisible()]
        assert len(shown) == 1
        return shown[0]

    def status(self, name: str) -> Attendance:
        return self.assembly.people.status(DAY, self.named(name))

    def named(self, name: str) -> str:
        return next(each.id for each in self.assembly.people if each.name == name)

    def missing(self) -> list[tuple[str, str, str]]:
        rows = self.frame.missing.rows
        return [
            tuple(str(rows.index(row, column).data()) for column in range(3))  # type: ignore[misc]
            for row in range(rows.rowCount())
        ]

    def close(self) -> None:
        self.window.close()
        self.document.close()

    def _is_saved(self) -> bool:
        return self.document.saved

    def _has_offer(self) -> bool:
        return self.frame.offer.suggestion is not None

    def _is_after(self) -> bool:
        return self.frame.place is Place.AFTER

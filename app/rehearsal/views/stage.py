"""The window that pictures are taken of, and how one waits until it is at rest."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from app.document import Document
from app.engine_process import Engine
from app.ui.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.page import Page
from app.ui.room_panel import Thumbnail
from app.ui.room_place import RoomPlace

W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Page)

_TURNS: Final = 6
_REST_MS: Final = 40
_PATIENCE_S: Final = 300.0
"""Longer than an engine takes on a machine that is busy with other things."""


class House(Protocol):
    """The running program, as far as pictures are concerned."""

    window: MainWindow
    room: RoomPlace
    desk: Desk | None

    @property
    def engine(self) -> Engine:
        """Who does the engines' work."""

    def lay_out(self, document: Document) -> Desk:
        """Put an open document on the desk."""

    def show_start(self) -> None:
        """The start page."""

    def close_assembly(self) -> None:
        """Close the document."""

    def new_assembly(self) -> None:
        """Ask what a new assembly is called."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The window with a document on its desk, or with the start page."""

    house: House

    @property
    def window(self) -> MainWindow:
        """The facilitator's window."""
        return self.house.window

    @property
    def desk(self) -> Desk:
        """What lies behind the window."""
        desk = self.house.desk
        assert desk is not None, "no document is open"
        return desk

    def section_keys(self) -> tuple[str, ...]:
        """The sections of the rail."""
        return tuple(each.key for each in self.desk.sections.all())

    def show(self, section: str, kind: type[P]) -> P:
        """Goes to a section, whose page is of that kind."""
        self.window.show_section(section)
        page = self.window.page
        assert isinstance(page, kind), section
        self.rest()
        return page

    def above(self, kind: type[W]) -> W:
        """The dialog or window of that kind which lies above the window."""
        found = self.window.findChild(kind)
        assert isinstance(found, kind), f"no {kind.__name__} has opened"
        return found

    def wait(self, is_so: Callable[[], object]) -> None:
        """Lets the window live until something is so. Raises TimeoutError."""
        until = time.monotonic() + _PATIENCE_S
        while not is_so():
            if time.monotonic() > until:
                raise TimeoutError("the window never came to rest")
            _turn(1)

    def rest(self) -> None:
        """Waits until what was put off is done and nothing moves."""
        if self.house.desk is not None:
            self.house.desk.document.flush()
        for _time in range(_TURNS):
            _turn(0)
        _turn(_REST_MS)
        self.wait(self._is_still)

    def _is_still(self) -> bool:
        slides = [each.slide for each in self.window.findChildren(Thumbnail)]
        return not any(each is not None and each.is_moving for each in slides)


def _turn(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()

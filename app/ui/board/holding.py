"""A key held down on the board acts once: what it would do next, nobody has looked at yet.

Keys that walk, come closer or move a theme along go on while they are held.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.board.area import BoardArea
from app.ui.board.commands import Command, wish_of
from app.ui.held import HeldKeys

_GOES_ON: Final = (Command.CLOSER, Command.FARTHER, Command.EARLIER, Command.LATER)


def acts_once(event: QKeyEvent) -> bool:
    """Whether a key does something on the board that each press does once."""
    wish = wish_of(event)
    if wish is None:
        return event.key() == Qt.Key.Key_Space
    return wish.command not in _GOES_ON


def guard_keys(area: BoardArea) -> HeldKeys:
    """Guards board, list, overview and reading; a hold that began in one is a hold in all."""
    keys = HeldKeys(area.tray, acts_once)
    for part in (area.board, area.list, area.reader):
        keys.watch(part)
    area.overview.made.connect(keys.watch)
    return keys

"""What can be wished of the board by key, menu, drag or button; board and list know the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.ui.plain_keys import OWNED, Place

NOTES_MIME: Final = "application/x-bordrunde-notes"
"""A drag of notes: their ids as UTF-8, one to a line."""


class Command(Enum):
    """The commands; all but `SEND` act on what is chosen alone."""

    SEND = "send"
    SEND_TO = "send-to"
    ACCEPT = "accept"
    NEW = "new"
    RENAME = "rename"
    MERGE = "merge"
    DISSOLVE = "dissolve"
    EARLIER = "earlier"
    LATER = "later"
    CLOSER = "closer"
    FARTHER = "farther"
    FOLD = "fold"
    FOLD_OTHERS = "fold-others"
    STACK = "stack"
    UNSTACK = "unstack"
    SPLIT = "split"
    APART = "apart"
    TAG = "tag"
    LENS = "lens"
    TIDY = "tidy"
    BY_TABLE = "by-table"
    OVERVIEW = "overview"
    BESIDE = "beside"
    READ = "read"
    QUOTE = "quote"
    DOTS = "dots"
    PROPOSED = "proposed"
    TAKE_PROPOSED = "take-proposed"
    LEAVE_PROPOSED = "leave-proposed"


@dataclass(frozen=True, slots=True)
class Wish:
    """A command; `number` is the theme to send to, 0 for the tray."""

    command: Command
    number: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a command acts on: the chosen notes, and the lane where the keyboard is. `note` is the
    current one, "" on a lane's head.
    """

    notes: tuple[str, ...] = ()
    lane: str = ""
    note: str = ""


OF_THE_AREA: Final = frozenset(
    {
        Command.CLOSER,
        Command.FARTHER,
        Command.FOLD,
        Command.FOLD_OTHERS,
        Command.OVERVIEW,
        Command.READ,
        Command.BY_TABLE,
    }
)
"""Commands that change only what is seen; the board grants them itself."""

KEYS: Final[dict[Command, tuple[str, ...]]] = {
    **{Command(deed): keys for deed, keys in OWNED[Place.THEMES].items()},
    Command.RENAME: ("F2",),
    Command.EARLIER: ("Alt+Up", "Alt+Left"),
    Command.LATER: ("Alt+Down", "Alt+Right"),
}
"""The keys of each command while the board or its list has the keyboard; the first is shown."""


def wish_of(event: QKeyEvent) -> Wish | None:
    """The wish a key makes, None when the key means nothing here."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    digit = event.key() - Qt.Key.Key_0
    if modifiers == Qt.KeyboardModifier.NoModifier and 0 <= digit <= 9:
        return Wish(Command.SEND, digit)
    is_plain = not modifiers & ~Qt.KeyboardModifier.ShiftModifier  # Ctrl and these are the text's
    if is_plain and event.text() in ("+", "-"):
        return Wish(Command.CLOSER if event.text() == "+" else Command.FARTHER)
    pressed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
    return next((Wish(each) for each, keys in _SEQUENCES.items() if pressed in keys), None)


_SEQUENCES: Final = {
    command: tuple(QKeySequence(each) for each in keys) for command, keys in KEYS.items()
}

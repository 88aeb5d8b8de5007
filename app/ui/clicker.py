"""The keys of a clicker, and what they mean before the room: the same in every window of ours.

Clickers are keyboards that send Page Down and Page Up, B or a period for a black screen, and F5 and
Escape by turns for "begin" and "end". To end is the calm title card: never the desktop.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.models.room import Cover

COVER_OF_KEY: Final = {
    Qt.Key.Key_B: Cover.BLANK,
    Qt.Key.Key_Period: Cover.BLANK,
    Qt.Key.Key_F: Cover.FREEZE,
    Qt.Key.Key_T: Cover.TITLE,
}
STEP_OF_KEY: Final = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Left: -1,
}
TAKE_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BEGIN_KEY: Final = Qt.Key.Key_F5
END_KEY: Final = Qt.Key.Key_Escape
_BARE: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def clicked(event: QKeyEvent) -> Cover | int | Qt.Key | None:
    """What a key means: a cover, pages to turn, or Return, F5 or Escape; None for other keys."""
    if event.modifiers() not in _BARE:
        return None
    key = Qt.Key(event.key())
    if key in TAKE_KEYS:
        return Qt.Key.Key_Return
    if key in (BEGIN_KEY, END_KEY):
        return key
    return COVER_OF_KEY.get(key) or STEP_OF_KEY.get(key)


def is_held(event: QKeyEvent, meant: Cover | int | Qt.Key | None) -> bool:
    """True when a key that is held down repeats what is done once for each press: all but pages."""
    return event.isAutoRepeat() and isinstance(meant, Cover | Qt.Key)

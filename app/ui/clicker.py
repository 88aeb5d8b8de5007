"""The keys of a clicker, and what they mean before the room: the same in every window of ours.

Clickers are keyboards that send Page Down and Page Up, B or a period for a black screen, and F5 and
Escape by turns for "begin" and "end". To end is the calm title card: never the desktop.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.models.room import Cover
from app.ui.plain_keys import Place, deed_of

TAKE_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BEGIN_KEY: Final = Qt.Key.Key_F5
END_KEY: Final = Qt.Key.Key_Escape
_MEANT: Final[Mapping[str, Cover | int | Qt.Key]] = {
    "blank": Cover.BLANK,
    "freeze": Cover.FREEZE,
    "title": Cover.TITLE,
    "next-page": 1,
    "previous-page": -1,
    "take": TAKE_KEYS[0],
    "begin": BEGIN_KEY,
    "rest": END_KEY,
}
_BARE: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def clicked(event: QKeyEvent) -> Cover | int | Qt.Key | None:
    """What a key means: a cover, pages to turn, or Return, F5 or Escape; None for other keys."""
    return _MEANT.get(deed_of(event, Place.WALL)) if event.modifiers() in _BARE else None


def acts_once(event: QKeyEvent) -> bool:
    """True for what is done once however long its key is held down: all but pages."""
    return isinstance(clicked(event), Cover | Qt.Key)

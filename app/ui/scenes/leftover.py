"""What the room still sees though it is over: nothing reaches the wall, or leaves it, untaken."""

from __future__ import annotations

from typing import Final

from app.models.agenda import Item
from app.models.assembly import Assembly
from app.models.room import Cover, Scene

_OF_AN_ITEM: Final = (Scene.TASK, Scene.BREAK)
_HIDING: Final = (Cover.BLANK, Cover.TITLE)


def left_over(assembly: Assembly) -> Item | None:
    """The agenda item whose slide is on the wall though it has ended; None under a cover."""
    showing, cover = assembly.room_screen.showing, assembly.room_screen.cover
    if showing.scene not in _OF_AN_ITEM or cover in _HIDING:
        return None
    item = assembly.agenda.items.get(showing.subject)
    return item if item is not None and item.ended_at else None

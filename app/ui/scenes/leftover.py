"""What the room still sees though it is over: nothing reaches the wall, or leaves it, untaken."""

from __future__ import annotations

from typing import Final

from app.models.agenda import Item
from app.models.assembly import Assembly
from app.models.room import POLL_SCENES, Cover, Scene, item_on
from app.models.voting import Poll, PollState

_OF_AN_ITEM: Final = (Scene.TASK, Scene.BREAK)
_HIDING: Final = (Cover.BLANK, Cover.TITLE)
_VOTING: Final = (PollState.PREPARED.value, PollState.OPEN.value)


def left_over(assembly: Assembly) -> Item | None:
    """The agenda item whose slide is on the wall though it has ended; None under a cover."""
    showing, cover = assembly.room_screen.showing, assembly.room_screen.cover
    if showing.scene not in _OF_AN_ITEM or cover in _HIDING:
        return None
    item = assembly.agenda.items.get(showing.subject)
    return item if item is not None and item.ended_at else None


def outdated_poll(assembly: Assembly) -> Poll | None:
    """The poll that has opened or closed since its slide was taken; None under a cover. A result
    that may be shown now is no hurry: it is shown when the room is ready for it.
    """
    told = assembly.room_screen
    if told.showing.scene not in POLL_SCENES or told.cover in _HIDING:
        return None
    poll, stood = assembly.voting.polls.get(told.showing.subject), told.as_taken.poll_state
    has_moved = poll is not None and stood in _VOTING and stood != poll.state.value
    return poll if has_moved else None


def outdated_programme(assembly: Assembly) -> bool:
    """Whether another item is on than when the programme on the wall was taken."""
    told = assembly.room_screen
    if told.showing.scene is not Scene.PROGRAMME or told.cover in _HIDING:
        return False
    return told.as_taken.poll_state not in ("", item_on(assembly))


def other_language(assembly: Assembly, here: str) -> str:
    """The language of the live slide when it is another than `here`; "" when it is not, when
    nobody knows, as in older files, and under a cover.
    """
    told = assembly.room_screen
    spoken = told.as_taken.language if told.cover not in _HIDING else ""
    return spoken if spoken != here else ""

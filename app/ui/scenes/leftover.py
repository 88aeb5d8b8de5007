"""What the room still sees though it is over: nothing reaches the wall, or leaves it, untaken."""

from __future__ import annotations

from typing import Final

from app.models.agenda import Item
from app.models.assembly import Assembly
from app.models.room import POLL_SCENES, Cover, Scene, Showing, item_on
from app.models.voting import Poll, PollState
from app.ui.scenes.day_pictures import ProgrammePicture
from app.ui.scenes.taking import closed_since, picture

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
    """The poll that has opened since its slide was taken, or closed while the picture is frozen;
    None under a cover. One that closed is told as closed by the slide itself, and a result that
    may be shown now is no hurry: it is shown when the room is ready for it.
    """
    told = assembly.room_screen
    if told.showing.scene not in POLL_SCENES or told.cover in _HIDING:
        return None
    poll, stood = assembly.voting.polls.get(told.showing.subject), told.as_taken.poll_state
    if poll is None or stood not in _VOTING or stood == poll.state.value:
        return None
    is_told = closed_since(assembly, poll.id, stood) and told.cover is not Cover.FREEZE
    return None if is_told else poll


class ProgrammeSeen:
    """What the programme on the wall told when it was taken: items, where we were, and hours."""

    def __init__(self) -> None:
        self._takes, self._rows = -1, object()

    def is_outdated(self, assembly: Assembly, at_opening: Assembly) -> bool:
        """Whether it would tell something else now; to be asked after each take. `at_opening` is
        how things stood at the last take before the file was opened.
        """
        told = assembly.room_screen
        if told.showing.scene is not Scene.PROGRAMME or told.cover in _HIDING:
            return False
        if told.takes != self._takes:
            is_older = at_opening.room_screen.takes == told.takes
            self._takes, self._rows = told.takes, _rows(at_opening if is_older else assembly)
        was_on = told.as_taken.poll_state
        return was_on not in ("", item_on(assembly)) or self._rows != _rows(assembly)


def _rows(assembly: Assembly) -> object:
    seen = picture(assembly, Showing(Scene.PROGRAMME), None)
    return seen.rows if isinstance(seen, ProgrammePicture) else None


def other_language(assembly: Assembly, here: str) -> str:
    """The language of the live slide when it is another than `here`; "" when it is not, when
    nobody knows, as in older files, and under a cover.
    """
    told = assembly.room_screen
    spoken = told.as_taken.language if told.cover not in _HIDING else ""
    return spoken if spoken != here else ""

"""What could be shown, and what a facilitator would most likely want to show next."""

from __future__ import annotations

from typing import Final

from app.models.agenda import Item, ItemKind
from app.models.assembly import Assembly
from app.models.recommendations import Recommendation
from app.models.room import Scene, Showing
from app.models.voting import Poll, PollState
from app.ui.scenes.gate_picture import gate_showing
from app.ui.scenes.redline_pictures import latest_change

_CHOSEN: Final = (
    Scene.TITLE, Scene.WELCOME, Scene.SEATING, Scene.TASK, Scene.THEMES, Scene.BREAK,
)  # fmt: skip
"""The scenes an agenda item may ask for."""
_POLLING: Final = (Scene.POLL, Scene.TURNOUT, Scene.RESULT)


def choices(assembly: Assembly) -> tuple[Showing, ...]:
    """Every scene that can be taken now, in the order of a day."""
    meeting, told = assembly.mandate.meeting, assembly.room_screen
    rounds = range(1, len(assembly.seating.rounds(meeting)) + 1)
    day = assembly.agenda.day(meeting)
    return (
        Showing(Scene.TITLE),
        Showing(Scene.WELCOME),
        *((Showing(Scene.TABLE_CODES),) if assembly.board.codes.get(meeting) else ()),
        *((Showing(Scene.PROGRAMME),) if day else ()),
        *(Showing(each, str(n)) for n in rounds for each in (Scene.SEATING, Scene.TABLE_MAP)),
        *(_of_item(each) for each in day),
        *((Showing(Scene.THEMES),) if assembly.board.order else ()),
        *(Showing(Scene.THEME, each) for each in assembly.board.order),
        *(each for one in assembly.recommendations.standing() for each in _of_recommendation(one)),
        *_of_gate(assembly),
        *((Showing(Scene.EDITING_GROUP),) if assembly.recommendations.editing.members else ()),
        *(each for poll in assembly.voting for each in _of_voting(poll)),
        *_of_speakers(assembly),
        *(Showing(Scene.OWN, each) for each in told.slides),
        *(Showing(Scene.MESSAGE, each) for each in told.messages),
        Showing(Scene.TEST_CARD),
    )


def _of_gate(assembly: Assembly) -> tuple[Showing, ...]:
    """The phase that is on, where phases are followed."""
    found = gate_showing(assembly.recommendations.way.gate)
    return (found,) if found else ()


def suggested(assembly: Assembly) -> Showing:
    """What the room needs now: votes, then who speaks, then what is on, then what comes."""
    poll = _awaited(assembly)
    if poll:
        return _of_poll(poll)
    if assembly.speakers.speaking is not None:
        return Showing(Scene.SPEAKERS)
    running = assembly.agenda.running
    if running:
        result = _fresh_result(assembly, running)
        is_new = result is not None and not _is_seen(assembly, result)
        return result if result and is_new else _while_on(assembly, running)
    followed = _followed(assembly)
    if followed:
        return followed
    meeting = assembly.mandate.meeting
    if any(each.started_at for each in assembly.agenda.day(meeting)):
        return _before_next(assembly) or Showing(Scene.TITLE)
    return Showing(Scene.WELCOME)


def _is_seen(assembly: Assembly, result: Showing) -> bool:
    """Whether the room sees it as published; an older file does not tell in which state."""
    told = assembly.room_screen
    return told.showing == result and told.as_taken.poll_state in ("", PollState.PUBLISHED.value)


def _followed(assembly: Assembly) -> Showing | None:
    """The result of the poll that the room has before it, which was published meanwhile."""
    on_wall = assembly.room_screen.showing
    poll = assembly.voting.polls.get(on_wall.subject) if on_wall.scene in _POLLING else None
    if poll is None or poll.state is not PollState.PUBLISHED:
        return None
    result = _of_poll(poll)
    return None if _is_seen(assembly, result) else result


def _awaited(assembly: Assembly) -> Poll | None:
    """The poll that people vote in or whose result they wait for."""
    waiting = [each for each in assembly.voting if each.state is PollState.CLOSED]
    return assembly.voting.open or (waiting[-1] if waiting else None)


def _while_on(assembly: Assembly, item: Item) -> Showing:
    if item.plan.slide in _CHOSEN:
        return _chosen(item)
    if item.plan.kind is ItemKind.THEMES and assembly.board.order:
        return Showing(Scene.THEMES)
    if item.plan.kind is ItemKind.POLL:
        return _polling(assembly, item)
    tells_more = bool(item.plan.task or item.plan.steps)
    if item.plan.kind in (ItemKind.PLENARY, ItemKind.EXPERT) and not tells_more:
        return _before_next(assembly) or Showing(Scene.TITLE)
    return _of_item(item)


def _chosen(item: Item) -> Showing:
    """The slide that was planned for an item."""
    scene = Scene(item.plan.slide)
    if scene is Scene.SEATING:
        return Showing(scene, str(item.plan.round or 1))
    return Showing(scene, item.id if scene in (Scene.TASK, Scene.BREAK) else "")


def _polling(assembly: Assembly, item: Item) -> Showing:
    """The poll that was prepared, else the result that was published last, else the task."""
    ready = [each for each in assembly.voting if each.state is PollState.PREPARED]
    return _of_poll(ready[0]) if ready else _fresh_result(assembly, item) or _of_item(item)


def _fresh_result(assembly: Assembly, item: Item) -> Showing | None:
    """The result that was published last while this item was on."""
    fresh = [each for each in assembly.voting if each.published_at >= item.started_at > 0]
    return _of_poll(max(fresh, key=_when_published)) if fresh else None


def _when_published(poll: Poll) -> int:
    return poll.published_at


def _before_next(assembly: Assembly) -> Showing | None:
    """Where everybody sits, when people are about to change tables."""
    meeting = assembly.mandate.meeting
    following = assembly.agenda.next_item(meeting)
    if following and assembly.seating.tables(meeting, following.plan.round):
        return Showing(Scene.SEATING, str(following.plan.round))
    return None


def _of_recommendation(recommendation: Recommendation) -> tuple[Showing, ...]:
    """Its words, and what the latest version changed."""
    change = latest_change(recommendation)
    words = Showing(Scene.RECOMMENDATION, recommendation.id)
    return (words, change) if change else (words,)


def _of_speakers(assembly: Assembly) -> tuple[Showing, ...]:
    """While somebody speaks or waits to."""
    told = assembly.speakers
    return (Showing(Scene.SPEAKERS),) if told.speaking or told.waiting else ()


def _of_item(item: Item) -> Showing:
    return Showing(Scene.BREAK if item.plan.kind is ItemKind.BREAK else Scene.TASK, item.id)


def _of_poll(poll: Poll) -> Showing:
    counted = poll.state in (PollState.CLOSED, PollState.PUBLISHED)
    return Showing(Scene.RESULT if counted else Scene.POLL, poll.id)


def _of_voting(poll: Poll) -> tuple[Showing, ...]:
    """The poll as it stands; while it is open also how many have voted, alone."""
    turnout = (Showing(Scene.TURNOUT, poll.id),) if poll.state is PollState.OPEN else ()
    return (_of_poll(poll), *turnout)

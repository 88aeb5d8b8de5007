"""Taking a picture of the assembly: the one place where it is decided what leaves for the wall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from app.models.agenda import (
    Item,
    ItemKind,
    awaits_sheets,
    in_order,
    known_slots,
    passed_over,
)
from app.models.assembly import Assembly
from app.models.board import Mark, Rarity, Sheet, Theme, quoted_note
from app.models.room import POLL_SCENES, Scene, Showing
from app.models.texts import in_a_line
from app.models.voting import PollState
from app.models.writing import tables_writing
from app.ui.scenes.address import Address
from app.ui.scenes.code_pictures import table_codes
from app.ui.scenes.day_pictures import (
    LaneNote,
    MapTable,
    MessagePicture,
    OwnPicture,
    ProgrammePicture,
    ProgrammeRow,
    RowState,
    TableMapPicture,
    TestCardPicture,
    ThemePicture,
)
from app.ui.scenes.editing_picture import editing_picture
from app.ui.scenes.gate_picture import gate_picture
from app.ui.scenes.minority_picture import minority_picture
from app.ui.scenes.pictures import (
    BreakPicture,
    Countdown,
    DotsPicture,
    Picture,
    PollPicture,
    RecommendationPicture,
    Seat,
    SeatingPicture,
    SpeakersPicture,
    TableState,
    TaskPicture,
    ThemeCard,
    ThemesPicture,
    TitlePicture,
    WelcomePicture,
)
from app.ui.scenes.poll_pictures import TurnoutPicture
from app.ui.scenes.receipts_picture import receipts_picture
from app.ui.scenes.redline_pictures import redline_picture
from app.ui.scenes.taking_polls import taken_poll, taken_result, taken_turnout

_COUNTS_TIME: Final = (Scene.TASK, Scene.BREAK, Scene.TEST_CARD)
_VOTING: Final = (PollState.PREPARED.value, PollState.OPEN.value)
_STATES: Final = {each.value: each for each in PollState}


def picture(
    assembly: Assembly,
    showing: Showing,
    address: Address | None = None,
    poll_state: str = "",
    now: int = 0,
) -> Picture:
    """What the room sees of a scene. A subject that is gone gives the title card.

    `poll_state` is how a poll stood when it was taken: of what became of it since only that it is
    closed is told. `now` (ms since 1970; 0: as far as the facts tell) is when a programme is taken.
    """
    scene = showing.scene
    if scene is Scene.PROGRAMME:
        return _programme(assembly, now) or title_card(assembly)
    if scene in POLL_SCENES and closed_since(assembly, showing.subject, poll_state):
        return _closed(taken_poll(assembly, showing.subject, None)) or title_card(assembly)
    if scene is Scene.RESULT and poll_state not in ("", PollState.PUBLISHED.value):
        scene = Scene.POLL
    taken = _TAKE[scene](assembly, showing.subject, address)
    return _as_it_stood(taken, poll_state) or title_card(assembly)


def closed_since(assembly: Assembly, subject: str, poll_state: str) -> bool:
    """Whether a poll that was not closed when it was taken, as `poll_state` says, is closed now."""
    poll = assembly.voting.polls.get(subject)
    return poll is not None and poll_state in _VOTING and poll.state.value not in _VOTING


def _closed(taken: PollPicture | None) -> PollPicture | None:
    """That voting has ended, also for those on the same ballot, and nothing of what came of it."""
    if taken is None:
        return None
    over = replace(taken, state=PollState.CLOSED, live=None, rows=(), is_over=True)
    return replace(over, more=tuple(filter(None, map(_closed, taken.more))))


def _as_it_stood(taken: Picture | None, poll_state: str) -> Picture | None:
    """A poll's picture in the state it was taken in; a count that is over is never live."""
    state = _STATES.get(poll_state)
    if not isinstance(taken, PollPicture | TurnoutPicture) or state is None:
        return taken
    if isinstance(taken, TurnoutPicture):
        return replace(taken, state=state)
    if state is PollState.OPEN:
        return replace(taken, state=state)
    more = tuple(replace(each, state=state, live=None, rows=()) for each in taken.more)
    return replace(taken, state=state, live=None, rows=(), more=more)


def corner(assembly: Assembly, showing: Showing) -> Countdown | None:
    """The small countdown of the item that is on, for a scene that has no large one."""
    running = assembly.agenda.running
    if not assembly.room_screen.has_corner or running is None or showing.scene in _COUNTS_TIME:
        return None
    return Countdown.of(running)


def title_card(assembly: Assembly) -> TitlePicture:
    """The calm card, as a slide and as a cover."""
    mandate = assembly.mandate
    day = mandate.current.day if mandate.current else ""
    return TitlePicture(mandate.name, mandate.meeting_number(mandate.meeting), day)


def _title(assembly: Assembly, _subject: str, _address: Address | None) -> TitlePicture:
    return title_card(assembly)


def _welcome(assembly: Assembly, _subject: str, address: Address | None) -> WelcomePicture:
    card = title_card(assembly)
    question = assembly.mandate.core_question
    return WelcomePicture(card.name, card.meeting, card.day, question, address)


def _seating(assembly: Assembly, subject: str, _address: Address | None) -> SeatingPicture | None:
    meeting, number = assembly.mandate.meeting, _round(assembly, subject)
    tables = assembly.seating.tables(meeting, number)
    names = assembly.people.shown_names()
    seats = (
        Seat(names[member], table)
        for table, sitting in enumerate(tables, 1)
        for member in sitting
        if member in names
    )
    rounds = len(assembly.seating.rounds(meeting))
    return SeatingPicture(number, rounds, tuple(seats)) if tables else None


def _round(assembly: Assembly, subject: str) -> int:
    """The round that was asked for, else that of the item that is on, else the first."""
    if subject.isdecimal():
        return int(subject)
    running = assembly.agenda.running
    return running.plan.round or 1 if running else 1


def _item(assembly: Assembly, subject: str) -> Item | None:
    return assembly.agenda.items.get(subject) if subject else assembly.agenda.running


def _task(assembly: Assembly, subject: str, _address: Address | None) -> TaskPicture | None:
    item = _item(assembly, subject)
    if item is None:
        return None
    plan = item.plan
    clock = Countdown.of(item, assembly.agenda.warnings)
    tables = _tables(assembly, item)
    return TaskPicture(plan.shown, plan.task, plan.kind, plan.round, clock, tables)


def _tables(assembly: Assembly, item: Item) -> tuple[TableState, ...]:
    if not awaits_sheets(item):
        return ()
    done, asking = assembly.board.delivered, assembly.board.help_since
    return tuple(
        TableState(each, Sheet(item.id, each) in done, each in asking)
        for each in tables_writing(assembly, item)
    )


def _themes(assembly: Assembly, _subject: str, _address: Address | None) -> ThemesPicture:
    rarity = Rarity(assembly.board)
    cards = tuple(_card(assembly, each, rarity) for each in assembly.board.lanes())
    found = assembly.board.open_dots()
    dots = DotsPicture(found.per_member, found.per_theme) if found else None
    told = assembly.board
    return ThemesPicture(cards, sum(1 for _ in told), told.sorted_count(), told.lens, dots)


def _card(assembly: Assembly, theme: Theme, rarity: Rarity) -> ThemeCard:
    notes = assembly.board.notes_in(theme.id)
    tables = sorted({each.table for each in notes if each.table})
    got = assembly.board.dotted().get(theme.id)
    dots = got.dots if got else None
    chosen = quoted_note(assembly.board, theme, rarity)
    quote = " ".join(chosen.text.split()) if chosen else ""
    mark = chosen.mark if chosen else Mark.QUOTE
    return ThemeCard(theme.title, len(notes), tuple(tables), quote, dots, mark)


def _recommendation(
    assembly: Assembly, subject: str, _address: Address | None
) -> RecommendationPicture | None:
    found = assembly.recommendations.items.get(subject)
    if found is None or found.withdrawn:
        return None
    latest, number = found.latest, assembly.recommendations.number(subject)
    words = latest.wording
    return RecommendationPicture(
        number, latest.number, words.title, words.text, words.initiatives, words.addressed_to
    )


def _break(assembly: Assembly, subject: str, _address: Address | None) -> BreakPicture | None:
    item = _item(assembly, subject)
    if item is None:
        return None
    order = assembly.agenda.order.get(item.meeting, [])
    after = order[order.index(item.id) + 1 :] if item.id in order else []
    then = assembly.agenda.items[after[0]].plan.shown if after else ""
    clock = Countdown.of(item, assembly.agenda.warnings)
    return BreakPicture(item.plan.shown, clock, then, is_opening=order[:1] == [item.id])


def _speakers(assembly: Assembly, _subject: str, _address: Address | None) -> SpeakersPicture:
    told = assembly.speakers
    names = speaker_names(assembly)
    speaking = told.speaking
    clock = Countdown(told.turn_ms, left_ms=told.turn_ms)
    if speaking is not None:
        clock = Countdown(speaking.turn_ms, ends_at=speaking.ends_at, is_begun=True)
        if speaking.paused_at:
            left = speaking.remaining_ms(speaking.paused_at)
            clock = Countdown(speaking.turn_ms, left_ms=left, is_paused=True, is_begun=True)
    waiting = tuple(filter(None, (names[each.id] for each in told.waiting)))
    return SpeakersPicture(names[speaking.id] if speaking else "", clock, waiting)


def speaker_names(assembly: Assembly) -> Mapping[str, str]:
    """What to call everybody on the list of speakers, by their id there; "" when erased."""
    members = assembly.people.shown_names()
    return {
        each.id: members.get(each.member, "") if each.member else each.name or ""
        for each in assembly.speakers.known.values()
    }


def _programme(assembly: Assembly, now: int) -> ProgrammePicture | None:
    day = assembly.agenda.day(assembly.mandate.meeting)
    card = title_card(assembly)
    if not day:
        return None
    slots, left = known_slots(day, card.day, now), passed_over(day)
    has_hours = day[0].plan.start_min >= 0
    rows = (
        _row(assembly, each, slots[each.id].start if has_hours else -1)
        for each in in_order(day, slots)
        if each.id not in left
    )
    return ProgrammePicture(card.meeting, card.day, tuple(rows))


def _row(assembly: Assembly, item: Item, start_min: int) -> ProgrammeRow:
    state = RowState.DONE if item.ended_at else RowState.COMING
    if assembly.agenda.current == item.id:
        state = RowState.NOW
    is_break = item.plan.kind is ItemKind.BREAK
    return ProgrammeRow(start_min, item.plan.shown, state, is_break)


def _table_map(assembly: Assembly, subject: str, address: Address | None) -> TableMapPicture | None:
    seen = _seating(assembly, subject, address)
    if seen is None:
        return None
    count = len(assembly.seating.tables(assembly.mandate.meeting, seen.number))
    tables = (
        MapTable(table, tuple(each.name for each in seen.seats if each.table == table))
        for table in range(1, count + 1)
    )
    return TableMapPicture(seen.number, seen.rounds, tuple(tables))


def _theme(assembly: Assembly, subject: str, _address: Address | None) -> ThemePicture | None:
    theme = assembly.board.themes.get(subject)
    if theme is None or subject not in assembly.board.order:
        return None
    notes = (
        LaneNote(in_a_line(each.text), each.table, each.mark)
        for each in assembly.board.notes_in(subject)
    )
    return ThemePicture(theme.title, tuple(notes))


def _message(_assembly: Assembly, subject: str, _address: Address | None) -> MessagePicture | None:
    return MessagePicture(subject) if subject else None


def _own(assembly: Assembly, subject: str, _address: Address | None) -> OwnPicture | None:
    slide = assembly.room_screen.slides.get(subject)
    if slide is None:
        return None
    return OwnPicture(slide.text, assembly.room_screen.pictures.get(slide.picture, ""))


def _test_card(_assembly: Assembly, _subject: str, _address: Address | None) -> TestCardPicture:
    return TestCardPicture()


_TAKE: Final[Mapping[Scene, Callable[[Assembly, str, Address | None], Picture | None]]] = {
    Scene.TITLE: _title,
    Scene.WELCOME: _welcome,
    Scene.SEATING: _seating,
    Scene.TASK: _task,
    Scene.THEMES: _themes,
    Scene.RECOMMENDATION: _recommendation,
    Scene.POLL: taken_poll,
    Scene.RESULT: taken_result,
    Scene.BREAK: _break,
    Scene.SPEAKERS: _speakers,
    Scene.TABLE_MAP: _table_map,
    Scene.THEME: _theme,
    Scene.TURNOUT: taken_turnout,
    Scene.MESSAGE: _message,
    Scene.OWN: _own,
    Scene.TEST_CARD: _test_card,
    Scene.TABLE_CODES: table_codes,
    Scene.REDLINE: redline_picture,
    Scene.EDITING_GROUP: editing_picture,
    Scene.GATE: gate_picture,
    Scene.MINORITY: minority_picture,
    Scene.RECEIPTS: receipts_picture,
}

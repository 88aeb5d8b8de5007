"""The rounds: people sit, talk and write; the facilitator keeps the time."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from app.models import agenda, board
from app.models.agenda import ItemKind
from app.models.board import Mark, NewNote
from app.models.room import Cover, Scene
from app.rehearsal.cases import CaseNote
from app.rehearsal.people import NoteTaker, Thought, drawn
from app.rehearsal.play.between import call_out
from app.rehearsal.play.day import Day

_QUOTE_EVERY, _QUESTION_EVERY = 17, 23
_QUICK: Final = 4
"""How many tables deliver before the others; then the room screen is worth a look."""
_TYPED_BY_FACILITATOR: Final = 2
"""In which table round the last table's tablet has no battery, and the laptop takes its notes."""


def hold(day: Day) -> None:
    """Steps 4 to 6: every item until the last table round is over."""
    rounds = [each.key for each in day.case.items if each.plan.kind is ItemKind.TABLE_ROUND]
    for number, key in enumerate(rounds, 1):
        _sit(day, key, number)
        _talk(day, key, number)
        _write(day, key, number)
        day.spend(key)
        _pause_after(day, key)


def _sit(day: Day, key: str, number: int) -> None:
    if number > 1:
        day.take(Scene.SEATING, str(number))
        day.take(Scene.TABLE_MAP, str(number))
    day.begin(key)
    if number == 1:
        day.take(Scene.SEATING, "1")
    day.take(Scene.TASK, key)


def _talk(day: Day, key: str, number: int) -> None:
    """Time passes; once it stands still for an announcement, once a table asks for help."""
    hall = day.hall
    day.pass_minutes(12)
    if number == 1:
        hall.perform(agenda.pause, day.now)
        day.pass_minutes(2)
        hall.perform(agenda.resume, day.now)
        hall.perform(agenda.add_time, 1, day.now)
    if number == 2:
        hall.perform(board.ask_for_help, 3, day.now)
        day.watcher.moment("today", state="help")
        hall.perform(board.helped, 3)
    if number == 3:
        day.watcher.moment("agenda", "today")


def _write(day: Day, key: str, number: int) -> None:
    """All tables on their tablets at once; one of them is typed on the laptop."""
    typed = day.case.tables if number == _TYPED_BY_FACILITATOR else 0
    takers = [each for each in _note_takers(day, key) if each.table != typed]
    _write_by_phone(day, key, takers[:_QUICK])
    if number == 1:
        day.look_at(Scene.TASK.value)
        day.watcher.moment("notes")
    _write_by_phone(day, key, takers[_QUICK:])
    mine = [each for each in day.case.notes if (each.item, each.table) == (key, typed)]
    if mine:
        new = [NewNote(_id(day, each), day.meeting, key, each.table, each.text) for each in mine]
        day.hall.perform(board.write_notes, new, day.now)
        day.hall.perform(board.deliver_sheet, key, typed, day.now)


def _write_by_phone(day: Day, key: str, takers: list[NoteTaker]) -> None:
    day.summary.notes_by_phone += day.crowd.write(day.hall.port, key, takers)


def _note_takers(day: Day, key: str) -> list[NoteTaker]:
    codes = day.assembly.board.codes[day.meeting]
    thoughts: defaultdict[int, list[Thought]] = defaultdict(list)
    for each in day.case.notes:
        if each.item == key:
            thoughts[each.table].append(Thought(_id(day, each), each.text, _mark(each)))
    return [NoteTaker(codes[table - 1], table, tuple(thoughts[table])) for table in day.tables]


def _pause_after(day: Day, key: str) -> None:
    """The item after a round, when it is a break, is shown to the room; then it sees nothing."""
    items = list(day.case.items)
    after = items[[each.key for each in items].index(key) + 1]
    if after.plan.kind is ItemKind.BREAK:
        call_out(day)
        day.begin(after.key)
        day.take(Scene.BREAK, after.key)
        day.spend(after.key)
        day.cover(Cover.BLANK)  # while people find their seats


def _id(day: Day, note: CaseNote) -> str:
    """The id a note was given; drawn the first time."""
    if note.id not in day.note_ids:
        day.note_ids[note.id] = drawn(day.rng)
    return day.note_ids[note.id]


def _mark(note: CaseNote) -> Mark:
    """A few notes are word for word, and what ends with a question mark is a question."""
    number = int("".join(sign for sign in note.id if sign.isdigit()) or 0)
    if note.text.rstrip().endswith("?"):
        return Mark.QUESTION
    return Mark.QUOTE if number % _QUOTE_EVERY == 3 else Mark.IDEA

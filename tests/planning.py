"""What tests of plans do to an assembly: programmes, people away, rules, suggestions."""

from __future__ import annotations

from app.models import agenda, people, seating
from app.models.agenda import ItemKind, Plan
from app.models.people import Attendance
from app.models.seating import Rule, RuleKind
from app.proposals import Suggestion, Task, think
from tests.assemblies import DAY, NOW, Play

EFFORT = 24
LATER = "d2"


def seated(play: Play, number: int, meeting: str = DAY) -> set[str]:
    return {who for table in play.assembly.seating.tables(meeting, number) for who in table}


def stay_away(play: Play, *members: str, meeting: str = DAY) -> None:
    note = people.note_attendance(play.assembly, meeting, members, Attendance.ABSENT, NOW)
    play.do(note)


def with_round_items(play: Play, rounds: int = 3, meeting: str = DAY) -> Play:
    for number in range(1, rounds + 1):
        plan = Plan(f"Runde {number}", ItemKind.TABLE_ROUND, round=number)
        play.do(agenda.add_item(play.assembly, f"{meeting}-r{number}", meeting, plan))
    return play


def hold(play: Play, item: str) -> None:
    play.do(agenda.start_item(play.assembly, item, NOW))
    play.do(agenda.end_item(play.assembly, NOW + 60_000))


def accept(play: Play, task: Task, effort: int = EFFORT) -> Suggestion:
    suggestion = think(task, effort=effort)
    rounds = suggestion.rounds
    play.do(seating.accept_plan(play.assembly, task.meeting, rounds, task.first_round))
    return suggestion


def rule(play: Play, kind: RuleKind, *members: str, meeting: str = "", **more) -> None:
    number = len(play.assembly.seating.rules) + 1
    terms = Rule(kind, members, meeting, **more)
    play.do(seating.add_rule(play.assembly, f"u{number}", terms))


def tables_of(play: Play, *members: str, rounds: int = 2) -> list[set[int]]:
    """At which tables these sit, round by round."""
    seats = play.assembly.seating
    return [{seats.table_of(DAY, n, who) for who in members} for n in range(1, rounds + 1)]

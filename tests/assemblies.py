"""Small assemblies for tests, made by the same decisions the program uses."""

from __future__ import annotations

import random
from collections.abc import Iterable

from app.models import agenda, board, mandate, people, recommendations, seating, voting
from app.models.assembly import Assembly
from app.models.entries import Fact, Facts

DAY = "d1"
NOW = 1_773_478_800_000  # 14 March 2026, 9.00 UTC
CARD_SALT, POLL_SALT = "card-salt", "poll-salt"
CODES = voting.draw_codes(random.Random(7), 40)


class Play:
    """An assembly in memory and a way to perform decisions on it."""

    def __init__(self) -> None:
        self.assembly = Assembly()
        self.facts: list[Fact] = []

    def do(self, facts: Facts) -> Facts:
        for fact in facts:
            self.assembly.apply(fact)
        self.facts.extend(facts)
        return facts


def wording(name: str = "Borgersamling") -> mandate.Wording:
    days = (mandate.Meeting(DAY, "2026-03-14"), mandate.Meeting("d2", "2026-03-28"))
    return mandate.Wording(name, "Hvordan bor vi?", "Byrådet", days)


def founded() -> Play:
    play = Play()
    play.do(mandate.found_assembly(play.assembly, "a1", wording(), NOW))
    return play


def member(number: int) -> people.NewMember:
    attributes = (("Køn", "kvinde" if number % 2 else "mand"), ("Alder", f"{16 + 2 * number}"))
    return people.NewMember(f"m{number:02d}", people.Details(f"Navn {number}", "", "", attributes))


def with_members(count: int = 12, present: Iterable[int] | None = None) -> Play:
    play = founded()
    play.do(people.add_members(play.assembly, [member(number) for number in range(1, count + 1)]))
    here = [f"m{number:02d}" for number in (present or range(1, count + 1))]
    came = people.note_attendance(play.assembly, DAY, here, people.Attendance.PRESENT, NOW)
    play.do(came)
    return play


def with_item(play: Play, item: str = "i1", minutes: int = 20, start: int = -1) -> Play:
    plan = agenda.Plan("Runde 1", agenda.ItemKind.TABLE_ROUND, start, minutes, task="Skriv")
    play.do(agenda.add_item(play.assembly, item, DAY, plan))
    return play


def with_plan(play: Play, tables: int = 3, rounds: int = 2) -> Play:
    ids = sorted(play.assembly.people.members)
    one = tuple(tuple(ids[table::tables]) for table in range(tables))
    play.do(seating.accept_plan(play.assembly, DAY, [one] * rounds))
    return play


def with_notes(play: Play, count: int = 6) -> Play:
    for number in range(count):
        new = board.NewNote(f"n{number}", DAY, "i1", 1 + number % 3, f"Tanke {number}")
        play.do(board.write_note(play.assembly, new, NOW + number))
    return play


def with_recommendation(play: Play, words: str = "Flere cykelstier") -> Play:
    draft = recommendations.Wording(words, "Byrådet bør anlægge stier.", "Fordi.")
    decided = recommendations.draft_recommendation(play.assembly, "r1", draft, "Bord 1", NOW)
    play.do(decided)
    return play


def with_open_poll(present: int = 10, terms: voting.Terms | None = None, members: int = 12) -> Play:
    play = with_recommendation(with_members(members, range(1, present + 1)))
    play.do(voting.print_cards(play.assembly, CODES[:members], CARD_SALT))
    play.do(voting.prepare_poll(play.assembly, "p1", "r1", terms or voting.Terms("")))
    play.do(voting.open_poll(play.assembly, "p1", POLL_SALT, NOW))
    return play


def card(number: int, poll_salt: str = POLL_SALT) -> voting.Card:
    code = CODES[number]
    return voting.Card(voting.card_hash(code, CARD_SALT), voting.ballot_key(code, poll_salt))

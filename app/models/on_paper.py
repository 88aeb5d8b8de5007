"""What a change of the plan makes wrong of the paper in people's hands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final, Protocol

from app.models import voting
from app.models.board import HasBoard
from app.models.board.given import CARDS, CODES, give_address, host_of
from app.models.entries import Facts
from app.models.people import Attendance, HasPeople, Member, People, Rounds, note_printed
from app.models.seating import HasSeating, Tables
from app.models.voting import HasVoting


class PaperRoom(HasPeople, HasSeating, Protocol):
    """People, their seats, and what was printed of them."""


class PrintedRoom(HasPeople, HasVoting, HasBoard, Protocol):
    """What was printed of people's seats, the voting cards, and the codes of tables."""


_FREE_FROM: Final = 1024
"""Lower ports are the system's: what tells one leads here by way of another machine."""
_NUMBERED: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_FIRST: Final = "first"
"""Stands for every kind of print-out of which nothing was printed here."""


def hold_first_plan(room: PaperRoom, meeting: str) -> Facts:
    """Remember the plan before it is changed at the door for the first time: paper that was not
    printed here is taken to show it.
    """
    plan = room.seating.rounds(meeting)
    if not plan or (meeting, _FIRST) in room.people.on_paper:
        return ()
    return note_printed(room, meeting, _FIRST, plan)


def paper_of(people: People, meeting: str, kind: str) -> Rounds | None:
    """The seats that stand on paper of a kind; None when nothing is known of any paper."""
    printed = people.on_paper.get((meeting, kind))
    return people.on_paper.get((meeting, _FIRST)) if printed is None else printed


class Compared(Enum):
    """With what the seats of now are compared, to tell what is wrong on paper."""

    PRINTED = "printed"
    """With what was last printed from this document, on whatever laptop."""
    FIRST_PLAN = "first plan"
    """Nothing of this kind was: with the plan before it was first changed at the door."""
    NOTHING = "nothing"
    """Nor is there such a plan: all is new."""


def compared(people: People, meeting: str, kind: str) -> Compared:
    """Where `paper_of` a kind comes from."""
    if (meeting, kind) in people.on_paper:
        return Compared.PRINTED
    return Compared.FIRST_PLAN if (meeting, _FIRST) in people.on_paper else Compared.NOTHING


def has_addresses_on_paper(room: PrintedRoom) -> bool:
    """Whether anything was printed that may bear the address of the phones: cards, or signs."""
    kinds = {kind for _meeting, kind in room.people.on_paper}
    return bool(room.voting.cards or room.board.codes or kinds - {_FIRST})


def print_cards_at(room: PrintedRoom, codes: Iterable[str], salt: str, address: str = "") -> Facts:
    """Add a deck (see `voting.print_cards`) that tells this address, "" for none."""
    return (*voting.print_cards(room, codes, salt), *give_address(room, CARDS, address))


def ports_on_paper(room: PrintedRoom, before: int = 0) -> tuple[int, ...]:
    """The ports that cards and codes tell, those of voting cards first; () when there are none.

    `before` is the port of what was given out before addresses were remembered, 0 for not known.
    """
    out = {CARDS: bool(room.voting.cards), CODES: bool(room.board.codes)}
    given = room.board.given
    told = [given[what].port if what in given else before for what in out if out[what]]
    if not told and has_addresses_on_paper(room):
        told = [before]
    return tuple(dict.fromkeys(port for port in told if port >= _FREE_FROM))


def hosts_on_paper(room: PrintedRoom) -> tuple[str, ...]:
    """The laptop's addresses in a network (192.168.1.20) that cards and codes tell, those of voting
    cards first. Names, which follow the laptop, and its address for itself are not among them.
    """
    out = {CARDS: bool(room.voting.cards), CODES: bool(room.board.codes)}
    given = room.board.given
    told = [host_of(given[what].address) for what in out if out[what] and what in given]
    numbered = (host for host in told if _NUMBERED.fullmatch(host))
    return tuple(dict.fromkeys(host for host in numbered if not host.startswith("127.")))


def numbered(rounds: Rounds, wanted: int = 0) -> dict[int, Tables]:
    """Rounds by number; one alone when it is `wanted`, 0 all."""
    return {number: tables for number, tables in enumerate(rounds, 1) if wanted in (0, number)}


def seats_of(member: str, rounds: Mapping[int, Tables]) -> dict[int, int]:
    """The table number of a member in each round that seats them."""
    return {
        number: table
        for number, tables in rounds.items()
        for table, sitting in enumerate(tables, 1)
        if member in sitting
    }


def changed_members(
    people: People,
    members: Iterable[Member],
    then: Mapping[int, Tables],
    now: Mapping[int, Tables],
    *,
    newcomers: bool = False,
) -> tuple[Member, ...]:
    """Those whose seats are others than before; with `newcomers` also those who joined at the door
    and were seated nowhere then.
    """
    joined = people.joined if newcomers else {}
    return tuple(
        each
        for each in members
        if seats_of(each.id, now) != seats_of(each.id, then)
        or (each.id in joined and not seats_of(each.id, then))
    )


def changed_rounds(then: Mapping[int, Tables], now: Mapping[int, Tables]) -> dict[int, Tables]:
    """The rounds that are not as before."""
    return {number: tables for number, tables in now.items() if then.get(number) != tables}


def new_tables(then: Mapping[int, Tables], now: Mapping[int, Tables]) -> range:
    """The numbers of the tables that were opened since."""
    before, after = (max(map(len, rounds.values()), default=0) for rounds in (then, now))
    return range(before + 1, after + 1)


def to_print_again(room: PaperRoom, meeting: str, kind: str) -> int:
    """How many cards, tents or lists of a kind are wrong on paper."""
    told = paper_of(room.people, meeting, kind)
    now = numbered(room.seating.rounds(meeting))
    then = {} if told is None else numbered(told)
    if kind == "table-cards":
        return len(new_tables(then, now))
    if kind == "seating-list":
        return min(1, len(changed_rounds(then, now)))
    coming = room.people.having(meeting, Attendance.EXPECTED, Attendance.PRESENT)
    return len(changed_members(room.people, coming, then, now, newcomers=kind == "badges"))

"""What becomes of a read list: who is new, and who is known already.

The window and `bordrunde import` ask here, so that a list means the same to both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.imports.members.lengths import TOO_LONG
from app.imports.members.people import is_spoilt
from app.imports.members.reading import MemberList
from app.imports.members.rows import MemberRow
from app.imports.members.totals import TOTAL
from app.imports.tables import Doubt
from app.models import texts
from app.models.finding import name_key
from app.models.people import Correction, Details, Member, NewMember

_MOSTLY = 2 / 3
NAME_KEPT: Final = "doubt-name-kept"
"""Tells that the list has a name with letters gone, and that the known one stays."""
_SPOILT: Final = ("doubt-name-letters-lost", "doubt-mojibake")


class Fate(StrEnum):
    """What is done with a row."""

    ADD = "add"
    UPDATE = "update"
    LEAVE_OUT = "leave-out"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row, whom it may be, and what is done with it.

    `known` is the member who seems to be the same, None for somebody new; `is_unchanged` when the
    list says nothing that is not known; `is_namesake` when only the name is the same.
    """

    row: MemberRow
    details: Details
    doubts: tuple[Doubt, ...]
    known: Member | None
    is_unchanged: bool
    is_namesake: bool
    fate: Fate

    @property
    def is_cut(self) -> bool:
        """True when something in the row is too long; taken, it is cut."""
        return any(doubt.code == TOO_LONG for doubt in self.doubts)

    @property
    def is_total(self) -> bool:
        """True when the row counts the others up."""
        return any(doubt.code == TOTAL for doubt in self.doubts)

    @property
    def name_kept(self) -> Doubt | None:
        """Told when the row's name has lost letters and the known one stays."""
        return next((each for each in self.doubts if each.code == NAME_KEPT), None)

    @property
    def fates(self) -> tuple[Fate, ...]:
        """What can be done with the row."""
        return tuple(Fate) if self.known else (Fate.ADD, Fate.LEAVE_OUT)

    @property
    def taking(self) -> Fate:
        """What a tick means: an update for somebody known, else one more member."""
        return Fate.UPDATE if self.known and not self.is_namesake else Fate.ADD


def candidates(
    read: MemberList, id_header: str, members: Iterable[Member]
) -> tuple[Candidate, ...]:
    """Each row of the list held against the members there are; nobody is recognised twice.

    `id_header` is the column of the members' own numbers, "" when the list has none; a number is
    kept under that header. A row that nothing tells from an earlier one is left out until a person
    takes it, and so is one that would have to be cut, and a total.
    """
    doubts: defaultdict[int, list[Doubt]] = defaultdict(list)
    for doubt in read.doubts:
        if doubt.row is not None:
            doubts[doubt.row].append(doubt)
    repeated = {} if id_header else twins(read.rows)
    told = [_details(row, id_header, doubts[row.row_number]) for row in read.rows]
    known = _Known(members, id_header).recognise(told)
    made = []
    for at, (row, details) in enumerate(zip(read.rows, told, strict=True)):
        seen = tuple(doubts[row.row_number])
        candidate = _candidate(row, details, seen, known.get(at, (None, False)))
        is_twin = candidate.fate is Fate.ADD and row.row_number in repeated
        if is_twin or candidate.is_cut or candidate.is_total:
            candidate = replace(candidate, fate=Fate.LEAVE_OUT)
        made.append(candidate)
    return tuple(made)


def twins(rows: Sequence[MemberRow]) -> Mapping[int, MemberRow]:
    """Row number -> the earlier row that nothing tells it from."""
    earlier: defaultdict[tuple[object, ...], list[MemberRow]] = defaultdict(list)
    found: dict[int, MemberRow] = {}
    for row in rows:
        alike = earlier[row.name.casefold(), row.attributes]
        same = next((other for other in alike if _same_reach(row, other)), None)
        if same is None:
            alike.append(row)
        else:
            found[row.row_number] = same
    return found


def newcomers(chosen: Iterable[Candidate], fresh_id: Callable[[str], str]) -> tuple[NewMember, ...]:
    """Those to add, with ids of their own."""
    return tuple(
        NewMember(fresh_id("m"), each.details, each.row.table or 0)
        for each in chosen
        if each.fate is Fate.ADD
    )


def corrections(chosen: Iterable[Candidate]) -> tuple[Correction, ...]:
    """Those to correct; a fixed table only where the list names one."""
    return tuple(
        Correction(each.known.id, _merged(each.known.details, each.details), each.row.table)
        for each in chosen
        if each.fate is Fate.UPDATE and each.known and each.known.details
    )


def _same_reach(row: MemberRow, other: MemberRow) -> bool:
    """True when neither mobile nor e-mail contradicts that the two are one person."""
    pairs = ((row.mobile, other.mobile), (row.email.casefold(), other.email.casefold()))
    return all(not one or not two or one == two for one, two in pairs)


def _details(row: MemberRow, id_header: str, doubts: Iterable[Doubt]) -> Details:
    """What a row says, in the form an assembly keeps and as much of each text as it keeps; a number
    that the reader made up is not the member's own.
    """
    has_number = id_header and all(each.code != "doubt-id-missing" for each in doubts)
    number = ((id_header, row.id),) if has_number else ()
    attributes = ((_kept(header), _kept(value)) for header, value in (*number, *row.attributes))
    name, mobile, email = _kept(row.name), _kept(row.mobile), _kept(row.email)
    return Details(name, mobile, email, tuple(attributes), _kept(row.called))


def _kept(text: str) -> str:
    return texts.line(text, len(text) * 3)[: texts.LINE].rstrip()


def _candidate(
    row: MemberRow, details: Details, doubts: tuple[Doubt, ...], found: tuple[Member | None, bool]
) -> Candidate:
    known, is_namesake = found
    if known is None or known.details is None:
        return Candidate(row, details, doubts, None, False, False, Fate.ADD)
    merged = details if is_namesake else _merged(known.details, details)
    same_table = row.table is None or row.table == known.fixed_table
    is_unchanged = not is_namesake and merged == known.details and same_table
    fate = Fate.LEAVE_OUT if is_unchanged else Fate.ADD if is_namesake else Fate.UPDATE
    if not is_namesake:
        doubts = _with_kept(doubts, row, known.details.name)
    return Candidate(row, details, doubts, known, is_unchanged, is_namesake, fate)


def _with_kept(doubts: tuple[Doubt, ...], row: MemberRow, known: str) -> tuple[Doubt, ...]:
    """In place of what else is told of a name that only lost letters."""
    if not is_spoilt(row.name, known):
        return doubts
    told = (("name", row.name), ("kept", known))
    others = (each for each in doubts if each.code not in _SPOILT)
    return Doubt(NAME_KEPT, told, row.row_number), *others


class _Known:
    """The members there are, each of whom one row may claim: the surest sign goes first, so that no
    row takes the member whom a later row names better.
    """

    def __init__(self, members: Iterable[Member], id_header: str) -> None:
        self._id_header = id_header
        self._free = {each.id: each for each in members if each.details}
        self._named: defaultdict[str, list[str]] = defaultdict(list)
        self._numbered: dict[str, str] = {}
        self._spoilt: dict[str, list[str]] = {}
        for each in self._free.values():
            self._named[name_key(each.listed_name)].append(each.id)
            if id_header:
                self._numbered.setdefault(each.attribute(_kept(id_header)).casefold(), each.id)
        self._numbered.pop("", None)

    def recognise(self, told: Sequence[Details]) -> Mapping[int, tuple[Member, bool]]:
        """Place of the row -> (the member who is the same or has the same name, whether it is only
        the name).
        """
        found: dict[int, tuple[Member, bool]] = {}
        for sign in (self._by_number, self._exactly, self._agreeing, self._likely, self._by_name):
            for at, details in enumerate(told):
                member = None if at in found else sign(details)
                if member is not None:
                    found[at] = member, sign == self._by_name
                    del self._free[member.id]
        return found

    def _by_number(self, told: Details) -> Member | None:
        return self._free.get(self._numbered.get(self._number(told), ""))

    def _exactly(self, told: Details) -> Member | None:
        return self._at_least((1.0, True, True), told)

    def _agreeing(self, told: Details) -> Member | None:
        return self._at_least((1.0,), told)

    def _likely(self, told: Details) -> Member | None:
        return self._at_least((_MOSTLY,), told)

    def _at_least(self, likeness: tuple[float, ...], told: Details) -> Member | None:
        closest = self._by_name(told)
        is_same = closest is not None and self._likeness(told, closest) >= likeness
        return closest if is_same else None

    def _by_name(self, told: Details) -> Member | None:
        named = self._named[name_key(told.name)] or self._spoilt_forms(told.name)
        free = [self._free[each] for each in named if each in self._free]
        return max(free, key=lambda each: self._likeness(told, each), default=None)

    def _spoilt_forms(self, name: str) -> list[str]:
        """Whose name this may be with letters gone."""
        if name not in self._spoilt:
            listed = ((each.id, each.listed_name) for each in self._free.values())
            self._spoilt[name] = [who for who, known in listed if is_spoilt(name, known)]
        return self._spoilt[name]

    def _number(self, details: Details) -> str:
        return details.attribute(_kept(self._id_header)).casefold() if self._id_header else ""

    def _likeness(self, told: Details, member: Member) -> tuple[float, bool, bool, bool]:
        """(how much speaks for one person, 0 to 1; whether a mobile does, an e-mail, the spelling
        of the name).
        """
        kept = member.details
        if kept is None:
            return 0.0, False, False, False
        mobile = told.mobile == kept.mobile
        email = told.email.casefold() == kept.email.casefold()
        reached = (mobile and bool(told.mobile)) or (email and bool(told.email))
        share = 1.0 if reached else self._agreement(told, kept)
        return share, mobile, email, told.name == kept.name

    def _agreement(self, told: Details, kept: Details) -> float:
        """The share of attributes known of both that are the same; one difference among several is
        a change, and two own numbers are two people.
        """
        numbers = self._number(told), self._number(kept)
        if all(numbers) and numbers[0] != numbers[1]:
            return 0.0
        pairs = [(value, kept.attribute(header)) for header, value in told.attributes]
        same = [one.casefold() == two.casefold() for one, two in pairs if one and two]
        share = sum(same) / len(same) if same else 1.0
        return max(share, _MOSTLY) if len(same) > 1 and same.count(False) == 1 else share


def _merged(old: Details, new: Details) -> Details:
    """The list's words where it has some, ours where it is silent or its letters are gone."""
    told = dict(old.attributes)
    told.update({header: value for header, value in new.attributes if value or header not in told})
    mobile, email = new.mobile or old.mobile, new.email or old.email
    name, called = _whole(new.name, old.name), _whole(new.called, old.called)
    return Details(name, mobile, email, tuple(told.items()), called or old.called)


def _whole(new: str, old: str) -> str:
    return old if is_spoilt(new, old) else new

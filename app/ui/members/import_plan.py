"""What becomes of a read list: what each column means, who is new, and who is known already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.imports.members import TOO_LONG, MemberList, MemberRow, propose_columns, sensitive_columns
from app.imports.tables import Doubt, Table
from app.models.people import Details, Member, NewMember
from app.models.texts import LINE
from app.ui.members.deeds import Correction
from app.ui.members.find import same_name

_MOSTLY = 2 / 3


class Meaning(StrEnum):
    """What a column is; the values are the reader's own names of fields."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    CALLED = "called"
    ID = "id"
    MOBILE = "mobile"
    EMAIL = "email"
    TABLE = "table"
    ATTRIBUTE = "attribute"
    LEAVE_OUT = "leave-out"


_NO_FIELD = (Meaning.ATTRIBUTE, Meaning.LEAVE_OUT)
_NAMES = (Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME)


class Fate(StrEnum):
    """What is done with a row."""

    ADD = "add"
    UPDATE = "update"
    LEAVE_OUT = "leave-out"


@dataclass(frozen=True, slots=True)
class Columns:
    """The meaning of each column of a table, in its order."""

    headers: tuple[str, ...]
    meanings: tuple[Meaning, ...]

    @classmethod
    def proposed(cls, table: Table) -> Columns:
        """As the headers tell; a column with CPR numbers is left out."""
        fields = {header: field for field, header in propose_columns(table).items()}
        left_out = sensitive_columns(table)
        known = {each.value for each in Meaning}
        return cls(
            table.headers,
            tuple(
                Meaning.LEAVE_OUT
                if header in left_out
                else Meaning(fields[header] if fields.get(header) in known else "attribute")
                for header in table.headers
            ),
        )

    def changed(self, at: int, meaning: Meaning) -> Columns:
        """Another meaning for one column; whichever had it becomes an attribute.

        A whole name and a name in two parts exclude each other.
        """
        rivals: Collection[Meaning] = () if meaning in _NO_FIELD else (meaning,)
        if meaning is Meaning.NAME:
            rivals = _NAMES
        elif meaning in _NAMES:
            rivals = (meaning, Meaning.NAME)
        others = [Meaning.ATTRIBUTE if each in rivals else each for each in self.meanings]
        others[at] = meaning
        return replace(self, meanings=tuple(others))

    @property
    def mapping(self) -> Mapping[str, str]:
        """Field -> header, for the reader."""
        pairs = zip(self.meanings, self.headers, strict=True)
        return {each.value: header for each, header in pairs if each not in _NO_FIELD}

    @property
    def leave_out(self) -> tuple[str, ...]:
        """The headers that are not taken."""
        pairs = zip(self.meanings, self.headers, strict=True)
        return tuple(header for each, header in pairs if each is Meaning.LEAVE_OUT)

    @property
    def id_header(self) -> str:
        """The header of the members' own numbers, "" when there is none."""
        return self.mapping.get(Meaning.ID, "")


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
    def fates(self) -> tuple[Fate, ...]:
        """What can be done with the row."""
        return tuple(Fate) if self.known else (Fate.ADD, Fate.LEAVE_OUT)

    @property
    def taking(self) -> Fate:
        """What a tick means: an update for somebody known, else one more member."""
        return Fate.UPDATE if self.known and not self.is_namesake else Fate.ADD


def candidates(
    read: MemberList, id_header: str, members: Sequence[Member]
) -> tuple[Candidate, ...]:
    """Each row of the list held against the members there are; nobody is recognised twice.

    A row that nothing tells from an earlier one is left out until a person takes it, and so is one
    that would have to be cut.
    """
    doubts: dict[int, list[Doubt]] = {}
    for doubt in read.doubts:
        if doubt.row is not None:
            doubts.setdefault(doubt.row, []).append(doubt)
    free = list(members)
    twins = frozenset() if id_header else _twins(read.rows)
    made = []
    for row in read.rows:
        told = tuple(doubts.get(row.row_number, ()))
        has_id = bool(id_header) and all(each.code != "doubt-id-missing" for each in told)
        candidate = _candidate(row, told, id_header if has_id else "", free)
        is_twin = candidate.fate is Fate.ADD and row.row_number in twins
        if is_twin or candidate.is_cut:
            candidate = replace(candidate, fate=Fate.LEAVE_OUT)
        made.append(candidate)
        if candidate.known:
            free.remove(candidate.known)
    return tuple(made)


def _twins(rows: Sequence[MemberRow]) -> frozenset[int]:
    """The numbers of the rows that nothing tells from an earlier one."""
    earlier: defaultdict[tuple[object, ...], list[MemberRow]] = defaultdict(list)
    found = set()
    for row in rows:
        alike = earlier[row.name.casefold(), row.attributes]
        if any(_same_reach(row, other) for other in alike):
            found.add(row.row_number)
        else:
            alike.append(row)
    return frozenset(found)


def _same_reach(row: MemberRow, other: MemberRow) -> bool:
    """True when neither mobile nor e-mail contradicts that the two are one person."""
    pairs = ((row.mobile, other.mobile), (row.email.casefold(), other.email.casefold()))
    return all(not one or not two or one == two for one, two in pairs)


def _candidate(
    row: MemberRow, doubts: tuple[Doubt, ...], id_header: str, free: Sequence[Member]
) -> Candidate:
    number = ((id_header, row.id),) if id_header else ()
    told = Details(row.name, row.mobile, row.email, (*number, *row.attributes), row.called)
    details = _shortened(told)
    known, is_namesake = _recognised(details, id_header, free)
    if known is None or known.details is None:
        return Candidate(row, details, doubts, None, False, False, Fate.ADD)
    merged = details if is_namesake else _merged(known.details, details)
    same_table = row.table is None or row.table == known.fixed_table
    is_unchanged = not is_namesake and merged == known.details and same_table
    fate = Fate.LEAVE_OUT if is_unchanged else Fate.ADD if is_namesake else Fate.UPDATE
    return Candidate(row, details, doubts, known, is_unchanged, is_namesake, fate)


def _shortened(details: Details) -> Details:
    """As much of each text as an assembly keeps."""
    attributes = tuple((_cut(header), _cut(value)) for header, value in details.attributes)
    name, mobile, email = _cut(details.name), _cut(details.mobile), _cut(details.email)
    return Details(name, mobile, email, attributes, _cut(details.called))


def _cut(text: str) -> str:
    return text[:LINE].rstrip()


def _recognised(
    details: Details, id_header: str, free: Sequence[Member]
) -> tuple[Member | None, bool]:
    """(the member who is the same or has the same name, whether it is only the name)."""
    if id_header:
        number = details.attribute(id_header).casefold()
        by_id = (each for each in free if each.attribute(id_header).casefold() == number)
        found = next(by_id, None)
        if found:
            return found, False
    namesakes = [
        each for each in free if each.details and same_name(each.listed_name, details.name)
    ]
    if not namesakes:
        return None, False
    closest = max(namesakes, key=_Likeness(details))
    return closest, _Likeness(details)(closest) < _MOSTLY


class _Likeness:
    """How much of what is known of both speaks for one person, 0 to 1."""

    def __init__(self, details: Details) -> None:
        self._details = details

    def __call__(self, member: Member) -> float:
        mine, other = self._details, member.details
        if other is None:
            return 0.0
        if mine.mobile and mine.mobile == other.mobile:
            return 1.0
        if mine.email and mine.email.casefold() == other.email.casefold():
            return 1.0
        pairs = [(value, other.attribute(header)) for header, value in mine.attributes]
        told = [one.casefold() == two.casefold() for one, two in pairs if one and two]
        return sum(told) / len(told) if told else 1.0


def _merged(old: Details, new: Details) -> Details:
    """The list's words where it has some, ours where it is silent."""
    told = dict(old.attributes)
    told.update({header: value for header, value in new.attributes if value or header not in told})
    mobile, email = new.mobile or old.mobile, new.email or old.email
    return Details(new.name, mobile, email, tuple(told.items()), new.called or old.called)


def newcomers(chosen: Sequence[Candidate], fresh_id: Callable[[str], str]) -> tuple[NewMember, ...]:
    """Those to add, with ids of their own."""
    return tuple(
        NewMember(fresh_id("m"), each.details, each.row.table or 0)
        for each in chosen
        if each.fate is Fate.ADD
    )


def corrections(chosen: Sequence[Candidate]) -> tuple[Correction, ...]:
    """Those to correct; a fixed table only where the list names one."""
    return tuple(
        Correction(each.known.id, _merged(each.known.details, each.details), each.row.table)
        for each in chosen
        if each.fate is Fate.UPDATE and each.known and each.known.details
    )

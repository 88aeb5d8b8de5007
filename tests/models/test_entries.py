"""Facts survive the way to disk and back, and personal data never stand in an entry."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import agenda, board, mandate, people, voting
from app.models.assembly import KINDS
from app.models.entries import Fact, Unknown, canonical, decode, encode
from app.models.stamps import Stamps

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
NUMBER = st.integers(-(2**60), 2**60)
FACTS = st.one_of(
    st.builds(
        board.NoteWritten, TEXT, TEXT, TEXT, NUMBER, TEXT, st.sampled_from(board.Mark), NUMBER
    ),
    st.builds(people.AttendanceNoted, TEXT, TEXT, st.sampled_from(people.Attendance), NUMBER),
    st.builds(
        mandate.AssemblyFounded,
        TEXT,
        TEXT,
        TEXT,
        TEXT,
        st.lists(st.builds(mandate.Meeting, TEXT, TEXT, TEXT), max_size=3).map(tuple),
        NUMBER,
    ),
    st.builds(voting.PaperCounted, TEXT, st.builds(voting.Counts, NUMBER, NUMBER, NUMBER, NUMBER)),
    st.builds(agenda.ItemAdded, TEXT, TEXT, NUMBER, st.builds(agenda.Plan, TEXT)),
    st.builds(
        people.MemberAdded,
        TEXT,
        NUMBER,
        st.builds(
            people.Details, TEXT, attributes=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)
        ),
    ),
)

ERASED: dict[str, str] = {}


def salt() -> str:
    return "salt"


@given(FACTS)
def test_every_fact_comes_back_as_it_went(fact: Fact):
    kind, body, sealed = encode(fact, salt)
    opened: dict[str, str] = {each.seal: each.body for each in sealed}
    assert decode(kind, body, KINDS, opened.get) == fact
    assert canonical(json.loads(body)) == body


def test_a_name_is_sealed_and_reads_as_nothing_once_erased():
    fact = people.MemberAdded("m1", 1, people.Details("Ida Bæk", "20000001"))
    kind, body, sealed = encode(fact, salt)
    assert "Ida" not in body
    assert "20000001" not in body
    assert sealed[0].owner == "m1"
    assert decode(kind, body, KINDS, ERASED.get) == people.MemberAdded("m1", 1, None)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("moon-landed", "{}"),
        ("note-written", "{}"),
        ("note-written", "[]"),
        ("attendance-noted", '{"at":1,"meeting":"d","member":"m","status":"teleported"}'),
        ("sheet-delivered", '{"at":"1","item":"i","table":1}'),
        ("sheet-delivered", "not json"),
    ],
)
def test_what_a_newer_version_wrote_is_carried_and_not_understood(kind: str, body: str):
    assert decode(kind, body, KINDS, ERASED.get) == Unknown(kind)


def test_a_field_a_newer_version_added_does_no_harm():
    body = '{"at":1,"item":"i","mood":"good","table":1}'
    assert decode("sheet-delivered", body, KINDS, {}.get) == board.SheetDelivered("i", 1, 1)


@pytest.mark.parametrize("value", ["\x00", "\ud800"])
def test_what_other_databases_refuse_never_reaches_a_journal(value: str):
    with pytest.raises(ValueError, match=r"NUL|surrogate"):
        canonical({"text": value})


@given(st.lists(st.one_of(st.integers(0, 10**13), st.none()), max_size=40))
def test_stamps_only_grow_whatever_the_clock_does(clocks):
    stamps, last = Stamps(), ""
    for now in clocks:
        if now is None:
            stamps.witness("1800000000000-00007")
        else:
            stamp = stamps.next(now)
            assert stamp > last
            last = stamp

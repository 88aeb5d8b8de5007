"""Who sits with whom is counted the same way whoever counts it."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.models.seating import Seating
from app.ui.seating.company import Company
from app.ui.seating.mix import mixes
from app.ui.seating.sat import Sitting

Rounds = tuple[tuple[tuple[str, ...], ...], ...]
PEOPLE = [f"m{number}" for number in range(9)]


@st.composite
def plans(draw: st.DrawFn) -> Rounds:
    """Up to four rounds; who is away from a round sits nowhere in it."""
    rounds = []
    for _round in range(draw(st.integers(1, 4))):
        tables: list[list[str]] = [[], [], []]
        for who in draw(st.permutations(PEOPLE)):
            place = draw(st.integers(0, 3))
            if place < len(tables):
                tables[place].append(who)
        rounds.append(tuple(map(tuple, tables)))
    return tuple(rounds)


@given(plans())
def test_pairs_meet_as_often_as_an_independent_count_says(rounds: Rounds):
    company = Company(Sitting("d", number, tables) for number, tables in enumerate(rounds, 1))
    met = Seating().meetings_between(rounds)
    for one, other in combinations(PEOPLE, 2):
        assert len(company.together(one, other)) == met[one, other]
        assert company.together(one, other) == company.together(other, one)
    faces = {who: {each for pair in met if who in pair for each in pair} - {who} for who in PEOPLE}
    assert all(company.faces(who) == faces[who] for who in PEOPLE)
    seated = {who for tables in rounds for table in tables for who in table}
    least, who = company.fewest()
    assert least == min((len(faces[each]) for each in seated), default=0)
    assert set(who) == {each for each in seated if len(faces[each]) == least}


@given(plans(), st.lists(st.sampled_from(["a", "b", ""]), min_size=9, max_size=9))
def test_a_mirror_of_the_room_adds_up_to_the_room(rounds: Rounds, values: list[str]):
    tables = rounds[0]
    told = {who: value for who, value in zip(PEOPLE, values, strict=True) if value}
    parts = [mixes({"x": told}, tables, number)[0].parts for number in range(1, 4)]
    for nth, value in enumerate(part.value for part in parts[0]):
        everybody = [who for table in tables for who in table if told.get(who, "") == value]
        assert sum(each[nth].count for each in parts) == len(everybody)
        assert sum(each[nth].least for each in parts) <= len(everybody)
        assert sum(each[nth].most for each in parts) >= len(everybody)

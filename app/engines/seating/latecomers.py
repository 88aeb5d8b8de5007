"""The tables of those who may sit at several as well, over all rounds together.

Somebody who comes late has no table to keep. Seen round by round every table with a free chair is
as good, and the first would be taken each time, with the same people at it. So the tables of a
round are chosen by whom latecomers meet in all the others, and the way of each latecomer through
all rounds while the others stay (a beam search, Lowerre 1976), in turn until nothing is gained. One
rule for the repair and for the door: no draft twice, most different people, few of them again, and
then the tables least skewed by it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from app.engines.seating.wishes import Round, Rounds, Table, Wishes, table_of

Prices: TypeAlias = Mapping[str, tuple[int, ...]]
"""What each table (in order) costs each latecomer of a round; less is better."""

Seats: TypeAlias = Mapping[str, int]
"""The table (from 0) of each latecomer of a round."""

# A new person less outweighs meeting anybody again, that outweighs where a table is skewed.
_FACE, _AGAIN, _MOST = 256, 16, 15
# More than any of these: a table to be taken come what may.
_TAKEN = 2**14
# A choice is gone over so often; so many ways through the rounds are followed at a time, unless
# more than so many tables would have to be asked for: then hardly anybody is met again anyway.
_SWEEPS, _WAYS, _ASKED = 8, 150, 400


@dataclass(frozen=True)
class Joined:
    """A round to be joined: the others at their tables, and who has no table in it yet.

    `settle` gives each latecomer a table at the least price among those that rules, sizes and
    staying leave.
    """

    others: Round
    late: tuple[str, ...]
    settle: Callable[[Prices], Seats]


def joining(wishes: Wishes, before: Rounds, rounds: Sequence[Joined]) -> tuple[Seats, ...]:
    """The latecomers' tables in each of the rounds; `before` are all other rounds that count."""
    if not any(each.late for each in rounds):
        return tuple({} for _ in rounds)
    choice = _Choice(wishes, before, rounds)
    best = choice.descended([{} for _ in rounds])
    for _ in range(_SWEEPS):
        found = choice.descended(choice.led(best))
        if choice.score(found) >= choice.score(best):
            break
        best = found
    return tuple(best)


class _Choice:
    """What the tables of latecomers are worth."""

    def __init__(self, wishes: Wishes, before: Rounds, rounds: Sequence[Joined]) -> None:
        self._rounds = rounds
        self._late = tuple(dict.fromkeys(who for each in rounds for who in each.late))
        self._drafts = wishes.drafts
        self._skewed = [{who: _skewed(wishes, each, who) for who in each.late} for each in rounds]
        placed = [*before, *(each.others for each in rounds)]
        self._met = {who: _met(who, placed) for who in self._late}
        self._seen = {who: _visits(who, rounds) for who in self._late}
        for who, table in wishes.drafts_seen:
            if who in self._seen:
                self._seen[who][table - 1] += 1

    def descended(self, seats: Sequence[Seats]) -> list[Seats]:
        """A choice that no other tables in a single round make better, from one at hand."""
        found, best = list(seats), list(seats)
        for sweep in range(_SWEEPS):
            for at, joined in enumerate(self._rounds):
                found[at] = joined.settle(self._prices(found, at))
            if sweep and self.score(found) >= self.score(best):
                break
            best = list(found)
        return best

    def led(self, seats: Sequence[Seats]) -> list[Seats]:
        """A choice in which each latecomer in turn goes the best way found through all rounds."""
        best = list(seats)
        asked = sum(len(each.others) * len(each.late) for each in self._rounds)
        for who in self._late if asked <= _ASKED else ():
            found = self._led(best, who)
            best = min(best, found, key=self.score)
        return best

    def _led(self, seats: Sequence[Seats], who: str) -> list[Seats]:
        bits: defaultdict[str, int] = defaultdict(lambda: 1 << len(bits))
        met = sum(bits[each] for each in self._met[who])
        ways = [_Way(0, 0, 0, 0, met, sum(1 << table for table in self._seen[who]), ())]
        late = [at for at, joined in enumerate(self._rounds) if who in joined.late]
        for at in late:
            ahead: dict[tuple[int, int], _Way] = {}
            for table in self._open_to(who, seats[at], at):
                company = [w for w in seats[at] if w != who and seats[at][w] == table]
                people = sum(bits[each] for each in (*self._rounds[at].others[table], *company))
                draft, skew = self._drafts << table, self._skewed[at][who][table]
                for way in ways:
                    new = way.on(table, people, draft, skew)
                    state = new.met, new.seen
                    ahead[state] = min(ahead.get(state, new), new)
            ways = sorted(ahead.values())[:_WAYS]
        found = list(seats)
        for at, table in zip(late, ways[0].tables, strict=True):
            found[at] = {**seats[at], who: table}
        return found

    def _open_to(self, who: str, seats: Seats, at: int) -> Iterator[int]:
        """The tables somebody may have in a round while no other latecomer moves."""
        joined = self._rounds[at]
        tables = range(len(joined.others))
        prices = {one: tuple(_TAKEN * (each != seats[one]) for each in tables) for one in seats}
        for table in tables:
            prices[who] = tuple(_TAKEN * (each != table) for each in tables)
            if joined.settle(prices) == {**seats, who: table}:
                yield table

    def score(self, seats: Sequence[Seats]) -> tuple[int, int, int, int, int]:
        """Less is better: drafts seen again, different people, the fewest of anybody, people met
        again, and skew.
        """
        drafts, faces, again, skew = 0, list[int](), 0, 0
        for who in self._late:
            met, seen = self._known(seats, who, -1)
            drafts += seen.total() - len(seen)
            faces.append(len(met))
            again += met.total() - len(met)
        for skewed, each in zip(self._skewed, seats, strict=True):
            skew += sum(skewed[who][table] for who, table in each.items())
        return drafts if self._drafts else 0, -sum(faces), -min(faces, default=0), again, skew

    def _prices(self, seats: Sequence[Seats], at: int) -> Prices:
        joined, prices = self._rounds[at], {}
        largest = max(map(len, joined.others))
        for who in joined.late:
            met, seen = self._known(seats, who, at)
            costs = []
            for table, sitting in enumerate(joined.others):
                again = sum(met[each] for each in sitting)
                new = sum(each not in met for each in sitting)
                cost = (largest - new) * _FACE + min(again, _MOST) * _AGAIN
                cost += min(self._skewed[at][who][table], _MOST)
                twice = self._drafts and table in seen
                costs.append(cost + twice * (largest + 1) * _FACE)
            prices[who] = tuple(costs)
        return prices

    def _known(
        self, seats: Sequence[Seats], who: str, but: int
    ) -> tuple[Counter[str], Counter[int]]:
        """Whom somebody meets, and the tables they sit at, in all rounds but one."""
        met, seen = self._met[who].copy(), self._seen[who].copy()
        for at, each in enumerate(seats):
            if at != but and who in each:
                seen[each[who]] += 1
                met.update(self._rounds[at].others[each[who]])
                met.update(one for one in each if one != who and each[one] == each[who])
        return met, seen


class _Way(NamedTuple):
    """The tables of one latecomer in the first rounds. Better ways come first: by drafts seen
    twice, strangers met (below 0), people met again and skew. `met` and `seen` are the people and
    drafts so far, a bit for each.
    """

    twice: int
    strangers: int
    again: int
    skew: int
    met: int
    seen: int
    tables: tuple[int, ...]

    def on(self, table: int, people: int, draft: int, skew: int) -> _Way:
        """A round more at a table, beside those people and with that draft."""
        again = (self.met & people).bit_count()
        return _Way(
            self.twice + (self.seen & draft).bit_count(),
            self.strangers - people.bit_count() + again,
            self.again + again,
            self.skew + skew,
            self.met | people,
            self.seen | draft,
            (*self.tables, table),
        )


def _met(who: str, rounds: Sequence[Round]) -> Counter[str]:
    tables = (table for seating in rounds for table in seating if who in table)
    return Counter(each for table in tables for each in table if each != who)


def _visits(who: str, rounds: Sequence[Joined]) -> Counter[int]:
    at = (table_of(each.others).get(who, -1) for each in rounds)
    return Counter(table for table in at if table >= 0)


def _skewed(wishes: Wishes, joined: Joined, who: str) -> tuple[int, ...]:
    """The places of the tables (0 the best) by how much further they are from the mirror of all
    with one like `who` more.
    """
    everybody = [each for table in joined.others for each in table] + list(joined.late)
    further = [0] * len(joined.others)
    for attribute in wishes.mirrored_attributes():
        own = wishes.value(attribute, who)

        def alike(people: Sequence[str], attribute: str = attribute, own: str = own) -> int:
            return sum(wishes.value(attribute, each) == own for each in people)

        share = alike(everybody), len(everybody)
        for at, table in enumerate(joined.others):
            further[at] += _further(table, alike(table), share)
    order = sorted(set(further))
    return tuple(order.index(each) for each in further)


def _further(table: Table, alike: int, share: tuple[int, int]) -> int:
    """How much further from its share a table's count of a value is with one more of it."""
    part, whole = share
    before = abs(alike * whole - part * len(table))
    return abs((alike + 1) * whole - part * (len(table) + 1)) - before

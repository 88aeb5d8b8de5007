"""What two laptops wrote side by side: a second one had taken over, and the first had not heard."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from app.models.entries import Entry, kind_of
from app.models.leading import LaptopTookOver

_TOOK_OVER = kind_of(LaptopTookOver)


@dataclass(frozen=True, slots=True)
class Fork:
    """`laptop` wrote so many entries after `taker` had taken over from it."""

    laptop: str
    taker: str
    entries: int


def forks(entries: Iterable[Entry]) -> tuple[Fork, ...]:
    """By laptop, out of all entries in any order: those that the taker had not heard of, up to the
    one by which the laptop itself stood down. Clocks have no say in it.
    """
    known = list(entries)
    told = [(each, json.loads(each.body)) for each in known if each.kind == _TOOK_OVER]
    found = list[Fork]()
    for took, said in told:
        former, taker, heard = said["former"], said["laptop"], said.get("heard", 0)
        if took.device != taker or not heard:
            continue
        down = [e.seq for e, fact in told if e.device == former == fact["former"] and e.seq > heard]
        last = min(down, default=len(known) + 1)
        late = sum(each.device == former and heard < each.seq < last for each in known)
        if late:
            found.append(Fork(former, taker, late))
    return tuple(found)

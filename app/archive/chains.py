"""Which of the entries that were found in a damaged file are proved by the digests around them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.models.entries import Entry, chained

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Chain:
    """One laptop's entries as they could be read, in order.

    `proved` have their digests to show for it; `unproved` follow a hole, so that theirs says
    nothing; `lost` are numbers whose entry is gone or was changed.
    """

    device: str
    proved: tuple[Entry, ...]
    unproved: tuple[Entry, ...]
    lost: tuple[int, ...]


def linked(device: str, found: Mapping[int, Iterable[Entry]], last: int) -> Chain:
    """Follow a laptop's chain from 1 to `last` through all the candidates for each number."""
    proved, unproved, lost = list[Entry](), list[Entry](), list[int]()
    digest: bytes | None = b""
    for seq in range(1, last + 1):
        here, after = tuple(found.get(seq, ())), tuple(found.get(seq + 1, ()))
        kept = _proved(digest, here, after)
        if kept is not None:
            proved.append(kept)
            digest = kept.digest
            continue
        likely = [each for each in here if digest is None and _leads_to(each.digest, after)]
        if likely or (digest is None and here and not after):
            unproved.append((likely or list(here))[0])
        else:
            lost.append(seq)
        known = [each.digest for each in here if _leads_to(each.digest, after)]
        digest = known[0] if known else None
    return Chain(device, tuple(proved), tuple(unproved), tuple(lost))


def anchored(found: Mapping[int, Iterable[Entry]]) -> dict[int, list[Entry]]:
    """One laptop's candidates without those that fit on neither side: a name or a number was hit,
    and there never was such an entry.
    """
    fitting = dict[int, list[Entry]]()
    for seq, here in found.items():
        before = [b""] if seq == 1 else [each.digest for each in found.get(seq - 1, ())]
        after = tuple(found.get(seq + 1, ()))
        for each in here:
            computed = [_computed(digest, each) for digest in before]
            follows = any(one == each.digest or _leads_to(one, after) for one in computed)
            if follows or _leads_to(each.digest, after):
                fitting.setdefault(seq, []).append(each)
    return fitting


def _proved(digest: bytes | None, here: Iterable[Entry], after: Iterable[Entry]) -> Entry | None:
    """The candidate that continues the chain. Where only its own digest was hit, the next tells."""
    if digest is None:
        return None
    for each in here:
        computed = _computed(digest, each)
        if computed == each.digest:
            return each
        if _leads_to(computed, after):
            return dataclasses.replace(each, digest=computed)
    return None


def _leads_to(digest: bytes, after: Iterable[Entry]) -> bool:
    return any(_computed(digest, each) == each.digest for each in after)


def _computed(previous: bytes, entry: Entry) -> bytes:
    parts = (entry.device, entry.seq, entry.stamp, entry.kind, entry.body)
    return chained(previous, *parts)


def rechained(device: str, entries: Iterable[Entry]) -> list[Entry]:
    """These as a chain of their own, under another laptop's name; each keeps its moment."""
    made, digest = list[Entry](), b""
    for seq, each in enumerate(sorted(entries, key=lambda entry: entry.order), start=1):
        digest = chained(digest, device, seq, each.stamp, each.kind, each.body)
        made.append(Entry(device, seq, each.stamp, each.kind, each.body, digest))
    return made

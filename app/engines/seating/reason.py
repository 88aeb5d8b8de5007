"""Why a wish is broken, as a plain fact: found by `reasons`, proven by `proving`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Reason:
    """One wish that another one clashes with, or a number that is too large for its limit.

    "large": a group of `count` (without `members` the one of the wish itself), and `limit` seats at
    the largest table. "taken": `members` have a table of their own, and leave `count` others no
    more than `limit` seats at any table. "crowded": `members`, `count` of them, may only sit at
    `tables`, which have `limit` seats. "many": `members` are all to be apart, and there are `limit`
    tables. "drafts": `count` rounds, and `limit` drafts, for `members` alone if there are any.
    "closed": `tables`, where a rule wants `members`, are closed or not there. The others name a
    rule: its members, and its tables (from 1) if it has any.
    """

    kind: Literal[
        "large",
        "taken",
        "crowded",
        "many",
        "drafts",
        "closed",
        "fixed",
        "locked",
        "only",
        "kept",
        "apart",
        "together",
        "gather",
    ]
    members: tuple[str, ...] = ()
    tables: tuple[int, ...] = ()
    count: int = 0
    limit: int = 0

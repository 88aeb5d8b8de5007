"""Which step of a list that was edited is which of the list before."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.agenda.plans import Step

_SAME, _RENAMED, _LENGTH, _WANTED = 40, 4, 2, 1
"""What speaks for two steps being one: the name first of all, then the length, then that it is the
one that is looked for.
"""


def place_among(new: Sequence[Step], old: Sequence[Step], at: int) -> tuple[int, bool]:
    """(where in `new`, at least one step, the step `old[at]` is, whether it is there at all). For
    one that was taken out it is the place of what followed it, or the last place.

    The two lists are laid beside each other in order, so that as many steps as can have the same
    names; what then stands beside each other was renamed.
    """
    best = _scores(new, old, at)
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j + 1] + _alike(old[i], new[j], is_wanted=i == at):
            if i == at:
                return j, True
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            if i == at:
                break
            i += 1
        else:
            j += 1
    return min(j, len(new) - 1), False


def _scores(new: Sequence[Step], old: Sequence[Step], at: int) -> list[list[int]]:
    """How well the rest of `old` from i can be laid beside the rest of `new` from j."""
    best = [[0] * (len(new) + 1) for _row in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            beside = best[i + 1][j + 1] + _alike(old[i], new[j], is_wanted=i == at)
            best[i][j] = max(beside, best[i + 1][j], best[i][j + 1])
    return best


def _alike(old: Step, new: Step, *, is_wanted: bool) -> int:
    score = _SAME if old.title == new.title else _RENAMED
    return score + _LENGTH * (old.length_min == new.length_min) + _WANTED * is_wanted

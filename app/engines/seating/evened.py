"""A round whose tables are of any size, evened out at the fewest new meetings.

Those who shared a table go on sharing one as far as sizes allow; whoever else comes together has
met elsewhere. So the tables are filled with blocks of people who shared one, the largest block that
fits first: of a full plane of order q whose k missing people sat at one table, k - 1 people move to
that table, one from each of k - 1 others, at (k - 1)(q - k) + C(k - 1, 2) repeats.
"""

from __future__ import annotations

from itertools import product


def evened(seating: tuple[int, ...], tables: int) -> tuple[int, ...]:
    """The table of each role, from that of each before; tables are as even as possible."""
    least, larger = divmod(len(seating), tables)
    room = [least + (table < larger) for table in range(tables)]
    waiting = {
        group: [r for r, at in enumerate(seating) if at == group]
        for group in dict.fromkeys(seating)
    }
    at = [0] * len(seating)
    while any(waiting.values()):
        group, table = max(
            product(waiting, range(tables)), key=lambda each: _fit(waiting[each[0]], room[each[1]])
        )
        block = [waiting[group].pop() for _ in range(min(len(waiting[group]), room[table]))]
        room[table] -= len(block)
        for role in block:
            at[role] = table
    return tuple(at)


def _fit(group: list[int], room: int) -> tuple[int, int]:
    """The size of the block that fits, the larger the better; then the closer fit."""
    return min(len(group), room), -abs(len(group) - room)

"""When a page looks at the clock: its seconds change with those on the wall."""

from __future__ import annotations

import pytest

from app.models import agenda
from app.models.agenda import Plan
from app.ui.today.clock import TICK_MS, digits, next_look
from tests.assemblies import DAY, NOW, founded


@pytest.mark.parametrize("passed_ms", [0, 1, 100, 749, 750, 900, 998, 999, 1_000, 61_990])
def test_the_next_look_comes_no_later_than_the_second_changes(passed_ms: int):
    play = founded()
    play.do(agenda.add_item(play.assembly, "a", DAY, Plan("Velkomst", length_min=1)))
    play.do(agenda.start_item(play.assembly, "a", NOW))
    item, now = play.assembly.agenda.running, NOW + passed_ms
    assert item is not None

    def shown(at: int) -> str:
        return digits(item.remaining_ms(at))

    wait = next_look(item, now)
    assert 0 < wait <= TICK_MS
    changes = next(at for at in range(now, now + 1_002) if shown(at) != shown(now))
    assert wait == TICK_MS or shown(now + wait) != shown(now)
    assert now + wait <= changes + 3, "two clocks side by side would be apart"


def test_without_an_item_it_is_looked_at_as_usual():
    assert next_look(None, NOW) == TICK_MS

"""The bars of a scale stand out from the wall, each step of them."""

from __future__ import annotations

import pytest

from app.ui.slides.scale_slide import step_fill
from app.ui.theme import ROOM_DARK, contrast


@pytest.mark.parametrize("steps", [3, 4, 5, 7])
def test_every_step_is_seen_on_a_dark_wall(steps: int) -> None:
    fills = [step_fill(at, steps, ROOM_DARK.window) for at in range(steps)]
    assert [each for each in fills if contrast(each, ROOM_DARK.window) < 3] == []


def test_a_weaker_step_is_told_from_the_strongest() -> None:
    assert step_fill(3, 5, ROOM_DARK.window) != step_fill(4, 5, ROOM_DARK.window)

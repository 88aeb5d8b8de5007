"""The bars of a scale stand out from the wall, each step of them; and its percents say of what."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF

from app.models.voting.methods import Scale
from app.ui.scenes import ScalePicture
from app.ui.slides import slide_of
from app.ui.slides.scale_slide import step_fill
from app.ui.theme import ROOM_DARK, contrast, load_fonts
from tests.room.walls import STEPS


@pytest.mark.parametrize("steps", [3, 4, 5, 7])
def test_every_step_is_seen_on_a_dark_wall(steps: int) -> None:
    fills = [step_fill(at, steps, ROOM_DARK.window) for at in range(steps)]
    assert [each for each in fills if contrast(each, ROOM_DARK.window) < 3] == []


def test_a_weaker_step_is_told_from_the_strongest() -> None:
    assert step_fill(3, 5, ROOM_DARK.window) != step_fill(4, 5, ROOM_DARK.window)


@pytest.mark.parametrize(
    ("lang", "answers", "words"),
    [
        ("en", {2: 1, 4: 3}, "Percent of 4 answers"),
        ("da", {2: 1, 4: 3}, "Procent af 4 svar"),
        ("en", {3: 1}, "Percent of 1 answer"),
    ],
)
def test_the_percents_say_of_how_many_answers_they_are(
    lang: str, answers: dict[int, int], words: str, speak, qapp: object
) -> None:
    load_fonts()
    speak(lang)
    slide = slide_of(ScalePicture.of("Enig?", Scale(5, answers, 2, 1), STEPS))
    told = [each.text for each in slide.sheet(QSizeF(1280, 720), ROOM_DARK).words]
    assert any(each.split(" · ")[0] == words for each in told), told

"""Results are told apart without their colours: in grey, and by eyes that see no green.

Pictures are painted, seen as an eye without M cones sees them (Machado, Oliveira and Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009:
deuteranomaly of severity 1.0, on linear light) or in grey, and a third as large, as from the last
row. Neighbouring bars are apart when their lightness differs (CIE L*), or their grain: how much
lightness changes within a bar, and in which direction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QImage

from app.models.room import Scene, Showing
from app.models.voting import Base, Reveal
from app.models.voting.methods import Scale
from app.rehearsal.drawing import drawn
from app.ui.scenes import Picture, ScalePicture, picture
from app.ui.slide import Bar, Sheet
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK, ROOM_LIGHT, Colours, load_fonts
from tests.room.days import NOON, Day, a_day, close, prepare, publish, vote
from tests.room.walls import STEPS

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
WALL = QSize(1920, 1080)
SMALLER = 3
LIGHTER = 12.0
"""Steps of L* by which two plain areas are told apart at a distance; one step is seen side by side
at best.
"""
GRAINIER, TURNED = 4.0, 0.25
"""The same for the spread of L* within a bar, and for the share of it that lies along a slope."""
MACHADO = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)
WEIGHTS = np.array([0.2126, 0.7152, 0.0722])


def linear(image: QImage) -> Floats:
    """Height by width by three, linear light 0..1, a third as large."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    pixels = raw[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3) / 255.0
    light = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    high, wide = (each // SMALLER for each in light.shape[:2])
    cut = light[: high * SMALLER, : wide * SMALLER]
    small: Floats = cut.reshape(high, SMALLER, wide, SMALLER, 3).mean(axis=(1, 3))
    return small


def lightness(light: Floats) -> Floats:
    """CIE L*, 0 to 100."""
    y = np.clip(light @ WEIGHTS, 0.0, 1.0)
    told: Floats = np.where(y > 216 / 24389, 116 * np.cbrt(y) - 16, y * 24389 / 27)
    return told


EYES: dict[str, Callable[[Floats], Floats]] = {
    "grey": lambda light: (light @ WEIGHTS)[..., None].repeat(3, axis=2),
    "deuteranope": lambda light: np.clip(light @ MACHADO.T, 0.0, 1.0),
}


def bars_of(sheet: Sheet) -> list[Bar]:
    moving = [each for part in sheet.moving for each in part()]
    return [each for each in (*sheet.pieces, *moving) if isinstance(each, Bar)]


def neighbours(bars: list[Bar]) -> Iterator[tuple[Bar, Bar]]:
    """Those beside each other in a row, and those one below the other, wide enough to be seen."""
    wide = [each for each in bars if each.rect.width() >= 12 * SMALLER]
    for one, other in pairwise(wide):
        if one.fill != other.fill or one.pattern is not other.pattern:
            yield one, other


def inside(light: Floats, rect: QRectF) -> Floats:
    """The lightness of a bar's inner part."""
    edge = min(rect.width(), rect.height()) * 0.15
    part = rect.adjusted(edge, edge, -edge, -edge)
    across = slice(int(part.left() / SMALLER) + 1, int(part.right() / SMALLER))
    down = slice(int(part.top() / SMALLER) + 1, int(part.bottom() / SMALLER))
    return lightness(light[down, across])


def slope(part: Floats) -> float:
    """-1 to 1: whether what changes within a bar lies along one diagonal, 0 for dots and for none.

    The coherence of the structure tensor's off-diagonal part.
    """
    across, down = np.diff(part, axis=1)[:-1, :], np.diff(part, axis=0)[:, :-1]
    whole = float((across**2 + down**2).mean())
    return float(2 * (across * down).mean()) / whole if whole > 1 else 0.0


def are_apart(light: Floats, one: Bar, other: Bar) -> bool:
    a, b = inside(light, one.rect), inside(light, other.rect)
    return (
        abs(float(a.mean() - b.mean())) >= LIGHTER
        or abs(float(a.std() - b.std())) >= GRAINIER
        or abs(slope(a) - slope(b)) >= TURNED
    )


def held(base: Base = Base.CAST, reveal: Reveal = Reveal.TURNOUT) -> Day:
    day = a_day()
    prepare(day, reveal, base=base)
    vote(day, 17, 9, 7)
    return day


def results() -> dict[str, Picture]:
    live, counted = held(reveal=Reveal.LIVE), held()
    close(counted)
    publish(counted)
    even = Scale(5, {1: 21, 2: 20, 3: 18, 4: 20, 5: 21})
    return {
        "live": picture(live.assembly, Showing(Scene.POLL, "p1")),
        "result": picture(counted.assembly, Showing(Scene.RESULT, "p1")),
        "scale": ScalePicture.of("Enig?", even, STEPS),
    }


@pytest.mark.parametrize("eye", list(EYES))
@pytest.mark.parametrize("colours", [ROOM_LIGHT, ROOM_DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["live", "result", "scale"])
def test_neighbouring_bars_stay_apart(qapp: object, name: str, colours: Colours, eye: str) -> None:
    load_fonts()
    seen, found, looked_at = results()[name], list[str](), 0
    slide = slide_of(seen)
    slide.reduce_motion(True)
    slide.resize(WALL)
    for image in drawn(seen, NOON, WALL, colours):
        light = EYES[eye](linear(image))
        for one, other in neighbours(bars_of(slide.sheet(QSizeF(WALL), colours))):
            looked_at += 1
            if not are_apart(light, one, other):
                found.append(f"{one.fill} {one.pattern} and {other.fill} {other.pattern}")
        slide.step(1)
    slide.deleteLater()
    assert looked_at
    assert found == []


@pytest.mark.parametrize("eye", list(EYES))
def test_without_patterns_two_of_them_would_be_one(qapp: object, eye: str) -> None:
    """That the measure can fail: the colours of against and blank alone are equally light."""
    plain = np.zeros((60, 120, 3))
    for at, fill in ((0, (0xE6, 0x9F, 0x00)), (60, (0xA3, 0xA3, 0xA3))):
        one = QImage(SMALLER, SMALLER, QImage.Format.Format_RGB32)
        one.fill(fill[0] << 16 | fill[1] << 8 | fill[2] | 0xFF000000)
        plain[:, at : at + 60] = linear(one)[0, 0]
    light = EYES[eye](plain)
    halves = (Bar(QRectF(at * SMALLER, 0, 60 * SMALLER, 60 * SMALLER), "#000000") for at in (0, 60))
    assert not are_apart(light, *halves)

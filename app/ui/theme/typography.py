"""Inter, the type scale and the text zoom.

Sizes are logical pixels, not points: Qt scales pixels with the screen, while a point is 72 to the
inch on one system and 96 on another. The zoom lives in the application font alone: the body is
that font, every other size is a multiple of it, so nothing needs to be told the zoom. Its size is
remembered here, because every widget asks for it at every painting.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from app.places import resources

FAMILY: Final = "Inter"
BODY_PIXELS: Final = 14
ZOOM_STEPS: Final = (80, 90, 100, 110, 125, 150, 175, 200)

_Weight = QFont.Weight


class Role(Enum):
    """What a text is for: (size as a multiple of the body, weight, letter spacing in percent)."""

    CAPTION = (12 / 14, _Weight.Normal, 100.5)
    LABEL = (12.5 / 14, _Weight.Medium, 100.0)
    BODY = (1.0, _Weight.Normal, 100.0)
    STRONG = (1.0, _Weight.DemiBold, 100.0)
    SUBHEADING = (16 / 14, _Weight.DemiBold, 99.0)
    HEADING = (19 / 14, _Weight.DemiBold, 98.5)
    TITLE = (25 / 14, _Weight.DemiBold, 98.0)
    FIGURE = (32 / 14, _Weight.DemiBold, 98.0)
    DISPLAY = (44 / 14, _Weight.Bold, 97.5)


class Space:
    """The spacing scale in logical pixels; spacing does not grow with the text."""

    HAIR: Final = 2
    TINY: Final = 4
    SMALL: Final = 8
    MEDIUM: Final = 12
    LARGE: Final = 16
    HUGE: Final = 24
    VAST: Final = 40


def load_fonts() -> list[str]:
    """Makes the vendored Inter known to Qt, and emoji where the system has none of its own; returns
    the families, empty when no file was read. Qt goes on to a font of the program by itself.
    """
    has_emoji = any("moji" in family for family in QFontDatabase.families())
    names = ("Inter-*.ttf",) if has_emoji else ("Inter-*.ttf", "NotoEmoji-*.ttf")
    families: list[str] = []
    for file in (file for name in names for file in sorted((resources() / "fonts").glob(name))):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families


def has_typeface() -> bool:
    """Whether Inter is there. Without it every text takes the system's own typeface."""
    return FAMILY in QFontDatabase.families()


@dataclass(slots=True)
class _Body:
    """The size of the application font, in logical pixels."""

    pixels: int = BODY_PIXELS


_body = _Body()


def use_body_font(app: QApplication, zoom_percent: int) -> None:
    """Gives the application its font at a zoom of 80 to 200 percent."""
    _role_font.cache_clear()
    _body.pixels = round(BODY_PIXELS * min(200, max(80, zoom_percent)) / 100)
    made = QFont(FAMILY)
    made.setPixelSize(_body.pixels)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(made)


def font(role: Role) -> QFont:
    """The font of a role at the zoom in force."""
    return QFont(_role_font(role, _body.pixels))


@lru_cache(maxsize=64)
def _role_font(role: Role, body_pixels: int) -> QFont:
    size, weight, tracking = role.value
    made = QFont(QApplication.font())
    made.setPixelSize(max(9, round(body_pixels * size)))
    made.setWeight(weight)
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, tracking)
    return made


def tabular(source: QFont) -> QFont:
    """The same font with figures of equal width, so that clocks and counts do not jump."""
    made = QFont(source)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def zoom_factor() -> float:
    """The text zoom in force, 0.8 to 2.0; for what must grow along with the text."""
    return _body.pixels / BODY_PIXELS


def scaled(pixels: float) -> int:
    """A length that grows with the text: icons, minimum widths, row heights."""
    return round(pixels * zoom_factor())


def icon_pixels(pixels: int = 18) -> int:
    """The side of a square icon beside body text; never below 16 logical pixels."""
    return max(16, scaled(pixels))

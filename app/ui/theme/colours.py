"""The colours of each scheme, and the arithmetic of contrast.

Warm neutrals with one petrol accent. A colour has a job, not a name of its hue: a widget asks for
`muted` or `danger`, never for "grey" or "red". `Colours.pairs` lists every combination that is
drawn with text in it; the tests hold each of them to WCAG 2.2 AA, and the room's to 7:1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor

AA_TEXT: Final = 4.5
AA_SHAPE: Final = 3.0
ROOM_TEXT: Final = 7.0


HOVERED: Final = (("window", 0.7), ("raised", 0.5), ("sunken", 0.6))
"""Grounds that answer to the pointer, and how much: quiet buttons, icons, the rail."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme; every value is a "#rrggbb" string.

    `window` is the ground, `surface` a card on it, `sunken` a well (rail, table header), `raised`
    a hovered surface. `border` divides quietly, `outline` is the edge of a control and is seen by
    everybody (3:1). `..._soft` is a tint to put text on; `on_...` is the text for a solid fill.
    """

    name: str
    is_dark: bool
    window: str
    surface: str
    sunken: str
    raised: str
    border: str
    outline: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    positive: str
    positive_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    on_danger: str
    shadow: str
    text_minimum: float = AA_TEXT

    def pairs(self) -> Iterator[tuple[str, str, str, float]]:
        """Every (what, foreground, background, least contrast) that this scheme draws."""
        grounds = ("window", "surface", "sunken", "raised")
        for ground in grounds:
            below = getattr(self, ground)
            for ink in ("text", "muted", "accent", "danger", "positive", "warning"):
                yield f"{ink} on {ground}", getattr(self, ink), below, self.text_minimum
            yield f"outline on {ground}", self.outline, below, AA_SHAPE
        for tint in ("accent", "positive", "warning", "danger"):
            below = getattr(self, f"{tint}_soft")
            yield f"text on {tint}_soft", self.text, below, self.text_minimum
            yield f"{tint} on {tint}_soft", getattr(self, tint), below, AA_TEXT
        for ground, share in HOVERED:
            below = self.hovered(ground, share).name()
            for ink in ("text", "accent"):
                yield f"{ink} on {ground} hovered", getattr(self, ink), below, self.text_minimum
        yield "on_accent_soft", self.on_accent_soft, self.accent_soft, self.text_minimum
        yield "on_accent", self.on_accent, self.accent, AA_TEXT
        yield "on_accent hover", self.on_accent, self.accent_hover, AA_TEXT
        yield "on_danger", self.on_danger, self.danger, AA_TEXT

    def hovered(self, ground: str, share: float) -> QColor:
        """A ground under the pointer: `share` of the border's colour over it; where words would go
        under, as with borders as strong as text, the ground of what is chosen.
        """
        made = mix(getattr(self, ground), self.border, share)
        weakest = min(contrast(ink, made) for ink in (self.text, self.accent))
        return made if weakest >= self.text_minimum else QColor(self.accent_soft)


def contrast(one: str | QColor, other: str | QColor) -> float:
    """The WCAG contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    told = (_luminance(QColor(each).rgb()) for each in (one, other))
    lighter, darker = sorted(told, reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str | QColor, other: str | QColor, share: float) -> QColor:
    """`share` (0..1) of the second colour laid over the first."""
    a, b = QColor(one), QColor(other)
    return QColor(
        round(a.red() + (b.red() - a.red()) * share),
        round(a.green() + (b.green() - a.green()) * share),
        round(a.blue() + (b.blue() - a.blue()) * share),
    )


@lru_cache(maxsize=256)
def _luminance(rgb: int) -> float:
    """Kept: a scheme has some thirty colours, and they are held against each other all the time."""
    colour = QColor.fromRgb(rgb)
    red, green, blue = (_linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


LIGHT: Final = Colours(
    name="light",
    is_dark=False,
    window="#f7f6f3",
    surface="#ffffff",
    sunken="#efede8",
    raised="#f3f2ee",
    border="#e3e0d9",
    outline="#87837a",
    text="#23211d",
    muted="#605c54",
    faint="#8f8a80",
    accent="#0b5f73",
    accent_hover="#094f60",
    on_accent="#ffffff",
    accent_soft="#dcecef",
    on_accent_soft="#0a3f4c",
    positive="#1a6b3c",
    positive_soft="#dff0e4",
    warning="#7d4f00",
    warning_soft="#faecc8",
    danger="#a8261c",
    danger_soft="#fae3df",
    on_danger="#ffffff",
    shadow="#3c3627",
)

DARK: Final = Colours(
    name="dark",
    is_dark=True,
    window="#191a1a",
    surface="#232525",
    sunken="#131414",
    raised="#2b2d2d",
    border="#373a3a",
    outline="#7f8482",
    text="#eeece7",
    muted="#aeaca5",
    faint="#7d7b75",
    accent="#6cc5d6",
    accent_hover="#8bd4e2",
    on_accent="#06252c",
    accent_soft="#17404a",
    on_accent_soft="#dff4f8",
    positive="#7fd19c",
    positive_soft="#1b3a28",
    warning="#edc067",
    warning_soft="#443212",
    danger="#ff9b8e",
    danger_soft="#4a221d",
    on_danger="#3a0a05",
    shadow="#000000",
)

CONTRAST: Final = Colours(
    name="contrast",
    is_dark=True,
    window="#000000",
    surface="#000000",
    sunken="#000000",
    raised="#1f1f1f",
    border="#ffffff",
    outline="#ffffff",
    text="#ffffff",
    muted="#f2f2f2",
    faint="#c8c8c8",
    accent="#ffd84a",
    accent_hover="#ffe686",
    on_accent="#000000",
    accent_soft="#003d5c",
    on_accent_soft="#ffffff",
    positive="#8dfdb0",
    positive_soft="#00361a",
    warning="#ffd84a",
    warning_soft="#3d2e00",
    danger="#ffb3a8",
    danger_soft="#4d0d06",
    on_danger="#000000",
    shadow="#000000",
    text_minimum=7.0,
)

ROOM_DARK: Final = Colours(
    name="room-dark",
    is_dark=True,
    window="#0f1213",
    surface="#1b2021",
    sunken="#0a0c0d",
    raised="#262c2d",
    border="#3d4547",
    outline="#98a3a5",
    text="#fbfaf7",
    muted="#c9cbc8",
    faint="#9ea3a3",
    accent="#86d6e6",
    accent_hover="#a5e2ee",
    on_accent="#06252c",
    accent_soft="#0f4453",
    on_accent_soft="#f1fbfd",
    positive="#8fe0ad",
    positive_soft="#123a24",
    warning="#ffcf70",
    warning_soft="#4a3609",
    danger="#ffb9af",
    danger_soft="#561d16",
    on_danger="#3a0a05",
    shadow="#000000",
    text_minimum=ROOM_TEXT,
)

ROOM_LIGHT: Final = Colours(
    name="room-light",
    is_dark=False,
    window="#fffefb",
    surface="#f4f2ec",
    sunken="#ece9e1",
    raised="#f8f6f1",
    border="#c9c5bb",
    outline="#6b675f",
    text="#171613",
    muted="#413e37",
    faint="#6b675f",
    accent="#074856",
    accent_hover="#063a46",
    on_accent="#ffffff",
    accent_soft="#cfe6eb",
    on_accent_soft="#06323c",
    positive="#0f4d29",
    positive_soft="#d3ebdb",
    warning="#5c3900",
    warning_soft="#fbe6b4",
    danger="#84150d",
    danger_soft="#f9d8d2",
    on_danger="#ffffff",
    shadow="#3c3627",
    text_minimum=ROOM_TEXT,
)

SCHEMES: Final = (LIGHT, DARK, CONTRAST, ROOM_DARK, ROOM_LIGHT)

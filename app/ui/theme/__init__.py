"""The look: palettes, type, spacing and the drawing of Qt's own controls.

Everything here is a function of the palette and font that a widget already has, so there is no
theme object to hand around: a widget asks `colours_of(self)` while it paints and gets the scheme
that is in force where it stands (the room window's scheme differs from the main window's).
`Appearance` is the one object that changes palette and font, for the whole program at once.
"""

from __future__ import annotations

from app.ui.theme.appearance import Appearance, Mode
from app.ui.theme.colours import (
    CONTRAST,
    DARK,
    LIGHT,
    ROOM_DARK,
    ROOM_LIGHT,
    SCHEMES,
    Colours,
    contrast,
    mix,
)
from app.ui.theme.marks import (
    POLL_COLOURS,
    TABLE_COLOURS,
    Pattern,
    PollColour,
    TableColour,
    table_colour,
)
from app.ui.theme.palettes import colours_of, make_palette, use_palette
from app.ui.theme.typography import (
    Role,
    Space,
    font,
    has_typeface,
    icon_pixels,
    load_fonts,
    scaled,
    tabular,
    zoom_factor,
)

__all__ = [
    "CONTRAST",
    "DARK",
    "LIGHT",
    "POLL_COLOURS",
    "ROOM_DARK",
    "ROOM_LIGHT",
    "SCHEMES",
    "TABLE_COLOURS",
    "Appearance",
    "Colours",
    "Mode",
    "Pattern",
    "PollColour",
    "Role",
    "Space",
    "TableColour",
    "colours_of",
    "contrast",
    "font",
    "has_typeface",
    "icon_pixels",
    "load_fonts",
    "make_palette",
    "mix",
    "scaled",
    "table_colour",
    "tabular",
    "use_palette",
    "zoom_factor",
]

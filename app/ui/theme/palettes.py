"""From a scheme to a QPalette and back.

Going back matters: a widget in the room window and one in the main window paint with the same
code, and each finds its scheme by the palette it inherited.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from app.ui.theme.colours import DARK, LIGHT, SCHEMES, Colours, mix

_Group = QPalette.ColorGroup
_Role = QPalette.ColorRole

_ROLES: Final = (
    (_Role.Window, "window"),
    (_Role.WindowText, "text"),
    (_Role.Base, "surface"),
    (_Role.AlternateBase, "raised"),
    (_Role.Text, "text"),
    (_Role.Button, "surface"),
    (_Role.ButtonText, "text"),
    (_Role.BrightText, "danger"),
    (_Role.PlaceholderText, "muted"),
    (_Role.Highlight, "accent_soft"),
    (_Role.HighlightedText, "on_accent_soft"),
    (_Role.Accent, "accent"),
    (_Role.Link, "accent"),
    (_Role.LinkVisited, "accent"),
    (_Role.ToolTipBase, "text"),
    (_Role.ToolTipText, "window"),
    (_Role.Light, "surface"),
    (_Role.Midlight, "raised"),
    (_Role.Mid, "border"),
    (_Role.Dark, "outline"),
    (_Role.Shadow, "shadow"),
)


def make_palette(colours: Colours) -> QPalette:
    """The complete palette of a scheme, disabled group included."""
    palette = QPalette()
    for role, name in _ROLES:
        palette.setColor(_Group.All, role, QColor(getattr(colours, name)))
    faint = mix(colours.faint, colours.surface, 0.0 if colours.name == "contrast" else 0.25)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(_Group.Disabled, role, faint)
    palette.setColor(_Group.Disabled, _Role.Accent, faint)
    return palette


def use_palette(widget: QWidget, colours: Colours) -> None:
    """Puts a widget and all inside it in another scheme, as the room window does."""
    widget.setPalette(make_palette(colours))
    widget.setAutoFillBackground(True)


def colours_of(source: QWidget | QPalette) -> Colours:
    """The scheme in force for a widget; told by the window and text colours of its palette."""
    palette = source.palette() if isinstance(source, QWidget) else source
    ground = palette.color(_Group.Active, _Role.Window).rgb()
    ink = palette.color(_Group.Active, _Role.Text).rgb()
    found = _BY_COLOURS.get((ground, ink))
    if found is not None:
        return found
    return DARK if palette.color(_Group.Active, _Role.Window).lightnessF() < 0.5 else LIGHT


_BY_COLOURS: Final = {(QColor(c.window).rgb(), QColor(c.text).rgb()): c for c in SCHEMES}

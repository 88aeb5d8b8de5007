"""Who owns which key without Ctrl, and where: one table for windows, lists, clickers and the sheet.

A plain key acts only where somebody can see what it does: the keys of the room in the room panel,
whose buttons carry them, and in the room's own window, where a clicker may send them; on Today also
while the room screen is on, and black then on every page, for clickers have a key for it. The
clock's keys act on Today and Agenda. A page's letters act on that page. Anywhere else a plain key
does nothing at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Keys = Mapping[str, tuple[str, ...]]
"""Keys as in `QKeySequence` by the name of what they do."""


class Place(Enum):
    """Where the keyboard is."""

    WALL = "wall"
    """The room's own window, and the foyer's."""
    PANEL = "panel"
    """The room panel beside the page."""
    LIVE = "live"
    """Today, while the room screen is on."""
    TODAY = "today"
    AGENDA = "agenda"
    SEATING = "seating"
    THEMES = "themes"
    MEMBERS = "members"
    NOTES = "notes"
    RECOMMENDATIONS = "recommendations"
    ELSEWHERE = "elsewhere"
    """Pages without plain keys of their own: Polls, Print, Report."""


_CLOCK: Final[Keys] = {
    "timer": ("Space",),
    "next": ("N",),
    "next-step": ("G",),
    "previous-step": ("Shift+G",),
}
_COVERS: Final[Keys] = {"blank": ("B", "."), "freeze": ("F",), "title": ("T",)}
_CLICKER: Final[Keys] = {
    **_COVERS,
    "take": ("Return", "Enter"),
    "begin": ("F5",),
    "rest": ("Esc",),
    "next-page": ("PgDown", "Right"),
    "previous-page": ("PgUp", "Left"),
}
EVERYWHERE: Final[Keys] = {
    "keys": ("?",),
    "begin": ("F5",),
    "next-page": ("PgDown",),
    "previous-page": ("PgUp",),
}
"""What a clicker sends wherever the keyboard is, and nobody types."""

OWNED: Final[Mapping[Place, Keys]] = {
    Place.WALL: _CLICKER,
    Place.PANEL: _CLICKER,
    Place.LIVE: {**_CLOCK, **_COVERS},
    Place.TODAY: _CLOCK,
    Place.AGENDA: {
        **_CLOCK,
        "edit_item": ("Return", "Enter"),
        "remove_item": ("Del",),
        "repair": ("R",),
    },
    Place.SEATING: {
        "repair": ("R",),
        "accept": ("A",),
        "move_by_keys": ("M",),
        "swap_by_keys": ("S",),
        "toggle_lock": ("L",),
        "toggle_lock_table": ("Shift+L",),
        "show_met": ("W",),
        "show_person": ("P",),
        "show_mix": ("Shift+C",),
        "toggle_bars": ("C",),
    },
    Place.THEMES: {
        "send-to": ("S",),
        "accept": ("Return", "Enter"),
        "new": ("N",),
        "merge": ("M",),
        "dissolve": ("Del", "Backspace"),
        "closer": ("+",),
        "farther": ("-",),
        "fold": ("C",),
        "fold-others": ("Shift+C",),
        "stack": ("K",),
        "unstack": ("Shift+K",),
        "split": ("D",),
        "apart": ("A",),
        "tag": ("T",),
        "lens": ("L",),
        "tidy": ("Y",),
        "by-table": ("F",),
        "overview": ("O",),
        "beside": ("V",),
        "read": ("R",),
        "quote": ("Q",),
        "dots": ("P",),
        "proposed": ("G",),
        "take-proposed": ("U",),
        "leave-proposed": ("Shift+U",),
    },
    Place.MEMBERS: {"toggle": ("Space",), "open": ("Return", "Enter"), "remove": ("Del",)},
    Place.NOTES: {"open": ("Return", "Enter"), "withdraw": ("Del",)},
    Place.RECOMMENDATIONS: {"open": ("Return", "Enter"), "withdraw": ("Del",)},
    Place.ELSEWHERE: {},
}

_BLACK: Final = ("B", ".")
_SEARCHED: Final = (Place.MEMBERS, Place.NOTES, Place.RECOMMENDATIONS)
"""Pages where a letter begins a search; only a clicker's period is none."""

_NO_SECTIONS: Final = (Place.WALL, Place.PANEL, Place.LIVE, Place.ELSEWHERE)
_SECTIONS: Final = {each.value: each for each in Place if each not in _NO_SECTIONS}
_PLAIN: Final = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
_WITH_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


def place_of(section: str, *, is_beside: bool, room_is_on: bool) -> Place:
    """Where the keyboard is in the facilitator's window; `is_beside` in the room panel."""
    if is_beside:
        return Place.PANEL
    found = _SECTIONS.get(section, Place.ELSEWHERE)
    return Place.LIVE if found is Place.TODAY and room_is_on else found


def keys_of(deed: str, place: Place) -> tuple[str, ...]:
    """The plain keys of what is done in a place, those that work everywhere included."""
    return OWNED[place].get(deed, ()) or EVERYWHERE.get(deed, ())


def black_keys(place: Place) -> tuple[str, ...]:
    """What a clicker sends for black, which acts on every page while the room screen is on and no
    field has the keyboard.
    """
    return _BLACK[1:] if place in _SEARCHED else _BLACK


def is_black(event: QKeyEvent, place: Place) -> bool:
    """True for one of these."""
    return _name(event) in black_keys(place)


def deed_of(event: QKeyEvent, place: Place) -> str:
    """What a key means in a place, "" for nothing."""
    return _DEEDS[place].get(_name(event), "")


def is_strange(event: QKeyEvent, place: Place) -> bool:
    """True for a plain key that somebody owns, but nobody here: it does nothing."""
    return is_strange_name(_name(event), place)


def is_strange_name(key: str, place: Place) -> bool:
    """The same for a key as `QKeySequence` writes it; keys with Ctrl are strange nowhere."""
    return key in _SOMEWHERE and key not in _DEEDS[place]


def _name(event: QKeyEvent) -> str:
    """A key as the table writes it, "" for one with Ctrl, Alt and the like."""
    if event.modifiers() not in _PLAIN:
        return ""
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    shift = event.modifiers() & _WITH_SHIFT if is_letter else Qt.KeyboardModifier.NoModifier
    pressed = QKeyCombination(shift, Qt.Key(event.key()))
    return QKeySequence(pressed).toString(QKeySequence.SequenceFormat.PortableText)


def _by_key(keys: Keys) -> dict[str, str]:
    return {key: deed for deed, each in keys.items() for key in each}


_DEEDS: Final = {place: _by_key(EVERYWHERE) | _by_key(keys) for place, keys in OWNED.items()}
_SOMEWHERE: Final = frozenset(key for deeds in _DEEDS.values() for key in deeds)

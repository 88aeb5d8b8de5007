"""What else people call a command, for the palette: a voting card is also a code, a badge a name.

By the action's object name. A translation holds the words of its own language, and may have others
and more of them.
"""

from __future__ import annotations

from typing import Final

from app.i18n import N_, _
from app.models.finding import folded

SLIDE: Final = "slide"
"""What every slide's name begins with, and what is said of all of them."""

SECTION: Final = "section"
"""What the name of each way to a section begins with."""

_WORDS: Final[dict[str, str]] = {
    f"{SECTION}-agenda": N_("programme, program"),
    "sync": N_("archive, copy, share, merge, USB, backup"),
    "restore": N_("restore, drill, copies, recover, lost"),
    "second-copy": N_("USB, backup, mirror, safe"),
    "second-laptop": N_("spare, take over, follow, mirror, backup"),
    "palette": N_("search, command"),
    "zoom-in": N_("zoom, bigger, font"),
    "zoom-out": N_("zoom, smaller, font"),
    "timer": N_("countdown, clock, pause, begin"),
    "more": N_("extend, time"),
    "less": N_("shorten, time"),
    "next": N_("go to the item, go on, agenda, start the day"),
    "room": N_("projector, display, wall, live"),
    "take": N_("show, live, wall, projector"),
    "slide": N_("show, wall, projector, preview, room"),
    "slide-welcome": N_("hello, address, QR"),
    "slide-programme": N_("agenda, timetable"),
    "slide-seating": N_("seats, seating plan, who sits where"),
    "slide-table-map": N_("seats, seating plan, hall"),
    "slide-task": N_("countdown, timer, time left"),
    "slide-speakers": N_("who speaks, queue, floor"),
    "blank": N_("dark, off, hide"),
    "freeze": N_("stop, still, pause"),
    "title": N_("logo, name"),
    "move-room": N_("projector, screen"),
    "left": N_("remaining, countdown, extend"),
    "sound": N_("gong, tick, mute"),
    "sounds": N_("gong, tick, volume, test"),
    "foyer": N_("lobby, second screen, hall"),
    "leave-foyer": N_("lobby, second screen, off"),
    "agenda-repair": N_("late, delay, behind, shrink, shorten, drop, make it fit"),
    "agenda-add": N_("new item, way of working, method, steps, insert"),
    "agenda-begin_from": N_("example, template, Albertslund, Greve, Næstved"),
    "number": N_("projector, screen"),
    "keys": N_("help, shortcuts"),
    "legibility": N_("legibility, readable, text size"),
    "member-import": N_("list, CSV, Excel, members"),
    "member-add": N_("new member, person"),
    "arrival": N_("check-in, door, welcome, scan, note arrivals"),
    "member-toggle": N_("present, arrived, here"),
    "member-absent": N_("away, cancelled, ill"),
    "member-doors": N_("close the doors, absent"),
    "member-erase": N_("delete, forget, GDPR, privacy"),
    "seating-make_plan": N_("seating plan, tables, seats, draw, new plan"),
    "seating-repair": N_("absent, missing, fix, seats"),
    "seating-show_rules": N_("apart, together, host, language"),
    "agenda-copy_day": N_("programme, duplicate"),
    "note-addresses": N_("QR, phone, link, codes, all addresses"),
    "note-deliver": N_("delivered, hand in"),
    "board-list": N_("show as a list"),
    "note-codes": N_("QR, phone, access, new codes"),
    "recommendation-poll": N_("vote, ballot"),
    "poll-prepare": N_("vote, ballot, new poll"),
    "poll-void": N_("voting card, lost card, replace"),
    "report-make": N_("PDF, hand over, print"),
    "report-check": N_("verify, whole, archive"),
    "print-open-badges": N_("name, sign"),
    "print-save-vote-cards": N_("vote, code, deck"),
}

NAMES: Final = tuple(_WORDS)
"""The object names of the actions that have other words."""


def search_words(name: str) -> str:
    """The other words for the action of this object name, "" for none."""
    general, dash, _own = name.partition("-")
    names = (name, general) if dash and general == SLIDE else (name,)
    return ", ".join(_(_WORDS[each]) for each in names if each in _WORDS)


def is_section_called(name: str, query: str) -> bool:
    """Whether the action of this object name leads to a section that people call just this."""
    is_section, asked = name.partition("-")[0] == SECTION, folded(query)
    return bool(is_section and asked) and asked in map(folded, search_words(name).split(", "))

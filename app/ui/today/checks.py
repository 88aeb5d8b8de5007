"""The start-of-day list: what is ready, what is doubtful, what is wrong, and what to do about it.

Each answer is computed from what is, never ticked by hand. Pure: the assembly and what the laptop
knows in, lines out.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from app import i18n
from app.i18n import _, _n
from app.models import seating
from app.models.agenda import planned_slots
from app.models.assembly import Assembly
from app.ui.agenda.odd_words import doubt_words
from app.ui.battery import Battery
from app.ui.laptop.alarm import Hearing
from app.ui.laptop.awake import awake_words
from app.ui.laptop.grip import Grip
from app.ui.laptop.words import length_words
from app.ui.today.clock import minute_of_day
from app.ui.today.words import day_name, span_words

TEST_SOUND: Final = "test-sound"
HELP_PHONES: Final = "help-phones"
"""The deeds that a line may offer."""
_LITTLE_MB, _TOO_LITTLE_MB = 1_000, 200
_LOW, _ENOUGH = 30, 60
_SLACK_MS: Final = 120_000


class Level(Enum):
    """How it stands: (icon, colour). The icon's shape says the same as the colour."""

    GREEN = ("circle-check", "positive")
    YELLOW = ("triangle-alert", "warning")
    RED = ("octagon-alert", "danger")


@dataclass(frozen=True, slots=True)
class Machine:
    """What the laptop knows of itself.

    `grip` is None until it is known whether it can be kept awake, `printers` until they were looked
    for, `free_mb` when the disk does not say. `backed_up_at` is when the last copy was made, 0 for
    never; `is_backup_old` that something was written after it. `ahead_ms` is how far the wall clock
    is ahead of the assembly's time. `has_typeface` is whether the program's own fonts were loaded.
    """

    hearing: Hearing = Hearing.UNTRIED
    is_muted: bool = False
    battery: Battery | None = None
    grip: Grip | None = None
    printers: tuple[str, ...] | None = None
    free_mb: int | None = None
    backed_up_at: int = 0
    is_backup_old: bool = False
    ahead_ms: int = 0
    has_typeface: bool = True


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What only the laptop knows: the room's display by name ("" when nothing is shown there), one
    that is connected and `spare` ("" for none), what phones open ("" while they cannot), how many
    phones have opened it, and whether the room server is still on its way up, so that nothing is
    known of the network yet.
    """

    display: str = ""
    spare: str = ""
    address: str = ""
    phones: int = 0
    is_starting: bool = False
    machine: Machine = field(default_factory=Machine)


@dataclass(frozen=True, slots=True)
class Check:
    """One line: how it stands in words, what to do about it, and where: the key of a section, or a
    deed.
    """

    key: str
    level: Level
    words: str
    section: str = ""
    advice: str = ""
    deed: str = ""

    @property
    def is_ready(self) -> bool:
        """True when nothing is left to do."""
        return self.level is Level.GREEN


def checks(assembly: Assembly, around: Surroundings, now: int) -> tuple[Check, ...]:
    """All lines for the day on screen: first what the secretariat prepares, then the laptop."""
    machine = around.machine
    return (
        _members(assembly),
        _programme(assembly, now),
        *_plan(assembly),
        _cards(assembly),
        _display(around),
        *_typeface(machine),
        _phones(around),
        _sound(machine),
        _power(machine.battery),
        _sleep(machine.grip),
        _printer(machine.printers),
        _disk(machine.free_mb),
        _backup(machine),
        _clock(assembly, machine.ahead_ms, now),
    )


def _ready(is_ready: bool, otherwise: Level = Level.YELLOW) -> Level:
    return Level.GREEN if is_ready else otherwise


def _members(assembly: Assembly) -> Check:
    n = len(assembly.people.members)
    words = _n("{n} member on the list", "{n} members on the list", n).format(n=n)
    level = _ready(n > 0, Level.RED)
    return Check("members", level, words if n else _("No members on the list"), "members")


def _programme(assembly: Assembly, now: int) -> Check:
    day = assembly.agenda.day(assembly.mandate.meeting)
    if not day:
        return Check("programme", Level.RED, _("No programme for the day"), "agenda")
    doubt, advice = doubt_words(assembly, now)
    if doubt:
        return Check("programme", Level.YELLOW, doubt, "agenda", advice)
    slots = planned_slots(day)
    span = span_words(slots[day[0].id].start, slots[day[-1].id].end)
    words = _n("{n} agenda item, {span}", "{n} agenda items, {span}", len(day))
    return Check("programme", Level.GREEN, words.format(n=len(day), span=span), "agenda")


def _plan(assembly: Assembly) -> tuple[Check, ...]:
    """Not asked when the day's programme has no table round."""
    meeting = assembly.mandate.meeting
    rounds = assembly.seating.rounds(meeting)
    wanted = max((each.plan.round for each in assembly.agenda.day(meeting)), default=0)
    if not rounds:
        has_rounds = wanted > 0 or not assembly.agenda.day(meeting)
        missing = Check("plan", Level.RED, _("No seating plan"), "seating")
        return (missing,) if has_rounds else ()
    homeless = {
        each
        for number in range(1, len(rounds) + 1)
        for each in seating.without_seat(assembly, meeting, number)
    }
    if homeless:
        n = len(homeless)
        words = _n("{n} member without a seat", "{n} members without a seat", n).format(n=n)
        return (Check("plan", Level.YELLOW, words, "seating"),)
    if wanted > len(rounds):
        words = _("No seating plan for round {round}").format(round=len(rounds) + 1)
        return (Check("plan", Level.RED, words, "seating"),)
    tables = assembly.seating.table_count(meeting)
    words = _n("Seating plan for {n} round, {tables}", "Seating plan for {n} rounds, {tables}",
               len(rounds))  # fmt: skip
    at = _n("{n} table", "{n} tables", tables).format(n=tables)
    return (Check("plan", Level.GREEN, words.format(n=len(rounds), tables=at), "seating"),)


def _cards(assembly: Assembly) -> Check:
    cards, members = assembly.voting.cards_valid, len(assembly.people.members)
    if not cards:
        return Check("cards", Level.YELLOW, _("No voting cards made"), "print")
    is_enough = cards >= members
    words = _n("{n} voting card made", "{n} voting cards made", cards)
    if not is_enough:
        words = _n("Only {n} voting card for {members} members",
                   "Only {n} voting cards for {members} members", cards)  # fmt: skip
    return Check("cards", _ready(is_enough), words.format(n=cards, members=members), "print")


def _display(around: Surroundings) -> Check:
    if around.display:
        words = _("Display for the room: {name}").format(name=around.display)
        return Check("display", Level.GREEN, words)
    if around.spare:
        words = _("A second display is connected: {name}").format(name=around.spare)
        told = _("Press F5, and the room screen fills it.")
        return Check("display", Level.YELLOW, words, advice=told)
    return Check(
        "display",
        Level.RED,
        _("No second display: connect the projector"),
        advice=_("Extend the screen instead of mirroring it, then press F5."),
    )


def _typeface(machine: Machine) -> tuple[Check, ...]:
    """Told only when it is amiss: nobody has to think of it otherwise."""
    if machine.has_typeface:
        return ()
    words = _("The program's own fonts cannot be read: the wall uses the computer's")
    advice = _("Look at the slides before people come, and install Bordrunde again another day.")
    return (Check("typeface", Level.YELLOW, words, advice=advice),)


def _phones(around: Surroundings) -> Check:
    if around.is_starting:
        return Check("phones", Level.YELLOW, _("Getting ready for phones…"))
    if not around.address:
        words = _("Phones cannot reach this laptop: the network is off")
        advice = _("Join the room's Wi-Fi or plug in a cable. Paper and hands work without.")
        return Check("phones", Level.RED, words, advice=advice, deed=HELP_PHONES)
    if not around.phones:
        words = _("No phone has connected yet: open {address} on one")
        short = around.address.removeprefix("http://")  # as one types it
        told = words.format(address=short)
        return Check("phones", Level.YELLOW, told, deed=HELP_PHONES)
    words = _n("{n} phone has opened {address}", "{n} phones have opened {address}", around.phones)
    told = words.format(n=around.phones, address=around.address)
    return Check("phones", Level.GREEN, told)


def _sound(machine: Machine) -> Check:
    if machine.is_muted:
        advice = _("Turn it on with Ctrl+Shift+M.")
        return Check("sound", Level.YELLOW, _("Sound is off"), advice=advice)
    if machine.hearing is Hearing.SILENT:
        words, advice = _("No sound device was found"), _("Connect a loudspeaker and test again.")
        return Check("sound", Level.RED, words, advice=advice, deed=TEST_SOUND)
    if machine.hearing is Hearing.UNTRIED:
        words, advice = _("The gong is not tested"), _("Test it, and listen from the last row.")
        return Check("sound", Level.YELLOW, words, advice=advice, deed=TEST_SOUND)
    return Check("sound", Level.GREEN, _("The gong can be played"), deed=TEST_SOUND)


def _power(battery: Battery | None) -> Check:
    if battery is None:
        return Check("power", Level.GREEN, _("No battery: the laptop runs on the mains"))
    if battery.is_charging:
        words = _("The charger is connected, {percent}%")
        return Check("power", Level.GREEN, words.format(percent=battery.percent))
    words = _("On battery, {percent}%").format(percent=battery.percent)
    level = Level.RED if battery.percent < _LOW else Level.YELLOW
    return Check("power", level, words, advice=_("Connect the charger before people come."))


def _sleep(grip: Grip | None) -> Check:
    if grip is None:
        return Check("sleep", Level.YELLOW, _("Asking whether the laptop can be kept awake…"))
    if grip is Grip.FIRM:
        words = _("Screens stay on while the meeting runs; leave the lid open")
        return Check("sleep", Level.GREEN, words)
    level = Level.RED if grip is Grip.NONE else Level.YELLOW
    words = {
        Grip.NONE: _("The laptop may fall asleep"),
        Grip.SCREEN_MAY_DARKEN: _("The screens may go dark"),
    }[grip]
    return Check("sleep", level, words, advice=awake_words(grip))


def _printer(printers: tuple[str, ...] | None) -> Check:
    if printers is None:
        return Check("printer", Level.YELLOW, _("Looking for a printer…"))
    if not printers:
        advice = _("Connect one, or save the papers as PDF and print them elsewhere.")
        return Check("printer", Level.YELLOW, _("No printer found"), advice=advice)
    words = _n("{n} printer: {names}", "{n} printers: {names}", len(printers))
    told = words.format(n=len(printers), names=", ".join(printers[:2]))
    return Check("printer", Level.GREEN, told)


def _disk(free_mb: int | None) -> Check:
    if free_mb is None:
        return Check("disk", Level.YELLOW, _("The disk does not say how much room is left"))
    gigabytes = i18n.number(free_mb / 1_000, 1 if free_mb < 10_000 else 0)
    words = _("{n} GB free on the disk").format(n=gigabytes)
    if free_mb >= _LITTLE_MB:
        return Check("disk", Level.GREEN, words)
    level = Level.RED if free_mb < _TOO_LITTLE_MB else Level.YELLOW
    return Check("disk", level, words, advice=_("Empty the trash, or move large files away."))


def _backup(machine: Machine) -> Check:
    if not machine.backed_up_at:
        advice = _("One is made each minute while you work.")
        return Check("backup", Level.YELLOW, _("No backup yet"), "report", advice)
    at = i18n.clock(minute_of_day(machine.backed_up_at))
    words = _("Backup made at {time}").format(time=at)
    if machine.is_backup_old:
        words = _("The last backup is from {time}").format(time=at)
        advice = _("Sync with an archive on a stick, and see whether the disk is full.")
        return Check("backup", Level.YELLOW, words, "report", advice)
    return Check("backup", Level.GREEN, words, "report")


def _clock(assembly: Assembly, ahead_ms: int, now: int) -> Check:
    """The laptop's own clock against the meeting's date and what was timed already."""
    wall = now + ahead_ms
    local = datetime.datetime.fromtimestamp(wall / 1_000)
    day, today = assembly.mandate.current, local.date()
    told = f"{day_name(today.isoformat())}, {i18n.clock(minute_of_day(wall))}"
    words = _("The laptop's clock says {when}").format(when=told)
    latest = max((each.started_at for each in assembly.agenda.items.values()), default=0)
    if latest > wall + _SLACK_MS:
        advice = _("That is before what was already timed. Set the laptop's clock.")
        return Check("clock", Level.RED, words, advice=advice)
    if abs(ahead_ms) > _SLACK_MS:
        advice = _("The assembly's time differs from it by {length}.")
        told_advice = advice.format(length=length_words(ahead_ms))
        return Check("clock", Level.YELLOW, words, advice=told_advice)
    if day is not None and day.day != today.isoformat():
        advice = _("The meeting is on {day}. Set the clock, or choose the day above.")
        told_advice = advice.format(day=day_name(day.day))
        return Check("clock", Level.YELLOW, words, advice=told_advice)
    return Check("clock", Level.GREEN, words)

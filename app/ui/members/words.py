"""The words for attendance, and for what was done to it."""

from __future__ import annotations

from app import door_words
from app.i18n import _, _n
from app.models.arrivals import door_seat
from app.models.assembly import Assembly
from app.models.people import Attendance, Joining, Member


def status_words(status: Attendance) -> str:
    """Where a member is, in one or two words."""
    return {
        Attendance.EXPECTED: _("Expected"),
        Attendance.PRESENT: _("Here"),
        Attendance.ABSENT: _("Not coming"),
        Attendance.LEFT: _("Has left"),
    }[status]


def joining_words(joining: Joining) -> str:
    """The mark of somebody who was not on the list."""
    return _("New at the door") if joining is Joining.WALK_IN else _("Substitute")


def deed_words(status: Attendance, names: tuple[str, ...]) -> str:
    """What Undo would take back: "Check in Ida Bæk", "Check in 3 members"."""
    if len(names) == 1:
        one = {
            Attendance.EXPECTED: _("Expect {name} again"),
            Attendance.PRESENT: _("Check in {name}"),
            Attendance.ABSENT: _("Mark {name} as not coming"),
            Attendance.LEFT: _("Mark {name} as having left"),
        }
        return one[status].format(name=names[0])
    n = len(names)
    several = {
        Attendance.EXPECTED: _n("Expect {n} member again", "Expect {n} members again", n),
        Attendance.PRESENT: _n("Check in {n} member", "Check in {n} members", n),
        Attendance.ABSENT: _n("Mark {n} member as not coming", "Mark {n} members as not coming", n),
        Attendance.LEFT: _n("Mark {n} member as having left", "Mark {n} members as having left", n),
    }
    return several[status].format(n=n)


def told_words(status: Attendance, names: tuple[str, ...], seat: str = "") -> str:
    """What a toast says afterwards; `seat` is one more sentence, for somebody who came."""
    if len(names) == 1:
        one = {
            Attendance.EXPECTED: _("{name} is expected."),
            Attendance.PRESENT: _("{name} is here."),
            Attendance.ABSENT: _("{name} is not coming."),
            Attendance.LEFT: _("{name} has left."),
        }
        return " ".join(filter(None, (one[status].format(name=names[0]), seat)))
    n = len(names)
    several = {
        Attendance.EXPECTED: _n("{n} member is expected.", "{n} members are expected.", n),
        Attendance.PRESENT: _n("{n} member is here now.", "{n} members are here now.", n),
        Attendance.ABSENT: _n("{n} member is not coming.", "{n} members are not coming.", n),
        Attendance.LEFT: _n("{n} member has left.", "{n} members have left.", n),
    }
    return several[status].format(n=n)


def seat_words(assembly: Assembly, member: Member) -> str:
    """Where somebody who comes in goes: the table of the round that is on or comes next."""
    return door_words.seat_words(door_seat(assembly, assembly.mandate.meeting, member.id))

"""What was changed side by side, in words: for the window and the command."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app import i18n
from app.i18n import N_, _, _n
from app.models.agenda import ItemKind, Lock, Plan
from app.models.assembly import Assembly
from app.models.people import Details
from app.models.recommendations import Wording
from app.models.side_by_side import Crossing, Hand, Thing, Told, waiting

_NOTHING: Final = "–"
_KINDS: Final = {
    ItemKind.PLENARY: N_("Plenary"),
    ItemKind.EXPERT: N_("Talk"),
    ItemKind.TABLE_ROUND: N_("Table round"),
    ItemKind.NOTES: N_("Notes"),
    ItemKind.THEMES: N_("Themes"),
    ItemKind.DRAFTING: N_("Drafting"),
    ItemKind.POLL: N_("Poll"),
    ItemKind.BREAK: N_("Break"),
}
_LOCKS: Final = {
    Lock.NONE: N_("Nothing is locked"),
    Lock.START: N_("The start is locked"),
    Lock.LENGTH: N_("The length is locked"),
    Lock.END: N_("The end is locked"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of both words: who said it and when, and what differs, a line each."""

    who: str
    lines: tuple[str, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that waits, called by its name, with both words; `together` tells what they make
    where they leave each other alone, else nothing.
    """

    crossing: Crossing
    name: str
    choices: tuple[Choice, Choice]
    together: tuple[str, ...] = ()


def questions(assembly: Assembly, device: str) -> tuple[Question, ...]:
    """Everything that waits for a person; `device` is this laptop's own id."""
    return tuple(_question(assembly, each, device) for each in waiting(assembly))


def waiting_words(count: int) -> str:
    """How much waits."""
    return _n(
        "{n} thing was changed on two laptops at the same time. Choose what holds:",
        "{n} things were changed on two laptops at the same time. Choose what holds:",
        count,
    ).format(n=count)


def _question(assembly: Assembly, crossing: Crossing, device: str) -> Question:
    current = _current(assembly, crossing)
    first, second = (_lines(each) for each in crossing.told)
    differing = [key for key in first | second if first.get(key) != second.get(key)]
    one, other = (
        Choice(_who(hand, device), tuple(_line(key, lines) for key in differing), told == current)
        for hand, lines, told in zip(crossing.hands, (first, second), crossing.told, strict=True)
    )
    merged = _lines(crossing.both) if crossing.both is not None else {}
    together = tuple(_line(key, merged) for key in differing) if merged else ()
    return Question(crossing, _name(assembly, crossing), (one, other), together)


def _current(assembly: Assembly, crossing: Crossing) -> Told | None:
    subject = crossing.subject
    match crossing.thing:
        case Thing.MEMBER:
            return assembly.people.members[subject].details
        case Thing.ITEM:
            return assembly.agenda.items[subject].plan
        case Thing.THEME:
            return assembly.board.themes[subject].title
        case Thing.RECOMMENDATION:
            return assembly.recommendations.items[subject].latest.wording


def _name(assembly: Assembly, crossing: Crossing) -> str:
    subject = crossing.subject
    match crossing.thing:
        case Thing.MEMBER:
            member = assembly.people.members[subject]
            told = _("Member no. {number}, {name}")
            return told.format(number=member.number, name=member.listed_name)
        case Thing.ITEM:
            return _("Agenda item “{title}”").format(
                title=assembly.agenda.items[subject].plan.title
            )
        case Thing.THEME:
            return _("Theme “{title}”").format(title=assembly.board.themes[subject].title)
        case Thing.RECOMMENDATION:
            number = assembly.recommendations.number(subject)
            title = assembly.recommendations.items[subject].title
            told = _("Recommendation {number}, “{title}”")
            return told.format(number=number, title=title)


def _who(hand: Hand, device: str) -> str:
    at = datetime.datetime.fromtimestamp(hand.at / 1000)
    when = f"{i18n.date(at.date(), 'medium')} {i18n.clock(at.hour * 60 + at.minute)}"
    if not hand.device:
        return when
    if hand.device == device:
        return _("this laptop, {time}").format(time=when)
    return _("laptop {name}, {time}").format(name=hand.device[:8], time=when)


def _line(label: str, said: dict[str, str]) -> str:
    value = " / ".join(said.get(label, "").splitlines()) or _NOTHING
    return f"{label}: {value}" if label else value


def _lines(told: Told) -> dict[str, str]:
    """Label -> value; a theme's title needs no label."""
    match told:
        case Details():
            return dict(_of_details(told))
        case Plan():
            return dict(_of_plan(told))
        case Wording():
            return dict(_of_wording(told))
        case title:
            return {"": title}


def _of_details(told: Details) -> Iterator[tuple[str, str]]:
    yield _("Name"), told.name
    yield _("Wants to be called"), told.called
    yield _("Mobile"), told.mobile
    yield _("E-mail"), told.email
    yield from told.attributes


def _of_plan(told: Plan) -> Iterator[tuple[str, str]]:
    yield _("Title"), told.title
    yield _("Title in the room"), told.public_title
    yield _("Begins"), _clock(told.start_min)
    yield _("Lasts"), _("{n} min").format(n=told.length_min)
    yield _("Ends"), _clock(told.end_min)
    yield _("Who leads it"), told.owner
    yield _("Materials"), told.materials
    yield _("Task for the tables"), told.task
    yield _("Note to yourself"), told.private_note
    yield _("Steps"), told.steps_text
    yield _("What happens"), _(_KINDS[told.kind])
    yield _("What never moves"), _(_LOCKS[told.lock])
    yield _("Can be left out"), _("yes") if told.is_optional else _("no")
    yield _("Round of the seating plan"), str(told.round or "")
    yield _("Room screen"), told.slide
    yield _("What their notes ask for"), told.template


def _of_wording(told: Wording) -> Iterator[tuple[str, str]]:
    yield _("Title"), told.title
    yield _("Recommendation"), told.text
    yield _("Initiatives"), "\n".join(told.initiatives)
    yield _("Reason"), told.reason
    yield _("Evidence"), told.evidence
    yield _("Addressed to"), told.addressed_to


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}.{minutes % 60:02d}" if minutes >= 0 else ""

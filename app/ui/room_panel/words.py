"""What the scenes are called in the facilitator's window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from app.i18n import _
from app.models.agenda import Item, Warnings, moment_of, shortages
from app.models.assembly import Assembly
from app.models.room import Cover, Scene, Showing
from app.ui.room_place import Place
from app.ui.scenes import Countdown, gate_of, subject_of
from app.ui.slide import clock_words, dial
from app.ui.widgets import Tint
from app.way_words import stage_name, state_word

ICONS: Final = {
    Scene.TITLE: "type",
    Scene.WELCOME: "hand",
    Scene.SEATING: "armchair",
    Scene.TASK: "timer",
    Scene.THEMES: "layout-grid",
    Scene.RECOMMENDATION: "file-text",
    Scene.POLL: "vote",
    Scene.RESULT: "chart-column",
    Scene.BREAK: "coffee",
    Scene.SPEAKERS: "mic",
    Scene.PROGRAMME: "calendar-clock",
    Scene.TABLE_MAP: "map-pin",
    Scene.THEME: "tag",
    Scene.TURNOUT: "users",
    Scene.MESSAGE: "message-square",
    Scene.OWN: "presentation",
    Scene.TEST_CARD: "contrast",
    Scene.TABLE_CODES: "qr-code",
    Scene.REDLINE: "git-compare",
    Scene.EDITING_GROUP: "users",
    Scene.GATE: "flag",
}


def clock_told(item: Item, warnings: Warnings, now: int) -> tuple[str, str]:
    """The clock of what is on as the room sees it, with the number of the step whose time it is:
    "2/3 04:10"; and what that means, in words.
    """
    clock = Countdown.of(item, warnings)
    counted, step = clock.of_step(now), clock.step(now)
    shown, meant = dial(counted.remaining_ms(now)), clock_words(counted, now)
    if step is None:
        return shown, f"{item.plan.title}: {meant}"
    words = _("step {n} of {count}: {title}")
    words = words.format(n=step.number, count=step.count, title=step.title)
    return f"{step.number}/{step.count}  {shown}", f"{item.plan.title}, {words}: {meant}"


def scene_words(assembly: Assembly, showing: Showing) -> str:
    """A scene with what it is about."""
    return _WORDS[showing.scene](assembly, showing.subject)


def _title_words(_assembly: Assembly, _subject: str) -> str:
    return _("Title card")


def _welcome_words(_assembly: Assembly, _subject: str) -> str:
    return _("Welcome")


def _themes_words(_assembly: Assembly, _subject: str) -> str:
    return _("The themes at a glance")


def _seating_words(_assembly: Assembly, number: str) -> str:
    return _("Find your table, round {n}").format(n=number)


def _item_words(assembly: Assembly, item: str) -> str:
    found = assembly.agenda.items.get(item) if item else assembly.agenda.running
    return found.plan.title if found else _("Title card")


def _recommendation_words(assembly: Assembly, recommendation: str) -> str:
    found = assembly.recommendations.items.get(recommendation)
    number = assembly.recommendations.number(recommendation)
    return f"{number}. {found.title}" if found else _("Title card")


def _poll_words(assembly: Assembly, poll: str) -> str:
    return _("Poll: {question}").format(question=_question(assembly, poll))


def _result_words(assembly: Assembly, poll: str) -> str:
    return _("Result: {question}").format(question=_question(assembly, poll))


def _speakers_words(_assembly: Assembly, _subject: str) -> str:
    return _("List of speakers")


def _programme_words(_assembly: Assembly, _subject: str) -> str:
    return _("Programme")


def _table_map_words(_assembly: Assembly, number: str) -> str:
    return _("Table map, round {n}").format(n=number)


def _theme_words(assembly: Assembly, theme: str) -> str:
    found = assembly.board.themes.get(theme)
    return _("Theme: {title}").format(title=found.title if found else "")


def _turnout_words(assembly: Assembly, poll: str) -> str:
    return _("Turnout: {question}").format(question=_question(assembly, poll))


def _message_words(_assembly: Assembly, message: str) -> str:
    return _("Message: {text}").format(text=" ".join(message.split()))


def _own_words(assembly: Assembly, slide: str) -> str:
    found = assembly.room_screen.slides.get(slide)
    first = next(iter(found.text.splitlines()), "") if found else ""
    return _plain(first) or _("Picture of your own")


def _plain(line: str) -> str:
    """A line without the signs of Markdown."""
    return line.lstrip("#-* ").replace("**", "").strip()


def _test_card_words(_assembly: Assembly, _subject: str) -> str:
    return _("Test card")


def _table_codes_words(_assembly: Assembly, _subject: str) -> str:
    return _("The tables' codes")


def _redline_words(assembly: Assembly, subject: str) -> str:
    key, before, after = subject_of(assembly, subject)
    found = assembly.recommendations.items.get(key)
    told = _("Changes in {title}, version {before} to {after}")
    return told.format(title=found.title if found else "", before=before, after=after)


def _editing_words(_assembly: Assembly, _subject: str) -> str:
    return _("The editing group")


def _gate_words(assembly: Assembly, subject: str) -> str:
    gate = gate_of(subject) or assembly.recommendations.way.gate
    if gate.stage is None:
        return _("Phase")
    told = _("Phase: {name}, {state}")
    return told.format(name=stage_name(gate.stage), state=state_word(gate))


def _question(assembly: Assembly, poll: str) -> str:
    found = assembly.voting.polls.get(poll)
    return found.terms.question if found else ""


_WORDS: Final[Mapping[Scene, Callable[[Assembly, str], str]]] = {
    Scene.TITLE: _title_words,
    Scene.WELCOME: _welcome_words,
    Scene.SEATING: _seating_words,
    Scene.TASK: _item_words,
    Scene.THEMES: _themes_words,
    Scene.RECOMMENDATION: _recommendation_words,
    Scene.POLL: _poll_words,
    Scene.RESULT: _result_words,
    Scene.BREAK: _item_words,
    Scene.SPEAKERS: _speakers_words,
    Scene.PROGRAMME: _programme_words,
    Scene.TABLE_MAP: _table_map_words,
    Scene.THEME: _theme_words,
    Scene.TURNOUT: _turnout_words,
    Scene.MESSAGE: _message_words,
    Scene.OWN: _own_words,
    Scene.TEST_CARD: _test_card_words,
    Scene.TABLE_CODES: _table_codes_words,
    Scene.REDLINE: _redline_words,
    Scene.EDITING_GROUP: _editing_words,
    Scene.GATE: _gate_words,
}


def preview_words(assembly: Assembly, showing: Showing, now: int) -> str:
    """What stands in the preview; of a programme that runs into a lock, that it does not fit."""
    if showing.scene is Scene.PROGRAMME and _is_short(assembly, now):
        return _("The programme does not fit")
    return scene_words(assembly, showing)


def _is_short(assembly: Assembly, now: int) -> bool:
    """True when an item has not the time that it is planned to have."""
    meeting = assembly.mandate.current
    if meeting is None:
        return False
    day = assembly.agenda.day(meeting.id)
    return bool(shortages(day, moment_of(day, meeting.day, now))) if day else False


def state_words(place: Place, cover: Cover) -> tuple[str, Tint]:
    """What the room sees, said loudly when it is not the live slide."""
    if place is Place.LOST:
        return _("Room screen unplugged"), Tint.DANGER
    if place is Place.HIDDEN:
        return _("Room screen is off"), Tint.INFO
    if cover is Cover.BLANK:
        return _("The room sees black"), Tint.DANGER
    if cover is Cover.FREEZE:
        return _("Frozen picture in the room"), Tint.WARNING
    if cover is Cover.TITLE:
        return _("Title card in the room"), Tint.WARNING
    return _("Live in the room"), Tint.POSITIVE

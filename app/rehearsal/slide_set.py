"""One picture of every kind of slide, of an assembly that could be yours: for whoever looks the
room screen over before a day, or judges a change of it.

The assembly is the example, led on through its day by the decisions a facilitator would take.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from app.i18n import _, in_language
from app.models import agenda, board, own_slides, recommendations, speakers, voting
from app.models.agenda import MINUTE_MS
from app.models.recommendations import Stage
from app.models.room import Cover, Scene, Showing
from app.models.voting import Channel, Counts, Reveal
from app.rehearsal import cases
from app.rehearsal.counted import counted
from app.rehearsal.disagreeing import minority
from app.rehearsal.drawing import drawn
from app.rehearsal.example import BY_PAPER, CASE, Example
from app.rehearsal.large import large
from app.rehearsal.method_polls import voted
from app.rehearsal.play.between import leaving, rules
from app.rehearsal.play.day import instant
from app.ui.scenes import Address, Countdown, Picture, ResultPicture, corner, picture
from app.ui.theme import ROOM_DARK, ROOM_LIGHT, Colours

LIGHTS: Final[dict[str, Colours]] = {"light": ROOM_LIGHT, "dark": ROOM_DARK}
RESULT_STEPS: Final = ("counts", "percent", "verdict")
_ADDRESS: Final = Address("http://192.168.1.20:8642/", "Albertslund-Gæst", "rundebord2027")
_WAITING: Final = 4
_NOT_ADOPTED: Final = "hastighed"


@dataclass(frozen=True, slots=True)
class Shot:
    """A slide worth a picture. `name` is for a file, `seen` None under a cover of black, `now` in
    milliseconds since 1970.
    """

    name: str
    seen: Picture | None
    now: int
    corner: Countdown | None = None


def shots() -> tuple[Shot, ...]:
    """Every kind of slide in the order of a day, some of them in several states."""
    day = _Day()
    with in_language(cases.LANGUAGE):
        day.example.make()
    for part in (_arrive, _seat, _work, _rest, _think, _decide, _close):
        part(day)
    return tuple(day.shots)


def developed(shot: Shot, size: QSize, colours: Colours) -> Iterator[tuple[str, QImage]]:
    """(name, picture) of each page of a slide; a page's name says which, a result's its step."""
    if shot.seen is None:
        black = QImage(size, QImage.Format.Format_RGB32)
        black.fill(QColor("#000000"))
        yield shot.name, black
        return
    pages = list(drawn(shot.seen, shot.now, size, colours, shot.corner))
    for number, image in enumerate(pages, 1):
        if isinstance(shot.seen, ResultPicture):
            yield f"{shot.name}-{RESULT_STEPS[number - 1]}", image
        else:
            yield f"{shot.name}-{number}" if len(pages) > 1 else shot.name, image


@dataclass(slots=True)
class _Day:
    """The example, and what was seen of its room screen so far."""

    example: Example = field(
        default_factory=lambda: Example(cases.load(CASE), cases.load(CASE).played_day)
    )
    shots: list[Shot] = field(default_factory=list)

    def at(self, hour: int, minute: int) -> int:
        """An instant of the day."""
        return instant(self.example.day, hour, minute)

    def see(self, name: str, scene: Scene, subject: str = "", now: int = 0) -> None:
        """Keeps what the room sees of a scene."""
        seen = picture(self.example.assembly, Showing(scene, subject), _ADDRESS)
        self.shots.append(Shot(name, seen, now or self.at(9, 25)))

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What happens inside is of this moment alone: the programme goes on as it stood before."""
        before = self.example.assembly.agenda.items.copy()
        yield
        self.example.assembly.agenda.items = before


def _arrive(day: _Day) -> None:
    """What people see who come in, and what the facilitator wrote for them."""
    do = day.example.do
    do(agenda.start_item, "ankomst", day.at(9, 0))
    day.see("title", Scene.TITLE)
    day.see("welcome", Scene.WELCOME)
    day.see("break-opening", Scene.BREAK, "ankomst", day.at(9, 12))
    do(own_slides.write_slide, "rules", rules())
    with in_language(cases.LANGUAGE):
        way = _("# Find your way\n- Coffee and water by the windows\n- Toilets down the stairs")
    do(own_slides.write_slide, "way", way, jpeg=_floor_plan())
    day.see("own", Scene.OWN, "rules")
    day.see("own-with-picture", Scene.OWN, "way")
    day.see("test-card", Scene.TEST_CARD)


def _seat(day: _Day) -> None:
    """Where we are in the programme, and where everybody sits."""
    do = day.example.do
    for item, hour, minute in (("velkomst", 9, 30), ("oplaeg-varme", 9, 45)):
        do(agenda.start_item, item, day.at(hour, minute))
    day.see("programme", Scene.PROGRAMME)
    day.see("find-your-table", Scene.SEATING, "1")
    day.see("table-map", Scene.TABLE_MAP, "1")
    day.see("table-codes", Scene.TABLE_CODES)


def _work(day: _Day) -> None:
    """A task, from before it begins to when its time is up."""
    do = day.example.do
    do(agenda.start_item, "oplaeg-naboer", day.at(10, 2))
    day.see("task-before", Scene.TASK, "bordrunde-1")
    began = day.at(10, 20)
    do(agenda.start_item, "bordrunde-1", began)
    for table in (2, 5):
        do(board.deliver_sheet, "bordrunde-1", table, began)
    do(board.ask_for_help, 3, began)
    minutes = {"task": 12, "task-soon": 29, "task-last": 34, "task-over": 38}
    for name, minute in minutes.items():
        day.see(name, Scene.TASK, "bordrunde-1", began + minute * MINUTE_MS)
    with day.aside():
        do(agenda.pause, began + 12 * MINUTE_MS)
        day.see("task-paused", Scene.TASK, "bordrunde-1", began + 15 * MINUTE_MS)
    with day.aside():
        plan = day.example.assembly.agenda.items["bordrunde-1"].plan
        do(agenda.plan_item, "bordrunde-1", replace(plan, task=_long_task()))
        day.see("task-long", Scene.TASK, "bordrunde-1", began + 12 * MINUTE_MS)
        do(agenda.pause, began + 12 * MINUTE_MS)
        day.see("task-long-paused", Scene.TASK, "bordrunde-1", began + 15 * MINUTE_MS)
    _work_in_steps(day, began)


def _work_in_steps(day: _Day, began: int) -> None:
    """A World Café: a round, the change of tables, the last step; and the step in the corner."""
    told = day.example.assembly
    with day.aside():
        plan, steps = told.agenda.items["bordrunde-1"].plan, _cafe()
        whole = sum(each.length_min for each in steps)
        day.example.do(
            agenda.plan_item, "bordrunde-1", replace(plan, steps=steps, length_min=whole)
        )
        minutes = {"step": 12, "step-change": 20.5, "step-last": 70.5}
        for name, minute in minutes.items():
            now = began + round(minute * MINUTE_MS)
            day.see(f"task-{name}", Scene.TASK, "bordrunde-1", now)
        showing, now = Showing(Scene.WELCOME), began + 30 * MINUTE_MS
        told.room_screen.has_corner = True
        seen, small = picture(told, showing, _ADDRESS), corner(told, showing)
        day.shots.append(Shot("corner-step", seen, now, small))
        told.room_screen.has_corner = False


def _rest(day: _Day) -> None:
    """A break that began seven minutes late: break and programme tell one hour."""
    do, began = day.example.do, day.at(10, 57)
    do(agenda.start_item, "pause-1", began)
    day.see("break", Scene.BREAK, "pause-1", began + 3 * MINUTE_MS)
    day.see("programme-late", Scene.PROGRAMME)
    with day.aside():
        do(agenda.pause, began + 3 * MINUTE_MS)
        day.see("break-paused", Scene.BREAK, "pause-1", began + 5 * MINUTE_MS)
    day.see("break-over", Scene.BREAK, "pause-1", began + 12 * MINUTE_MS)


def _think(day: _Day) -> None:
    """What the tables wrote, sorted, with the countdown in the corner; and who speaks."""
    do, told, began = day.example.do, day.example.assembly, day.at(14, 0)
    day.see("themes", Scene.THEMES)
    day.see("theme", Scene.THEME, told.board.order[0])
    do(agenda.start_item, "temaer", began)
    told.room_screen.has_corner = True
    showing, now = Showing(Scene.THEMES), began + 8 * MINUTE_MS
    small = corner(told, showing)
    day.shots.append(Shot("corner-countdown", picture(told, showing), now, small))
    for number, member in enumerate(sorted(told.people.members)[:_WAITING]):
        do(speakers.add_speaker, f"v{number}", member)
    do(speakers.next_speaker, began)
    day.see("speakers", Scene.SPEAKERS, now=began + MINUTE_MS)


def _decide(day: _Day) -> None:
    """A recommendation, and a poll from before it opens to its result; one that is not adopted."""
    do, told = day.example.do, day.example.assembly
    first, second = tuple(told.voting)
    day.see("recommendation", Scene.RECOMMENDATION, first.recommendation)
    day.see("redline", Scene.REDLINE, f"{first.recommendation}:1:{first.version}")
    do(recommendations.draw_editing_group, 5, "4711", day.at(15, 10))
    day.see("editing-group", Scene.EDITING_GROUP)
    _gates(day)
    signers = sorted(told.people.members)[:1]
    do(recommendations.state_minority, "minority", first.recommendation, minority(), 4, signers)
    day.see("minority", Scene.MINORITY, "minority")
    day.see("poll-before", Scene.POLL, second.id)
    do(voting.open_poll, second.id, "salt", day.at(15, 20))
    day.example.cast(second.id, Counts(yes=14, no=3, blank=1))
    day.see("poll-open", Scene.POLL, second.id)
    day.see("turnout", Scene.TURNOUT, second.id)
    do(voting.close_poll, second.id, day.at(15, 25))
    day.see("poll-closed", Scene.POLL, second.id)
    day.see("result", Scene.RESULT, first.id)
    day.see("receipts", Scene.RECEIPTS, first.id)
    _decide_live(day)
    day.shots += [Shot(name, seen, 0) for name, seen in counted(day.example.case).items()]


def _gates(day: _Day) -> None:
    """A phase that is open, its last call with time and without, closed; and a long name."""
    do, began = day.example.do, day.at(14, 30)
    do(recommendations.open_stage, Stage.IDEAS, began)
    day.see("gate-open", Scene.GATE)
    do(recommendations.last_call, began + 10 * MINUTE_MS, began)
    for name, minute in {"last-call": 2, "last-minute": 9.2, "over": 11}.items():
        day.see(f"gate-{name}", Scene.GATE, now=began + round(minute * MINUTE_MS))
    do(recommendations.close_stage, began + 11 * MINUTE_MS)
    day.see("gate-closed", Scene.GATE)
    do(recommendations.open_stage, Stage.LIVE_WITH, began + 12 * MINUTE_MS)
    do(recommendations.last_call, began + 15 * MINUTE_MS, began + 12 * MINUTE_MS)
    day.see("gate-live-with", Scene.GATE, now=began + 12 * MINUTE_MS)
    do(recommendations.open_stage, Stage.POLL, began + 20 * MINUTE_MS)


def _decide_live(day: _Day) -> None:
    """A vote that everybody follows, and that is not adopted; and one by show of hands."""
    do, case, now = day.example.do, day.example.case, day.at(15, 30)
    item = next(each for each in case.recommendations if each.key == _NOT_ADOPTED)
    do(recommendations.draft_recommendation, item.key, item.versions[-1], "", now)
    terms = replace(case.terms(Channel.CARD, Channel.PAPER), reveal=Reveal.LIVE)
    do(voting.prepare_poll, "live", item.key, terms)
    do(voting.open_poll, "live", "salt", now)
    day.example.cast("live", item.votes)
    day.see("poll-live", Scene.POLL, "live")
    do(voting.close_poll, "live", now)
    do(voting.count_paper, "live", Counts(yes=BY_PAPER))
    do(voting.publish_result, "live", now)
    day.see("result-not-adopted", Scene.RESULT, "live")
    do(voting.prepare_poll, "hands", item.key, case.terms(Channel.HANDS))
    do(voting.open_poll, "hands", "salt", now)
    day.see("poll-hands", Scene.POLL, "hands")
    do(voting.close_poll, "hands", now)
    for name, scene, poll in voted(day.example, now):
        day.see(name, scene, poll)


def _close(day: _Day) -> None:
    """What larger assemblies show, what is called out, and black."""
    names = tuple(day.example.assembly.people.shown_names().values())
    day.shots += [Shot(name, seen, 0) for name, seen in large(day.example.case, names).items()]
    day.see("message", Scene.MESSAGE, leaving())
    day.shots.append(Shot(Cover.BLANK.value, None, 0))


def _cafe() -> tuple[agenda.Step, ...]:
    """Three rounds of 20 minutes, in which the hosts stay."""
    with in_language(cases.LANGUAGE):
        return (
            agenda.Step(_("Round 1"), 20),
            agenda.Step(_("Change tables; the host stays"), 3),
            agenda.Step(_("Round 2: the host tells what was said"), 20),
            agenda.Step(_("Change tables; the host stays"), 3),
            agenda.Step(_("Round 3: the host tells what was said"), 20),
            agenda.Step(_("The hosts sum up"), 9),
        )


def _long_task() -> str:
    with in_language(cases.LANGUAGE):
        return _(
            "First talk two and two about what it takes for you to stay in your neighbourhood when "
            "life changes. Then gather your most important points at the table, and write down "
            "at least three concrete ideas that the municipality, the housing associations or the "
            "neighbours themselves can begin with."
        )


def _floor_plan() -> bytes:
    """A room with six round tables, as somebody might have drawn it; JPEG."""
    from PIL import Image, ImageDraw

    plan = Image.new("RGB", (1200, 900), "#f4f1ea")
    pen = ImageDraw.Draw(plan)
    pen.rectangle((30, 30, 1170, 870), outline="#3a3a3a", width=14)
    pen.rectangle((420, 30, 780, 90), fill="#3a3a3a")
    pen.rectangle((30, 640, 44, 780), fill="#f4f1ea")
    for column in range(3):
        for row in range(2):
            x, y = 230 + 370 * column, 300 + 310 * row
            pen.ellipse(
                (x - 95, y - 95, x + 95, y + 95), fill="#5b8fb9", outline="#3a3a3a", width=6
            )
    made = io.BytesIO()
    plan.save(made, "JPEG", quality=85)
    return made.getvalue()

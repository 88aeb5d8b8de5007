"""Everything the wall can show, with the longest words that people type."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from app.models import agenda, board, own_slides, recommendations, speakers, voting
from app.models.agenda import Course, ItemKind, Plan, StepTime
from app.models.board import Mark
from app.models.room import Scene, Showing, take_scene
from app.models.voting import Base, Channel, Reveal, Terms
from app.models.voting.methods import Method, Scale, dots, ranking, resistance
from app.ui.scenes import (
    Address,
    BreakPicture,
    Countdown,
    LaneNote,
    MapTable,
    OwnPicture,
    Picture,
    ProgrammePicture,
    ProgrammeRow,
    RankingPicture,
    RowState,
    ScalePicture,
    Seat,
    SeatingPicture,
    TableMapPicture,
    TableState,
    TaskPicture,
    ThemePicture,
    choices,
    picture,
)
from tests.room.days import (
    DAY,
    LONG_NAME,
    MINUTE,
    NOON,
    TASK,
    TITLE,
    Day,
    a_day,
    close,
    prepare,
    publish,
    start,
    vote,
)

SIZES = {
    "16:9": [(1280, 720), (1366, 768), (1920, 1080), (3840, 2160)],
    "16:10": [(1280, 800), (1920, 1200), (2560, 1600)],
    "4:3": [(1024, 768), (1280, 960), (1400, 1050), (1600, 1200), (2880, 2160)],
}
ADDRESS = Address("http://192.168.188.120:8642/", "Albertslund-Bibliotek-Gæst", "rundebord2026")
LONG_WORD = "Boligorganisationernes Borgerinddragelsesprocesser"
STEP = "Runde 2: værten fortæller, hvad der blev sagt"
LONGEST_STEP = f"Skift bord; {LONG_WORD} bliver siddende og fortæller, hvad der blev sagt. " * 2
LONGEST_STEP = LONGEST_STEP[:200].strip()
LONG_TASK = (
    "Tal først to og to om, hvad der skal til, for at du kan blive boende i dit kvarter, når livet "
    "ændrer sig. Saml derefter jeres vigtigste pointer ved bordet, og skriv mindst tre konkrete "
    "idéer ned, som kommunen, boligorganisationerne eller naboerne selv kan gå i gang med."
)
MARKDOWN = f"""# {LONG_WORD}
- Vi **lytter** færdig, **før** vi svarer
- {LONG_TASK}

## Bagefter
1. Spis frokost i foyeren
2. Skriv jer på **listen**"""
STEPS = ("Helt uenig", "Overvejende uenig", "Hverken enig eller uenig", "Overvejende enig",
         "Helt enig")  # fmt: skip
OPTIONS = (LONG_WORD, "Trygge stier", LONG_TASK[:90], "Grønne gårdrum", "Medborgerskab",
           "Kollektiv trafik", "Støj")  # fmt: skip


def rich(members: int = 36, tables: int = 6) -> Day:
    """A day with everything long in it, and a poll that is prepared."""
    day = a_day(members, tables)
    room = day.assembly
    long = Plan(LONG_WORD, ItemKind.NOTES, 17 * 60 + 30, 45, task=LONG_TASK, round=1)
    day.do(agenda.add_item(room, "long", DAY, long))
    day.do(board.make_theme(room, "long", f"{LONG_WORD} i hele kommunen", ["n0-0", "n1-0"]))
    words = recommendations.Wording(f"{LONG_WORD} skal styrkes", f"{LONG_TASK} " * 15)
    day.do(recommendations.draft_recommendation(room, "long", words, "", NOON))
    newer = replace(
        words, text=f"{LONG_TASK} {LONG_WORD} " * 5, evidence=MARKDOWN, initiatives=STEPS
    )
    day.do(recommendations.write_version(room, "long", 1, newer, "", NOON))
    day.do(own_slides.write_slide(room, "s1", MARKDOWN, jpeg=a_jpeg()))
    day.do(own_slides.write_slide(room, "s2", MARKDOWN * 3))
    day.do(own_slides.write_slide(room, "s3", "", jpeg=a_jpeg(600, 900)))
    for message in ("Kaffe!", LONG_TASK[:400]):
        day.do(take_scene(room, Showing(Scene.MESSAGE, message)))
    day.do(recommendations.draw_editing_group(room, min(members, 12), "4711", NOON))
    signers = sorted(room.people.members)[: max(1, members // 3)]
    for key, about, names in (("min-1", "long", signers), ("min-2", "", [])):
        said = f"{LONG_TASK} {LONG_WORD} " * 6 if names else "Vi er uenige."
        stated = recommendations.state_minority(room, key, about, said, len(signers), names)
        day.do(stated)
    prepare(day)
    start(day, "i2")
    return with_speakers(day)


def with_speakers(day: Day) -> Day:
    """Somebody with the longest name speaks, and more than fit on a wall wait."""
    room = day.assembly
    guest = f"{LONG_NAME} fra {LONG_WORD}"[:60]
    day.do(speakers.add_speaker(room, "s-first", name=guest))
    day.do(speakers.add_speaker(room, "s-next", name=f"{guest[:-1]}."))
    for at, member in enumerate(sorted(room.people.members)[:9]):
        day.do(speakers.add_speaker(room, f"sp{at}", member))
    day.do(speakers.next_speaker(room, NOON))
    return day


def a_jpeg(width: int = 1200, height: int = 800) -> bytes:
    """A picture."""
    from PIL import Image

    made = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(made, "JPEG")
    return made.getvalue()


def wall(members: int = 36, tables: int = 6) -> dict[str, Picture]:
    """A picture of everything an assembly of so many shows, by a name."""
    day = rich(members, tables)
    seen = dict(_offered(day))
    seen |= dict(_polled(members, tables))
    seen |= dict(_in_every_method(members, tables))
    seen |= dict(_seated(members, tables))
    seen |= dict(_timed(members, tables))
    seen |= dict(_stepped(tables))
    seen |= dict(_made())
    return seen


def _offered(day: Day) -> Iterator[tuple[str, Picture]]:
    for at, showing in enumerate(choices(day.assembly)):
        yield f"{at}-{showing.scene.value}", picture(day.assembly, showing, ADDRESS)


def _polled(members: int, tables: int) -> Iterator[tuple[str, Picture]]:
    """A poll from before it opens to its result, live and not, adopted and not."""
    blank = members // 12
    for reveal, yes in ((Reveal.TURNOUT, members * 29 // 36), (Reveal.LIVE, members // 4)):
        day = a_day(members, tables)
        prepare(day, reveal, base=Base.CAST, question=f"Skal {LONG_WORD} med i vores rapport?")
        vote(day, yes, members - blank - yes, blank)
        for name, deed in (("open", None), ("closed", close), ("published", publish)):
            if deed:
                deed(day)
            for scene in (Scene.POLL, Scene.RESULT, Scene.TURNOUT):
                seen = picture(day.assembly, Showing(scene, "p1"), ADDRESS)
                yield f"{scene.value}-{reveal.value}-{name}", seen
        listed = picture(day.assembly, Showing(Scene.RECEIPTS, "p1"), ADDRESS)
        yield f"receipts-{reveal.value}", listed


def _in_every_method(members: int, tables: int) -> Iterator[tuple[str, Picture]]:
    """Alone from before it opens to its result, live and not; and all on one ballot."""
    question = f"Skal {LONG_WORD} med i vores rapport?"
    day = a_day(members, tables)
    day.do(voting.print_cards(day.assembly, ["0" * 11], "salt"))
    usual = Terms(
        question, (Channel.CARD,), Base.PRESENT, "2/3", 5, options=OPTIONS, labels=STEPS, most=4
    )
    for method in Method:
        for reveal in Reveal:
            poll = f"{method}-{reveal}"
            asked = replace(usual, method=method, reveal=reveal)
            yield from _through(day, poll, asked, members)
    together = {f"together-{method}": replace(usual, method=method) for method in Method}
    for poll, asked in together.items():
        day.do(voting.prepare_poll(day.assembly, poll, "", asked))
    day.do(voting.open_polls(day.assembly, dict.fromkeys(together, "salt"), NOON))
    yield "together-open", picture(day.assembly, Showing(Scene.POLL, next(iter(together))), ADDRESS)


def _through(day: Day, poll: str, asked: Terms, members: int) -> Iterator[tuple[str, Picture]]:
    """A poll from before it opens, when its question is short, to its result."""
    room = day.assembly

    def seen(state: str) -> tuple[str, Picture]:
        return f"{poll}-{state}", picture(room, Showing(Scene.RESULT, poll), ADDRESS)

    short = replace(asked, question="Hvor godt kan du leve med det?")
    day.do(voting.prepare_poll(room, poll, "", short))
    yield seen("prepared")
    day.do(voting.agree_terms(room, poll, asked))
    day.do(_voted_in(day, poll, members))
    yield seen("open")
    day.do(voting.close_poll(room, poll, NOON))
    yield seen("closed")
    day.do(voting.publish_result(room, poll, NOON, "ja"))
    yield seen("published")


def _voted_in(day: Day, poll: str, members: int) -> tuple[voting.VotingFact, ...]:
    """It opens, and as many ballots are in it as there are members."""
    count = len(OPTIONS)
    answers = {
        Method.YES_NO_BLANK: ["yes", "no", "yes"],
        Method.SCALE: ["5", "4", "1"],
        Method.APPROVAL: ["1,1" + ",0" * (count - 2), "1" + ",0" * (count - 1)],
        Method.DOTS: ["4" + ",0" * (count - 1), "1,1,1,1" + ",0" * (count - 4)],
        Method.RANKING: [",".join(str(n + 1) for n in range(count)), "2,1" + "," * (count - 2)],
        Method.RESISTANCE: [",".join(str(n) for n in range(count)), ",".join(["10"] * count)],
    }[day.assembly.voting.polls[poll].terms.method]
    day.do(voting.open_poll(day.assembly, poll, "salt", NOON))
    return tuple(
        voting.BallotCast(poll, f"key{n}", f"b{n}", answers[n % len(answers)])
        for n in range(members)
    )


def _seated(members: int, tables: int) -> Iterator[tuple[str, Picture]]:
    """Where everybody sits when all have the longest name; at their tables, and at one."""
    names = [f"{LONG_NAME} {number}" for number in range(members)]
    seats = tuple(Seat(each, n % tables + 1) for n, each in enumerate(names))
    yield "seats-long", SeatingPicture(1, 9, seats)
    by_table = (MapTable(n + 1, tuple(names[n::tables])) for n in range(tables))
    yield "map-long", TableMapPicture(1, 4, tuple(by_table))
    yield "map-one", TableMapPicture(1, 1, (MapTable(1, tuple(names)),))


def _timed(members: int, tables: int) -> Iterator[tuple[str, Picture]]:
    """Tasks and breaks whose time stands still or is up, of minutes and of hours."""
    states = tuple(TableState(n + 1, n % 3 == 1, n % 3 == 2) for n in range(tables))
    for minutes in (45, 600):
        whole, over = minutes * MINUTE, NOON - (minutes + 3) * MINUTE
        clocks = {
            "paused": Countdown(whole, left_ms=whole - 1, is_paused=True, is_begun=True),
            "over": Countdown(whole, ends_at=over, is_begun=True),
            "over-paused": Countdown(whole, left_ms=-whole, is_paused=True, is_begun=True),
            "last": Countdown(whole, ends_at=NOON + 1, is_begun=True),
            "ended": Countdown(whole, left_ms=0, is_begun=True, is_ended=True),
        }
        for name, clock in clocks.items():
            for long, task in (("", TASK), ("-long", LONG_TASK), ("-longest", LONG_TASK * 4)):
                seen = TaskPicture(TITLE, task, ItemKind.NOTES, 1, clock, states)
                yield f"task-{name}-{minutes}{long}", seen
            yield f"break-{name}-{minutes}", BreakPicture(LONG_WORD, clock, LONG_WORD)


def stepped(clock: Countdown, then: str, title: str = STEP) -> Countdown:
    """A clock whose second step of three is on for a quarter of its time."""
    quarter = clock.length_ms // 4
    steps = (StepTime(title, quarter, 2 * quarter), StepTime(then, 2 * quarter, 0))
    return replace(clock, course=Course(2, steps))


def _stepped(tables: int) -> Iterator[tuple[str, Picture]]:
    """The steps of a task, with names from a word to as long as one may type, on every clock."""
    work = tuple(TableState(n + 1) for n in range(tables))
    for minutes in (48, 600):
        whole = minutes * MINUTE
        half = NOON + whole // 2
        clocks = {
            "on": Countdown(whole, ends_at=half + whole // 5, is_begun=True),
            "last": Countdown(whole, ends_at=half + 1, is_begun=True),
            "over": Countdown(whole, ends_at=NOON - 3 * MINUTE, is_begun=True),
            "paused": Countdown(whole, left_ms=whole * 2 // 3, is_paused=True, is_begun=True),
        }
        for name, clock in clocks.items():
            for at, (task, then, states) in enumerate(
                (("", LONGEST_STEP, ()), (TASK, STEP, work), (LONG_TASK * 4, LONGEST_STEP, work))
            ):
                told = stepped(clock, then, then)
                seen = TaskPicture(TITLE, task, ItemKind.TABLE_ROUND, 1, told, states)
                yield f"step-{name}-{minutes}-{at}", seen
                yield f"break-step-{name}-{minutes}-{at}", BreakPicture(TITLE, told, LONG_WORD)


def _made() -> Iterator[tuple[str, Picture]]:
    """What polls of a later day and very long days show."""
    question = f"Hvor enig er du i, at {LONG_WORD} skal styrkes?"
    for answers in ({1: 4, 2: 7, 3: 3, 4: 27, 5: 65}, {1: 99}, {}):
        scale = Scale(5, answers, 2, 1)
        yield f"scale-{len(answers)}", ScalePicture.of(question, scale, STEPS, 3, 2)
    marks = [(3, 1, 1, 0, 0, 2, 1), (2, 2, 1, 0, 0, 0, 0), (0, 1, 0, 3, 1, 9, 10)]
    for method, count in ((Method.DOTS, dots), (Method.RESISTANCE, resistance)):
        yield method.value, RankingPicture.of(question, method, count(OPTIONS, marks))
    ranked = ranking(OPTIONS, [(1, 2, 3, 4, 5, 6, 7), (2, 1, None, None, 3, None, None)])
    yield "ranking", RankingPicture.of(question, Method.RANKING, ranked)
    rows = (
        ProgrammeRow(
            540 + 15 * n, f"{LONG_WORD} {n}", list(RowState)[(n > 9) + (n > 10)], n % 7 == 3
        )
        for n in range(40)
    )
    yield "programme-40", ProgrammePicture(2, "2026-03-14", tuple(rows))
    yield "programme-0", ProgrammePicture(2, "", ())
    notes = (LaneNote(LONG_TASK * (1 + n % 3), n % 15, tuple(Mark)[n % 5]) for n in range(1, 30))
    yield "theme-long", ThemePicture(f"{LONG_WORD} i hele kommunen", tuple(notes))
    yield "own-broken", OwnPicture("Et billede, der er gået i stykker", "bm90IGEgcGljdHVyZQ==")

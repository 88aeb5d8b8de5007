"""Assemblies for the room screen: a day in the middle of its work, of as many people as asked."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import cycle, islice

from app.models import agenda, board, mandate, people, recommendations, seating, voting
from app.models.agenda import ItemKind, Plan
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.voting import Base, Channel, Choice, Counts, Reveal, Terms
from app.places import resources

NOON = 1_773_486_000_000  # 14 March 2026, 12:00 in Copenhagen
MINUTE = 60_000
DAY = "m1"
QUESTION = "Hvordan skaber vi et Albertslund, hvor alle kan bo godt hele livet?"
TASK = (
    "Hvad skal der til, for at I kan blive boende, når livet ændrer sig?\nSkriv mindst tre idéer."
)
LONG_NAME = "Mohammed Abdi Hassan Al-Rashid Christensen"
TITLE = "Flere boliger, der passer til livets overgange"
TEXT = (
    "Vi anbefaler, at kommunen i samarbejde med boligorganisationerne bygger flere mindre, "
    "tilgængelige boliger tæt på indkøb og kollektiv trafik, så man kan blive i sit kvarter, når "
    "familien ændrer sig, eller kræfterne bliver mindre."
)
INITIATIVES = (
    "Hver tiende nye bolig er under 60 kvadratmeter og uden trapper.",
    "En boligvejleder hjælper ældre, der gerne vil flytte.",
    "Kommunen laver en byttebørs for almene boliger.",
)
NOTES = (
    "Jeg vil gerne blive boende, men trappen er for stejl.",
    "Der mangler små boliger til unge, som flytter hjemmefra.",
    "Fællesspisning én gang om ugen gør en forskel, når man bor alene.",
    "Cykelstien ved stationen er mørk og utryg om aftenen.",
)
THEMES = (
    "Boliger til hele livet",
    "Trygge stier og pladser",
    "Fællesskab på tværs af generationer",
    "Grønne gårdrum og mindre støj",
    "Kollektiv trafik til alle kvarterer",
    "Medborgerskab",
)


@dataclass
class Day:
    """An assembly that is told facts one after another, as the document would."""

    assembly: Assembly

    def do(self, facts: Facts) -> Facts:
        """Makes facts true."""
        for fact in facts:
            self.assembly.apply(fact)
        return facts


def names(count: int) -> list[str]:
    """Names as the municipality sent them; from the 37th on with a number."""
    path = resources() / "cases" / "albertslund" / "medlemmer.csv"
    rows = list(csv.DictReader(path.read_text("cp1252").splitlines(), delimiter=";"))
    told = [row["Navn"] for row in rows]
    rounds = (
        f"{name}{'' if n < len(told) else ' ' + 'IVX'[n // len(told) % 3]}"
        for n, name in enumerate(islice(cycle(told), count))
    )
    return list(rounds)


def a_day(members: int = 36, tables: int = 6, rounds: int = 4) -> Day:
    """Members, all present, seated; a programme; notes in themes; one recommendation."""
    day = Day(Assembly())
    meetings = (mandate.Meeting("m0", "2026-02-28"), mandate.Meeting(DAY, "2026-03-14"))
    wording = mandate.Wording(
        "Albertslund Borgersamling", QUESTION, "Kommunalbestyrelsen", meetings
    )
    day.do(mandate.found_assembly(day.assembly, "a", wording, NOON))
    day.do(mandate.choose_meeting(day.assembly, DAY))
    _seat(day, members, tables, rounds)
    _programme(day)
    _work(day, tables)
    return day


def _seat(day: Day, members: int, tables: int, rounds: int) -> None:
    newcomers = [
        people.NewMember(
            f"id{n}", people.Details(name, f"2000{n:04d}", f"secret{n}@mail", (("Alder", "61x"),))
        )
        for n, name in enumerate(names(members))
    ]
    day.do(people.add_members(day.assembly, newcomers))
    ids = [each.id for each in newcomers]
    came = people.Attendance.PRESENT
    day.do(people.note_attendance(day.assembly, DAY, ids, came, NOON))
    plan = [
        [ids[(table + shift) % tables :: tables] for table in range(tables)]
        for shift in range(rounds)
    ]
    day.do(seating.accept_plan(day.assembly, DAY, plan))


def _programme(day: Day) -> None:
    plans = (
        Plan("Velkommen", private_note="secret: kaffen er sen"),
        Plan("Oplæg om byens boliger", ItemKind.EXPERT, length_min=20),
        Plan(
            "Et godt sted at bo",
            ItemKind.TABLE_ROUND,
            length_min=45,
            task=TASK,
            round=2,
            private_note="secret: hold øje med bord 3",
        ),
        Plan("Kaffepause", ItemKind.BREAK, length_min=15),
        Plan("Temaer", ItemKind.THEMES, length_min=30),
        Plan("Vi stemmer", ItemKind.POLL, length_min=20),
    )
    for number, plan in enumerate(plans):
        day.do(agenda.add_item(day.assembly, f"i{number}", DAY, plan))


def _work(day: Day, tables: int) -> None:
    room = day.assembly
    for theme, title in enumerate(THEMES):
        written = []
        for number in range(3 + theme * 2):
            table = (number + theme) % tables + 1
            text = NOTES[(number + theme) % len(NOTES)]
            new = board.NewNote(f"n{theme}-{number}", DAY, "i2", table, text)
            day.do(board.write_note(room, new, NOON + number))
            written.append(new.id)
        day.do(board.make_theme(room, f"t{theme}", title, written))
    words = recommendations.Wording(TITLE, TEXT, "", INITIATIVES)
    day.do(recommendations.draft_recommendation(room, "r1", words, "Bord 2", NOON))


def start(day: Day, item: str, at: int = NOON) -> None:
    """Begins an agenda item."""
    day.do(agenda.start_item(day.assembly, item, at))


def prepare(
    day: Day,
    reveal: Reveal = Reveal.TURNOUT,
    channels: tuple[Channel, ...] = (Channel.CARD, Channel.PAPER),
    base: Base = Base.FOR_AGAINST,
    question: str = "",
) -> None:
    """A poll on the recommendation, and cards for it."""
    day.do(voting.print_cards(day.assembly, ["0" * 11], "salt"))
    terms = Terms(question, channels, base, "4/5", 0, reveal)
    day.do(voting.prepare_poll(day.assembly, "p1", "r1", terms))


def vote(day: Day, yes: int, no: int, blank: int = 0) -> None:
    """Opens the poll and puts ballots in, as phones would."""
    day.do(voting.open_poll(day.assembly, "p1", "salt", NOON))
    choices = [Choice.YES] * yes + [Choice.NO] * no + [Choice.BLANK] * blank
    for number, choice in enumerate(choices):
        day.do((voting.BallotCast("p1", f"key{number}", f"b{number}", choice),))


def close(day: Day) -> None:
    """Ends the poll."""
    day.do(voting.close_poll(day.assembly, "p1", NOON + MINUTE))


def publish(day: Day) -> None:
    """Lets the result stand."""
    day.do(voting.publish_result(day.assembly, "p1", NOON + 2 * MINUTE, "prøve"))


def hands(day: Day, counts: Counts) -> None:
    """Both counters saw the same."""
    for counter in (1, 2):
        day.do(voting.count_hands(day.assembly, "p1", counter, counts))

"""An assembly that has met, made through the real decisions from the Albertslund case."""

from __future__ import annotations

import csv
import datetime
import io
import json
import random
from collections.abc import Callable
from typing import Any

from app.models import agenda, arrivals, board, mandate, people, recommendations, seating, voting
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.people import Attendance
from app.models.voting import Channel, Choice, Counts
from app.places import resources

CASE = resources() / "cases" / "albertslund"
ZONE = datetime.timezone(datetime.timedelta(hours=1))
MINUTE = agenda.MINUTE_MS


class Played:
    """An assembly and the clock it is played by. `do` performs a decision."""

    def __init__(self) -> None:
        self.case: dict[str, Any] = json.loads((CASE / "case.json").read_text("utf-8"))
        self.assembly = Assembly()
        self.now = at(self.case["played_day"], 8)
        self.meeting = f"m{self.case['played_day']}"
        self.rng = random.Random(7)

    def do(self, decide: Callable[..., Facts], *given: object, **named: object) -> None:
        for fact in decide(self.assembly, *given, **named):
            self.assembly.apply(fact)

    def found(self) -> None:
        days = tuple(
            mandate.Meeting(f"m{day['date']}", day["date"], day["title"])
            for day in self.case["days"]
        )
        wording = mandate.Wording(
            self.case["name"], self.case["question"], self.case["commissioner"], days
        )
        self.do(mandate.found_assembly, "assembly", wording, self.now)
        self.do(mandate.choose_meeting, self.meeting)

    def invite(self) -> None:
        text = (CASE / "medlemmer.csv").read_bytes().decode("cp1252")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        newcomers = [
            people.NewMember(
                f"p{number:02d}",
                people.Details(row.pop("Navn"), row.pop("Mobil"), attributes=tuple(row.items())),
            )
            for number, row in enumerate(rows, 1)
        ]
        self.do(people.add_members, newcomers)

    def check_in(self) -> None:
        away = {each.id for each in self.assembly.people if each.name in self.case["staying_away"]}
        here = [each.id for each in self.assembly.people if each.id not in away]
        self.do(people.note_attendance, self.meeting, here, Attendance.PRESENT, self.now)
        self.do(arrivals.mark_rest_absent, self.meeting, self.now)

    def seat(self) -> None:
        here = [each.id for each in self.assembly.people.present(self.meeting)]
        rounds = []
        for _round in range(self.case["rounds"]):
            self.rng.shuffle(here)
            rounds.append([here[table :: len(self.case["tables"])] for table in range(6)])
        self.do(seating.accept_plan, self.meeting, rounds)

    def plan(self) -> None:
        for item in self.case["program"]:
            hour, minute = item["start"].split(":")
            plan = agenda.Plan(
                item["title"],
                agenda.ItemKind(item["kind"]),
                int(hour) * 60 + int(minute),
                item["minutes"],
                item.get("owner", ""),
                item.get("task", ""),
                "Hemmelig note til facilitator",
                item.get("round", 0),
            )
            self.do(agenda.add_item, item["key"], self.meeting, plan)

    def hold(self) -> None:
        """Every item is held, each a few minutes longer or shorter than planned."""
        clock = at(self.case["played_day"], 9)
        for number, item in enumerate(self.case["program"]):
            self.do(agenda.start_item, item["key"], clock)
            clock += (item["minutes"] + (0, 4, -2, 3, -4)[number % 5]) * MINUTE
        self.do(agenda.end_item, clock)

    def write(self) -> None:
        for number, note in enumerate(self.case["notes"]):
            mark = board.Mark.QUOTE if number % 17 == 3 else board.Mark.IDEA
            new = board.NewNote(
                note["id"], self.meeting, note["item"], note["table"], note["text"], mark
            )
            self.do(board.write_note, new, self.now + number * 1000)
        for theme in self.case["themes"]:
            self.do(board.make_theme, theme["key"], theme["title"], theme["notes"])

    def draft(self) -> None:
        for number, item in enumerate(self.case["recommendations"], 1):
            for version, words in enumerate(item["versions"]):
                wording = recommendations.Wording(
                    words["title"], words["text"], words["reason"], tuple(words["initiatives"])
                )
                by = f"Bord {number % 6 + 1}"
                if version:
                    self.do(
                        recommendations.write_version, item["key"], version, wording, by, self.now
                    )
                else:
                    self.do(
                        recommendations.draft_recommendation, item["key"], wording, by, self.now
                    )
            self.do(recommendations.link_recommendation, item["key"], item["themes"], item["notes"])

    def print_cards(self) -> tuple[str, ...]:
        codes = voting.draw_codes(self.rng, 36)
        self.do(voting.print_cards, codes, "salt")
        return codes

    def vote(self, key: str, counts: Counts, codes: tuple[str, ...], paper: int = 2) -> None:
        """A poll with this outcome; `paper` of the votes for it are paper ballots."""
        poll = f"poll-{key}"
        terms = voting.Terms("", (Channel.CARD, Channel.PAPER), threshold="80%")
        self.do(voting.prepare_poll, poll, key, terms)
        self.do(voting.open_poll, poll, f"salt-{key}", self.now)
        cast = [Choice.YES] * (counts.yes - paper) + [Choice.NO] * counts.no
        cast += [Choice.BLANK] * counts.blank
        for code, choice in zip(codes, cast, strict=False):
            card = voting.Card(voting.card_hash(code, "salt"), f"{poll}-{code}")
            self.do(voting.cast_ballot, poll, card, f"ballot-{code}", choice)
        for code in codes[len(cast) : len(cast) + paper]:
            card = voting.Card(voting.card_hash(code, "salt"), f"{poll}-{code}")
            self.do(voting.issue_paper, poll, card)
        self.now += 6 * MINUTE
        self.do(voting.close_poll, poll, self.now)
        self.do(voting.count_paper, poll, Counts(yes=paper))
        self.do(voting.publish_result, poll, self.now + 1000)

    def vote_on_all(self) -> None:
        codes = self.print_cards()
        self.now = at(self.case["played_day"], 14)
        for item in self.case["recommendations"]:
            held = item["ballots"]
            self.vote(item["key"], Counts(held["yes"], held["no"], held["blank"]), codes)


def at(day: str, hour: int) -> int:
    """An hour of a day in milliseconds since 1970."""
    date = datetime.date.fromisoformat(day)
    start = datetime.datetime.combine(date, datetime.time(hour), ZONE)
    return int(start.timestamp() * 1000)


def before_the_votes() -> Played:
    """Founded, invited, checked in, seated, planned, held, noted and drafted; no poll yet."""
    played = Played()
    for step in (
        played.found,
        played.invite,
        played.check_in,
        played.seat,
        played.plan,
        played.hold,
        played.write,
        played.draft,
    ):
        step()
    return played


def whole_day() -> Played:
    """The whole day, with every recommendation put to the vote."""
    played = before_the_votes()
    played.vote_on_all()
    return played

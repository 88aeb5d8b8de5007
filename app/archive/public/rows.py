"""What of an assembly is public, as rows. Numbers of fewer than five people are None.

Ids are numbers of this file. Notes are numbered by their theme and words, so that their order does
not tell when they were written. Only what stands is told: no notes that were withdrawn, no polls
whose result was not published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.archive.board_tables import Row, at
from app.archive.public.redact import Redactor
from app.models.agenda import Item, planned_slots
from app.models.assembly import Assembly
from app.models.board import Note
from app.models.recommendations import Wording, sources
from app.models.voting import Method, Poll, PollState

FEWEST: Final = 5
"""Fewer people than this are not told as a number."""

_DAY_LETTERS: Final = 10
Ids = Mapping[str, int]


def public_rows(assembly: Assembly, redactor: Redactor) -> dict[str, list[Row]]:
    """The rows of each table of `app.archive.public.tables`."""
    maker = _Maker(assembly, redactor)
    made: dict[str, Callable[[], Iterator[Row]]] = {
        "assembly": maker.assembly_row,
        "meetings": maker.meetings,
        "agenda": maker.agenda,
        "themes": maker.themes,
        "notes": maker.notes,
        "note_tags": maker.tags,
        "dots": maker.dots,
        "recommendations": maker.recommendations,
        "recommendation_themes": maker.rests_on_themes,
        "recommendation_notes": maker.rests_on_notes,
        "versions": maker.versions,
        "minority_statements": maker.minorities,
        "polls": maker.polls,
        "results": maker.results,
        "outcomes": maker.outcomes,
    }
    return {name: list(rows()) for name, rows in made.items()}


def several(count: int) -> int | None:
    """A number of people, None for fewer than five: nobody is to be found by it."""
    return count if count >= FEWEST else None


@dataclass(frozen=True, slots=True)
class _Item:
    """An agenda item with its place."""

    number: int
    position: int
    item: Item
    start: int


class _Maker:
    """One assembly, with the numbers that stand for its ids."""

    def __init__(self, assembly: Assembly, redactor: Redactor) -> None:
        self._whole, self._redactor = assembly, redactor
        board = assembly.board
        self._meetings = {each.id: n for n, each in enumerate(assembly.mandate.meetings, 1)}
        self._items = dict(self._numbered_items())
        self._themes = {each.id: n for n, each in enumerate(board.lanes(), 1)}
        self._noted = sorted(
            (each for each in board.notes.values() if not each.withdrawn), key=self._in_order
        )
        self._notes = {each.id: n for n, each in enumerate(self._noted, 1)}
        standing = assembly.recommendations.standing()
        self._standing = {each.id: n for n, each in enumerate(standing, 1)}
        published = (each for each in assembly.voting if each.state is PollState.PUBLISHED)
        self._polls = list(enumerate(published, 1))

    def _numbered_items(self) -> Iterator[tuple[str, _Item]]:
        agenda, number = self._whole.agenda, 0
        for meeting in self._meetings:
            day = agenda.day(meeting)
            slots = planned_slots(day)
            for position, item in enumerate(day, 1):
                number += 1
                yield item.id, _Item(number, position, item, slots[item.id].start)

    def _in_order(self, note: Note) -> tuple[int, str, str]:
        theme = self._themes.get(self._whole.board.placed.get(note.id, ""), 0)
        return theme, note.text, note.id

    def assembly_row(self) -> Iterator[Row]:
        mandate, text = self._whole.mandate, self._redactor.text
        yield {
            "name": self._redactor.sure(mandate.name),
            "core_question": text(mandate.core_question),
            "commissioner": text(mandate.commissioner),
            "members": several(len(self._whole.people.members)),
        }

    def meetings(self) -> Iterator[Row]:
        for number, each in enumerate(self._whole.mandate.meetings, 1):
            yield {
                "number": number,
                "day": each.day,
                "title": self._redactor.text(each.title),
                "present": several(len(self._whole.people.present(each.id))),
            }

    def agenda(self) -> Iterator[Row]:
        for each in self._items.values():
            plan = each.item.plan
            yield {
                "id": each.number,
                "meeting": self._meetings[each.item.meeting],
                "position": each.position,
                "title": self._redactor.sure(plan.shown),
                "kind": plan.kind.value,
                "task": self._redactor.text(plan.task),
                "planned_start": f"{each.start // 60 % 24:02d}:{each.start % 60:02d}",
                "planned_minutes": (each.item.morning or plan).length_min,
                "actual_start": at(each.item.started_at),
                "actual_end": at(each.item.ended_at),
            }

    def themes(self) -> Iterator[Row]:
        board = self._whole.board
        for each in board.lanes():
            yield {
                "id": self._themes[each.id],
                "title": self._redactor.sure(each.title),
                "notes": len(board.notes_in(each.id)),
            }

    def notes(self) -> Iterator[Row]:
        for number, each in enumerate(self._noted, 1):
            item = self._items.get(each.sheet.item)
            yield {
                "id": number,
                "meeting": self._meetings.get(each.meeting),
                "item": item.number if item else None,
                "table_number": self._public_table(each.meeting, each.table),
                "text": self._redactor.sure(each.text),
                "mark": each.mark.value,
                "theme": self._themes.get(self._whole.board.placed.get(each.id, "")),
            }

    def _public_table(self, meeting: str, table: int) -> int | None:
        """A table where at least five sat in every round of that day: a smaller one is a group in
        which a note leads to a person.
        """
        rounds = self._whole.seating.rounds(meeting)
        sat = [len(tables[table - 1]) if table <= len(tables) else 0 for tables in rounds]
        return table if table and sat and min(sat) >= FEWEST else None

    def tags(self) -> Iterator[Row]:
        board = self._whole.board
        for note, number in self._notes.items():
            own = board.placed.get(note)
            for theme in board.tags_of(note):
                if theme.id in self._themes and theme.id != own:
                    yield {"note": number, "theme": self._themes[theme.id]}

    def dots(self) -> Iterator[Row]:
        for number, each in enumerate(self._whole.board.closed_dots(), 1):
            for place, theme in enumerate(each.themes):
                put = [sheet[place] for sheet in each.sheets.values() if place < len(sheet)]
                people = several(sum(1 for given in put if given))
                if theme in self._themes:
                    yield {
                        "round": number,
                        "theme": self._themes[theme],
                        "dots": None if people is None else sum(put),
                        "people": people,
                    }

    def recommendations(self) -> Iterator[Row]:
        for each in self._whole.recommendations.standing():
            yield {
                "number": self._standing[each.id],
                "heading": self._redactor.text(each.theme),
                **self._words(each.latest.wording),
                "version": each.latest.number,
            }

    def _words(self, words: Wording) -> Row:
        text = self._redactor.text
        return {
            "title": self._redactor.sure(words.title),
            "text": text(words.text),
            "reason": text(words.reason),
            "initiatives": text("\n".join(words.initiatives)),
            "evidence": text(words.evidence),
            "addressed_to": text(words.addressed_to),
        }

    def rests_on_themes(self) -> Iterator[Row]:
        for each in self._whole.recommendations.standing():
            for theme in dict.fromkeys(sources(self._whole.board, each).themes):
                if theme in self._themes:
                    row = {"recommendation": self._standing[each.id], "theme": self._themes[theme]}
                    yield dict[str, str | int | None](row)

    def rests_on_notes(self) -> Iterator[Row]:
        for each in self._whole.recommendations.standing():
            for note in dict.fromkeys(sources(self._whole.board, each).notes):
                if note in self._notes:
                    yield {"recommendation": self._standing[each.id], "note": self._notes[note]}

    def versions(self) -> Iterator[Row]:
        for recommendation in self._whole.recommendations.standing():
            for each in recommendation.versions:
                yield {
                    "recommendation": self._standing[recommendation.id],
                    "version": each.number,
                    **self._words(each.wording),
                    "why": self._redactor.text(each.origin.why),
                }

    def minorities(self) -> Iterator[Row]:
        for number, each in enumerate(self._whole.recommendations.minorities.values(), 1):
            if not each.withdrawn:
                yield {
                    "id": number,
                    "recommendation": self._standing.get(each.recommendation),
                    "text": self._redactor.sure(each.text),
                    "supporters": several(each.supporters),
                }

    def polls(self) -> Iterator[Row]:
        for number, each in self._polls:
            terms = each.terms
            yield {
                "id": number,
                "recommendation": self._standing.get(each.recommendation),
                "version": each.version or None,
                "question": self._redactor.text(terms.question),
                "method": terms.method.value,
                "base": terms.base.value,
                "threshold": terms.threshold,
                "quorum": terms.quorum or None,
                "tie_adopts": int(terms.tie_adopts),
                "day": (at(each.opened_at) or "")[:_DAY_LETTERS] or None,
                "present": several(each.present),
                "explanation": self._redactor.text(each.explanation),
            }

    def results(self) -> Iterator[Row]:
        for number, each in self._polls:
            result = each.result
            told: Row = dict.fromkeys(
                ("yes", "no", "blank", "spoiled", "cast", "base_count", "needed")
            )
            if _is_told(each):
                counts = result.counts
                told = {
                    "yes": counts.yes,
                    "no": counts.no,
                    "blank": counts.blank,
                    "spoiled": counts.spoiled,
                    "cast": counts.cast,
                    "base_count": result.bases.of(result.base),
                    "needed": result.needed,
                }
            yield {
                "poll": number,
                **told,
                "quorum_met": int(result.quorum_met),
                "passed": int(result.passed),
                "tie": int(result.tie),
            }

    def outcomes(self) -> Iterator[Row]:
        """Each step of a scale with its ballots; each option with its score and its place."""
        for number, poll in self._polls:
            if poll.terms.method is Method.YES_NO_BLANK:
                continue
            outcome, terms, is_told = poll.outcome, poll.terms, _is_told(poll)
            if outcome.scale is not None:
                answers = outcome.scale.answers
                for step, label in enumerate(terms.labels, 1):
                    score = answers.get(step, 0) if is_told else None
                    yield self._outcome(number, step, label, score, None)
            elif outcome.standing is not None:
                scores, places = outcome.standing.scores, outcome.standing.places
                for step, option in enumerate(terms.options, 1):
                    score = scores[option] if is_told else None
                    yield self._outcome(number, step, option, score, places[option])

    def _outcome(
        self, poll: int, number: int, option: str, score: int | None, place: int | None
    ) -> Row:
        option = self._redactor.sure(option)
        return {"poll": poll, "number": number, "option": option, "score": score, "place": place}


def _is_told(poll: Poll) -> bool:
    """False where so few ballots were handed in that the numbers would show who voted how."""
    return poll.result.counts.cast >= FEWEST

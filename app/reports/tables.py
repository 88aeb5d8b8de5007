"""The report's figures as open data: CSV tables for spreadsheets and other programs.

UTF-8 with a byte order mark and semicolons, which a Danish spreadsheet opens as it should. Column
names are English and do not change with the language; counts that are withheld are empty.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from app.reports.outline import (
    Group,
    NoteLine,
    PollPart,
    ProgrammeLine,
    RecommendationPart,
    Report,
    ThemePart,
)

Row = Sequence[object]


def tables(report: Report) -> Mapping[str, bytes]:
    """The tables by file name."""
    return {
        "composition.csv": csv_file(_composition_head(report), _composition(report)),
        "programme.csv": csv_file(_PROGRAMME, _programme(report)),
        "notes.csv": csv_file(_NOTES, _notes(report)),
        "themes.csv": csv_file(_THEMES, map(_theme, report.themes)),
        "recommendations.csv": csv_file(_RECOMMENDATIONS, map(_recommendation, _all(report))),
        "versions.csv": csv_file(_VERSIONS, _versions(report)),
        "polls.csv": csv_file(_POLLS, map(_poll, report.polls)),
        "outcomes.csv": csv_file(_OUTCOMES, _outcomes(report)),
    }


_PROGRAMME = (
    "meeting",
    "date",
    "item",
    "kind",
    "owner",
    "planned_start_min",
    "planned_min",
    "actual_start_min",
    "actual_min",
    "late_min",
    "state",
)
_NOTES = (
    "theme",
    "note",
    "mark",
    "meeting",
    "table",
    "item",
    "also",
    "stack",
    "stands_alone",
    "proposed",
)
_THEMES = ("number", "title", "notes", "touching_notes", "split_from", "dots", "dots_people")
_RECOMMENDATIONS = (
    "number",
    "version",
    "title",
    "text",
    "reason",
    "initiatives",
    "outcome",
    "themes",
    "evidence",
    "addressed_to",
    "stands_under",
)
_VERSIONS = (
    "recommendation",
    "version",
    "by",
    "at",
    "title",
    "text",
    "reason",
    "initiatives",
    "evidence",
    "addressed_to",
    "not_a_member",
    "why",
)
_POLLS = (
    "poll",
    "recommendation",
    "version",
    "fingerprint",
    "question",
    "state",
    "base",
    "threshold",
    "yes",
    "no",
    "blank",
    "spoiled",
    "for_against",
    "cast",
    "present",
    "members",
    "needed",
    "passed",
    "method",
)
_OUTCOMES = ("poll", "number", "option", "score", "place")


def csv_file(head: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table as a Danish spreadsheet opens it."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def harmless(cell: object) -> object:
    """A text that a spreadsheet would take for a formula is written so that it stays a text."""
    risky = isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{cell}" if risky else cell


def _composition_head(report: Report) -> list[str]:
    return ["criterion", "value", "members", *(f"came_{day.number}" for day in report.days)]


def _composition(report: Report) -> Iterable[Row]:
    for criterion in report.composition:
        for group in criterion.groups:
            yield criterion.header, _value(group), group.members, *group.came


def _value(group: Group) -> str:
    if group.low is None and group.high is None:
        return group.value
    return f"{group.low or ''}..{group.high or ''}"


def _programme(report: Report) -> Iterable[Row]:
    for day in report.days:
        for line in day.programme:
            yield (
                day.number,
                (day.held_on or day.day).isoformat(),
                line.title,
                line.kind.value,
                line.owner,
                line.planned_start,
                line.planned_length,
                line.actual_start,
                line.actual_length,
                line.late,
                _state(line),
            )


def _state(line: ProgrammeLine) -> str:
    if line.is_dropped:
        return "dropped"
    if line.planned_start is None:
        return "added"
    return "held" if line.actual_length is not None else "planned"


def _notes(report: Report) -> Iterable[Row]:
    """`stack` counts the notes of one stack on the line of the note on top; beneath it, it is 0."""
    for theme in report.themes:
        yield from (_note(theme.title, note) for note in theme.notes)
    yield from (_note("", note) for note in report.unplaced)
    yield from (_note("", note, stands_alone=True) for note in report.alone)


def _note(theme: str, note: NoteLine, *, stands_alone: bool = False) -> Row:
    told = theme, note.text, note.mark.value, note.day, note.table, note.item
    stack = 0 if note.is_beneath else note.stack
    ways = ", ".join(note.also), stack, int(stands_alone), ", ".join(note.proposed)
    return (*told, *ways)


def _theme(theme: ThemePart) -> Row:
    dots = (theme.dots.dots, theme.dots.people) if theme.dots else ("", "")
    came_from = theme.split_from[0] if theme.split_from else ""
    counts = len(theme.notes), len(theme.touching)
    return theme.number, theme.title, *counts, came_from, *dots


def _all(report: Report) -> tuple[RecommendationPart, ...]:
    return (*report.recommendations, *report.withdrawn)


def _recommendation(each: RecommendationPart) -> Row:
    return (
        each.number or "withdrawn",
        each.version,
        each.wording.title,
        each.wording.text,
        each.wording.reason,
        "\n".join(each.wording.initiatives),
        each.outcome.value,
        ", ".join(theme.title for theme in each.themes),
        each.wording.evidence,
        each.wording.addressed_to,
        each.theme,
    )


def _versions(report: Report) -> Iterable[Row]:
    for each in _all(report):
        for version in each.history:
            words = version.wording
            yield (
                each.number or "withdrawn",
                version.number,
                version.by,
                version.at.isoformat(timespec="minutes"),
                words.title,
                words.text,
                words.reason,
                "\n".join(words.initiatives),
                words.evidence,
                words.addressed_to,
                "yes" if version.is_staff else "no",
                version.why,
            )


def _poll(poll: PollPart) -> Row:
    head = (
        poll.number,
        (poll.recommendation or "withdrawn") if poll.version else "",
        poll.version or "",
        poll.fingerprint,
        poll.terms.question,
        poll.state.value,
        poll.terms.base.value,
        poll.terms.threshold,
    )
    if poll.result is None:
        return (*head, *[""] * 10, poll.terms.method.value)
    counts, bases = poll.result.counts, poll.result.bases
    return (
        *head,
        counts.yes,
        counts.no,
        counts.blank,
        counts.spoiled,
        bases.for_against,
        bases.cast,
        bases.present,
        bases.members,
        poll.result.needed,
        "yes" if poll.result.passed else "no",
        poll.terms.method.value,
    )


def _outcomes(report: Report) -> Iterable[Row]:
    """Steps of scales with their ballots, options with their scores; of published polls."""
    for poll in report.polls:
        counted, terms = poll.counted, poll.terms
        if counted is not None and counted.scale is not None:
            for step, label in enumerate(terms.labels, 1):
                yield poll.number, step, label, counted.scale.answers.get(step, 0), ""
        elif counted is not None and counted.standing is not None:
            places = counted.standing.places
            for number, option in enumerate(terms.options, 1):
                score = counted.standing.scores[option]
                yield poll.number, number, option, score, places[option]

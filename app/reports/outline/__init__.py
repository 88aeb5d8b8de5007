"""What a report says: a pure function from the assembly to frozen data.

Every renderer (PDF, and later Word and HTML) words the same outline, so that a figure is the same
wherever it is read. Private agenda notes, names, phone numbers and the counts of a poll that is
not published never enter it.
"""

from __future__ import annotations

import datetime

from app.models.assembly import Assembly
from app.models.recommendations import standing_alone
from app.reports.outline.board import dots, note_lines, themes
from app.reports.outline.composition import composition, withheld
from app.reports.outline.days import day, local, mixing
from app.reports.outline.parts import (
    AncestorPart,
    CommentPart,
    Criterion,
    Day,
    DotsPart,
    EditingPart,
    Group,
    MinorityPart,
    Mixing,
    NoteLine,
    Outcome,
    PhasePart,
    PollPart,
    ProgrammeLine,
    RecommendationPart,
    Report,
    ThemePart,
    VersionPart,
)
from app.reports.outline.trace import minorities, polls, recommendation

__all__ = [
    "AncestorPart",
    "CommentPart",
    "Criterion",
    "Day",
    "DotsPart",
    "EditingPart",
    "Group",
    "MinorityPart",
    "Mixing",
    "NoteLine",
    "Outcome",
    "PhasePart",
    "PollPart",
    "ProgrammeLine",
    "RecommendationPart",
    "Report",
    "ThemePart",
    "VersionPart",
    "outline",
    "withheld",
]


def outline(assembly: Assembly, now: int, zone: datetime.tzinfo | None = None) -> Report:
    """The report as it stands at `now` (milliseconds since 1970), in the laptop's own time zone."""
    lanes, asked = themes(assembly), polls(assembly, zone)
    told = [
        recommendation(assembly, assembly.recommendations.items[each], lanes, asked, zone)
        for each in assembly.recommendations.order
    ]
    mandate = assembly.mandate
    return Report(
        made_at=local(now, zone),
        name=mandate.name,
        core_question=mandate.core_question,
        commissioner=mandate.commissioner,
        members=len(assembly.people.members),
        days=tuple(day(assembly, meeting, zone) for meeting in mandate.meetings),
        mixing=mixing(assembly),
        composition=composition(assembly),
        notes=sum(1 for _ in assembly.board),
        themes=tuple(lanes.values()),
        unplaced=note_lines(assembly, assembly.board.tray()),
        recommendations=tuple(each for each in told if each.number),
        withdrawn=tuple(each for each in told if not each.number),
        polls=tuple(asked.values()),
        alone=note_lines(assembly, assembly.board.alone()),
        dots=dots(assembly),
        template=assembly.recommendations.template,
        editing=_editing(assembly),
        phases=tuple(
            PhasePart(each, local(each.at, zone)) for each in assembly.recommendations.way.trace
        ),
        minorities=minorities(assembly, standing_alone(assembly.recommendations)),
    )


def _editing(assembly: Assembly) -> EditingPart | None:
    group = assembly.recommendations.editing
    return EditingPart(len(group.members), group.pool, group.seed) if group.members else None

"""What changed in a recommendation between two versions, for the wall."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.assembly import Assembly
from app.models.recommendations import Recommendation
from app.models.recommendations.compared import parts_of
from app.models.room import Scene, Showing
from app.ui.scenes.address import Address


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """The words of a part in both; `field` "" for the title, `heading` "" for the usual one."""

    field: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RedlinePicture:
    """What changed from one version to another; `number` 0 when the recommendation has none."""

    number: int
    before: int
    after: int
    title: str
    parts: tuple[ChangedPart, ...]


def redline_showing(recommendation: str, before: int, after: int) -> Showing:
    """The scene of two versions."""
    return Showing(Scene.REDLINE, f"{recommendation}:{before}:{after}")


def latest_change(recommendation: Recommendation) -> Showing | None:
    """The scene of the latest version and the one it was written over; None for the first."""
    latest = recommendation.latest
    before = recommendation.version(latest.based_on)
    return redline_showing(recommendation.id, before.number, latest.number) if before else None


def subject_of(assembly: Assembly, subject: str) -> tuple[str, int, int]:
    """(recommendation, before, after) of a scene's subject; zeros for what makes no sense."""
    parts = subject.rsplit(":", 2)
    if len(parts) != 3 or not (parts[1].isdecimal() and parts[2].isdecimal()):
        return "", 0, 0
    known = parts[0] in assembly.recommendations.items
    return (parts[0], int(parts[1]), int(parts[2])) if known else ("", 0, 0)


def redline_picture(
    assembly: Assembly, subject: str, _address: Address | None
) -> RedlinePicture | None:
    """Two versions of one that stands."""
    key, before, after = subject_of(assembly, subject)
    found = assembly.recommendations.items.get(key)
    if found is None or found.withdrawn:
        return None
    old, new = found.version(before), found.version(after)
    if old is None or new is None:
        return None
    parts = tuple(
        ChangedPart(
            field.value if field else "",
            assembly.recommendations.template.of(field).heading if field else "",
            was,
            now,
        )
        for field, was, now in parts_of(old.wording, new.wording)
        if was != now
    )
    number = assembly.recommendations.number(key)
    return RedlinePicture(number, before, after, new.wording.title, parts)

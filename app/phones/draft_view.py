"""What a table may see of the recommendations while the phases of the text are followed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.recommendations import (
    USUAL,
    Comment,
    Gate,
    Recommendation,
    Stage,
    Template,
    Wording,
    authors,
    standing_comments,
    unsettled,
)


@dataclass(frozen=True, slots=True)
class DraftView:
    """A recommendation as it stands; `tables` are those that wrote it, `is_crossed` when two wrote
    at once and nobody has settled it yet.
    """

    id: str
    number: int
    version: int
    wording: Wording
    by: str
    tables: tuple[int, ...]
    comments: tuple[Comment, ...]
    is_crossed: bool = False

    def seen_by(self, table: int) -> tuple[Comment, ...]:
        """What a table may read: its own comments, and all of them where it wrote the text."""
        if table in self.tables:
            return self.comments
        return tuple(each for each in self.comments if each.table == table)

    def waiting_for(self, table: int) -> int:
        """How many comments a table has to answer."""
        return sum(each.is_open for each in self.comments) if table in self.tables else 0


@dataclass(frozen=True, slots=True)
class Drafting:
    """The phase, and the recommendations by number; `stamp` is another when any of it is."""

    gate: Gate = field(default_factory=Gate)
    drafts: tuple[DraftView, ...] = ()
    template: Template = USUAL
    stamp: str = ""

    @property
    def is_offered(self) -> bool:
        """From the first draft on there is something to write, or to read."""
        stage = self.gate.stage
        return stage is not None and stage.number >= Stage.DRAFT_1.number

    def draft(self, recommendation: str) -> DraftView | None:
        """One of them."""
        return next((each for each in self.drafts if each.id == recommendation), None)

    def known(self, recommendation: str) -> DraftView:
        """One of them. Raises Refused("drafts-not-open", "recommendation-unknown")."""
        found = self.draft(recommendation)
        if found is None:
            raise Refused("recommendation-unknown" if self.is_offered else "drafts-not-open")
        return found


def drafting(assembly: Assembly) -> Drafting:
    """What tables see now; nothing while no phases are followed, or before the first draft."""
    room = assembly.recommendations
    bare = Drafting(room.way.gate, template=room.template)
    if not bare.is_offered:
        return bare
    asked = _Asked(bare.gate, room.template, room.standing())
    if not _last or not _last[0][0].is_same(asked):
        _last[:] = [(asked, _told(asked))]
    return _last[0][1]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a view is made of. Recommendations are never changed, only replaced: the same ones make
    the same view, and in a storm of ballots none is made anew.
    """

    gate: Gate
    template: Template
    standing: tuple[Recommendation, ...]

    def is_same(self, other: _Asked) -> bool:
        """Whether it asks for the same view."""
        if (self.gate, self.template) != (other.gate, other.template):
            return False
        pairs = zip(self.standing, other.standing, strict=False)
        is_long_as = len(self.standing) == len(other.standing)
        return is_long_as and all(one is each for one, each in pairs)


_last: list[tuple[_Asked, Drafting]] = []
"""The view that was made last."""


def _told(asked: _Asked) -> Drafting:
    drafts = tuple(_draft(each, at) for at, each in enumerate(asked.standing, 1))
    stamp = hashlib.sha256(repr((asked.gate, drafts, asked.template)).encode()).hexdigest()[:12]
    return Drafting(asked.gate, drafts, asked.template, stamp)


def _draft(found: Recommendation, number: int) -> DraftView:
    latest = found.latest
    return DraftView(
        found.id,
        number,
        latest.number,
        latest.wording,
        latest.by,
        authors(found),
        standing_comments(found),
        bool(unsettled(found)),
    )

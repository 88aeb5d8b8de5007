"""Dots: every member has some to put on the themes, and at most so many on one.

A sheet of dots is a member's, but nobody's name: it carries no table, no member and no time. What
has been put is shown to nobody until the round is closed; then each theme has its sum, and how many
people gave it any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.models.board.facts import BoardFact
from app.models.board.state import Board, DotRound, HasBoard
from app.models.entries import Fact, Facts
from app.models.errors import Refused

MOST_DOTS = 20
"""A member never has more."""
FEWEST_THEMES = 2


@dataclass(frozen=True, slots=True)
class DotsOpened(BoardFact):
    """A round of dots on these themes: `per_member` each, at most `per_theme` on one."""

    round: str
    per_member: int
    per_theme: int
    themes: tuple[str, ...]
    at: int

    def change(self, board: Board) -> None:
        opened = DotRound(self.round, self.per_member, self.per_theme, self.themes, self.at)
        board.dots.setdefault(self.round, opened)

    def inverse(self, board: Board) -> Facts:
        return (DotsDropped(self.round),)


@dataclass(frozen=True, slots=True)
class DotsDropped(BoardFact):
    """A round that was opened by mistake is gone."""

    round: str

    def change(self, board: Board) -> None:
        board.dots.pop(self.round, None)

    def inverse(self, board: Board) -> Facts:
        old = board.dots.get(self.round)
        if old is None:
            return ()
        opened = DotsOpened(old.id, old.per_member, old.per_theme, old.themes, old.opened_at)
        put = (DotsPut(old.id, sheet, dots) for sheet, dots in old.sheets.items())
        closed = (DotsClosed(old.id, old.closed_at),) if old.closed_at else ()
        return (opened, *put, *closed)


@dataclass(frozen=True, slots=True)
class DotsPut(BoardFact):
    """A sheet was counted: the dots on each theme, in the order of the round's themes; a sheet
    without any number was taken back.
    """

    round: str
    sheet: str
    dots: tuple[int, ...]

    def change(self, board: Board) -> None:
        found = board.dots.get(self.round)
        if found is None:
            return
        sheets = {each: dots for each, dots in found.sheets.items() if each != self.sheet}
        if self.dots:
            sheets[self.sheet] = self.dots
        board.dots[self.round] = replace(found, sheets=sheets)

    def inverse(self, board: Board) -> Facts:
        found = board.dots.get(self.round)
        before = found.sheets.get(self.sheet, ()) if found else ()
        return (DotsPut(self.round, self.sheet, before),)


@dataclass(frozen=True, slots=True)
class DotsClosed(BoardFact):
    """The round is over and its sums are shown; with `at` 0 it goes on."""

    round: str
    at: int

    def change(self, board: Board) -> None:
        if self.round in board.dots:
            board.dots[self.round] = replace(board.dots[self.round], closed_at=self.at)

    def inverse(self, board: Board) -> Facts:
        found = board.dots.get(self.round)
        return (DotsClosed(self.round, found.closed_at if found else 0),)


def open_dots(room: HasBoard, round_: str, per_member: int, per_theme: int, now: int) -> Facts:
    """Begin a round on the themes there are.

    Raises Refused("dots-are-open", "dots-need-themes", "dots-numbers").
    """
    if room.board.open_dots() is not None:
        raise Refused("dots-are-open")
    if len(room.board.order) < FEWEST_THEMES:
        raise Refused("dots-need-themes")
    if not 1 <= per_theme <= per_member <= MOST_DOTS:
        raise Refused("dots-numbers", most=MOST_DOTS)
    return (DotsOpened(round_, per_member, per_theme, tuple(room.board.order), now),)


def put_dots(room: HasBoard, sheet: str, dots: Mapping[str, int]) -> Facts:
    """Count one member's sheet: how many dots on which theme. The same sheet again replaces it.

    Raises Refused("dots-not-open", "dots-none", "dots-too-many", "dots-too-many-on-one").
    """
    found = room.board.open_dots()
    if found is None:
        raise Refused("dots-not-open")
    put = tuple(max(0, dots.get(each, 0)) for each in found.themes)
    if not sum(put):
        raise Refused("dots-none")
    if sum(put) > found.per_member:
        raise Refused("dots-too-many", most=found.per_member)
    if max(put) > found.per_theme:
        raise Refused("dots-too-many-on-one", most=found.per_theme)
    return () if found.sheets.get(sheet) == put else (DotsPut(found.id, sheet, put),)


def close_dots(room: HasBoard, now: int) -> Facts:
    """End the round and show the sums. Raises Refused("dots-not-open")."""
    found = room.board.open_dots()
    if found is None:
        raise Refused("dots-not-open")
    return (DotsClosed(found.id, now),)


FACTS: tuple[type[Fact], ...] = (DotsOpened, DotsDropped, DotsPut, DotsClosed)

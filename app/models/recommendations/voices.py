"""What tables say of a line, and what its author answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Remark(StrEnum):
    """The four kinds of comment."""

    KEEP = "keep"
    CHANGE = "change"
    UNCLEAR = "unclear"
    CANNOT = "cannot-live-with"


class Answer(StrEnum):
    """What became of a comment."""

    TAKEN = "taken"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Reply:
    """The author's answer; `table` 0 where it was given on the laptop."""

    answer: Answer
    why: str
    table: int
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on `line` of `version` (0: on the whole), with that line's words as `quote`."""

    id: str
    version: int
    line: int
    quote: str
    remark: Remark
    text: str
    table: int
    by: str
    at: int
    reply: Reply | None = None
    withdrawn: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer: `keep` asks for none."""
        return self.reply is None and self.remark is not Remark.KEEP and not self.withdrawn

"""One table's access code, made anew: the others keep theirs."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.board.facts import BoardFact
from app.models.board.state import Board, HasBoard
from app.models.entries import Fact, Facts


@dataclass(frozen=True, slots=True)
class TableCodeRenewed(BoardFact):
    """A table has another code since `at` (0: not told); the old one opens nothing any more."""

    meeting: str
    table: int
    code: str
    at: int = 0

    def change(self, board: Board) -> None:
        codes = list(board.codes.get(self.meeting, ()))
        if 1 <= self.table <= len(codes):
            codes[self.table - 1] = self.code
            board.codes[self.meeting] = tuple(codes)
            board.codes_at[self.meeting] = max(self.at, board.codes_at.get(self.meeting, 0))


FACTS: tuple[type[Fact], ...] = (TableCodeRenewed,)


def renew_table_code(room: HasBoard, meeting: str, table: int, code: str, now: int = 0) -> Facts:
    """Give one table another code at `now`; nothing happens to a table that has none, or to a code
    that is in use already.
    """
    has_code = 1 <= table <= len(room.board.codes.get(meeting, ()))
    is_used = any(code in codes for codes in room.board.codes.values())
    return (TableCodeRenewed(meeting, table, code, now),) if has_code and not is_used else ()

"""One table's access code, made anew: the others keep theirs."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.board.facts import BoardFact
from app.models.board.state import Board, HasBoard
from app.models.entries import Fact, Facts


@dataclass(frozen=True, slots=True)
class TableCodeRenewed(BoardFact):
    """A table has another code; the old one opens nothing any more."""

    meeting: str
    table: int
    code: str

    def change(self, board: Board) -> None:
        codes = list(board.codes.get(self.meeting, ()))
        if 1 <= self.table <= len(codes):
            codes[self.table - 1] = self.code
            board.codes[self.meeting] = tuple(codes)


FACTS: tuple[type[Fact], ...] = (TableCodeRenewed,)


def renew_table_code(room: HasBoard, meeting: str, table: int, code: str) -> Facts:
    """Give one table another code; nothing happens to a table that has none, or to a code that is
    in use already.
    """
    has_code = 1 <= table <= len(room.board.codes.get(meeting, ()))
    is_used = any(code in codes for codes in room.board.codes.values())
    return (TableCodeRenewed(meeting, table, code),) if has_code and not is_used else ()

"""Tables that are to close or open, and people who are to part: each asks the engine for a plan."""

from __future__ import annotations

from app.document import Document
from app.models.seating import is_locked_table
from app.proposals import (
    RoundState,
    closed_tables,
    closing_task,
    first_open_round,
    opening_task,
    parting_task,
    round_state,
    round_to_mend,
)
from app.ui.seating.board import SeatingBoard
from app.ui.seating.menu import Table
from app.ui.seating.suggesting import Suggesting


class Asking:
    """Asks for the day and the round that it was told by `aim`."""

    def __init__(self, document: Document, board: SeatingBoard, suggesting: Suggesting) -> None:
        self._document, self._board, self._suggesting = document, board, suggesting
        self._meeting, self._number = "", 1

    def aim(self, meeting: str, number: int) -> None:
        """Which round is on the board."""
        self._meeting, self._number = meeting, number

    def close_table(self) -> None:
        """The plan without the table of the person the keys are about."""
        self.close(self._board.table_of(self._board.current))

    def open_table(self) -> None:
        """The plan with one table more."""
        self.open()

    def close(self, table: int) -> None:
        """The plan without a table; 0 for none does nothing."""
        if table:
            self._suggesting.ask(closing_task(self._document.assembly, self._meeting, table))

    def open(self, table: int = 0) -> None:
        """The plan with people at a table that is closed, or with one table more with 0."""
        self._suggesting.ask(opening_task(self._document.assembly, self._meeting, table))

    def part(self, one: str, other: str) -> None:
        """The plan with two people apart from now on."""
        self._suggesting.ask(parting_task(self._document.assembly, self._meeting, one, other))

    def table(self, table: int) -> Table:
        """What the menu of a table has to know."""
        assembly, meeting, number = self._document.assembly, self._meeting, self._number
        tables = assembly.seating.tables(meeting, number)
        count = len(assembly.seating.rounds(meeting))
        is_held = round_state(assembly, meeting, number) is RoundState.HELD
        seated = tables[table - 1] if 1 <= table <= len(tables) else ()
        return Table(
            table,
            is_closed=table in closed_tables(assembly, meeting),
            is_locked=is_locked_table(assembly, meeting, number, table),
            can_lock=bool(seated) and not is_held,
            can_close=sum(map(bool, tables)) > 1 and first_open_round(assembly, meeting) <= count,
            can_open=first_open_round(assembly, meeting) <= count,
            can_part=round_to_mend(assembly, meeting) <= count,
        )

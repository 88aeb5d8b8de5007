"""Where somebody who comes in goes, in the same words at every desk of the door."""

from __future__ import annotations

from app.i18n import _
from app.models.arrivals import DoorSeat, Due


def seat_words(seat: DoorSeat, mark: str = "") -> str:
    """The table of the round that is on or comes next, or of the one that somebody joins; "" while
    there is no plan. With how the table's sign looks (`mark`) it stands alone, in large letters.
    """
    if not seat.round:
        return ""
    if seat.due is Due.OVER:
        return _("Leaves after round {round}.").format(round=seat.round)
    if not seat.table:
        return _without(seat).format(round=seat.round)
    return _with(seat, has_mark=bool(mark)).format(table=seat.table, round=seat.round, mark=mark)


def _without(seat: DoorSeat) -> str:
    if seat.due is Due.LATER:
        return _("From round {round}: no seat yet.")
    return _("No seat in round {round} yet.")


def _with(seat: DoorSeat, *, has_mark: bool) -> str:
    if seat.due is Due.LATER and has_mark:
        return _("From round {round}: table {table}, {mark}")
    if seat.due is Due.LATER:
        return _("From round {round}: table {table}.")
    if has_mark:
        return _("Table {table}, {mark}, in round {round}")
    return _("Table {table} in round {round}.")

"""Which measurement is made by what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from app.cli.bench_runs import (
    Figure,
    board,
    engines,
    lottery,
    notes,
    phones,
    polls,
    records,
    room,
    scans,
    seating,
    stall,
    start,
    themes,
    time,
)

RUNS: Final[Mapping[str, Callable[[Path], list[Figure]]]] = {
    "window": start.window,
    "click": records.click,
    "import": records.take_members,
    "reopen": records.reopen,
    "rebuild": records.rebuild,
    "sync": records.sync_archive,
    "stall": stall.stall,
    "room": room.room,
    "seat": engines.seat,
    "cluster": engines.cluster,
    "ballots": phones.ballots,
    "time": time.time,
    "themes": themes.themes,
    "notes": notes.notes,
    "board": board.board,
    "polls": polls.polls,
    "seating": seating.seating,
    "scans": scans.scans,
    "lottery": lottery.lottery,
}
"""Each is given a folder of its own to write in."""

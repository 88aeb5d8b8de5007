"""The journal once more, as lines of JSON in a folder on another medium: a stick, or a share.

A thread of its own writes them, for a slow stick must not keep anybody waiting; it always goes on
from the last whole line that is there, so a stick that was away gets what it lacks. Each line holds
a SHA-256 over the one before and itself. Ballots have no order in the journal and get none here:
their file is written whole, by their keys, at most once a minute (see `app.backups`).
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from app.archive.contents import Contents
from app.archive.journal import Journal
from app.files import PRIVATE, write_atomically
from app.models.entries import Entry
from app.models.errors import Refused
from app.models.voting import Ballot

ENTRIES: Final = "entries.jsonl"
PERSONAL: Final = "personal.jsonl"
BALLOTS: Final = "ballots.jsonl"
LOOK_AGAIN_S: Final = 2.0
BALLOTS_EVERY_S: Final = 60.0
PATIENCE_S: Final = 10.0

log = logging.getLogger(__name__)
Came = Callable[[Refused | None], None]
Cells = Sequence[str | int]


class Lines:
    """Follows a journal into a folder until `stop`."""

    def __init__(self, journal: Journal, folder: Path, came: Came) -> None:
        """`came` is told on a thread why the copy is behind, or None when it is whole again."""
        self.folder = folder
        self.place = place_of(folder, journal.path, journal.device)
        self._journal, self._came = journal, came
        self._heads: dict[str, int] | None = None
        self._digests = dict[str, str]()
        self._seals = set[str]()
        self._ballots: list[Cells] = []
        self._ballots_at = float("-inf")
        self._is_over = self._is_lost = False
        self._news = threading.Event()
        self._news.set()
        self._thread = threading.Thread(target=self._run, name="second copy", daemon=True)
        self._thread.start()

    def note(self) -> None:
        """There is something new in the journal."""
        self._news.set()

    def stop(self) -> None:
        """Write what is left, and end; a share that hangs keeps nobody from closing."""
        self._is_over = True
        self._news.set()
        self._thread.join(PATIENCE_S)

    def _run(self) -> None:
        while True:
            self._news.wait(LOOK_AGAIN_S if self._is_lost else BALLOTS_EVERY_S)
            self._news.clear()
            is_last = self._is_over
            self._try(is_last=is_last)
            if is_last:
                return

    def _try(self, *, is_last: bool) -> None:
        try:
            self._catch_up(is_last=is_last)
        except (OSError, Refused) as error:
            log.warning("the second copy is behind: %s", error)
            self._heads, self._is_lost = None, True
            self._came(Refused("medium-lost", folder=str(self.folder)))
        except Exception:
            if not self._is_over:  # else the journal was closed while the share hung
                raise
            log.exception("the second copy lacks the last lines")
        else:
            self._is_lost = False
            self._came(None)

    def _catch_up(self, *, is_last: bool) -> None:
        if not self.folder.is_dir():  # never made: where a stick was, an empty folder may be
            raise FileNotFoundError(self.folder)
        self.place.mkdir(mode=0o700, exist_ok=True)
        if self._heads is None:
            self._take_up()
        heads = self._heads or {}
        news = self._journal.beyond(heads)
        self._append(ENTRIES, [_cells(each) for each in news])
        self._heads = heads | {each.device: each.seq for each in news}
        personal, ballots = self._journal.personal_and_ballots()
        self._follow_personal(personal)
        is_time = time.monotonic() - self._ballots_at >= BALLOTS_EVERY_S
        if ballots != self._ballots and (is_time or is_last):
            write_atomically(self.place / BALLOTS, _lines("", ballots)[0], PRIVATE)
            self._ballots, self._ballots_at = ballots, time.monotonic()

    def _take_up(self) -> None:
        """Go on from the last whole line of this very journal; anything else is put aside."""
        rows = self._whole_rows(ENTRIES)
        entries = [_entry(row) for row in rows]
        mine = {(each.device, each.seq): each.digest for each in self._journal.entries()}
        if any(mine.get((each.device, each.seq)) != each.digest for each in entries):
            aside = self.place.with_name(f"{self.place.name}-{time.time_ns() // 1_000_000}")
            self.place.rename(aside)
            self.place.mkdir(mode=0o700)
            entries, self._digests = [], {}
        self._seals = {str(row[0]) for row in self._whole_rows(PERSONAL)}
        self._ballots = []
        self._heads = {each.device: each.seq for each in entries}

    def _whole_rows(self, name: str) -> list[Cells]:
        """The lines up to the first that is not whole; what follows that is cut off."""
        path = self.place / name
        raw = path.read_bytes() if path.exists() else b""
        rows, self._digests[name], length = whole_lines(raw)
        if length < len(raw):
            os.truncate(path, length)
        return rows

    def _follow_personal(self, rows: list[Cells]) -> None:
        """New values are added; when some were erased, the file is written anew without them."""
        seals = {str(row[0]) for row in rows}
        if self._seals <= seals:
            self._append(PERSONAL, [row for row in rows if row[0] not in self._seals])
        else:
            content, self._digests[PERSONAL] = _lines("", rows)
            write_atomically(self.place / PERSONAL, content, PRIVATE)
        self._seals = seals

    def _append(self, name: str, rows: Sequence[Cells]) -> None:
        if not rows:
            return
        content, digest = _lines(self._digests.get(name, ""), rows)
        handle = os.open(self.place / name, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE)
        with os.fdopen(handle, "ab") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        self._digests[name] = digest


def place_of(folder: Path, journal: Path, device: str) -> Path:
    """Where in a folder the lines of one laptop's journal lie."""
    return folder / f"{journal.stem}-{device[:8]}"


def read_lines(place: Path) -> Contents:
    """What a copy holds, as far as its lines are whole. Raises `OSError`."""
    rows = {
        name: whole_lines(path.read_bytes())[0] if (path := place / name).exists() else []
        for name in (ENTRIES, PERSONAL, BALLOTS)
    }
    entries = [_entry(row) for row in rows[ENTRIES]]
    ballots = dict[str, dict[str, Ballot]]()
    for poll, key, ballot, answer in rows[BALLOTS]:
        ballots.setdefault(str(poll), {})[str(key)] = Ballot(str(ballot), str(answer))
    return Contents(
        {(each.device, each.seq): each for each in entries},
        {str(s): (str(s), str(o), str(salt), str(b)) for s, o, salt, b in rows[PERSONAL]},
        ballots,
    )


def is_copy(place: Path) -> bool:
    """True for a folder that a second copy was written to."""
    return (place / ENTRIES).is_file()


def whole_lines(raw: bytes) -> tuple[list[Cells], str, int]:
    """The rows up to the first line that is not whole, the last digest, and how long they are."""
    rows, digest, length = list[Cells](), "", 0
    for line in raw.splitlines(keepends=True):
        try:
            told = json.loads(line)
            row, said = told["row"], told["sha256"]
        except (ValueError, KeyError, TypeError):
            break
        if not line.endswith(b"\n") or said != _digest(digest, row):
            break
        rows.append(row)
        digest, length = said, length + len(line)
    return rows, digest, length


def _lines(digest: str, rows: Iterable[Cells]) -> tuple[bytes, str]:
    lines = list[str]()
    for row in rows:
        digest = _digest(digest, row)
        lines.append(json.dumps({"row": list(row), "sha256": digest}, ensure_ascii=False) + "\n")
    return "".join(lines).encode(), digest


def _digest(previous: str, row: Cells) -> str:
    told = json.dumps(list(row), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{told}".encode()).hexdigest()


def _cells(entry: Entry) -> Cells:
    parts = (entry.device, entry.seq, entry.stamp, entry.kind, entry.body)
    return (*parts, entry.digest.hex())


def _entry(row: Cells) -> Entry:
    device, seq, stamp, kind, body, digest = row
    return Entry(
        str(device), int(seq), str(stamp), str(kind), str(body), bytes.fromhex(str(digest))
    )

"""Two laptops sync one archive at the same moment, again and again, and in every other round one of
them is killed while it does: `python -m tests.faults.two_laptops FOLDER ROUNDS SEED`.

Each laptop of a round is a process of its own, forked from this one, which has loaded everything;
prints what it saw as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from app.archive.contents import contents_of
from app.archive.journal import Journal
from app.archive.transfer import sync
from app.archive.verify import verify
from app.models import board
from app.models.errors import Refused
from tests.assemblies import NOW, founded

ROOT: Final = Path(__file__).resolve().parent.parent.parent
LAPTOPS: Final = ("aaaa", "bbbb")
KILLED_WITHIN_S: Final = 0.06
DONE: Final = "done"


def run(folder: Path, rounds: int, seed: int) -> dict[str, Any]:
    """What a process of its own saw."""
    command = [sys.executable, "-m", __name__, str(folder), str(rounds), str(seed)]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, check=True)
    return dict(json.loads(told.stdout))


def laptop(folder: Path, device: str, theme: str, tell: int) -> None:
    """One more entry, and the sync; to the end of this process."""
    try:
        with Journal.open(folder / f"{device}.bordrunde", device) as journal:
            journal.append(board.make_theme(journal.fold(), theme, theme), NOW)
            sync(journal, folder / "archive.sqlite")
        os.write(tell, DONE.encode())
    except Refused as refused:
        os.write(tell, refused.code.encode())
    except BaseException as error:
        os.write(tell, repr(error).encode()[:500])
    finally:
        os._exit(0)


def begun(folder: Path, device: str, theme: str) -> tuple[int, int]:
    """Its process and where it tells how it went."""
    heard, tell = os.pipe()
    process = os.fork()
    if process == 0:
        laptop(folder, device, theme, tell)
    os.close(tell)
    return process, heard


def ended(process: int, heard: int) -> str:
    told = b"".join(iter(lambda: os.read(heard, 4096), b""))
    os.close(heard)
    os.waitpid(process, 0)
    return told.decode()


class Seen:
    """What became of the rounds; `known` is what the archive held after the last one."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.archive = folder, folder / "archive.sqlite"
        self.killed = self.synced = 0
        self.shown, self.lost, self.not_whole = list[str](), list[str](), list[str]()
        self.known = set[tuple[str, int]]()

    def look(self, number: int, victim: int, told: Sequence[str]) -> None:
        there = set(contents_of(self.archive).entries)
        if findings := verify(self.archive).findings:
            self.not_whole.append(f"{number}: {[each.code for each in findings]}")
        if gone := self.known - there:
            self.lost.append(f"{number}: {len(gone)} of before")
        for at, (device, said) in enumerate(zip(LAPTOPS, told, strict=True)):
            if said == DONE:
                self.synced += 1
                self._is_in(number, device, there)
            elif said or at != victim:
                self.shown.append(f"{number}: {said}")
            else:
                self.killed += 1
        self.known = there

    def _is_in(self, number: int, device: str, there: set[tuple[str, int]]) -> None:
        with Journal.open(self.folder / f"{device}.bordrunde", device) as journal:
            last = journal.heads()[device]
        if (device, last) not in there:
            self.lost.append(f"{number}: what {device} has synced")


def prepare(folder: Path) -> None:
    for each in LAPTOPS:
        with Journal.create(folder / f"{each}.bordrunde", each) as journal:
            if each == LAPTOPS[0]:
                journal.append(founded().facts, NOW)
            sync(journal, folder / "archive.sqlite")


def play(seen: Seen, number: int, rng: random.Random) -> None:
    both = [begun(seen.folder, each, f"{each}{number}") for each in LAPTOPS]
    victim = rng.randrange(2) if number % 2 else -1
    if victim >= 0:
        time.sleep(rng.random() * KILLED_WITHIN_S)
        os.kill(both[victim][0], signal.SIGKILL)
    seen.look(number, victim, [ended(*each) for each in both])


def main() -> None:
    folder, rounds, rng = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
    prepare(folder)
    seen = Seen(folder)
    for number in range(rounds):
        play(seen, number, rng)
    found_same = list[bool]()
    for device in LAPTOPS * 3:  # the third changes nothing any more
        with Journal.open(folder / f"{device}.bordrunde", device) as journal:
            found_same.append(sync(journal, seen.archive).found_same)
    files = [seen.archive, *(folder / f"{each}.bordrunde" for each in LAPTOPS)]
    first, *others = map(contents_of, files)
    told = {
        "killed": seen.killed, "synced": seen.synced, "shown": seen.shown, "lost": seen.lost,
        "not_whole": seen.not_whole, "same": all(each == first for each in others),
        "again": found_same[-2:], "left": sorted(each.name for each in folder.iterdir()),
    }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()

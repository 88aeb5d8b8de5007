"""`python -m tests.soak [NAME...]`: the long runs, with progress on standard error and a report.

Each run answers what it measured and whether that holds; another is one function in `RUNS`. The
report is `build/soak/report.md`; the exit code is 1 when anything did not hold.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.phones.guard import Limits, raise_file_limit
from app.rehearsal.example import make_example
from tests.faults import cuts, failures, two_laptops
from tests.outbound import attempts, packets_out, trace_command
from tests.phones import hostile
from tests.phones.room import Room
from tests.soak import damage

ROOT = Path(__file__).resolve().parent.parent.parent
REPORT = ROOT / "build" / "soak" / "report.md"
TRIALS: Final = 1_000
KILLS: Final = 1_000
CUTS: Final = 5_000
ROUNDS: Final = 1_000
HALF_OPEN: Final = 2_000
BALLOTS: Final = 1_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What a run measured, in a sentence, and whether the figure holds."""

    told: str
    holds: bool


def run_damage(folder: Path, progress: Progress) -> Result:
    """One flipped byte or one lost page at a time."""
    document = folder / "a.bordrunde"
    make_example(document)
    seen = damage.run(document, folder, TRIALS, 2027, progress)
    share = 100 * seen.saved / seen.entries
    told = (
        f"{seen.trials} trials, {seen.changed} changed what the file says: {len(seen.unfound)} not"
        f" found, {len(seen.crashes)} crashes, {share:.2f} % of entries salvaged (worst trial"
        f" {100 * seen.worst:.1f} %), {len(seen.incomplete_with_backup)} not whole with the backup"
    )
    broken = seen.unfound + seen.crashes + seen.incomplete_with_backup
    return Result("; ".join([told, *broken[:9]]), not broken and share >= 98)


def run_storm(_folder: Path, progress: Progress) -> Result:
    """A room votes by phone while its server is killed; the test itself, with more kills."""
    return _tested("tests/test_storm.py", progress, {"BORDRUNDE_KILLS": str(KILLS)})


def run_power(folder: Path, progress: Progress) -> Result:
    """The power is cut at any moment of a short day, with torn and reordered writes."""
    return _fared(cuts.run(folder, range(CUTS)), CUTS, progress)


def run_two_laptops(folder: Path, progress: Progress) -> Result:
    """Two laptops sync one archive at once, half of the rounds with a kill."""
    progress(0, 1)
    seen = two_laptops.run(folder, ROUNDS, 2027)
    progress(1, 1)
    broken = [*seen["lost"], *seen["not_whole"], *seen["shown"]]
    told = (
        f"{ROUNDS} rounds, {seen['killed']} killed, {seen['synced']} synced: {len(seen['lost'])}"
        f" lost, {len(seen['not_whole'])} not whole, {len(seen['shown'])} shown something"
    )
    holds = not broken and seen["same"] and all(seen["again"])
    return Result("; ".join([told, *broken[:9]]), holds)


def run_fuzz(_folder: Path, progress: Progress) -> Result:
    """Requests of every kind to every path of the room server."""
    requests = hostile.fuzz(CUTS, 2027)
    for done in range(1, CUTS + 1):
        seen = next(requests)
        progress(done, CUTS)
    requests.close()
    by = ", ".join(f"{count} x {status}" for status, count in sorted(seen.answered.items()))
    told = f"{CUTS} requests: {len(seen.failed)} answered with 5xx ({by})"
    return Result("; ".join([told, *seen.failed[:9]]), not seen.failed)


def run_half_open(_folder: Path, progress: Progress) -> Result:
    """2,000 connections of one address that begin a request and never end it, while others vote."""
    raise_file_limit(3 * HALF_OPEN)
    room = Room(limits=Limits())
    room.server.start()
    room.open_poll()
    try:
        alone = hostile.votes(room, BALLOTS)
        progress(1, 2)
        with hostile.half_open(room.server.port, "127.0.0.9", HALF_OPEN) as became:
            while became["opened"] + became["refused"] < HALF_OPEN:
                time.sleep(0.01)
            took = hostile.votes(room, BALLOTS)
    finally:
        room.server.stop()
    progress(2, 2)
    most, before = hostile.percentile_99(took), hostile.percentile_99(alone)
    told = (
        f"{became['opened']} half-open, {became['cut']} cut, {BALLOTS} ballots:"
        f" 99 percentile {most:.0f} ms, {before:.0f} ms without them"
    )
    return Result(told, most <= 100 and became["cut"] > 0)


def run_failing_disk(folder: Path, progress: Progress) -> Result:
    """The disk refuses writes or flushes for a while, at any moment, and then loses its power."""
    return _fared(failures.run(folder, range(CUTS)), CUTS, progress)


def _fared(seeds: Iterator[cuts.Found], of: int, progress: Progress) -> Result:
    for done in range(1, of + 1):
        found = next(seeds)
        progress(done, of)
    told = (
        f"{of} days, {found.answered} answered: {len(found.lost)} with something lost or false,"
        f" {len(found.unreadable)} unreadable, {len(found.partial)} with part of a batch"
    )
    broken = found.lost + found.unreadable + found.partial
    return Result("; ".join([told, *broken[:9]]), not broken and found.answered > of)


def run_full_disk(_folder: Path, progress: Progress) -> Result:
    """Ten thousand further entries on a full disk, and the window's lines."""
    return _tested("tests/archive/test_full_disk.py", progress, {})


def run_outbound(folder: Path, progress: Progress) -> Result:
    """A whole demo: every attempt followed, and in a network of its own not a packet sent."""
    trace = folder / "trace"
    demo = [sys.executable, "-m", "app", "demo", "--seed", "3"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    before = trace_command(trace)
    if before:
        subprocess.run(
            [*before, *demo, "--out", str(folder / "one")],
            cwd=ROOT, env=environment, check=True, capture_output=True,
        )  # fmt: skip
    progress(1, 2)
    sent = packets_out([*demo, "--out", str(folder / "two")], environment, folder)
    progress(2, 2)
    if not before or sent is None:
        return Result("skipped: no strace or no networks of one's own here", False)
    told = trace.read_text()
    out = attempts(told)
    words = f"{told.count('connect(')} connects in a whole demo, {len(out)} outward; {sent} packets"
    return Result("; ".join([f"{words} sent out of its network", *out[:5]]), not out and not sent)


def _tested(test: str, progress: Progress, asked: Mapping[str, str]) -> Result:
    progress(0, 1)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | dict(asked)
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)
    progress(1, 1)
    last = ended.stdout.strip().splitlines()[-1] if ended.stdout.strip() else ended.stderr[-300:]
    wanted = "".join(f" {name}={value}" for name, value in asked.items())
    return Result(f"{test}{wanted}: {last}", ended.returncode == 0 and "skipped" not in last)


RUNS: Final[Mapping[str, Callable[[Path, Progress], Result]]] = {
    "damage": run_damage,
    "failing-disk": run_failing_disk,
    "full-disk": run_full_disk,
    "fuzz": run_fuzz,
    "half-open": run_half_open,
    "outbound": run_outbound,
    "power": run_power,
    "storm": run_storm,
    "two-laptops": run_two_laptops,
}


def main() -> int:
    """Run what was asked for, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("runs", nargs="*", metavar="NAME", help=", ".join(RUNS))
    asked = parser.parse_args().runs or list(RUNS)
    if unknown := [name for name in asked if name not in RUNS]:
        parser.error(f"unknown: {', '.join(unknown)}")
    lines, held = ["| run | holds | measured | seconds |", "|---|---|---|---|"], True
    for name in asked:
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="bordrunde-soak-") as folder:
            result = RUNS[name](Path(folder), _progress(name))
        seconds = round(time.monotonic() - began)
        held &= result.holds
        lines.append(f"| {name} | {'yes' if result.holds else 'NO'} | {result.told} | {seconds} |")
        print(f"\r\x1b[K{name}: {'holds' if result.holds else 'DOES NOT HOLD'}; {result.told}")
        REPORT.parent.mkdir(parents=True, exist_ok=True)
        REPORT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"Report: {REPORT.relative_to(ROOT)}")
    return 0 if held else 1


def _progress(name: str) -> Progress:
    def told(done: int, of: int) -> None:
        if sys.stderr.isatty():
            print(f"\r\x1b[K{name}: {done} of {of}", end="", file=sys.stderr, flush=True)
        elif done in (0, of) or done % max(1, of // 10) == 0:
            print(f"{name}: {done} of {of}", file=sys.stderr, flush=True)

    return told


if __name__ == "__main__":
    sys.exit(main())

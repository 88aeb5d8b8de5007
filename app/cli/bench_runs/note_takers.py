"""The process that `bench notes` starts: forty devices write, on a network that drops.

Each device sends its notes one after another, holds its table's stream open as a page does, and
sends again what was not answered, with the id it made, until it is. In a process of its own, so
that their work is not counted as the laptop's.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import random
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final

DEVICES: Final = 40
NOTES: Final = 20
_DROPPED: Final = 0.2
_AGAIN_S: Final = 0.5
_PATIENCE_S: Final = 30.0
_HOST: Final = "127.0.0.1"
_BUSY: Final = (429, 503)


@dataclass(frozen=True, slots=True)
class Room:
    """Where they write: the server's port, the item, the tables' codes, and in how many seconds."""

    port: int
    item: str
    codes: tuple[str, ...]
    lasts_s: float


def note_id(device: int, number: int) -> str:
    """The id a device gives its note."""
    return f"device{device:02d}note{number:02d}"


def amiss(standing: Sequence[str], devices: int = DEVICES, notes: int = NOTES) -> int:
    """How many notes are lost, there twice, or not in the order their device wrote them; `standing`
    are the ids of the notes that stand, as they were written down.
    """
    wrong = 0
    for device in range(devices):
        sent = [note_id(device, number) for number in range(notes)]
        came = [each for each in standing if each.startswith(note_id(device, 0)[:-2])]
        places = [came.index(each) for each in sent if each in came]
        out_of_order = sum(later < earlier for earlier, later in pairwise(places))
        wrong += len(set(sent) - set(came)) + len(came) - len(set(came)) + out_of_order
    return wrong


def write(room: Room, devices: int = DEVICES, notes: int = NOTES) -> list[float]:
    """Milliseconds each note waited for its answer, the time that brought it alone."""
    for device in range(devices):
        code = room.codes[device % len(room.codes)]
        threading.Thread(target=_listen, args=(room.port, code), daemon=True).start()
    with ThreadPoolExecutor(devices) as pool:
        waits = pool.map(partial(_device, room, notes), range(devices))
    return [wait for each in waits for wait in each]


def _device(room: Room, notes: int, device: int) -> list[float]:
    rng, between = random.Random(device), room.lasts_s / notes
    began = time.monotonic() + rng.random() * between
    waits = list[float]()
    for number in range(notes):
        time.sleep(max(0.0, began + number * between - time.monotonic()))
        waits.append(_send_until_answered(room, device, number, rng))
    return waits


def _send_until_answered(room: Room, device: int, number: int, rng: random.Random) -> float:
    fields = {
        "table": room.codes[device % len(room.codes)],
        "item": room.item,
        "note": note_id(device, number),
        "text": f"Enhed {device}, tanke {number}: flere cykelstier og bænke langs åen",
        "mark": "idea",
    }
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        luck = rng.random() / _DROPPED
        if luck >= 0.5:  # else the network swallows it on the way there
            wait = _sent(room.port, json.dumps(fields), is_answer_dropped=luck < 1)
            if wait is not None:
                return wait
        time.sleep(_AGAIN_S)
    raise TimeoutError(f"note {number} of device {device} was never answered")


def _sent(port: int, body: str, *, is_answer_dropped: bool) -> float | None:
    """Milliseconds until the answer; None when there was none that device can see."""
    line = http.client.HTTPConnection(_HOST, port, timeout=_PATIENCE_S)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    with contextlib.closing(line):
        began = time.perf_counter()
        line.request("POST", "/api/note", body, headers)
        if is_answer_dropped:
            return None
        answer = line.getresponse()
        told = answer.read()
    if answer.status not in (200, *_BUSY):
        raise RuntimeError(f"a note was answered with {answer.status}: {told!r}")
    return (time.perf_counter() - began) * 1_000 if answer.status == 200 else None


def _listen(port: int, code: str) -> None:
    """The stream of an open page, until the process ends."""
    line = http.client.HTTPConnection(_HOST, port, timeout=_PATIENCE_S)
    with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(line):
        line.request("GET", f"/events?table={code}")
        stream = line.getresponse()
        while stream.readline():
            pass


def main(port: str, item: str, codes: str, lasts_s: str) -> int:
    """Writes, and prints the waits as JSON."""
    room = Room(int(port), item, tuple(codes.split(",")), float(lasts_s))
    print(json.dumps(write(room)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

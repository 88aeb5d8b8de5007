"""Simulated people with phones: note-takers at their tables, and members who vote with a card.

They send what the pages' scripts send, over real HTTP, and know nothing else of the program. Like
people they send twice when they doubt, change their mind, and mistype.
"""

from __future__ import annotations

import http.client
import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from app.models.board import Mark
from app.models.errors import Refused
from app.models.voting import Choice
from app.phones.lan import LOOPBACK

_ANSWER_S: Final = 20.0
_LOOK_AGAIN_S: Final = 0.05
_PATIENCE_S: Final = 20.0
_TRIES: Final = 10
_TOGETHER: Final = 8


class Phone:
    """A phone in somebody's hand: one kept connection to the room server on `port`."""

    def __init__(self, port: int) -> None:
        self._line = http.client.HTTPConnection(LOOPBACK, port, timeout=_ANSWER_S)

    def __enter__(self) -> Phone:
        """The phone itself; its connection ends with the block."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Hang up."""
        self._line.close()

    def get(self, path: str) -> Mapping[str, object]:
        """What a page's script asks for, as JSON."""
        return self._send("GET", path, {})

    def post(self, path: str, **fields: str) -> Mapping[str, object]:
        """What a page's script sends. Asks again while the laptop is busy; raises `Refused` with
        the code the server tells.
        """
        return self._send("POST", path, fields)

    def look_until(
        self, path: str, seen: Callable[[Mapping[str, object]], bool]
    ) -> Mapping[str, object]:
        """Look again until the page shows it, as a page without a stream does."""
        until = time.monotonic() + _PATIENCE_S
        while not seen(told := self.get(path)):
            if time.monotonic() > until:
                raise TimeoutError(f"{path} never showed what was awaited")
            time.sleep(_LOOK_AGAIN_S)
        return told

    def _send(self, method: str, path: str, fields: Mapping[str, str]) -> Mapping[str, object]:
        for attempt in range(1, _TRIES + 1):
            status, told = self._once(method, path, fields)
            if status < 400:
                return told
            if status != 503 or attempt == _TRIES:
                break
            time.sleep(_LOOK_AGAIN_S * attempt)
        if "code" not in told:
            raise RuntimeError(f"{path} was answered with {status}")
        raise Refused(str(told["code"]))

    def _once(
        self, method: str, path: str, fields: Mapping[str, str]
    ) -> tuple[int, Mapping[str, object]]:
        headers = {"Content-Type": "application/json"}
        body = json.dumps(fields) if method == "POST" else None
        self._line.request(method, path, body, headers)
        answer = self._line.getresponse()
        told = json.loads(answer.read())
        return answer.status, told if isinstance(told, dict) else {}


@dataclass(frozen=True, slots=True)
class Thought:
    """A note before it is sent; `id` is drawn on the phone."""

    id: str
    text: str
    mark: Mark = Mark.IDEA


@dataclass(frozen=True, slots=True)
class NoteTaker:
    """Somebody with a tablet at a table, who writes what is said and delivers the sheet."""

    table_code: str
    table: int
    thoughts: tuple[Thought, ...]

    def write(self, port: int, item: str, *, delivers: bool = True) -> int:
        """Every thought on the sheet of an agenda item that has begun; how many."""
        with Phone(port) as phone:
            path = f"/t/{self.table_code}/state"
            phone.look_until(path, lambda told: _shown(told).get("item") == item)
            for each in self.thoughts:
                phone.post(
                    "/api/note",
                    table=self.table_code,
                    note=each.id,
                    item=item,
                    text=each.text,
                    mark=each.mark.value,
                )
            if delivers:
                phone.post("/api/deliver", table=self.table_code, item=item)
        return len(self.thoughts)


@dataclass(frozen=True, slots=True)
class Voter:
    """A member with a card drawn blind. `is_unsure` says no first and corrects it; `is_impatient`
    presses twice; `mistypes` the code the first time.
    """

    code: str
    choice: Choice
    ballot: str
    is_unsure: bool = False
    is_impatient: bool = False
    mistypes: bool = False

    def vote(self, port: int, poll: str) -> None:
        """From the landing page to the receipt."""
        with Phone(port) as phone:
            phone.look_until("/v/poll", lambda told: told["key"] == f"open {poll}")
            if self.mistypes:
                _refused(phone, _mistyped(self.code))
            phone.post("/api/card", code=self.code)
            if self.is_unsure:
                first = Choice.YES if self.choice is Choice.NO else Choice.NO
                self._cast(phone, poll, first, f"{self.ballot}-1")
            self._cast(phone, poll, self.choice, self.ballot)
            if self.is_impatient:
                self._cast(phone, poll, self.choice, self.ballot)

    def _cast(self, phone: Phone, poll: str, choice: Choice, ballot: str) -> None:
        phone.post("/api/ballot", code=self.code, poll=poll, ballot=ballot, choice=choice.value)


def write_all(port: int, item: str, takers: Sequence[NoteTaker]) -> int:
    """All tables write at once; how many notes."""
    with ThreadPoolExecutor(_TOGETHER, "tablets") as pool:
        return sum(pool.map(lambda each: each.write(port, item), takers))


def vote_all(port: int, poll: str, voters: Sequence[Voter]) -> None:
    """Everybody votes at once."""
    with ThreadPoolExecutor(_TOGETHER, "phones") as pool:
        list(pool.map(lambda each: each.vote(port, poll), voters))


def drawn(rng: random.Random) -> str:
    """An id as a phone draws it."""
    return f"{rng.getrandbits(128):032x}"


def _shown(told: Mapping[str, object]) -> Mapping[str, object]:
    """What a page shows, without the time it came with."""
    state = told["state"]
    return state if isinstance(state, dict) else {}


def _mistyped(code: str) -> str:
    """The code with its last sign wrong, which the check character gives away."""
    return code[:-1] + ("0" if code[-1] != "0" else "1")


def _refused(phone: Phone, code: str) -> None:
    try:
        phone.post("/api/card", code=code)
    except Refused as refused:
        if refused.code != "card-mistyped":
            raise

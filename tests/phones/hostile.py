"""People who mean harm, or whose programs do: requests of every kind to every path, words that are
markup, formulas or nonsense, and connections that stop half-way.
"""

from __future__ import annotations

import contextlib
import json
import random
import socket
import statistics
import threading
import time
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import quote

from app.phones.guard import Limits
from tests.phones.phone import Phone
from tests.phones.room import POLL, TABLE_CODES, Room

TABLE: Final = TABLE_CODES[0]
LAX: Final = Limits(
    connections_each=500, wrong_codes_each=10**6, wrong_codes=10**6, flood_each=10**6,
    searches=10**6,
)  # fmt: skip
"""Nobody is shut out for guessing, so that every request is looked at."""

PATHS: Final = (
    "/", "/go", "/v", "/v/poll", "/v/state", "/events?table={word}", "/p/{word}", "/{word}", "/ok",
    "/k/{word}", "/d/{word}", "/t/{word}", "/t/{table}", "/t/{table}/state", "/t/{table}/{word}",
    "/t/{table}/note/{word}", "/t/{table}/drafts", "/t/{table}/drafts/{word}", "/t/{table}/themes",
    "/t/{table}/drafts/{word}/write", "/t/{table}/photos", "/t/{table}/photo/{word}",
    "/t/{table}/photo/{word}/back", "/r/{word}", "/r/{word}.txt", "/follow", "/api/card",
    "/api/ballot", "/api/note", "/api/reword", "/api/withdraw", "/api/deliver", "/api/reopen",
    "/api/help", "/api/draft", "/api/comment", "/api/uncomment", "/api/answer", "/api/theme",
    "/api/desk/arrive", "/api/desk/leave", "/api/{word}",
)  # fmt: skip
NAMES: Final = (
    "table", "code", "note", "item", "text", "before", "mark", "poll", "ballot", "choice", "draft",
    "title", "reason", "theme", "comment", "desk", "member", "here", "lang", "poll-2", "choice-2",
)  # fmt: skip
KINDS: Final = (
    "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
    "application/octet-stream", "text/plain; charset=utf-7", "image/jpeg", "",
)  # fmt: skip
WORDS: Final = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg/onload=alert(1)>",
    "<b>fed", "</textarea><iframe src=//x>", "&lt;u&gt; &amp;#60;", "javascript:alert(1)",
    "<style>*{display:none}</style>", "<!-- x", "]]>", "<a href=\"file:///c:/\">x</a>", "{{7*7}}",
    "${7*7}", "%s%n%x", "{0} {name}", "=cmd|'/c calc'!A1", "+1-1", "@SUM(1)", "-2+3",
    "../../../../etc/passwd", "C:\\con\\aux", "'; DROP TABLE entry;--", "\" OR 1=1", "NULL", "null",
    "undefined", "NaN", "Infinity", "1e999", "-0", "0x1F", "\u0663\u0664", "\uff11\uff12", "\u00b2",
    "\u202etxet desrever", "\u2066skjult\u2069", "a\u200bb\u200dc\ufeff", "e\u0301" * 40,
    "Z\u0351\u036b\u0343a\u0328lgo", "\u2028linje\u2029", "\U0001f469\u200d\U0001f467",
    "\U0001d57f\U0001d58a", "\ufdfa", "İıŒß", "\u1e9e \u0149 \u01c5", "\x07klokke\x1b[31m",
    "\u4f60\u597d \u05e9\u05dc\u05d5\u05dd", "tab\there", "ø" * 500, " ", "\u00a0", "Åse\u030a",
    "\ud83d",
)  # fmt: skip
"""Of our own making, by the kinds that lists of such words know."""


@dataclass
class Seen:
    """What the server made of it."""

    answered: Counter[int] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)


def fuzz(cases: int, seed: int) -> Generator[Seen, None, None]:
    """So many requests, none of which may make the server fail; yields what was seen so far."""
    rng, seen, room = random.Random(seed), Seen(), Room(limits=LAX)
    room.server.start()
    try:
        room.start_item("round")
        room.open_poll()
        for _ in range(cases):
            method, path, body, headers = request(rng, room.codes)
            try:
                answer = Phone(room.server.port).send(method, path, body, headers)
            except UnicodeDecodeError:  # a file, or a letter
                seen.answered[200] += 1
            else:
                seen.answered[answer.status] += 1
                if answer.status >= 500:
                    seen.failed.append(f"{answer.status} {method} {path} {headers} {body!r}"[:400])
            yield seen
    finally:
        room.server.stop()


def request(rng: random.Random, codes: tuple[str, ...]) -> tuple[str, str, bytes, dict[str, str]]:
    """One that nobody of ours sends, or nearly one."""
    quoted = quote(rng.choice(WORDS)[:30], safe="", errors="replace")
    path = rng.choice(PATHS).format(word=quoted, table=TABLE)
    kind = rng.choice(KINDS)
    headers = {"Content-Type": kind} if kind else {}
    if rng.random() < 0.3:
        headers["Accept"] = rng.choice(("application/json", "text/html", "*/*", "\u00e6"))
    if rng.random() < 0.2:
        headers["Accept-Language"] = rng.choice(("da;q=x", ",,,", "en-*", "q=0", "x" * 300))
    if path.startswith("/events"):
        return "POST", path, b"", headers  # a stream that opens never ends
    takes = "POST" if path.startswith(("/api", "/go", "/follow")) else "GET"
    others = ("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS")
    method = takes if rng.random() < 0.8 else rng.choice(others)
    return method, path, _body(rng, kind, codes), headers


def _body(rng: random.Random, kind: str, codes: tuple[str, ...]) -> bytes:
    if rng.random() < 0.15:
        return rng.randbytes(rng.randrange(200))
    right = {"table": TABLE, "poll": POLL, "item": "round", "code": rng.choice(codes)}
    told: dict[str, Any] = {
        name: right[name] if name in right and rng.random() < 0.6 else _value(rng)
        for name in rng.sample(NAMES, rng.randrange(len(NAMES)))
    }
    if "json" in kind:
        return json.dumps(told if rng.random() < 0.9 else list(told.values())).encode()
    pairs = (f"{name}={value}" for name, value in told.items())
    return "&".join(pairs).encode("utf-8", "replace")


def _value(rng: random.Random) -> Any:
    if rng.random() < 0.15:
        return rng.choice((None, True, 3, -1, 1e308, [], {}, [["x"]], {"a": {}}))
    return rng.choice(WORDS)


class Strange(HTMLParser):
    """Elements and attributes in a page that are none of ours."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found = list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_script = tag == "script" and not (given.get("src") or "").startswith("/p/")
        is_foreign = tag in ("iframe", "svg", "style", "object", "embed", "base")
        is_handler = any(name.startswith("on") for name in given)
        leads_away = (given.get("href") or "").startswith(("javascript:", "file:"))
        if is_script or is_foreign or is_handler or leads_away:
            self.found.append(f"{tag} {attrs}")


@contextlib.contextmanager
def half_open(port: int, address: str, count: int) -> Iterator[Counter[str]]:
    """So many connections from one address that begin a request and never end it; as many again as
    are cut, as long as the block lasts. Gives what became of them.
    """
    over, became = threading.Event(), Counter[str]()

    def hold() -> None:
        lines = list[socket.socket]()
        while not over.is_set():
            while len(lines) < count and not over.is_set():
                try:
                    line = socket.create_connection(("127.0.0.1", port), 1, (address, 0))
                    line.sendall(b"POST /api/ballot HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le")
                    lines.append(line)
                    became["opened"] += 1
                except OSError:
                    became["refused"] += 1
            over.wait(0.2)
            for each in [line for line in lines if _is_cut(line)]:
                each.close()
                lines.remove(each)
                became["cut"] += 1
        for each in lines:
            each.close()

    holding = threading.Thread(target=hold)
    holding.start()
    try:
        yield became
    finally:
        over.set()
        holding.join()


def _is_cut(line: socket.socket) -> bool:
    line.setblocking(False)
    try:
        return line.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def votes(room: Room, count: int) -> list[float]:
    """Ballots from other addresses, one after the other; milliseconds until each was answered."""
    took = list[float]()
    for number in range(count):
        told = {
            "code": room.codes[number % len(room.codes)], "poll": POLL,
            "ballot": f"b{number:015d}", "choice": "yes",
        }  # fmt: skip
        phone = Phone(room.server.port, f"127.0.1.{1 + number % 200}")
        began = time.perf_counter()
        answer = phone.post("/api/ballot", told)
        took.append((time.perf_counter() - began) * 1_000)
        assert answer.status == 200, answer.text
    return took


def percentile_99(took: list[float]) -> float:
    return statistics.quantiles(took, n=100)[98]

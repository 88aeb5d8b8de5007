"""A phone without a browser: plain requests from an address of its own."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    headers: dict[str, str]

    @property
    def told(self) -> Any:
        return json.loads(self.text)


@dataclass
class Phone:
    """Sends from `address`; every 127.x.x.x is another device to the server."""

    port: int
    address: str = "127.0.0.1"
    lang: str = "en"
    heard: list[str] = field(default_factory=list)

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, b"", headers)

    def post(self, path: str, told: Any, **headers: str) -> Answer:
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        return self.send("POST", path, body, {"Content-Type": "application/json", **headers})

    def form(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", path, urlencode(fields).encode(), {**kind, **headers})

    def send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        line = self.line()
        wanted = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            line.request(method, path, body, {"Accept-Language": self.lang, **wanted})
            came = line.getresponse()
            answer = Answer(came.status, came.read().decode(), dict(came.getheaders()))
        finally:
            line.close()
        self.heard.append(answer.text + repr(sorted(answer.headers.items())))
        return answer

    def line(self, seconds: float = 20.0) -> http.client.HTTPConnection:
        """A connection; whoever asks for it closes it."""
        return http.client.HTTPConnection(
            "127.0.0.1", self.port, seconds, source_address=(self.address, 0)
        )

    @contextmanager
    def events(self, path: str) -> Iterator[Iterator[tuple[str, Any]]]:
        """The stream of events as (name, data), as long as the block lasts."""
        line = self.line()
        try:
            line.request("GET", path, headers={"Accept-Language": self.lang})
            came = line.getresponse()
            assert came.status == 200, came.read()
            yield self._events(came)
        finally:
            line.close()

    def _events(self, came: http.client.HTTPResponse) -> Iterator[tuple[str, Any]]:
        name = "message"
        while raw := came.readline():
            text = raw.decode().rstrip("\n")
            self.heard.append(text)
            if text.startswith("event: "):
                name = text.removeprefix("event: ")
            elif text.startswith("data: "):
                yield name, json.loads(text.removeprefix("data: "))
                name = "message"

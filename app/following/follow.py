"""The second laptop's side: asks each second, and keeps what it hears in a journal of its own."""

from __future__ import annotations

import http.client
import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from app.archive.contents import Contents
from app.archive.journal import Journal
from app.following.letters import (
    Keys,
    Told,
    ballot_rows,
    ballots_in,
    contents_in,
    mark_of,
)
from app.models.errors import Refused
from app.models.voting import Ballot

PATH: Final = "/follow"
EVERY_S: Final = 1.0
_PATIENCE_S: Final = 4.0
_LONGEST: Final = 64 << 20

log = logging.getLogger(__name__)


class State(Enum):
    """How it goes."""

    SEEKING = "seeking"
    COPYING = "copying"
    FOLLOWING = "following"
    LOST = "lost"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to tell. `refused` says why there is nothing more to hope for."""

    state: State = State.SEEKING
    name: str = ""
    former: str = ""
    path: Path | None = None
    entries: int = 0
    refused: Refused | None = None

    @property
    def can_take_over(self) -> bool:
        """Once there was a whole copy."""
        return self.path is not None and self.state in (State.FOLLOWING, State.LOST)


class Post:
    """Sends letters to the first laptop."""

    def __init__(self, address: str, code: str) -> None:
        """`address` as people type it; `code` without spaces.

        Raises Refused("follow-address-unknown").
        """
        typed = address.strip()
        told = urlsplit(typed if "//" in typed else f"//{typed}")
        try:
            host, port = told.hostname, told.port
        except ValueError as error:
            raise Refused("follow-address-unknown", address=typed) from error
        if not host:
            raise Refused("follow-address-unknown", address=typed)
        self.address, self.code = typed, code
        self._host, self._port = host, port or 80
        self._keys = Keys(code)

    def ask(self, wish: Told) -> Told:
        """The answer. Raises `OSError` when nobody answers, Refused("follow-code-unknown") for a
        code that is not the first laptop's, and Refused("follow-not-offered").
        """
        number = secrets.token_hex(8)
        status, letter = self._send(self._keys.seal(wish | {"number": number}))
        if status == 404:
            raise Refused("follow-not-offered")
        if status in (403, 409, 429):
            raise Refused("follow-code-unknown")
        if status != 200:
            raise OSError(f"the first laptop answers {status}")
        told = self._keys.open(letter)
        if told.get("answers") != number:
            raise Refused("follow-code-unknown")
        return told

    def _send(self, letter: bytes) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=_PATIENCE_S)
        try:
            kind = {"Content-Type": "application/octet-stream", "Accept": "application/json"}
            connection.request("POST", PATH, letter, kind)
            answer = connection.getresponse()
            return answer.status, answer.read(_LONGEST)
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error
        finally:
            connection.close()


class Follower:
    """Follows on a thread of its own until `stop`."""

    def __init__(
        self, post: Post, made: Callable[[str], tuple[Path, str]], told: Callable[[Seen], None]
    ) -> None:
        """`made` gives a free path and this laptop's id there for an assembly of a name; `told` is
        called on the thread, when anything is other than before.
        """
        self.post = post
        self._made, self._told = made, told
        self.seen = Seen()
        self._journal: Journal | None = None
        self._heads = dict[str, int]()
        self._mark = mark_of([])
        self._over, self._turn = threading.Event(), threading.Lock()
        self._thread = threading.Thread(target=self._run, name="follower", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop; what was heard is a whole file. A first laptop that is silent keeps nobody waiting:
        its answer comes to nobody.
        """
        self._over.set()
        with self._turn:
            if self._journal is not None:
                self._journal.close()
                self._journal = None

    def _run(self) -> None:
        while not self._over.is_set() and self.seen.state is not State.REFUSED:
            has_more = self._step()
            self._over.wait(0 if has_more else EVERY_S)

    def _step(self) -> bool:
        """Ask once; True when there is more to be had at once."""
        try:
            told = self.post.ask({"wish": "news", "heads": self._heads, "ballots": self._mark})
            with self._turn:
                return self._take(told)
        except OSError:
            lost = State.LOST if self.seen.path else State.SEEKING
            seen = replace(self.seen, state=lost)
        except Refused as refused:
            seen = replace(self.seen, state=State.REFUSED, refused=refused)
        except (ValueError, KeyError, TypeError):
            log.exception("what the first laptop answers is not understood")
            strange = Refused("follow-not-understood")
            seen = replace(self.seen, state=State.REFUSED, refused=strange)
        with self._turn:
            self._tell(seen)
        return False

    def _take(self, told: Told) -> bool:
        """Keep what came; True when there is more."""
        if self._over.is_set():
            return False
        has_ballots = told["ballots"] is not None
        news = contents_in(told if has_ballots else told | {"ballots": []})
        if has_ballots:
            gone = self._mark_ballots(news)
            news.ballots |= gone
        if self._journal is None:
            self._journal = Journal.create(*self._made(str(told["name"])))
        self._journal.receive(news)
        self._journal.forget_order()
        for each in news.entries.values():
            self._heads[each.device] = max(each.seq, self._heads.get(each.device, 0))
        is_all, count = bool(told["is_all"]), sum(self._heads.values())
        state = State.FOLLOWING if is_all else State.COPYING
        name, former = str(told["name"]), str(told["laptop"])
        self._tell(Seen(state, name, former, self._journal.path, count))
        return not is_all

    def _mark_ballots(self, news: Contents) -> dict[str, dict[str, Ballot]]:
        """Remember which ballots are here now; the polls that have none any more, as when one was
        opened by mistake.
        """
        self._mark = mark_of(ballot_rows(news.ballots))
        _, rows = self._journal.personal_and_ballots() if self._journal else ([], [])
        return {str(row[0]): {} for row in rows if row[0] not in news.ballots}

    def _tell(self, seen: Seen) -> None:
        if seen != self.seen and not self._over.is_set():
            self.seen = seen
            self._told(seen)


def tell_taken(post: Post, laptop: str, now_ms: int) -> dict[str, dict[str, Ballot]]:
    """Tell the first laptop that this one has taken over; the ballots it had. Raises as
    `Post.ask`.
    """
    return ballots_in(post.ask({"wish": "taken", "laptop": laptop, "at": now_ms}))

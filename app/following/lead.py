"""The first laptop's side: what it answers to the second one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.archive.journal import Journal
from app.following.letters import Keys, Told, ballot_rows, mark_of, told_of
from app.models.errors import Refused

MOST: Final = 2_000_000
"""Letters of entries in one answer; the rest is asked for at once."""
PRESENT_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Heard:
    """Where the second laptop stands: when it asked last (seconds, monotonic; 0 for never), and
    whether it has everything.
    """

    at: float = 0.0
    has_all: bool = False

    @property
    def is_there(self) -> bool:
        """Whether it asked a moment ago."""
        return self.at > 0 and time.monotonic() - self.at < PRESENT_S


class Lead:
    """Answers letters that were written with its code; from any thread."""

    def __init__(
        self, code: str, journal: Journal, name: str, stand_down: Callable[[str, int], None]
    ) -> None:
        """`stand_down` (laptop, its time in ms) is called on the thread that answers, and returns
        when this laptop writes nothing more.
        """
        self.code, self._keys = code, Keys(code)
        self._journal, self._name = journal, name
        self._stand_down = stand_down
        self.heard = Heard()

    def answer(self, letter: bytes) -> bytes:
        """Raises Refused("follow-code-unknown", "request-malformed")."""
        asked = self._keys.open(letter)
        try:
            told = self._news(asked) if asked["wish"] == "news" else self._taken(asked)
        except (KeyError, TypeError, ValueError) as error:
            raise Refused("request-malformed") from error
        return self._keys.seal(told | {"answers": asked["number"]})

    def _news(self, asked: Told) -> Told:
        heads = asked["heads"]
        if not isinstance(heads, dict):
            raise TypeError(heads)
        known = {str(device): int(number) for device, number in heads.items()}
        news, is_all = self._journal.news(known, MOST)
        told = told_of(news)
        rows = ballot_rows(news.ballots)
        if not is_all or mark_of(rows) == asked["ballots"]:
            told["ballots"] = None
        self.heard = Heard(time.monotonic(), is_all and not news.entries)
        return told | {"is_all": is_all, "name": self._name, "laptop": self._journal.device}

    def _taken(self, asked: Told) -> Told:
        """Nothing is written here any more; then the ballots, which are all that this laptop had
        answered and no entry tells.
        """
        self._stand_down(str(asked["laptop"]), int(str(asked["at"])))
        _, ballots = self._journal.personal_and_ballots()
        return {"ballots": [list(each) for each in ballots], "laptop": self._journal.device}

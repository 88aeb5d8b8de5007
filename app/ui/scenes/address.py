"""Where phones find the room, as slides tell it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """Where phones find the room: a web address, and the wireless network when it is told."""

    url: str
    network: str = ""
    password: str = ""
    typed: str = ""

    @property
    def spoken(self) -> str:
        """The address as one types it."""
        return (self.typed or self.url).removeprefix("http://").rstrip("/")

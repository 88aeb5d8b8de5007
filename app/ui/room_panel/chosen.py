"""What stands in the preview, and when it moves on by itself."""

from __future__ import annotations

from app.models.assembly import Assembly
from app.models.room import Showing
from app.ui.scenes import choices, suggested


class Chosen:
    """Until a person picks a scene, the one that is suggested. What was picked or taken stays, so
    that it can be looked at, mended and taken once more, and nobody who comes back from a take
    finds another slide under the key: in OpenLP and FreeShow, too, what one selected stays selected
    when it goes live. A taken scene gives way only when the day goes on: when something else is
    suggested than right after the take, as the next item begins or a poll is opened. The steps of a
    result are pages of what is live, and no other scene. After a restart in the middle of a day
    what is live stands here, so that one who takes by reflex changes nothing.
    """

    def __init__(self, assembly: Assembly) -> None:
        told = assembly.room_screen
        is_kept = told.takes > 0 and _is_begun(assembly) and told.showing in choices(assembly)
        self._picked: Showing | None = told.showing if is_kept else None
        # How often something had been taken before this was; -1 if it was not.
        self._takes = told.takes - 1 if is_kept else -1
        self._after_take: Showing | None = suggested(assembly) if is_kept else None

    @property
    def is_of_person(self) -> bool:
        """Whether somebody picked it, and has not taken it yet."""
        return self._picked is not None and self._takes < 0

    def showing(self, assembly: Assembly) -> Showing:
        """What stands in the preview."""
        return self._picked or suggested(assembly)

    def pick(self, showing: Showing) -> None:
        """A person wants to see it there."""
        self._picked, self._takes, self._after_take = showing, -1, None

    def take(self, assembly: Assembly) -> Showing:
        """It goes to the room, and stays here."""
        showing = self.showing(assembly)
        self._picked, self._takes, self._after_take = showing, assembly.room_screen.takes, None
        return showing

    def follow(self, assembly: Assembly) -> None:
        """Something has changed: what was taken gives way when the day has gone on."""
        if self._picked is None or self._takes < 0 or assembly.room_screen.takes <= self._takes:
            return
        now = suggested(assembly)
        if self._after_take is None:
            self._after_take = now
        if now != self._after_take or self._picked not in choices(assembly):
            self._picked = None


def _is_begun(assembly: Assembly) -> bool:
    """On the morning of another day nobody means the last slide of the day before."""
    return any(each.started_at for each in assembly.agenda.day(assembly.mandate.meeting))

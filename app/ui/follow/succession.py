"""After a take-over: the first laptop is told, its last ballots are taken in, and both laptops say
where they stand.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.archive.forks import Fork, forks
from app.beside import Beside
from app.document import Document
from app.following.follow import Post, tell_taken
from app.i18n import N_, _, _n
from app.models.assembly import Aspect
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.leading import take_over, write_again
from app.models.voting import Ballot, take_in_ballots
from app.settings import Settings
from app.ui.main_window import MainWindow
from app.ui.toast import Toast
from app.ui.widgets import Tint

TELL_EVERY_MS: Final = 3_000
_STOOD_DOWN, _FORK = "stood-down", "fork"
Ballots = dict[str, dict[str, Ballot]]


class Succession(QObject):
    """Belongs to one document; `told` carries a `Toast`."""

    told = Signal(object)

    def __init__(
        self,
        document: Document,
        preferences: Settings,
        keep: Callable[[], None],
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self._preferences, self._keep = preferences, keep
        self._name = str(document.path.resolve())
        self._beside = Beside(self)
        self._post: Post | None = None
        self._at = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TELL_EVERY_MS)
        self._timer.timeout.connect(self._tell_former)
        document.changed.connect(self._on_changed)
        self._on_changed(Aspect.ALL)
        told = preferences.formers.get(self._name, "").split()
        if len(told) == 3 and told[2].isdecimal():
            self._go_on_telling(*told)

    def take_over(self, former: str, post: Post | None = None) -> None:
        """This laptop goes on from now; `post` reaches the former one, if it is alive and until it
        has heard.
        """
        document = self._document
        self._at, self._post = document.now(), post
        heard = document.journal.heads().get(former, 0)
        document.perform(take_over, document.device, former, self._at, heard)
        if post is not None:
            self._remember(f"{post.address} {post.code} {self._at}")
            self._timer.start()
            self._tell_former()

    def _go_on_telling(self, address: str, code: str, at: str) -> None:
        self._post, self._at = Post(address, code), int(at)
        self._timer.start()

    def _remember(self, told: str) -> None:
        others = {p: each for p, each in self._preferences.formers.items() if p != self._name}
        self._preferences.formers = others | ({self._name: told} if told else {})
        self._keep()

    def stop(self) -> None:
        """The document is closed."""
        self._timer.stop()
        self._document.changed.disconnect(self._on_changed)
        for each in (_STOOD_DOWN, _FORK):
            self._window.banners.clear(each)
        self.deleteLater()

    def _tell_former(self) -> None:
        if self._post is not None:
            telling = self._beside.think(tell_taken, self._post, self._document.device, self._at)
            telling.add_done_callback(self._on_heard)

    def _on_heard(self, telling: Future[Ballots]) -> None:
        error = telling.exception()
        if self._post is None or isinstance(error, OSError):
            return
        if isinstance(error, Refused) and error.code == "follow-not-offered":
            return  # it may be opening its file just now
        self._post = None
        self._timer.stop()
        self._remember("")
        if error is None:
            self._take_in(telling.result())

    def _take_in(self, held: Ballots) -> None:
        """What the first laptop had in the box and this one had not heard of."""
        polls, taken = self._document.assembly.voting.polls, 0
        for poll, ballots in held.items():
            here = polls[poll].ballots.keys() if poll in polls else ballots.keys()
            taken += len(ballots.keys() - here)
            asked = self._document.perform(take_in_ballots, poll, ballots)
            asked.add_done_callback(_heed)
        words = _("The first laptop writes nothing more.")
        if taken:
            words = _n(
                "The first laptop writes nothing more. {n} ballot came over from it.",
                "The first laptop writes nothing more. {n} ballots came over from it.",
                taken,
            )
        self.told.emit(Toast(words.format(n=taken)))

    def _on_changed(self, aspects: Aspect) -> None:
        if not aspects & Aspect.LEADING:
            return
        banners, stood_down = self._window.banners, self._document.assembly.leading.stood_down
        if self._document.device in stood_down:
            step = (partial(_, N_("Write here all the same")), self._write_again)
            banners.tell(_STOOD_DOWN, _stood_down, Tint.DANGER, step, can_close=False)
        else:
            banners.clear(_STOOD_DOWN)
        found = forks(self._document.journal.entries()) if stood_down else ()
        if found:
            banners.tell(_FORK, partial(fork_words, found), Tint.WARNING)

    def _write_again(self) -> None:
        document = self._document
        document.perform(write_again, document.device, document.now())


def _heed(asked: Future[Facts]) -> None:
    """A ballot this poll does not ask for: there is none, unless somebody wrote it by hand."""
    if asked.exception() is not None and not isinstance(asked.exception(), Refused):
        raise RuntimeError from asked.exception()


def _stood_down() -> str:
    return _(
        "Another laptop has taken over this assembly, so nothing is written here. If that was a"
        " mistake, go on here and close it there: else the two drift apart until they are synced."
    )


def fork_words(found: tuple[Fork, ...]) -> str:
    """How much was written on a laptop that had not heard that another one had taken over."""
    count = sum(each.entries for each in found)
    words = _n(
        "{n} change was written on the first laptop after another had taken over. It is here now,"
        " in order of time: look through what came in twice.",
        "{n} changes were written on the first laptop after another had taken over. They are here"
        " now, in order of time: look through what came in twice.",
        count,
    )
    return words.format(n=count)

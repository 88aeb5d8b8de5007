"""On the first laptop: what another one has to type to follow, and whether it does."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.document import Document
from app.following.lead import Lead
from app.i18n import _, _n
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.leading import take_over
from app.models.voting import draw_codes
from app.settings import Settings
from app.ui.server_link import ServerLink
from app.ui.status import no_network
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Kind, Text, Tone, frame_dialog

_LOOK_EVERY_MS: Final = 500
_ANSWER_S: Final = 5.0
_LATE_S: Final = 4


class SecondLaptop(QObject):
    """Lets another laptop follow from the first time it is offered until that is ended. It still
    may when the document is opened again, for then it may have taken over meanwhile.
    """

    def __init__(
        self,
        document: Document,
        server: ServerLink,
        preferences: Settings,
        keep: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._server, self._window = document, server, window
        self._preferences, self._keep = preferences, keep
        self._name = str(document.path.resolve())
        if code := preferences.seconds.get(self._name):
            self._let_follow(code)

    @property
    def lead(self) -> Lead | None:
        """Who answers the other laptop; None while none may follow."""
        return self._server.second

    def offer(self) -> None:
        """The address and the code, which stays the same as long as the offer stands."""
        if self._server.second is None:
            (code,) = draw_codes(random.SystemRandom(), 1)
            self._let_follow(code)
            self._preferences.seconds = {**self._preferences.seconds, self._name: code}
            self._keep()
        SecondLaptopDialog(self, self._server, self._window).open()

    def end(self) -> None:
        """Nobody follows any more; another offer has another code."""
        self._server.second = None
        codes = self._preferences.seconds
        self._preferences.seconds = {p: code for p, code in codes.items() if p != self._name}
        self._keep()

    def stop(self) -> None:
        """The document is closed."""
        self._server.second = None
        self.deleteLater()

    def _let_follow(self, code: str) -> None:
        name = self._document.assembly.mandate.name
        self._server.second = Lead(code, self._document.journal, name, self._stand_down)

    def _stand_down(self, laptop: str, at: int) -> None:
        """On a thread of the server's: returns when it is on disk. Raises Refused("laptop-busy"):
        the other one tells it again.
        """
        device = self._document.device
        asked: Future[Facts] = self._document.answer(take_over, laptop, device, at)
        try:
            asked.result(_ANSWER_S)
        except TimeoutError as error:
            raise Refused("laptop-busy") from error


class SecondLaptopDialog(QDialog):
    """Opened with `open()`; looks twice a second whether the other laptop keeps up."""

    def __init__(self, second: SecondLaptop, server: ServerLink, parent: QWidget) -> None:
        super().__init__(parent)
        self._second, self._server = second, server
        self.words = Text(wraps=True)
        self.address, self.code = Text(role=Role.FIGURE), Text(role=Role.FIGURE, is_tabular=True)
        self._address_label, self._code_label = Text(tone=Tone.MUTED), Text(tone=Tone.MUTED)
        self.state = Text(role=Role.STRONG, wraps=True)
        self._safe = Text(tone=Tone.MUTED, wraps=True)
        self.close_button, self.end_button = Button(kind=Kind.PRIMARY), Button(icon_name="lock")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for each in (
            self.words, self._address_label, self.address, self._code_label, self.code,
            self.state, self._safe,
        ):  # fmt: skip
            column.addWidget(each)
        frame_dialog(self, [inside], self.close_button, self.end_button, self.accept)
        self.end_button.clicked.connect(self._second.end)
        self.setMinimumWidth(scaled(520))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_EVERY_MS)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Second laptop"))
        self.words.setText(
            _(
                "Open Bordrunde on the other laptop, in the same network. Choose “Follow another"
                " laptop…” on its first page and type this:"
            )
        )
        self._address_label.setText(_("Address"))
        self._code_label.setText(_("Code"))
        self._safe.setText(
            _(
                "It keeps a copy of everything, to go on within a minute if this laptop fails. The"
                " copy holds names: let only your own laptop follow."
            )
        )
        self.close_button.setText(_("Close"))
        self.end_button.setText(_("Let nobody follow"))
        self._look()

    def _look(self) -> None:
        lead, address = self._second.lead, self._server.address.removeprefix("http://")
        can = lead is not None and bool(address)
        self.address.setText(address if can else "")
        self.code.setText(shown_code(lead.code) if can and lead is not None else "")
        words = state_words(lead) if can and lead is not None else no_network()
        self.state.setText(words)


def shown_code(code: str) -> str:
    """In groups that are read aloud: "7KQ4-M2XD-9PB"."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def state_words(lead: Lead) -> str:
    """Whether another laptop follows."""
    heard = lead.heard
    if not heard.at:
        return _("No laptop follows yet.")
    silent = int(time.monotonic() - heard.at)
    if silent > _LATE_S:
        return _n(
            "The other laptop has not asked for {n} second.",
            "The other laptop has not asked for {n} seconds.",
            silent,
        ).format(n=silent)
    return _("The other laptop has everything.") if heard.has_all else _("The other laptop copies…")

"""What can be done with all that is suggested, as commands of the page: menu and palette."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QAction, QKeySequence

from app.i18n import _
from app.theme_proposals import Ghost, Offer
from app.ui.board.suggesting import Suggesting
from app.ui.board.words import accepting_words, short
from app.ui.icons import icon
from app.ui.page import Page

ACCEPT_ALL: Final = "Ctrl+Shift+A"


def accept_keys() -> str:
    """The keys that accept all, as people read them."""
    return QKeySequence(ACCEPT_ALL).toString(QKeySequence.SequenceFormat.NativeText)


class OfferActions:
    """The buttons of the strip of suggestions once more, for the keyboard."""

    def __init__(
        self,
        page: Page,
        suggesting: Suggesting,
        accept_all: Callable[[], None],
        drop_all: Callable[[], None],
    ) -> None:
        self._dropped: Ghost | None = None
        self._suggesting = suggesting
        self._offer: Offer | None = None
        self._accept = _made(page, "accept-all", "check", accept_all)
        self._accept.setShortcut(QKeySequence(ACCEPT_ALL))
        self._drop = _made(page, "drop-rest", "x", drop_all)
        self._fewer = _made(page, "fewer", "minus", self._on_fewer)
        self._more = _made(page, "more", "plus", self._on_more)
        self._back = _made(page, "bring-back", "undo-2", suggesting.bring_back)
        self.show_offer(None, 0, None)

    @property
    def all(self) -> tuple[QAction, ...]:
        """In the order of the strip."""
        return self._accept, self._drop, self._fewer, self._more, self._back

    def show_offer(self, offer: Offer | None, reading: int, dropped: Ghost | None) -> None:
        """What waits, whether notes are being read, and what was dropped last."""
        waits, has_themes = bool(offer) and not reading, bool(offer and offer.ghosts)
        self._accept.setEnabled(waits)
        self._drop.setEnabled(waits)
        self._fewer.setEnabled(waits and has_themes and bool(offer and offer.can_fewer))
        self._more.setEnabled(waits and has_themes and bool(offer and offer.can_more))
        self._back.setEnabled(dropped is not None and not reading)
        self._offer, self._dropped = offer, dropped
        self.retranslate()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        waits = accepting_words(self._offer) if self._offer else ""
        self._accept.setText(waits or _("Accept all suggestions"))
        self._drop.setText(_("Drop the suggestions that wait"))
        self._fewer.setText(_("Fewer suggested themes"))
        self._more.setText(_("More suggested themes"))
        title = short(self._dropped.title) if self._dropped else ""
        named = _("Bring “{theme}” back").format(theme=title)
        self._back.setText(named if title else _("Bring the dropped suggestion back"))

    def _on_fewer(self) -> None:
        self._suggesting.resize(-1)

    def _on_more(self) -> None:
        self._suggesting.resize(1)


def _made(page: Page, name: str, icon_name: str, handler: Callable[[], None]) -> QAction:
    action = QAction(icon(icon_name), "", page)
    action.setObjectName(f"suggestions-{name}")
    action.triggered.connect(handler)
    page.offer(action)
    return action

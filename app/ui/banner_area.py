"""The place under the head where lasting messages stand, one for each subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, _n
from app.ui.theme import Space
from app.ui.widgets import Banner, Button, Kind, Tint

_A_CHOICE: Final = 2
"""A message with so many buttons waits for an answer."""
_GRAVITY: Final = (Tint.DANGER, Tint.WARNING, Tint.INFO, Tint.POSITIVE)

Words: TypeAlias = Callable[[], str]
"""Says something in the language of the moment."""


class BannerArea(QWidget):
    """Banners above the page. A subject has one banner: a newer message takes its place.

    Only the first is on show: danger, then what asks for an answer; a button opens the others. They
    stand for hours, so they are given what says their words, and follow the language. `left` tells
    that the keyboard was in a message that has gone.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: dict[str, Banner] = {}
        self._says: dict[str, tuple[Words, list[tuple[Button, Words]]]] = {}
        self._tints: dict[str, Tint] = {}
        self._is_open = False
        self._more = Button(kind=Kind.QUIET)
        self._more.clicked.connect(self._on_more)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.TINY)
        row.setSpacing(Space.SMALL)
        row.addLayout(self._column, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(
        self,
        subject: str,
        words: Words,
        tint: Tint,
        *steps: tuple[Words, Callable[[], object]],
        can_close: bool = True,
    ) -> None:
        """Shows a message with (words, what to do) buttons; it is read aloud."""
        self.clear(subject)
        banner = Banner(words(), tint, can_close=can_close)
        buttons: list[tuple[Button, Words]] = []
        for name, step in steps:
            button = Button(name())
            button.clicked.connect(step)
            banner.add_button(button)
            buttons.append((button, name))
        banner.setProperty("subject", subject)
        banner.dismissed.connect(self._on_dismissed)
        self._banners[subject], self._says[subject] = banner, (words, buttons)
        self._tints[subject] = tint
        self._arrange()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(banner, banner.text))

    def take_keyboard(self, subject: str) -> None:
        """The keyboard goes to a message's first button, so that Enter does what is offered."""
        _words, buttons = self._says.get(subject, (None, []))
        if buttons:
            buttons[0][0].setFocus()

    def retranslate(self) -> None:
        """Every message in the language of the moment."""
        for subject, (words, buttons) in self._says.items():
            self._banners[subject].show_text(words())
            for button, name in buttons:
                button.setText(name())
        self._name_more()

    def clear(self, subject: str) -> None:
        """Takes the message away, if there is one."""
        banner = self._banners.pop(subject, None)
        self._says.pop(subject, None)
        self._tints.pop(subject, None)
        focused = QApplication.focusWidget()
        had_keyboard = banner is not None and focused is not None and banner.isAncestorOf(focused)
        if banner is not None:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self._arrange()
        self.setVisible(bool(self._banners))
        if had_keyboard:
            self.left.emit()

    def texts(self) -> list[str]:
        """What is told now, the oldest first."""
        return [banner.text for banner in self._banners.values()]

    def _arrange(self) -> None:
        """Danger first, then what asks for an answer, then the gravest; of those the newest."""
        self._is_open = self._is_open and len(self._banners) > 1
        newest = reversed(self._banners)
        in_order = sorted(newest, key=self._place)
        for at, subject in enumerate(in_order):
            self._column.insertWidget(at, self._banners[subject])
            self._banners[subject].setVisible(at == 0 or self._is_open)
        self._more.setVisible(len(self._banners) > 1)
        self._name_more()
        self._link_stops([self._banners[subject] for subject in in_order])

    def _link_stops(self, banners: list[Banner]) -> None:
        """Tab comes here after the head and before the page, though most banners are younger than
        both.
        """
        before = self._before()
        if before is None:
            return
        for each in (*(stop for banner in banners for stop in banner.stops), self._more):
            QWidget.setTabOrder(before, each)
            before = each

    def _before(self) -> QWidget | None:
        """What Tab comes from; None when nothing else in this window takes the keyboard."""
        at = self._more.previousInFocusChain()
        while at is not None and at is not self._more:
            if not self.isAncestorOf(at) and at.focusPolicy() != Qt.FocusPolicy.NoFocus:
                return at
            at = at.previousInFocusChain()
        return None

    def _place(self, subject: str) -> tuple[bool, bool, int]:
        tint, (_words, buttons) = self._tints[subject], self._says[subject]
        return tint is not Tint.DANGER, len(buttons) < _A_CHOICE, _GRAVITY.index(tint)

    def _name_more(self) -> None:
        others = len(self._banners) - 1
        words = _n("{n} more", "{n} more", others).format(n=others)
        self._more.setText(_("Only the first") if self._is_open else words)
        self._more.setAccessibleName(
            _("Show only the first message") if self._is_open else _("Show the other messages")
        )

    def _on_more(self) -> None:
        self._is_open = not self._is_open
        self._arrange()

    def _on_dismissed(self) -> None:
        banner = self.sender()
        if isinstance(banner, Banner):
            self.clear(str(banner.property("subject")))

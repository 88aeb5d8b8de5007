"""The place under the head where lasting messages stand, one for each subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme import Space
from app.ui.widgets import Banner, Button, Tint

Words: TypeAlias = Callable[[], str]
"""Says something in the language of the moment."""


class BannerArea(QWidget):
    """Banners above the page. A subject has one banner: a newer message takes its place.

    They stand for hours, so they are given what says their words, and follow the language.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: dict[str, Banner] = {}
        self._says: dict[str, tuple[Words, list[tuple[Button, Words]]]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, 0)
        self._column.setSpacing(Space.SMALL)
        self.hide()

    def tell(
        self,
        subject: str,
        words: Words,
        tint: Tint,
        *steps: tuple[Words, Callable[[], None]],
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
        self._column.addWidget(banner)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(banner, banner.text))

    def retranslate(self) -> None:
        """Every message in the language of the moment."""
        for subject, (words, buttons) in self._says.items():
            self._banners[subject].show_text(words())
            for button, name in buttons:
                button.setText(name())

    def clear(self, subject: str) -> None:
        """Takes the message away, if there is one."""
        banner = self._banners.pop(subject, None)
        self._says.pop(subject, None)
        if banner is not None:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def texts(self) -> list[str]:
        """What is told now, the oldest first."""
        return [banner.text for banner in self._banners.values()]

    def _on_dismissed(self) -> None:
        banner = self.sender()
        if isinstance(banner, Banner):
            self.clear(str(banner.property("subject")))

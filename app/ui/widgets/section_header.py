"""The head of a page: what this is, one line about it, and what can be done here."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import Role, Space
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.text import Text, Tone

_ACTIONS_SHARE: Final = 60
"""What the buttons have of the width in per cent, or more where they need it."""


class SectionHeader(QWidget):
    """Title and subtitle to the left, buttons to the right; below each other when room is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(role=Role.TITLE)
        self._subtitle = Text(tone=Tone.MUTED, wraps=True)
        self._subtitle.hide()
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        self._actions = FlowLayout(Space.SMALL, is_right_aligned=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SMALL)
        self._row.addLayout(words)
        self._row.addLayout(self._actions)

    def show_texts(self, title: str, subtitle: str = "") -> None:
        """The words, in the language of the moment."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go below the title before they stand under each other beside it."""
        super().resizeEvent(event)
        actions = self._actions.sizeHint().width()
        beside = self._title.sizeHint().width() + Space.LARGE + actions <= self.width()
        usual = self.width() * _ACTIONS_SHARE // 100
        share = max(usual, actions + Space.SMALL) if actions else 0
        self._row.setStretch(0, max(1, self.width() - share))
        self._row.setStretch(1, share)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def add_action(self, widget: QWidget) -> None:
        """One more button; the main step comes last, at the right edge."""
        self._actions.addWidget(widget)

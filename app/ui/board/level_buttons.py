"""The four levels of the board as buttons beside each other, one of them down, or none beside a
list.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from app.ui.board.levels import LEVEL_ICONS, Level, level_words
from app.ui.widgets import IconButton


class LevelButtons(QWidget):
    """`chosen` carries a `Level`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons = {level: IconButton(LEVEL_ICONS[level]) for level in Level}
        for level, button in self._buttons.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, level))
            row.addWidget(button)
        self.show_level(Level.BOARD)

    def show_level(self, level: Level | None) -> None:
        """The level that is shown, None while it is the list."""
        for each, button in self._buttons.items():
            button.setChecked(each is level)

    def button(self, level: Level) -> IconButton:
        """The button of a level."""
        return self._buttons[level]

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setAccessibleName(_("How close the board is"))
        for level, button in self._buttons.items():
            button.name_it(level_words(level))

    def _choose(self, level: Level, _is_checked: bool = False) -> None:
        self.chosen.emit(level)

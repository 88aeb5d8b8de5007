"""The button in the page's head that begins a poll on something else than a recommendation."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.widgets import Button


class NewPollButton(Button):
    """Opens a menu; its lines are the page's own actions, so that Ctrl+K has them too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon_name="plus", parent=parent)

    def show_actions(self, *actions: QAction) -> None:
        """What the menu offers."""
        menu = QMenu(self)
        menu.addActions(actions)
        self.setMenu(menu)

"""What can be added to the programme, as commands of the palette."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.i18n import _
from app.ui.palette import Entry, Offers
from app.ui.window_actions import plain_text


class AddCommands(Offers):
    """One for each line of a menu, said so that it is understood without it."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        self._actions: dict[QAction, QAction] = {}

    def entries(self) -> list[Entry]:
        """The menu's lines as they are now."""
        self._menu.aboutToShow.emit()  # it lists what is saved just now
        lines = [each for each in self._menu.actions() if not each.isSeparator()]
        for line in [each for each in self._actions if each not in lines]:
            self._actions.pop(line).deleteLater()
        return [Entry(self._action(each), _("Agenda"), "agenda") for each in lines]

    def _action(self, line: QAction) -> QAction:
        action = self._actions.get(line)
        if action is None:
            action = self._actions[line] = QAction(line.icon(), "", self)
            action.setObjectName("agenda-add")
            action.triggered.connect(line.trigger)
        told = _("Add to the programme: {what}").format(what=plain_text(line))
        action.setText(told.replace("&", "&&"))
        return action

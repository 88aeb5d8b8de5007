"""The menu of what notes may be sorted by."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.models.board import Lens
from app.ui.scenes.lens_words import lens_words


class LensMenu(QMenu):
    """Four ways to sort, the one of now marked; an action's data is the lens' value."""

    def __init__(self, now: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(self)
        for lens in Lens:
            action = self.addAction(lens_words(lens))
            action.setData(lens.value)
            action.setCheckable(True)
            action.setChecked(lens is now)
            group.addAction(action)

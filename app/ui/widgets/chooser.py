"""A box that opens with nothing chosen, and whose list is walked from its first row."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QComboBox


class Chooser(QComboBox):
    """A combo box that may be empty. Qt begins its open list at the first row without marking it,
    so that Down goes past it; here it is marked, and Enter chooses it.
    """

    def showPopup(self) -> None:
        """Opens the list; while nothing is chosen the first row is marked."""
        super().showPopup()
        if self.currentIndex() < 0 and self.count():
            first = self.model().index(0, self.modelColumn(), self.rootModelIndex())
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view().selectionModel().setCurrentIndex(first, how)

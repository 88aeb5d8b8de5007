"""The list of scenes: arrows choose for the preview, Enter takes to the room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.models.assembly import Assembly
from app.models.room import Showing
from app.ui.clicker import acts_once, clicked
from app.ui.held import HeldKeys
from app.ui.icons import icon
from app.ui.room_panel.words import ICONS, scene_words
from app.ui.scenes import choices
from app.ui.theme import scaled

_SHOWING: Final = Qt.ItemDataRole.UserRole
_ROW: Final = 30
LIVE_ICON: Final = "monitor-play"


class ScenePicker(QListWidget):
    """Every scene that can be taken.

    `picked` carries the `Showing` a person chose, `taken` nothing: take what is chosen. B, F and T
    are not letters to search with here: the keys of a clicker go on to the panel.
    """

    picked = Signal(object)
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        HeldKeys(self, acts_once)  # Enter that is held down takes nothing
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)
        self.itemPressed.connect(self._on_current)  # the row that stands there already, too
        self.itemActivated.connect(self._on_activated)

    @property
    def row_height(self) -> int:
        """How high a scene's row is."""
        self.ensurePolished()
        return max(self.sizeHintForRow(0), scaled(_ROW))

    def sizeHint(self) -> QSize:
        """Three rows; it takes what room there is. Qt's own hint would make the side scroll."""
        return QSize(240, 3 * self.row_height + 2 * self.frameWidth())

    def show_scenes(self, assembly: Assembly, chosen: Showing, live: Showing) -> None:
        """The scenes there are now; the chosen one is selected, the live one bold with a screen."""
        self.blockSignals(True)
        offered = choices(assembly)
        if [self._showing(row) for row in range(self.count())] != list(offered):
            self._fill(offered)
        for row, showing in enumerate(offered):
            item = self.item(row)
            words = scene_words(assembly, showing)
            item.setText(words)
            item.setToolTip(words)
            letters = self.font()
            letters.setBold(showing == live)
            item.setFont(letters)
            item.setIcon(icon(LIVE_ICON if showing == live else ICONS[showing.scene]))
        row = offered.index(chosen) if chosen in offered else -1
        if row != self.currentRow():
            self.setCurrentRow(row)
            self.scrollTo(self.currentIndex())
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A clicker's keys before the list's own."""
        if clicked(event) is None:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _fill(self, offered: tuple[Showing, ...]) -> None:
        self.clear()
        for showing in offered:
            item = QListWidgetItem()
            item.setData(_SHOWING, showing)
            self.addItem(item)

    def _showing(self, row: int) -> Showing | None:
        told = self.item(row).data(_SHOWING)
        return told if isinstance(told, Showing) else None

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(_SHOWING))

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.taken.emit()

"""The blocks of the composition: beside the list one under the other, below it side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.i18n import _
from app.ui.members.composition import BLOCK, CompositionBlock, Criterion
from app.ui.theme import Space, scaled
from app.ui.widgets import Card, FlowLayout


class Mirror(Card):
    """Those present held against all members, attribute by attribute."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.MEDIUM, parent=parent)
        self._blocks: list[CompositionBlock] = []
        self._is_beside = True
        inside = QWidget()
        self._flow = FlowLayout(Space.LARGE, parent=inside)
        self._frame = QScrollArea()
        self._frame.setFrameShape(QFrame.Shape.NoFrame)
        self._frame.setWidgetResizable(True)
        self._frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._frame.setWidget(inside)
        # The card is the ground; Qt fills both of these unless told otherwise.
        self._frame.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._inside = inside
        self.body.addWidget(self._frame, 1)

    @property
    def count(self) -> int:
        """How many attributes are shown."""
        return len(self._blocks)

    def show_criteria(self, criteria: Sequence[Criterion]) -> None:
        """The figures as they are now; blocks are made and dropped only when attributes are."""
        while len(self._blocks) > len(criteria):
            old = self._blocks.pop()
            self._flow.removeWidget(old)
            old.deleteLater()
        for at, criterion in enumerate(criteria):
            if at < len(self._blocks):
                self._blocks[at].show_criterion(criterion)
            else:
                block = CompositionBlock(criterion)
                self._blocks.append(block)
                self._flow.addWidget(block)
        self._fit()

    def set_beside(self, is_beside: bool) -> None:
        """Beside the list it scrolls by itself; below it takes the height it needs."""
        self._is_beside = is_beside
        self._fit()

    def retranslate(self) -> None:
        """The heading in the language of the moment."""
        self.set_title(_("Composition"))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may make another number of lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        most = max((block.lines for block in self._blocks), default=0)
        for block in self._blocks:
            block.pad_to(0 if self._is_beside else most)
        bar = self.style().pixelMetric(self.style().PixelMetric.PM_ScrollBarExtent)
        beside = scaled(BLOCK) + 2 * Space.MEDIUM + bar + Space.TINY
        wide = QSizePolicy.Policy.Fixed if self._is_beside else QSizePolicy.Policy.Preferred
        high = QSizePolicy.Policy.Expanding if self._is_beside else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, high)
        self.setMinimumWidth(beside if self._is_beside else 0)
        self.setMaximumWidth(beside if self._is_beside else 16_777_215)
        needed = self._flow.heightForWidth(self._frame.viewport().width())
        self._frame.setMinimumHeight(0 if self._is_beside else needed)

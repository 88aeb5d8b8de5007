"""The row of key figures on the summary page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from app.reports import marks
from app.reports.pdf import styles
from app.reports.pdf.blocks import text
from app.reports.pdf.tagging import Element, TaggedCanvas


class FactRow(Flowable):
    """Figures side by side, each a large number over its name; each read as a text of its own."""

    canv: TaggedCanvas

    def __init__(self, figures: Sequence[tuple[str, str, Element]]) -> None:
        super().__init__()
        self._cells = [
            (text(told, styles.FIGURE, element), text(name, styles.FIGURE_LABEL, element))
            for told, name, element in figures
        ]
        self.spaceAfter = 14

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The whole width, as high as the highest cell."""
        self.width = width
        self._step = width / max(len(self._cells), 1)
        heights = [
            figure.wrap(self._step, 999)[1] + name.wrap(self._step - 10, 999)[1]
            for figure, name in self._cells
        ]
        self.height = max(heights, default=0) + 16
        return self.width, self.height

    def draw(self) -> None:
        """Draws the ground and the figures."""
        with self.canv.tagged(None):
            self.canv.setFillColor(HexColor(marks.TINT))
            self.canv.roundRect(-10, 0, self.width + 20, self.height, 6, stroke=0, fill=1)
        for at, (figure, name) in enumerate(self._cells):
            x, top = at * self._step, self.height - 6 - figure.height
            with self.canv.tagged(figure.element):
                figure.drawOn(self.canv, x, top)
                self.canv.drawString(x, top, " ")  # keeps the number apart from its name
                name.drawOn(self.canv, x, top - name.height)

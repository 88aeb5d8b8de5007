"""A table of rows as people expect it: calm, whole rows, rows that grow with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.theme import scaled

ROW_PIXELS = 34


class DataTable(QTableView):
    """A table view over any model; copying gives tab-separated rows that paste into a sheet."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows walk in it
        self.setWordWrap(False)
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setStretchLastSection(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit_rows()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the chosen rows with their headings' order of columns."""
        if event.matches(QKeySequence.StandardKey.Copy):
            data = QMimeData()
            data.setText(self.selected_text())
            QGuiApplication.clipboard().setMimeData(data)
        else:
            super().keyPressEvent(event)

    def selected_text(self) -> str:
        """The chosen rows, columns by tab, as they are shown; hidden columns stay out."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if not rows:
            return ""
        model = self.model()
        columns = [c for c in range(model.columnCount()) if not self.isColumnHidden(c)]
        lines = [
            "\t".join(str(model.index(row, column).data() or "") for column in columns)
            for row in rows
        ]
        return "\n".join(lines)

    def _fit_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(28)
        rows.setDefaultSectionSize(max(28, scaled(ROW_PIXELS)))

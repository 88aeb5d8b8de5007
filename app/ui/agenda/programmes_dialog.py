"""Programmes to begin from: real days that come along, and those saved on this laptop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n, clock, duration
from app.imports.programmes import Programme
from app.models.agenda import Item, planned_slots
from app.ui.agenda.table import WholeRows
from app.ui.agenda.words import kind_words, span_words
from app.ui.seating.insight.rows import RowsModel
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, DataTable, Kind, Text, Tone


class ProgrammesDialog(QDialog):
    """Opened with `open()`. `taken` carries the plans, and whether they replace the programme;
    `discard_wanted` one of the laptop's own.
    """

    taken = Signal(object, bool)
    discard_wanted = Signal(object)

    def __init__(
        self,
        own: Sequence[Programme],
        shipped: Sequence[Programme],
        *,
        has_items: bool,
        can_replace: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Programmes to begin from"))
        self._own = tuple(own)
        self._all = (*own, *shipped)
        self.list, self.table, self._model = QListWidget(), DataTable(), RowsModel(self)
        self._about = Text(tone=Tone.MUTED, wraps=True)
        self.replaces = QCheckBox(_("Replace the programme that is there"))
        self.replaces.setVisible(has_items)
        self.replaces.setEnabled(can_replace)
        self.discard = Button(_("Delete"), Kind.QUIET, "trash-2")
        self.take, self._cancel = Button(kind=Kind.PRIMARY), Button(_("Cancel"))
        self._lay_out()
        self._fill()
        self.take.setDefault(True)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self._on_take)
        self.take.clicked.connect(self._on_take)
        self.discard.clicked.connect(self._on_discard)
        self._cancel.clicked.connect(self.reject)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> Programme | None:
        """The programme that is shown."""
        at = self.list.currentRow()
        return self._all[at] if 0 <= at < len(self._all) else None

    def _lay_out(self) -> None:
        self.list.setAccessibleName(_("Programmes to begin from"))
        self.list.setMinimumWidth(scaled(260))
        self.table.setModel(self._model)
        self.table.setItemDelegate(WholeRows(self.table))
        self.table.setAccessibleName(_("Its items"))
        self.table.setSelectionMode(DataTable.SelectionMode.NoSelection)
        right = QVBoxLayout()
        right.setSpacing(Space.SMALL)
        right.addWidget(self.table, 1)
        right.addWidget(self._about)
        middle = QHBoxLayout()
        middle.setSpacing(Space.LARGE)
        middle.addWidget(self.list, 2)
        middle.addLayout(right, 3)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.discard)
        foot.addWidget(self.replaces)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize(scaled(960), scaled(540))

    def _fill(self) -> None:
        for at, each in enumerate(self._all):
            words = _("{name} (own)").format(name=each.name) if at < len(self._own) else each.name
            self.list.addItem(QListWidgetItem(words))

    def _show(self, _at: int) -> None:
        programme = self.chosen
        plans = programme.plans if programme else ()
        items = [Item(str(at), "", plan) for at, plan in enumerate(plans)]
        slots = planned_slots(items)
        starts_itself = bool(plans) and plans[0].start_min >= 0
        rows = [
            (
                span_words(clock(slots[each.id].start), clock(slots[each.id].end))
                if starts_itself
                else duration(each.plan.length_min),
                each.plan.title,
                kind_words(each.plan.kind),
            )
            for each in items
        ]
        self._model.show((_("Time"), _("Item"), _("What happens")), rows)
        sizes = self.table.horizontalHeader()
        sizes.setStretchLastSection(False)
        sizes.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        sizes.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._about.setText(programme.about if programme else "")
        self.discard.setVisible(programme in self._own)
        n = len(plans)
        self.take.setText(_n("Add {n} item", "Add {n} items", n).format(n=n))
        self.take.setEnabled(n > 0)

    def _on_take(self) -> None:
        if self.chosen is not None:
            replaces = self.replaces.isVisible() and self.replaces.isChecked()
            self.taken.emit(self.chosen.plans, replaces)
            self.accept()

    def _on_discard(self) -> None:
        if self.chosen in self._own:
            self.discard_wanted.emit(self.chosen)
            self.accept()

"""What was planned held against what happened, item by item, and as a table to keep."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from app.i18n import _, clock, duration
from app.models.agenda import DayAccount, Line, Slot
from app.reports.programme_tables import remark
from app.ui.agenda.table import WholeRows
from app.ui.agenda.words import span_words
from app.ui.seating.insight.rows import RowsModel
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, DataTable, Kind, Text, Tone


class AccountDialog(QDialog):
    """`export_wanted` when the person wants the table as a file."""

    export_wanted = Signal()

    def __init__(self, account: DayAccount, day: str, parent: QWidget | None = None) -> None:
        """`day` names the meeting day in words."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Planned and actual"))
        self.table, self._model = DataTable(_("Planned and actual")), RowsModel(self)
        self.export = Button(_("Export…"), icon_name="download")
        close = Button(_("Close"), Kind.SECONDARY)
        self.sums = Text(_sums_words(account), wraps=True)
        self._model.show(_heads(), [_row(each) for each in account.lines], _strong(account))
        self.table.setModel(self._model)
        self.table.setSelectionMode(DataTable.SelectionMode.NoSelection)
        self.table.setItemDelegate(WholeRows(self.table))
        sizes = self.table.horizontalHeader()
        sizes.setStretchLastSection(False)
        sizes.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        sizes.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.sums, 1)
        foot.addWidget(self.export)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Text(day, tone=Tone.MUTED))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(scaled(880), scaled(540))
        self.export.clicked.connect(self.export_wanted)
        close.clicked.connect(self.accept)


def _heads() -> tuple[str, ...]:
    return (
        _("Item"), _("Planned"), _("Actual"), _("Planned length"), _("Used"), _("Began"),
        _("Remark"),
    )  # fmt: skip


def _row(line: Line) -> tuple[str, ...]:
    planned, used = line.planned, line.used
    actual = ""
    if line.start >= 0:
        actual = span_words(clock(line.start), clock(line.end) if line.end >= 0 else "")
    return (
        line.item.plan.title,
        _span(planned),
        actual,
        duration(line.planned_length) if planned else "",
        duration(used) if used >= 0 else "",
        _late_words(line.late),
        remark(line),
    )


def _strong(account: DayAccount) -> frozenset[tuple[int, int]]:
    """What began five minutes late or more."""
    return frozenset((at, 5) for at, line in enumerate(account.lines) if (line.late or 0) >= 5)


def _late_words(minutes: int | None) -> str:
    if minutes is None:
        return ""
    if not minutes:
        return _("on time")
    told = _("{minutes} late") if minutes > 0 else _("{minutes} early")
    return told.format(minutes=duration(abs(minutes)))


def _span(slot: Slot | None) -> str:
    return span_words(clock(slot.start), clock(slot.end)) if slot else ""


def _sums_words(account: DayAccount) -> str:
    planned, held = account.planned, account.held
    parts = [_("Planned {span}").format(span=_span(planned))] if planned else []
    if held is not None and planned is not None:
        parts.append(_("held {span}").format(span=_span(held)))
        if account.behind is not None:
            parts.append(_("ended {when}").format(when=_late_words(account.behind)))
    elif not account.has_begun:
        parts.append(_("The day has not begun"))
    return ", ".join(parts)

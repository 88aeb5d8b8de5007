"""Who changes table in a repair, round by round, and why."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from app.i18n import _, _n
from app.proposals import Suggestion, reasons_to_move
from app.ui.collation import by_name
from app.ui.seating.insight.rows import RowsModel
from app.ui.seating.words import moved_in_rounds, why_briefly
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, DataTable, Kind, Text, Tone


class MovesDialog(QDialog):
    """A row for each person and round. Enter accepts nothing here: it only tells."""

    def __init__(self, suggestion: Suggestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Who changes table"))
        self._model = RowsModel(self)
        self.table = DataTable(_("Who changes table"))
        self.table.setModel(self._model)
        self.table.setWordWrap(True)
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        self.counts = Text(tone=Tone.MUTED, wraps=True)
        close = Button(_("Close"), Kind.SECONDARY)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.counts, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(scaled(820), scaled(520))
        self._show(suggestion)

    def _show(self, suggestion: Suggestion) -> None:
        names = suggestion.task.names
        people = Counter(each.member for each in suggestion.moves if each.before)
        told = [
            (each.round, names.get(each.member, each.member), each.before, each.after, each)
            for each in reasons_to_move(suggestion)
        ]
        told = sorted(by_name(told, _name), key=_round)
        rows = [
            (
                _("Round {n}").format(n=number),
                name,
                str(before) if before else "\N{EN DASH}",
                str(after),
                why_briefly(moving, names),
            )
            for number, name, before, after, moving in told
        ]
        self._model.show((_("Round"), _("Name"), _("From"), _("To"), _("Why")), rows)
        self.counts.setText(_counts_words(moved_in_rounds(suggestion), len(people)))


def _counts_words(moved: Counter[int], people: int) -> str:
    per_round = ", ".join(
        _("round {n}: {count}").format(n=number, count=count)
        for number, count in sorted(moved.items())
    )
    told = _n("{n} person changes table", "{n} people change table", people).format(n=people)
    return f"{told} ({per_round})." if per_round else f"{told}."


def _name(row: tuple[int, str, int, int, object]) -> str:
    return row[1]


def _round(row: tuple[int, str, int, int, object]) -> int:
    return row[0]

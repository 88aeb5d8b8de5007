"""The rules a plan does not keep, one by one, and why."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.engines.seating import Reason, because_of, sentence
from app.i18n import _
from app.models.errors import Refused
from app.proposals.whys import AskWhys, Found
from app.ui.seating.insight.rows import RowsModel
from app.ui.seating.insight.told import Insight
from app.ui.theme import Space
from app.ui.widgets import Button, DataTable, EmptyState, Text, Tone


class BrokenView(QWidget):
    """Enter goes to the round and the person: `wanted` carries a round (from 1) and an id.

    `rules_wanted` asks for the list of rules. The reasons are found beside the window, and come
    when they are there.
    """

    wanted = Signal(int, str)
    rules_wanted = Signal()

    def __init__(self, ask: AskWhys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._insight: Insight | None = None
        self._ask = ask
        self._answer: Future[Found] | None = None
        self._model = RowsModel(self)
        self.table = DataTable()
        self.table.setModel(self._model)
        self.table.setWordWrap(True)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._enter = Text(tone=Tone.MUTED, wraps=True)
        self._whole = EmptyState("list-checks")
        self._rules = Button(icon_name="list-checks")
        self._rules.clicked.connect(self.rules_wanted)
        self._whole.acted.connect(self.rules_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self._enter, 1)
        foot.addWidget(self._rules)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.table, 1)
        column.addWidget(self._whole, 1)
        column.addLayout(foot)
        self.table.activated.connect(self._on_activated)

    def show_insight(self, insight: Insight) -> None:
        """The rules broken now."""
        self._insight = insight
        self.table.setAccessibleName(_("Rules that are broken"))
        self._rules.setText(_("Rules for the seating…"))
        rows = insight.broken
        self._show_rows([_("Looking for the reason…")] * len(rows))
        self._enter.setText(_("Enter goes to the people concerned."))
        self._whole.show_texts("", _("The plan keeps all the rules."), self._rules.text())
        for part in (self.table, self._enter, self._rules):
            part.setVisible(bool(rows))
        self._whole.setVisible(not rows)
        self._answer = None
        if rows:
            asked = [replace(each, round=each.round - insight.shift) for each in rows]
            self._answer = self._ask(insight.wishes, asked)
            self._answer.add_done_callback(self._on_answer)

    def _on_answer(self, answer: Future[Found]) -> None:
        """An engine that died at work leaves the reasons unknown."""
        if not isValid(self) or answer is not self._answer or self._insight is None:
            return
        insight, error = self._insight, answer.exception()
        if error is not None and not isinstance(error, Refused):
            raise error
        found = answer.result() if error is None else ((),) * len(insight.broken)
        self._show_rows([_why(insight, each) for each in found])

    def _show_rows(self, whys: Sequence[str]) -> None:
        """What is broken, each with its reason; the row somebody is at stays."""
        if self._insight is None:
            return
        row = self.table.currentIndex().row()
        broken, names = self._insight.broken, self._insight.names
        told = [sentence(each, names) for each in broken]
        self._model.show((_("What"), _("Why")), list(zip(told, whys, strict=True)))
        if 0 <= row < len(told):
            self.table.setCurrentIndex(self._model.index(row, 0))
        self.table.resizeRowsToContents()

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid() and self._insight is not None:
            broken = self._insight.broken[index.row()]
            self.wanted.emit(broken.round, broken.members[0] if broken.members else "")


def _why(insight: Insight, found: Sequence[Reason]) -> str:
    """What stands in the way, as far as it is known, and what helps against it."""
    if found or insight.is_suggested:
        return f"{because_of(found, insight.names)} {_cure(found)}".rstrip()
    return _(
        "Nothing is known to stand in its way: somebody may have been moved, or the rule is newer "
        "than the plan. Repairing the plan may help."
    )


def _cure(found: Sequence[Reason]) -> str:
    if any(each.kind == "closed" for each in found):
        return _("Open that table again, or choose another table in the rule.")
    return ""

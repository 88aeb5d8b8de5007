"""One person's day: the table of each round, whom they meet and whom not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from app.i18n import _, _n, joined
from app.ui.seating.insight.rows import RowsModel
from app.ui.seating.insight.told import Insight
from app.ui.theme import Role, Space
from app.ui.widgets import DataTable, Text, Tone


class PersonView(QWidget):
    """Choose a person by the first letters of the name; all tables are read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._insight: Insight | None = None
        self.chooser = QComboBox()
        self.rounds, self.others = DataTable(), DataTable()
        self._rounds, self._others = RowsModel(self), RowsModel(self)
        self._label, self._sum = Text(role=Role.LABEL), Text(tone=Tone.MUTED, wraps=True)
        self._label.setBuddy(self.chooser)
        for table, model in ((self.rounds, self._rounds), (self.others, self._others)):
            table.setModel(model)
            table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.others.horizontalHeader().setStretchLastSection(False)
        self.rounds.setWordWrap(True)
        self.rounds.horizontalHeader().setStretchLastSection(False)  # it is told to stretch below
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        for part, stretch in ((self._label, 0), (self.chooser, 0), (self._sum, 1)):
            top.addWidget(part, stretch)
        below = QHBoxLayout()
        below.setSpacing(Space.MEDIUM)
        below.addWidget(self.rounds, 1)
        below.addWidget(self.others, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(below, 1)
        self.chooser.currentIndexChanged.connect(self._show_person)
        self.rounds.horizontalHeader().sectionResized.connect(self.rounds.resizeRowsToContents)

    def show_insight(self, insight: Insight) -> None:
        """Other rounds; the person stays."""
        kept = self.person or insight.person
        self._insight = insight
        self._label.setText(_("Person"))
        self.rounds.setAccessibleName(_("Table for each round"))
        self.others.setAccessibleName(_("Whom they meet, and whom not"))
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for each in insight.order:
            if each in insight.company.people:
                self.chooser.addItem(insight.name(each), each)
        self.chooser.blockSignals(False)
        self.choose(kept)

    @property
    def person(self) -> str:
        """Whose day is shown."""
        return str(self.chooser.currentData() or "")

    def choose(self, member: str) -> None:
        """Another person."""
        at = self.chooser.findData(member)
        self.chooser.blockSignals(True)
        self.chooser.setCurrentIndex(max(0, at))
        self.chooser.blockSignals(False)
        self._show_person()

    def _show_person(self) -> None:
        insight, member = self._insight, self.person
        if insight is None:
            return
        others = [each for each in insight.order if each in insight.company.people - {member}]
        faces = insight.company.faces(member)
        told = _n("Meets {n} of {others} other", "Meets {n} of {others} others", len(others))
        self._sum.setText(told.format(n=len(faces), others=len(others)))
        self._rounds.show((_("Round"), _("Table"), _("With")), _seats(insight, member))
        rows = [_other(insight, member, each) for each in others]
        rows.sort(key=_rarest_first)
        heads = (_("Name"), _("Times"), _("Rounds"))
        missed = frozenset((at, 0) for at, row in enumerate(rows) if row[1] == "0")
        self._others.show(heads, rows, missed)
        header = self.rounds.horizontalHeader()
        header.setSectionResizeMode(header.count() - 1, QHeaderView.ResizeMode.Stretch)
        # A long name gives way before the figures would leave the window.
        self.others.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.rounds.resizeRowsToContents()

    def focus_chooser(self) -> None:
        """Where the keyboard begins."""
        self.chooser.setFocus(Qt.FocusReason.TabFocusReason)


def _seats(insight: Insight, member: str) -> list[tuple[str, str, str]]:
    rows = []
    for at, sitting in enumerate(insight.company.sittings):
        table = insight.company.table_of(at, member)
        mates = [each for each in sitting.tables[table - 1] if each != member] if table else []
        words = _sentence_case(insight.round_words(at))
        with_whom = joined(insight.name(each) for each in insight.order if each in mates)
        rows.append((words, str(table) if table else "\N{EN DASH}", with_whom))
    return rows


def _other(insight: Insight, member: str, other: str) -> tuple[str, str, str]:
    rounds = insight.company.together(member, other)
    words = insight.rounds_words(rounds) if rounds else _("not met")
    return insight.name(other), str(len(rounds)), words


def _rarest_first(row: tuple[str, str, str]) -> int:
    return int(row[1])


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]

"""The insight window: four pages about one plan, over the plan or over what was really sat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.proposals.whys import AskWhys
from app.ui.seating.insight.broken import BrokenView
from app.ui.seating.insight.met_map import MetMap
from app.ui.seating.insight.person import PersonView
from app.ui.seating.insight.tables import TablesView
from app.ui.seating.insight.told import Insight, View, fewest_words, pair_words
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, FlowLayout, Text, Tone

Look = Callable[[bool, bool], Insight]
"""(as really sat, all days) -> what there is to tell."""

_MARGIN: Final = 24


class InsightDialog(QDialog):
    """Opened with `open()`. `place_wanted` carries a round (from 1) and an id to go to in the
    plan, `rules_wanted` asks for the rules.
    """

    place_wanted = Signal(int, str)
    rules_wanted = Signal()

    def __init__(
        self, look: Look, ask: AskWhys, view: View, *, has_sat: bool, parent: QWidget | None
    ) -> None:
        """`has_sat` is whether any round was held; `ask` finds why rules are broken."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look, self._has_sat = look, has_sat
        self._insight: Insight | None = None
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.source, self.days, self.order = QComboBox(), QComboBox(), QComboBox()
        self.round = QComboBox()
        self.map, self.person, self.tables = MetMap(), PersonView(), TablesView()
        self.rules = BrokenView(ask)
        self._pages = QStackedWidget()
        self._line, self._sum = Text(wraps=True), Text(tone=Tone.MUTED, wraps=True)
        self._close = Button()
        self._lay_out()
        self._say()
        self._connect()
        self.tabs.setCurrentIndex(view.value)
        self._refresh()

    @property
    def line(self) -> str:
        """What the foot says of the pair or cell in question."""
        return self._line.text()

    @property
    def summary(self) -> str:
        """The figure of the fewest new faces."""
        return self._sum.text()

    def showEvent(self, event: QShowEvent) -> None:
        """As large as the window behind it, for names need room."""
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None and not event.spontaneous():
            behind = parent.window().size()
            self.resize(behind.width() - _MARGIN, behind.height() - _MARGIN)
        self._focus_page()

    def _lay_out(self) -> None:
        for _view in View:
            self.tabs.addTab("")
        for page in (self.map, self.person, self.tables, self.rules):
            self._pages.addWidget(page)
        choices = FlowLayout(Space.SMALL, is_right_aligned=True)
        for box in (self.order, self.round, self.source, self.days):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choices.addWidget(box)
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        head.addWidget(self.tabs)
        head.addLayout(choices, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._line)
        words.addWidget(self._sum)
        foot = QHBoxLayout()
        foot.addLayout(words, 1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        self._line.setMinimumHeight(scaled(20))

    def _say(self) -> None:
        self.setWindowTitle(_("Who meets whom"))
        titles = (_("Who meets whom"), _("One person"), _("The tables' mix"), _("Broken rules"))
        for at, title in enumerate(titles):
            self.tabs.setTabText(at, title)
        self.tabs.setAccessibleName(_("Pages"))
        _fill(self.order, (_("By name"), _("By table")), _("Order"))
        _fill(self.source, (_("The plan"), _("As really sat")), _("Which seating"))
        _fill(self.days, (_("This day"), _("All days")), _("Which days"))
        self.round.setAccessibleName(_("Round"))
        self._close.setText(_("Close"))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        for box in (self.source, self.days):
            box.currentIndexChanged.connect(self._refresh)
        self.order.currentIndexChanged.connect(self._turn)
        self.round.currentIndexChanged.connect(self._on_round)
        self._close.clicked.connect(self.accept)
        self.map.pair_told.connect(self._tell_pair)
        self.map.person_wanted.connect(self._open_person)
        self.tables.cell_told.connect(self._line.setText)
        self.rules.wanted.connect(self._go)
        self.rules.rules_wanted.connect(self._open_rules)

    def _refresh(self) -> None:
        is_sat, is_all = self.source.currentIndex() == 1, self.days.currentIndex() == 1
        self._insight = insight = self._look(is_sat, is_all)
        self.round.blockSignals(True)
        self.round.clear()
        for at in range(len(insight.company.sittings)):
            words = insight.round_words(at)
            self.round.addItem(words[:1].upper() + words[1:])
        self.round.setCurrentIndex(insight.at)
        self.round.blockSignals(False)
        self._turn()

    def _on_round(self, at: int) -> None:
        """Another round for the tables and for the order of tables."""
        if self._insight is not None:
            self._insight = replace(self._insight, at=max(0, at))
            self._turn()

    def _turn(self) -> None:
        """Fills the page that is on show."""
        view, insight = View(max(0, self.tabs.currentIndex())), self._insight
        if insight is None:
            return
        self._line.setText("")
        self._pages.setCurrentIndex(view.value)
        by_table = view is View.MET and self.order.currentIndex() == 1
        self.order.setVisible(view is View.MET)
        self.round.setVisible(by_table or view is View.TABLES)
        self.source.setVisible(self._has_sat and view is not View.RULES)
        self.days.setVisible(view in (View.MET, View.PERSON))
        self._sum.setText(fewest_words(insight) if view in (View.MET, View.PERSON) else "")
        if view is View.MET:
            self.map.show_insight(insight, by_table=by_table)
        elif view is View.PERSON:
            self.person.show_insight(insight)
        elif view is View.TABLES:
            self.tables.show_insight(insight)
        else:
            self.rules.show_insight(insight)

    def _focus_page(self) -> None:
        first = {View.MET: self.map, View.PERSON: self.person.chooser}
        views = {View.TABLES: self.tables.table, View.RULES: self.rules.table}
        page = {**first, **views}[View(self.tabs.currentIndex())]
        (page if not page.isHidden() else self._close).setFocus(Qt.FocusReason.TabFocusReason)

    def _tell_pair(self, one: str, other: str) -> None:
        if self._insight is not None:
            self._line.setText(pair_words(self._insight, one, other) if one else "")

    def _open_person(self, member: str) -> None:
        self.tabs.setCurrentIndex(View.PERSON.value)
        self.person.choose(member)
        self.person.focus_chooser()

    def _go(self, number: int, member: str) -> None:
        self.accept()
        self.place_wanted.emit(number, member)

    def _open_rules(self) -> None:
        self.accept()
        self.rules_wanted.emit()


def _fill(box: QComboBox, words: tuple[str, ...], name: str) -> None:
    box.addItems(list(words))
    box.setAccessibleName(name)
    box.setToolTip(name)

"""One rule as a form; what it clashes with is told while it is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.errors import Refused
from app.models.people import Member, told_apart
from app.models.seating import LONGEST_LABEL, MOST_ROUNDS, MOST_TABLES, Doubt, Rule, RuleKind
from app.refusals import say
from app.ui.icons import icon
from app.ui.seating.rules.people_field import PeopleField
from app.ui.seating.rules.words import KIND_ICONS, doubt_words, kind_hint, kind_words
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Banner, Button, FormRows, Kind, Text, Tint
from app.ui.widgets.scrolling import scrolling

_BY_ROUND = (RuleKind.JOINS, RuleKind.LEAVES)
_NUMBERS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: members, days as (id, words), the day the page is about, and
    how many rounds that has.
    """

    members: Sequence[Member]
    days: Sequence[tuple[str, str]]
    meeting: str
    rounds: int = 1

    @property
    def names(self) -> Mapping[str, str]:
        """What to call each member."""
        return told_apart(self.members)


class RuleForm(QDialog):
    """Opened with `open()`; `wanted` carries the `Rule` that Enter asks for.

    The owner keeps it, or answers with `show_refusal`; `doubts` says what a rule would clash with.
    """

    wanted = Signal(object)

    def __init__(
        self,
        choices: Choices,
        doubts: Callable[[Rule], Sequence[Doubt]],
        rule: Rule | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choices, self._doubts, self._is_new = choices, doubts, rule is None
        self._title = Text(role=Role.HEADING)
        self.kind, self.day = QComboBox(), QComboBox()
        self.label, self.tables = QLineEdit(), QLineEdit()
        self.label.setMaxLength(LONGEST_LABEL)
        self.table, self.round = QSpinBox(), QSpinBox()
        self.table.setRange(1, MOST_TABLES)
        self.people = PeopleField(choices.members)
        self._clash = Banner("", Tint.WARNING, can_close=False)
        self._confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        self._rows: dict[QWidget, FormRows] = {}
        self._lay_out()
        self._fill(rule or Rule(RuleKind.APART, ()))
        self._connect()
        self.retranslate()
        self._on_kind()
        self.resize(self.sizeHint())
        (self.kind if self._is_new else self.people).setFocus()

    @property
    def rule(self) -> Rule:
        """The rule as the form has it now."""
        kind = self._kind
        tables: tuple[int, ...] = ()
        if kind is RuleKind.GATHER:
            tables = tuple(int(each) for each in _NUMBERS.findall(self.tables.text())[:MOST_TABLES])
        elif kind is RuleKind.HOST:
            tables = (self.table.value(),)
        return Rule(
            kind,
            self.people.chosen,
            str(self.day.currentData() or ""),
            tables,
            self.round.value() if kind in _BY_ROUND else 0,
            self.label.text().strip() if kind is RuleKind.GATHER else "",
        )

    @property
    def clash(self) -> str:
        """What is told of other rules, "" when there is nothing to tell."""
        return "" if self._clash.isHidden() else self._clash.text

    def accept(self) -> None:
        """Asks for the rule; whoever opened the form closes it with `done`."""
        self._say_fields()
        self.wanted.emit(self.rule)

    def show_refusal(self, refused: Refused) -> None:
        """Says beside its field why this is no rule."""
        field = {
            "rule-label": self.label,
            "rule-table": self.table if self._kind is RuleKind.HOST else self.tables,
            "rule-round": self.round,
            "rule-day": self.day,
        }.get(refused.code, self.people)
        self._rows[field].show_error(field, say(refused))
        self._clash.hide()  # it says that the rule may be kept

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Two columns, within the screen; then the fields scroll."""
        wanted = QSize(scaled(720), scaled(540))
        return wanted.boundedTo(self.screen().availableSize() * 0.94)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        words = _("New rule") if self._is_new else _("Change the rule")
        self.setWindowTitle(words)
        self._title.setText(words)
        for at, kind in enumerate(RuleKind):
            self.kind.setItemText(at, kind_words(kind))
        if self.day.count() > len(self._choices.days):
            self.day.setItemText(0, _("All meeting days"))
        self.people.retranslate()
        self._say_fields()
        self._confirm.setText(_("Make the rule") if self._is_new else _("Save"))
        self._cancel.setText(_("Cancel"))
        self._show_clash()

    # -- inside

    @property
    def _kind(self) -> RuleKind:
        return list(RuleKind)[self.kind.currentIndex()]

    def _lay_out(self) -> None:
        inside = QWidget()
        left, right = QVBoxLayout(inside), QVBoxLayout()
        left.setContentsMargins(2, 2, Space.MEDIUM, 2)
        for side, fields in (
            (left, (self.kind, self.label, self.tables, self.table, self.round, self.day)),
            (right, (self.people,)),
        ):
            side.setSpacing(Space.LARGE)
            for field in fields:
                self._rows[field] = FormRows()
                self._rows[field].add("", field)
                side.addWidget(self._rows[field])
        left.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(Space.MEDIUM)
        across.addWidget(scrolling(inside), 5)
        across.addLayout(right, 6)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._title)
        column.addLayout(across, 1)
        column.addWidget(self._clash)
        column.addLayout(buttons)
        self._confirm.setDefault(True)
        self._cancel.setAutoDefault(False)

    def _connect(self) -> None:
        self._confirm.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.people.changed.connect(self._on_people)
        for field in (self.label, self.tables):
            field.textChanged.connect(self._show_clash)
        for spin in (self.table, self.round):
            spin.valueChanged.connect(self._show_clash)
        self.day.currentIndexChanged.connect(self._show_clash)

    def _fill(self, rule: Rule) -> None:
        for kind in RuleKind:
            self.kind.addItem(icon(KIND_ICONS[kind]), "")
        self.kind.setCurrentIndex(list(RuleKind).index(rule.kind))
        self._offer_days(rule.kind)
        self.day.setCurrentIndex(max(0, self.day.findData(rule.meeting)))
        self.label.setText(rule.label)
        self.tables.setText(", ".join(map(str, rule.tables)))
        self.table.setValue(rule.tables[0] if rule.tables else 1)
        self._limit_round(rule.kind)
        self.round.setValue(rule.round or self.round.minimum())
        self.people.choose(rule.members)

    def _offer_days(self, kind: RuleKind) -> None:
        """Who joins late or leaves early does so on one day; other rules may hold on all."""
        chosen = self.day.currentData()
        self.day.blockSignals(True)
        self.day.clear()
        if kind not in _BY_ROUND:
            self.day.addItem(_("All meeting days"), "")
        for key, words in self._choices.days:
            self.day.addItem(words, key)
        wanted = chosen or (self._choices.meeting if kind in _BY_ROUND else "")
        self.day.setCurrentIndex(max(0, self.day.findData(wanted)))
        self.day.blockSignals(False)

    def _limit_round(self, kind: RuleKind) -> None:
        self.round.setRange(2 if kind is RuleKind.JOINS else 1, MOST_ROUNDS)

    def _on_kind(self) -> None:
        """The fields of this kind, and no others."""
        kind = self._kind
        self._offer_days(kind)
        self._limit_round(kind)
        if self._is_new:
            self.round.setValue(self._choices.rounds if kind is RuleKind.LEAVES else 0)
        self.people.limit(1 if kind is RuleKind.HOST else 0)
        shown = {
            self.label: kind is RuleKind.GATHER,
            self.tables: kind is RuleKind.GATHER,
            self.table: kind is RuleKind.HOST,
            self.round: kind in _BY_ROUND,
        }
        for field, is_shown in shown.items():
            self._rows[field].setVisible(is_shown)
        self._say_fields()
        self._show_clash()

    def _on_people(self) -> None:
        self._say_people()
        self._show_clash()

    def _say_people(self) -> None:
        """As before anything was wrong."""
        hint = _("Type two letters, Enter chooses.")
        if self._kind is RuleKind.HOST:
            hint = _("One person. Type two letters, Enter chooses.")
        self._rows[self.people].show_texts(self.people, _("Who it is about"), hint)

    def _say_fields(self) -> None:
        """Labels and hints, as before anything was wrong."""
        kind = self._kind
        last = _("Last round") if kind is RuleKind.LEAVES else _("First round")
        for field, words, hint in (
            (self.kind, _("What the rule says"), kind_hint(kind)),
            (self.label, _("What they need"), _("For example: interpreter, Arabic.")),
            (self.tables, _("Tables that have it"), _("For example 2, 3. Left empty: any table.")),
            (self.table, _("Table"), ""),
            (self.round, last, ""),
            (self.day, _("When it holds"), ""),
        ):
            self._rows[field].show_texts(field, words, hint)
        self._say_people()

    def _show_clash(self) -> None:
        """What the rule clashes with; nothing of it where it cannot be a rule at all."""
        chosen = self.people.chosen
        if self._kind is RuleKind.HOST and len(chosen) > 1:
            names = ", ".join(self._choices.names[each] for each in chosen)
            self.show_refusal(Refused("rule-one-person", names=names))
            return
        told = [doubt_words(each, self._choices.names) for each in self._doubts(self.rule)]
        if told:
            told.append(_("You may keep the rule; the plan tells what cannot be kept."))
        self._clash.show_text(" ".join(told))
        self._clash.setVisible(bool(told))

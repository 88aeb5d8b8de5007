"""Which rules of somebody who dropped out hold for the substitute, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.i18n import _
from app.models.assembly import Assembly
from app.models.seating import RuleKind, rules_about
from app.ui.seating.rules.words import rule_words
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Text, Tone

_WIDEST = 380


@dataclass(frozen=True, slots=True)
class PassedRule:
    """A rule by its id, in words. `is_place` tells that it belongs to the seat, not the person."""

    rule: str
    words: str
    is_place: bool


def passed_rules(assembly: Assembly, member: str) -> tuple[PassedRule, ...]:
    """The rules of today that name a member."""
    names = assembly.people.shown_names()
    found = rules_about(assembly, assembly.mandate.meeting, member)
    return tuple(
        PassedRule(key, rule_words(rule, names), rule.kind is RuleKind.HOST)
        for key, rule in found.items()
    )


class PassedRules(QWidget):
    """A box for each rule. What belongs to the place is chosen from the start; what was about the
    person is for whoever stands at the door to say.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[QCheckBox] = []
        self._rules: tuple[PassedRule, ...] = ()
        self._title = Text(role=Role.LABEL)
        self._hint = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)
        self._column.addWidget(self._title)
        self._column.addWidget(self._hint)
        self.hide()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of those that are ticked."""
        told = zip(self._rules, self.boxes, strict=True)
        return tuple(each.rule for each, box in told if box.isChecked())

    def show_rules(self, rules: Sequence[PassedRule]) -> None:
        """Those of the person who is replaced; nothing is seen when there are none."""
        for box in self.boxes:
            self._column.removeWidget(box)
            box.deleteLater()
        self._rules = tuple(rules)
        self.boxes = [self._box(each) for each in rules]
        self.setVisible(bool(rules))

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._title.setText(_("Rules of the one who dropped out"))
        self._hint.setText(_("Choose those that hold for the substitute, too."))

    def _box(self, told: PassedRule) -> QCheckBox:
        box = QCheckBox(parent=self)
        shown = box.fontMetrics().elidedText(
            told.words, Qt.TextElideMode.ElideMiddle, scaled(_WIDEST)
        )
        box.setText(shown.replace("&", "&&"))
        box.setToolTip(told.words)
        box.setAccessibleName(told.words)
        box.setChecked(told.is_place)
        box.setMinimumHeight(scaled(28))
        self._column.addWidget(box)
        return box

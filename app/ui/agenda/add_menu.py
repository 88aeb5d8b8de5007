"""What can be added: a kind of item, a way of working with its steps, or an own template."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.imports import programmes
from app.models.agenda import ItemKind, Plan
from app.ui.agenda.add_commands import AddCommands
from app.ui.agenda.patterns import Pattern, pattern_words, plan_of
from app.ui.agenda.words import KIND_ICONS, kind_words
from app.ui.icons import icon


class AddMenu(QMenu):
    """`kind_wanted` carries an `ItemKind`, `plan_wanted` a `Plan` to begin with."""

    kind_wanted = Signal(object)
    plan_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = {kind: self.addAction(icon(KIND_ICONS[kind]), "") for kind in ItemKind}
        self.addSeparator()
        self._patterns = {each: self.addAction("") for each in Pattern}
        self._line = self.addSeparator()
        self._own: dict[QAction, Plan] = {}
        self.aboutToShow.connect(self._show_own)
        self.triggered.connect(self._on_triggered)
        self._commands = AddCommands(self)
        self.retranslate()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        for kind, action in self._kinds.items():
            action.setText(kind_words(kind))
        for pattern, action in self._patterns.items():
            action.setText(pattern_words(pattern))
            action.setIcon(icon(KIND_ICONS[plan_of(pattern).kind]))

    def _show_own(self) -> None:
        """As they are saved on this laptop just now."""
        for action in self._own:
            self.removeAction(action)
            action.deleteLater()
        self._own = {}
        for each in programmes.own():
            if each.is_single:
                plan = each.plans[0]
                self._own[self.addAction(icon(KIND_ICONS[plan.kind]), each.name)] = plan
        self._line.setVisible(bool(self._own))

    def _on_triggered(self, action: QAction) -> None:
        for kind, kind_action in self._kinds.items():
            if action is kind_action:
                self.kind_wanted.emit(kind)
        for pattern, pattern_action in self._patterns.items():
            if action is pattern_action:
                self.plan_wanted.emit(plan_of(pattern))
        if action in self._own:
            self.plan_wanted.emit(self._own[action])

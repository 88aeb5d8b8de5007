"""The rules of the plan: a list in words, and what one may do to it by mouse or by key."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.document import Document
from app.i18n import _
from app.models import people, seating
from app.models.assembly import Aspect
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.seating import Doubt, Rule
from app.proposals import usual_rounds
from app.refusals import say
from app.ui.seating.rules.form import Choices, RuleForm
from app.ui.seating.rules.list import RulesList
from app.ui.seating.rules.rows import FIXED, Row, day_of, rows_of
from app.ui.seating.rules.words import doubt_words, rule_words
from app.ui.theme import Role, Space, scaled
from app.ui.toast import TELLS_REFUSALS
from app.ui.widgets import Button, Divider, EmptyState, Kind, Text, Tone

_LOOKS_AT = Aspect.PEOPLE | Aspect.SEATING | Aspect.MANDATE


class RulesDialog(QDialog):
    """All rules, those of other days too; writing groups are of the day the page is about."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("seating-rules")
        self._document = document
        self._rows: list[Row] = []
        self._title, self._hint = Text(role=Role.HEADING), Text(tone=Tone.MUTED, wraps=True)
        self.list = RulesList()
        self._empty = EmptyState("scale")
        self.writing = QCheckBox()
        self._writing_hint = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._told = Text(tone=Tone.MUTED, wraps=True)
        self.new_button = Button(kind=Kind.PRIMARY, icon_name="plus")
        self.change_button, self.remove_button = (
            Button(icon_name="pencil"),
            Button(icon_name="trash-2"),
        )
        self.undo_button = Button(kind=Kind.QUIET, icon_name="undo-2")
        self._close = Button()
        self.setProperty(TELLS_REFUSALS, True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(self.sizeHint())
        self._take_keyboard()

    @property
    def told(self) -> str:
        """What was done last, in one sentence."""
        return self._told.text()

    def new_rule(self) -> None:
        """Asks for a rule."""
        self._open_form("", None)

    def change_rule(self) -> None:
        """The current rule as a form; a fixed table is changed where the member is."""
        row = self._current
        if row is not None and not row.is_fixed:
            rule = seating.standing_rules(self._document.assembly).get(row.key)
            self._open_form(row.key, rule)

    def remove_rule(self) -> None:
        """Lets the current rule go."""
        row = self._current
        if row is None:
            return
        label = _("Remove the rule: {rule}").format(rule=row.words)
        told = _("Removed: {rule}").format(rule=row.words)
        if row.is_fixed:
            member = row.key.removeprefix(FIXED)
            future = self._document.do(label, people.fix_table, member, 0)
        else:
            future = self._document.do(label, seating.remove_rule, row.key)
        future.add_done_callback(partial(self._on_done, told))

    def undo(self) -> None:
        """Takes the last deed back."""
        future = self._document.undo()
        if future is not None:
            future.add_done_callback(partial(self._on_done, _("Taken back."), can_undo=False))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for a dozen rules, within the screen."""
        return QSize(scaled(720), scaled(560)).boundedTo(self.screen().availableSize() * 0.94)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Rules for the seating plan"))
        self._title.setText(self.windowTitle())
        self._hint.setText(
            _("Every new plan and every repair keeps these rules, and says so when it cannot.")
        )
        self.list.setAccessibleName(_("Rules"))
        self._empty.show_texts(
            _("No rules yet"),
            _(
                "Keep people apart or together, gather those who need an interpreter, give hosts"
                " their table, and tell who joins late."
            ),
            _("New rule"),
        )
        self.new_button.setText(_("New rule"))
        self.change_button.setText(_("Change…"))
        self.remove_button.setText(_("Remove"))
        self.undo_button.setText(_("Undo"))
        self._close.setText(_("Close"))
        self._told.clear()
        self.undo_button.hide()
        self._show()

    # -- inside

    @property
    def _current(self) -> Row | None:
        at = self.list.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @property
    def _meeting(self) -> str:
        return self._document.assembly.mandate.meeting

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for button in (self.new_button, self.change_button, self.remove_button):
            top.addWidget(button)
            button.setAutoDefault(False)
        top.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        for button in (self.undo_button, self._close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for part in (self._title, self._hint):
            column.addWidget(part)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(Divider())
        switch = QVBoxLayout()
        switch.setSpacing(Space.TINY)
        switch.addWidget(self.writing)
        switch.addWidget(self._writing_hint)
        column.addLayout(switch)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._document.changed.connect(self._on_changed)
        self.list.currentRowChanged.connect(self._allow)
        self.list.change_wanted.connect(self.change_rule)
        self.list.removal_wanted.connect(self.remove_rule)
        self.list.itemDoubleClicked.connect(self.change_rule)
        self._empty.acted.connect(self.new_rule)
        self.new_button.clicked.connect(self.new_rule)
        self.change_button.clicked.connect(self.change_rule)
        self.remove_button.clicked.connect(self.remove_rule)
        self.undo_button.clicked.connect(self.undo)
        self.writing.clicked.connect(self._on_writing)
        self._close.clicked.connect(self.accept)

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects & _LOOKS_AT:
            self._show()

    def _show(self) -> None:
        """The rules as they are now; the current one stays, or the one that took its place."""
        assembly = self._document.assembly
        key = self._current.key if self._current else ""
        before = self.list.currentRow()
        self._rows = rows_of(assembly)
        self.list.show_rows(self._rows)
        keys = [row.key for row in self._rows]
        at = keys.index(key) if key in keys else min(max(before, 0), len(keys) - 1)
        self.list.setCurrentRow(at)
        is_empty = not self._rows
        self._empty.setVisible(is_empty)
        for part in (self.list, self.new_button, self.change_button, self.remove_button):
            part.setVisible(not is_empty)
        self._allow()
        self._show_writing()

    def _show_writing(self) -> None:
        assembly = self._document.assembly
        self.writing.setText(
            _("Writing groups on {day}").format(day=day_of(assembly, self._meeting))
        )
        self.writing.setEnabled(bool(self._meeting))
        self.writing.setChecked(self._meeting in assembly.seating.writing_days)
        doubt = seating.writing_doubt(assembly, self._meeting)
        self._writing_hint.set_tone(Tone.WARNING if doubt else Tone.MUTED)
        hint = _("A draft stays at each table, and nobody sits at the same draft twice.")
        self._writing_hint.setText(doubt_words(doubt, {}) if doubt else hint)
        self.writing.setAccessibleDescription(self._writing_hint.text())

    def _allow(self) -> None:
        row = self._current
        self.change_button.setEnabled(row is not None and not row.is_fixed)
        self.remove_button.setEnabled(row is not None)

    def _take_keyboard(self) -> None:
        """To the list, or to the one button of an empty one."""
        place = self.list if self._rows else self._empty.findChild(Button)
        if place is not None:
            place.setFocus(Qt.FocusReason.TabFocusReason)

    # -- one rule

    def _open_form(self, key: str, rule: Rule | None) -> None:
        assembly = self._document.assembly
        meeting = assembly.mandate.meeting
        days = [(each.id, day_of(assembly, each.id)) for each in assembly.mandate.meetings]
        rounds = len(assembly.seating.rounds(meeting)) or usual_rounds(assembly, meeting)
        known = [each for each in assembly.people if each.details]
        choices = Choices(known, days, meeting, rounds)
        form = RuleForm(choices, partial(self._doubts, key), rule, self)
        form.wanted.connect(partial(self._on_wanted, form, key))
        form.open()

    def _doubts(self, key: str, rule: Rule) -> tuple[Doubt, ...]:
        assembly = self._document.assembly
        return seating.doubts(assembly, rule.meeting or self._meeting, key, rule)

    def _on_wanted(self, form: RuleForm, key: str, rule: Rule) -> None:
        document = self._document
        decide = seating.change_rule if key else seating.add_rule
        key = key or document.fresh_id("u")
        try:
            decide(document.assembly, key, rule)
        except Refused as refused:
            form.show_refusal(refused)
            return
        names = document.assembly.people.shown_names()
        words = rule_words(rule, names)
        label = _("Make the rule: {rule}").format(rule=words)
        if decide is seating.change_rule:
            label = _("Change the rule: {rule}").format(rule=words)
        future = document.do(label, decide, key, rule)
        future.add_done_callback(partial(self._on_rule, key))
        future.add_done_callback(
            partial(self._on_done, _("The rule holds: {rule}").format(rule=words))
        )
        form.done(QDialog.DialogCode.Accepted)

    def _on_rule(self, key: str, future: Future[Facts]) -> None:
        """The rule that was made is the current one."""
        if not shiboken6.isValid(self) or future.exception() is not None:
            return
        keys = [row.key for row in self._rows]
        if key in keys:
            self.list.setCurrentRow(keys.index(key))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_writing(self, is_on: bool) -> None:
        label = _("Turn writing groups on") if is_on else _("Turn writing groups off")
        future = self._document.do(label, seating.choose_writing_groups, self._meeting, is_on)
        told = _("Writing groups are on.") if is_on else _("Writing groups are off.")
        future.add_done_callback(partial(self._on_done, told))

    def _on_done(self, told: str, future: Future[Facts], *, can_undo: bool = True) -> None:
        if not shiboken6.isValid(self):
            return
        error = future.exception()
        if error is not None:
            self._told.setText(say(error) if isinstance(error, Refused) else "")
            self._show()
            return
        self._told.setText(told if future.result() else "")
        self.undo_button.setVisible(can_undo and bool(future.result()))

"""How a poll asks: the method, its options or steps, and whether it waits for another poll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n
from app.models.voting import Method, Terms
from app.models.voting.answers import MOST_OPTIONS
from app.ui.polls.lines import Lines
from app.ui.polls.ways import Way, asked_as, name, told, way_of
from app.ui.theme import Role, Space
from app.ui.widgets import Button, FormRows, Text

_STEPS: Final = 5
_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Around:
    """What else there is: titles to take as options, and other polls (id, question) to wait for."""

    titles: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


class StepFields(QWidget):
    """The words of a scale's steps, the weakest support first; `left` when a person is done."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = [QLineEdit() for _number in range(_STEPS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(Space.TINY)
        grid.setColumnStretch(1, 1)
        for number, field in enumerate(self.fields):
            field.setMaxLength(60)
            field.editingFinished.connect(self.left)
            grid.addWidget(Text(str(number + 1), Role.LABEL, is_tabular=True), number, 0)
            grid.addWidget(field, number, 1)
        self.setFocusProxy(self.fields[0])

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands there; an empty last step is no step."""
        typed = [each.text() for each in self.fields]
        return tuple(typed if typed[-1].strip() else typed[:-1])

    def show_labels(self, labels: Sequence[str], *, keeps_typing: bool = True) -> None:
        """These words; what is being typed stays, unless they are another poll's."""
        for number, field in enumerate(self.fields):
            if not (keeps_typing and field.hasFocus()):
                field.setText(labels[number] if number < len(labels) else "")

    def retranslate(self) -> None:
        """The names for readers, in the language of the moment."""
        for number, field in enumerate(self.fields, 1):
            field.setAccessibleName(_("Words of step {n}").format(n=number))


class AskedForm(QWidget):
    """`changed` carries new `Terms`, not yet held against any rule."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms, self._around = Terms(""), Around()
        self.way, self.options, self.steps = QComboBox(), Lines(), StepFields()
        self.take = Button(icon_name="quote")
        self.support, self.most = QComboBox(), QSpinBox()
        self.after, self.outcome = QComboBox(), QComboBox()
        self._rows = {
            field: FormRows()
            for field in (
                self.way,
                self.options,
                self.steps,
                self.support,
                self.most,
                self.after,
                self.outcome,
            )
        }
        self._lay_out()
        self._connect()

    def show_terms(self, terms: Terms, around: Around, *, keeps_typing: bool = True) -> None:
        """The terms as agreed; what is being typed stays, unless they are another poll's."""
        self._terms, self._around = terms, around
        for combo in (self.way, self.support, self.after, self.outcome):
            combo.blockSignals(True)
        self.most.blockSignals(True)
        self.way.setCurrentIndex(list(Way).index(way_of(terms)))
        if terms.has_options and not (keeps_typing and self.options.hasFocus()):
            self.options.show_lines(terms.options)
        self.steps.show_labels(terms.labels, keeps_typing=keeps_typing)
        self._show_support(terms)
        if not (keeps_typing and self.most.hasFocus()):
            self.most.setMinimum(0 if terms.method is Method.APPROVAL else 1)
            self.most.setValue(terms.most)
        self._show_after(terms, around)
        for combo in (self.way, self.support, self.after, self.outcome):
            combo.blockSignals(False)
        self.most.blockSignals(False)
        self._show_rows(terms)
        self._say()

    def commit(self, terms: Terms) -> Terms:
        """The terms with what is still being typed."""
        if terms.has_options:
            terms = replace(terms, options=self.options.lines)
        if terms.method is Method.SCALE:
            terms = replace(terms, labels=self.steps.labels)
        if terms.method in (Method.APPROVAL, Method.DOTS):
            terms = replace(terms, most=self.most.value())
        return terms

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        at = self.way.currentIndex()
        self.way.blockSignals(True)
        self.way.clear()
        self.way.addItems([name(each) for each in Way])
        self.way.setCurrentIndex(max(0, at))
        self.way.blockSignals(False)
        self.take.setText(_("Take the recommendations"))
        self.steps.retranslate()
        self._name_outcomes()
        self.show_terms(self._terms, self._around)

    # -- inside

    def _say(self) -> None:
        way = list(Way)[max(0, self.way.currentIndex())]
        self._rows[self.way].show_texts(self.way, _("How it is asked"), told(way))
        count = len(self._terms.options)
        have = _n("{n} option, one a line.", "{n} options, one a line.", count).format(n=count)
        self._rows[self.options].show_texts(self.options, _("Options"), have)
        steps = _("The weakest support first. Leave the last one empty for four steps.")
        if self._terms.support_from:
            steps = _("The weakest support first.")
        self._rows[self.steps].show_texts(self.steps, _("Words of the steps"), steps)
        self._rows[self.support].show_texts(self.support, _("Who supports it"))
        is_dots = self._terms.method is Method.DOTS
        label = _("Dots for each member") if is_dots else _("Crosses at most")
        self.most.setSpecialValueText("" if is_dots else _("as many as you like"))
        self._rows[self.most].show_texts(self.most, label)
        self._rows[self.after].show_texts(self.after, _("Comes after"))
        self._rows[self.outcome].show_texts(self.outcome, _("Only if that one was"))

    def _show_rows(self, terms: Terms) -> None:
        is_scale = terms.method is Method.SCALE
        self._rows[self.options].setVisible(terms.has_options)
        self.take.setVisible(terms.has_options and bool(self._around.titles))
        self._rows[self.steps].setVisible(is_scale)
        self._rows[self.support].setVisible(is_scale and bool(terms.support_from))
        self._rows[self.most].setVisible(terms.method in (Method.APPROVAL, Method.DOTS))
        self._rows[self.after].setVisible(bool(self._around.others))
        self._rows[self.outcome].setVisible(bool(terms.after))

    def _show_support(self, terms: Terms) -> None:
        self.support.clear()
        for number, label in enumerate(terms.labels[1:], 2):
            told_from = _("From step {n}: {label}").format(n=number, label=label)
            self.support.addItem(told_from, number)
        self.support.setCurrentIndex(max(0, self.support.findData(terms.support_from)))

    def _show_after(self, terms: Terms, around: Around) -> None:
        self.after.clear()
        self.after.addItem(_("no other poll"), "")
        for poll, question in around.others:
            self.after.addItem(question, poll)
        self.after.setCurrentIndex(max(0, self.after.findData(terms.after)))
        self.outcome.setCurrentIndex(0 if terms.if_adopted else 1)

    def _name_outcomes(self) -> None:
        self.outcome.blockSignals(True)
        self.outcome.clear()
        self.outcome.addItems([_("adopted"), _("not adopted")])
        self.outcome.blockSignals(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for field, rows in self._rows.items():
            rows.add("", field)
            column.addWidget(rows)
            if field is self.options:
                column.addWidget(self.take)
        self.most.setRange(0, _MOST)
        for combo in (self.way, self.support, self.after, self.outcome):
            combo.setMinimumContentsLength(8)
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            combo.setSizeAdjustPolicy(policy)

    def _connect(self) -> None:
        self.way.activated.connect(self._on_way)
        self.options.left.connect(self._on_options)
        self.take.clicked.connect(self._on_take)
        self.steps.left.connect(self._on_steps)
        self.support.activated.connect(self._on_support)
        self.most.valueChanged.connect(self._on_most)
        self.after.activated.connect(self._on_after)
        self.outcome.activated.connect(self._on_outcome)

    def _on_way(self, number: int) -> None:
        way = list(Way)[number]
        if way is not way_of(self._terms):
            self.changed.emit(asked_as(self._terms, way, self.options.lines))

    def _on_options(self) -> None:
        self._tell(options=self.options.lines)

    def _on_take(self) -> None:
        """Titles that do not stand there yet, after what was typed."""
        known = {each.casefold() for each in self.options.lines}
        new = [each for each in self._around.titles if each.casefold() not in known]
        lines = (*self.options.lines, *new)[:MOST_OPTIONS]
        self.options.show_lines(lines)
        self._tell(options=lines)

    def _on_steps(self) -> None:
        self._tell(labels=self.steps.labels)

    def _on_support(self, _number: int) -> None:
        self._tell(support_from=int(self.support.currentData()))

    def _on_most(self, most: int) -> None:
        self._tell(most=most)

    def _on_after(self, _number: int) -> None:
        self._tell(after=str(self.after.currentData()))

    def _on_outcome(self, number: int) -> None:
        self._tell(if_adopted=number == 0)

    def _tell(self, **changes: object) -> None:
        new = replace(self._terms, **changes)  # type: ignore[arg-type]
        if new != self._terms:
            self.changed.emit(new)

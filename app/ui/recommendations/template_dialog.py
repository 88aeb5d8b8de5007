"""What recommendations are made of here: a template chosen once, and changed by hand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QGridLayout, QLineEdit, QWidget

from app.headings import heading, hint
from app.i18n import _
from app.models.recommendations import REASONED, SHORT, USUAL, Field, FieldPlan, Template
from app.models.recommendations.template import LONGEST_HINT
from app.models.texts import LINE
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Kind, Text, Tone, frame_dialog

_READY: Final = {"usual": USUAL, "short": SHORT, "reasoned": REASONED}
_PLAIN: Final = Template()


class TemplateDialog(QDialog):
    """Opened with `open()`; `agreed` carries the `Template`. Each part has a row: whether it is
    used, whether it must be filled in, what it is called, and the hint below it.
    """

    agreed = Signal(object)

    def __init__(self, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("recommendation-template")
        self.ready, self._rows = QComboBox(), {field: _Row(field) for field in Field}
        self._told = Text(tone=Tone.MUTED, wraps=True)
        self._heads = [Text(role=Role.LABEL) for _column in range(4)]
        self.confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        frame_dialog(
            self, [self._told, self.ready, self._grid()], self.confirm, self._cancel, self._on_ok
        )
        self.retranslate()
        self.show_template(template)
        self.ready.activated.connect(self._on_ready)

    @property
    def template(self) -> Template:
        """What the rows say."""
        return Template(tuple(row.plan for row in self._rows.values()))

    def row(self, field: Field) -> _Row:
        """The row of a part."""
        return self._rows[field]

    def show_template(self, template: Template) -> None:
        """Other rows."""
        for field, row in self._rows.items():
            row.show_plan(template.of(field))
        names = [name for name, each in _READY.items() if each == template]
        self.ready.setCurrentIndex(self.ready.findData(names[0] if names else ""))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for a hint."""
        return QSize(scaled(760), super().sizeHint().height())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("What recommendations are made of"))
        self._told.setText(
            _(
                "Agree on it before the first is written. Words that were written in a part stay,"
                " also when it is no longer used."
            )
        )
        chosen = self.ready.currentData()
        self.ready.clear()
        for words, name in (
            (_("All parts, with reason and addressee filled in"), "usual"),
            (_("Short: text, initiatives and addressee"), "short"),
            (_("Recommendation, reason and evidence"), "reasoned"),
            (_("Of our own"), ""),
        ):
            self.ready.addItem(words, name)
        self.ready.setCurrentIndex(max(0, self.ready.findData(chosen)))
        self.ready.setAccessibleName(_("Template"))
        heads = (_("Used"), _("Must be filled in"), _("Heading"), _("Hint"))
        for head, words in zip(self._heads, heads, strict=True):
            head.setText(words)
        for row in self._rows.values():
            row.retranslate()
        self.confirm.setText(_("Use this template"))
        self._cancel.setText(_("Cancel"))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        for column, head in enumerate(self._heads):
            grid.addWidget(head, 0, column)
        for at, row in enumerate(self._rows.values(), 1):
            for column, part in enumerate((row.used, row.required, row.heading, row.hint)):
                grid.addWidget(part, at, column)
        grid.setColumnStretch(3, 1)
        return grid

    def _on_ready(self) -> None:
        ready = _READY.get(str(self.ready.currentData()))
        if ready is not None:
            self.show_template(ready)

    def _on_ok(self) -> None:
        self.agreed.emit(self.template)
        self.accept()


class _Row:
    """The four fields of a part."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.used, self.required = QCheckBox(), QCheckBox()
        self.heading, self.hint = QLineEdit(), QLineEdit()
        self.heading.setMaxLength(LINE)
        self.hint.setMaxLength(LONGEST_HINT)
        self.used.toggled.connect(self._on_used)

    @property
    def plan(self) -> FieldPlan:
        """What they say."""
        is_used = self.used.isChecked()
        required = is_used and self.required.isChecked()
        return FieldPlan(self.field, is_used, required, self.heading.text(), self.hint.text())

    def show_plan(self, plan: FieldPlan) -> None:
        """Other words and ticks."""
        self.used.setChecked(plan.is_used)
        self.required.setChecked(plan.is_required)
        self.heading.setText(plan.heading)
        self.hint.setText(plan.hint)
        self._on_used(plan.is_used)

    def retranslate(self) -> None:
        """What the part is usually called stands in the empty fields."""
        name = heading(_PLAIN, self.field)
        self.used.setText(name)
        self.heading.setPlaceholderText(name)
        self.hint.setPlaceholderText(hint(_PLAIN, self.field))
        for part, words in (
            (self.required, _("{part} must be filled in")),
            (self.heading, _("Heading of {part}")),
            (self.hint, _("Hint for {part}")),
        ):
            part.setAccessibleName(words.format(part=name))

    def _on_used(self, is_used: bool) -> None:
        for part in (self.required, self.heading, self.hint):
            part.setEnabled(is_used)

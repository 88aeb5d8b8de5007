"""The words of a recommendation as a form; what is typed is a draft until it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.headings import heading, hint
from app.i18n import _
from app.models.recommendations import USUAL, Field, Template, Wording, is_long
from app.models.texts import LINE
from app.ui.notes.text import FieldFrame, GrowingText
from app.ui.recommendations.drafts import Draft
from app.ui.recommendations.initiatives import Initiatives
from app.ui.recommendations.progress import State
from app.ui.theme import Role, Space
from app.ui.widgets import Button, FormRows, Kind, Text, Tone


class RecommendationEditor(QWidget):
    """`typed` tells that the draft is another, `saved` asks for a version,
    `discarded` to forget the draft.
    """

    typed = Signal()
    saved = Signal()
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.addressed_to, self.by = QLineEdit(), QLineEdit(), QComboBox()
        self.text, self.reason, self.evidence = (
            GrowingText(3, 12),
            GrowingText(2, 10),
            GrowingText(1, 8),
        )
        self.is_staff, self.why = QCheckBox(), QLineEdit()
        for line in (self.title, self.addressed_to, self.why):
            line.setMaxLength(LINE)
        self.initiatives = Initiatives()
        self.by.setEditable(True)
        self.by.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._frames = {each: FieldFrame(each) for each in (self.text, self.reason, self.evidence)}
        self._parts: dict[Field, QWidget] = {
            Field.TEXT: self._frames[self.text],
            Field.INITIATIVES: self.initiatives,
            Field.ADDRESSED_TO: self.addressed_to,
            Field.REASON: self._frames[self.reason],
            Field.EVIDENCE: self._frames[self.evidence],
        }
        self._template = USUAL
        self._rows = FormRows()
        self._state = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self.discard_button = Button(kind=Kind.QUIET)
        self.save_button = Button(kind=Kind.PRIMARY, icon_name="check")
        self._based_on = 0
        self._is_silent = False
        self._lay_out()
        self._connect()

    @property
    def draft(self) -> Draft:
        """What the fields say."""
        return Draft(
            self.title.text(),
            self.text.toPlainText(),
            self.reason.toPlainText(),
            self.initiatives.texts,
            self.by.currentText().strip(),
            self._based_on,
            self.evidence.toPlainText(),
            self.addressed_to.text(),
            self.is_staff.isChecked(),
            self.why.text(),
        )

    def show_template(self, template: Template) -> None:
        """Which parts there are, and what each is called."""
        if template != self._template:
            self._template = template
            self.retranslate()

    def show_draft(self, draft: Draft, writers: Sequence[str]) -> None:
        """Other words; fields that say the same keep cursor and selection. `writers` are offered
        for who wrote it.
        """
        self._is_silent = True
        self._based_on = draft.based_on
        for line, words in (
            (self.title, draft.title),
            (self.addressed_to, draft.addressed_to),
            (self.why, draft.why),
        ):
            if line.text() != words:
                line.setText(words)
        self.text.show_text(draft.text)
        self.reason.show_text(draft.reason)
        self.evidence.show_text(draft.evidence)
        self.is_staff.setChecked(draft.is_staff)
        self.initiatives.show_texts(draft.initiatives)
        if [self.by.itemText(n) for n in range(self.by.count())] != list(writers):
            self.by.clear()
            self.by.addItems(list(writers))
        if self.by.currentText() != draft.by:
            self.by.setEditText(draft.by)
        self._rows.show_texts(self.title, _("Title"))
        self._show_length()
        self._show_parts(draft.wording)
        self._is_silent = False

    def show_state(self, state: State) -> None:
        """What these words are, and what can be done with them."""
        self._state.set_tone(Tone.WARNING if state.is_warning else Tone.MUTED)
        self._state.setText(state.words)
        self.save_button.setEnabled(state.can_save)
        self.discard_button.setVisible(state.is_draft)

    def show_title_missing(self) -> None:
        """Says so beside the field, and brings the person there."""
        self._rows.show_error(self.title, _("Give the recommendation a title."))

    def take_keyboard(self) -> None:
        """Ready to type, from the title on."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        show = self._rows.show_texts
        show(self.title, _("Title"))
        for part, row in self._parts.items():
            name = heading(self._template, part)
            show(row, self._named(part), hint(self._template, part))
            field = row.field if isinstance(row, FieldFrame) else row
            field.setAccessibleName(name)
        self._show_length()
        self._show_parts(self.draft.wording)
        show(self.by, _("Written by"), _("A table or a role, never a person's name."))
        self.is_staff.setText(_("Whoever wrote this is not a member"))
        self.why.setPlaceholderText(_("Why this version? A few words, or none"))
        self.why.setAccessibleName(_("Why this version"))
        self.initiatives.retranslate()
        self.discard_button.setText(_("Discard the draft"))
        self.save_button.setText(_("Save version"))

    def _lay_out(self) -> None:
        for field in (self.title, *self._parts.values(), self.by):
            self._rows.add("", field)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.TINY, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.addWidget(self._rows)
        column.addWidget(self.is_staff)
        column.addStretch(1)
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(inside)
        scroller.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        scroller.setMinimumHeight(134)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.why, 1)
        foot.addWidget(self.discard_button)
        foot.addWidget(self.save_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(scroller, 1)
        whole.addWidget(self._state)
        whole.addLayout(foot)

    def _connect(self) -> None:
        for line in (self.title, self.addressed_to, self.why):
            line.textEdited.connect(self._on_typed)
        for field in (self.text, self.reason, self.evidence):
            field.textChanged.connect(self._on_typed)
        self.is_staff.toggled.connect(self._on_typed)
        self.initiatives.changed.connect(self._on_typed)
        self.by.editTextChanged.connect(self._on_typed)
        self.save_button.clicked.connect(self.saved)
        self.discard_button.clicked.connect(self.discarded)

    def _on_typed(self) -> None:
        if not self._is_silent:
            self._show_length()
            self.typed.emit()

    def _named(self, part: Field) -> str:
        """A part's name, and whether it may stay empty."""
        name = heading(self._template, part)
        is_required = self._template.of(part).is_required
        return _("{part} (needed before it is done)").format(part=name) if is_required else name

    def _show_parts(self, wording: Wording) -> None:
        """Parts that are used, and those that say something all the same."""
        for part, row in self._parts.items():
            self._rows.show_row(row, self._template.shows(part, wording))

    def _show_length(self) -> None:
        """The hint below the text says when it has grown beyond two lines."""
        told = hint(self._template, Field.TEXT)
        if is_long(self.text.toPlainText()):
            told = _("This is longer than two lines. Say what here, and how in the initiatives.")
        self._rows.show_texts(self._parts[Field.TEXT], self._named(Field.TEXT), told)

"""The words of a recommendation as a form; what is typed is a draft until it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.texts import LINE
from app.ui.notes.text import FieldFrame, GrowingText
from app.ui.recommendations.drafts import Draft
from app.ui.recommendations.initiatives import Initiatives
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
        self.title, self.by = QLineEdit(), QComboBox()
        self.title.setMaxLength(LINE)
        self.text, self.reason = GrowingText(3, 12), GrowingText(2, 10)
        self.initiatives = Initiatives()
        self.by.setEditable(True)
        self.by.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._frames = {each: FieldFrame(each) for each in (self.text, self.reason)}
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
        )

    def show_draft(self, draft: Draft, writers: Sequence[str]) -> None:
        """Other words; fields that say the same keep cursor and selection. `writers` are offered
        for who wrote it.
        """
        self._is_silent = True
        self._based_on = draft.based_on
        if self.title.text() != draft.title:
            self.title.setText(draft.title)
        self.text.show_text(draft.text)
        self.reason.show_text(draft.reason)
        self.initiatives.show_texts(draft.initiatives)
        if [self.by.itemText(n) for n in range(self.by.count())] != list(writers):
            self.by.clear()
            self.by.addItems(list(writers))
        if self.by.currentText() != draft.by:
            self.by.setEditText(draft.by)
        self._rows.show_texts(self.title, _("Title"))
        self._is_silent = False

    def show_state(
        self, words: str, *, is_draft: bool, can_save: bool = False, is_warning: bool = False
    ) -> None:
        """What these words are, whether there is something to discard, and something to save."""
        self._state.set_tone(Tone.WARNING if is_warning else Tone.MUTED)
        self._state.setText(words)
        self.save_button.setEnabled(can_save)
        self.discard_button.setVisible(is_draft)

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
        show(
            self._frames[self.text], _("Recommendation"), _("What should be done, in a few lines.")
        )
        show(self._frames[self.reason], _("Reason"), _("Why, and what speaks against it."))
        show(self.initiatives, _("Initiatives"))
        show(self.by, _("Written by"), _("A table or a role, never a person's name."))
        for field, name in ((self.text, _("Recommendation")), (self.reason, _("Reason"))):
            field.setAccessibleName(name)
        self.initiatives.retranslate()
        self.discard_button.setText(_("Discard the draft"))
        self.save_button.setText(_("Save version"))

    def _lay_out(self) -> None:
        for field in (self.title, *self._frames.values(), self.initiatives, self.by):
            self._rows.add("", field)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.TINY, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.addWidget(self._rows)
        column.addStretch(1)
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(inside)
        scroller.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        scroller.setMinimumHeight(160)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.discard_button)
        foot.addWidget(self.save_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(scroller, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._on_typed)
        self.text.textChanged.connect(self._on_typed)
        self.reason.textChanged.connect(self._on_typed)
        self.initiatives.changed.connect(self._on_typed)
        self.by.editTextChanged.connect(self._on_typed)
        self.save_button.clicked.connect(self.saved)
        self.discard_button.clicked.connect(self.discarded)

    def _on_typed(self) -> None:
        if not self._is_silent:
            self.typed.emit()

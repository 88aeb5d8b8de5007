"""A mark from the laptop: for a table without a phone, or for people from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app.i18n import _
from app.models.recommendations import Recommendation, Remark, numbered
from app.models.recommendations.comments import LONGEST_COMMENT
from app.ui.notes.text import FieldFrame, GrowingText
from app.ui.theme import scaled
from app.ui.widgets import Button, FormRows, Kind, frame_dialog
from app.way_words import remark_name


@dataclass(frozen=True, slots=True)
class Marked:
    """What was typed; `line` 0 is the whole text."""

    line: int
    remark: Remark
    text: str
    by: str


class CommentDialog(QDialog):
    """Opened with `open()`; `marked` carries a `Marked`."""

    marked = Signal(object)

    def __init__(
        self,
        recommendation: Recommendation,
        number: int,
        writers: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("comment-dialog")
        self.line, self.remark, self.by = QComboBox(), QComboBox(), QComboBox()
        self.text = GrowingText(2, 6)
        self._frame, self._rows = FieldFrame(self.text), FormRows()
        self.confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        self.line.addItem("", 0)
        for each in numbered(recommendation.latest.wording, number):
            if each.number:
                self.line.addItem(f"{each.number}  {each.text}", each.number)
        for remark in Remark:
            self.remark.addItem("", remark.value)
        self.remark.setCurrentIndex(list(Remark).index(Remark.CHANGE))
        self.by.setEditable(True)
        self.by.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.by.addItems(list(writers))
        for field in (self.line, self.remark, self._frame, self.by):
            self._rows.add("", field)
        frame_dialog(self, [self._rows], self.confirm, self._cancel, self._on_ok)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for a line."""
        return QSize(scaled(520), super().sizeHint().height())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("New mark"))
        self.line.setItemText(0, _("The whole text"))
        for row, remark in enumerate(Remark):
            self.remark.setItemText(row, remark_name(remark))
        show = self._rows.show_texts
        show(self.line, _("Line"))
        show(self.remark, _("What is said of it"))
        show(self._frame, _("In a sentence"))
        self.text.setAccessibleName(_("In a sentence"))
        show(self.by, _("Said by"), _("A table or a role, never a person's name."))
        self.confirm.setText(_("Keep the mark"))
        self._cancel.setText(_("Cancel"))

    def _on_ok(self) -> None:
        remark, text = Remark(self.remark.currentData()), self.text.toPlainText().strip()
        if not text and remark is not Remark.KEEP:
            self._rows.show_error(self._frame, _("Say in a sentence what you mean."))
            self.text.setFocus()
            return
        if len(text) > LONGEST_COMMENT:
            words = _("There is room for {longest} characters.")
            self._rows.show_error(self._frame, words.format(longest=LONGEST_COMMENT))
            return
        line = int(self.line.currentData())
        self.marked.emit(Marked(line, remark, text, self.by.currentText().strip()))
        self.accept()

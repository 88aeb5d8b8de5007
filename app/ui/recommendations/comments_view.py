"""What tables said of a recommendation's lines, and the answers; here the laptop answers, too."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n
from app.models.recommendations import (
    Answer,
    Comment,
    Recommendation,
    Remark,
    open_comments,
    standing_comments,
)
from app.models.recommendations.comments import LONGEST_COMMENT
from app.models.texts import in_a_line
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, FlowLayout, Kind, Text, Tone
from app.way_words import answered, remark_name


class CommentsView(QWidget):
    """`answered` carries a comment's id, the answer and why; `withdrawn` the id of one to take
    back, `wanted` asks for a comment from the laptop.
    """

    answered = Signal(str, object, str)
    withdrawn = Signal(str)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = Text(tone=Tone.MUTED, wraps=True)
        self.list, self.why = QListWidget(), QLineEdit()
        self.list.setWordWrap(True)
        self.why.setMaxLength(LONGEST_COMMENT)
        self.buttons = {each: Button() for each in Answer}
        self.new_button = Button(kind=Kind.QUIET, icon_name="plus")
        self.withdraw_button = Button(kind=Kind.QUIET, icon_name="trash-2")
        self._problem = Text(tone=Tone.DANGER, wraps=True)
        self._problem.hide()
        self._id = ""
        self._shown: tuple[Comment, ...] = ()
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)
        self.why.textEdited.connect(self._problem.hide)
        self.new_button.clicked.connect(self.wanted)
        self.withdraw_button.clicked.connect(self._on_withdraw)
        for answer, button in self.buttons.items():
            button.clicked.connect(lambda _is_checked=False, told=answer: self._on_answer(told))

    def show_comments(self, found: Recommendation | None) -> None:
        """Those on this one, by line; the chosen one and what is being typed stay."""
        shown = standing_comments(found) if found else ()
        key = found.id if found else ""
        self._show_told(found)
        if (key, shown) == (self._id, self._shown):
            return
        before = self._chosen()
        kept = before.id if before is not None and key == self._id else ""
        self._id, self._shown = key, shown
        was_blocked = self.list.blockSignals(True)
        self.list.clear()
        for each in shown:
            self.list.addItem(QListWidgetItem(comment_words(each)))
        rows = [row for row, each in enumerate(shown) if each.id == kept]
        waiting = [row for row, each in enumerate(shown) if each.is_open]
        self.list.setCurrentRow((rows or waiting or [0 if shown else -1])[0])
        self.list.blockSignals(was_blocked)
        if not rows:  # else what is typed stays
            self._on_row()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.list.setAccessibleName(_("Marks"))
        self.why.setPlaceholderText(_("Because …"))
        self.why.setAccessibleName(_("Why"))
        names = {Answer.TAKEN: _("Taken"), Answer.PARTLY: _("Partly"), Answer.NO: _("No")}
        for answer, words in names.items():
            self.buttons[answer].setText(words)
        self.new_button.setText(_("New mark"))
        self.withdraw_button.setText(_("Take it back"))
        for row, each in enumerate(self._shown):
            self.list.item(row).setText(comment_words(each))

    def sizeHint(self) -> QSize:
        """What the page gives it."""
        return QSize(scaled(260), scaled(160))

    def _show_told(self, found: Recommendation | None) -> None:
        if found is None or not standing_comments(found):
            self._told.setText(_("What other tables say of its lines comes here."))
            return
        count = len(open_comments(found))
        told = _n("{n} mark waits for an answer.", "{n} marks wait for an answer.", count)
        self._told.setText(told.format(n=count) if count else _("All marks are answered."))

    def _chosen(self) -> Comment | None:
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _on_row(self, _row: int = 0) -> None:
        """The field says why the chosen one was answered so."""
        chosen = self._chosen()
        self._problem.hide()
        self.why.setText(chosen.reply.why if chosen and chosen.reply else "")
        may_answer = chosen is not None and chosen.remark is not Remark.KEEP
        for part in (self.why, *self.buttons.values()):
            part.setEnabled(may_answer)
        self.withdraw_button.setEnabled(chosen is not None)

    def _on_answer(self, answer: Answer) -> None:
        chosen, why = self._chosen(), self.why.text().strip()
        if chosen is None:
            return
        if answer is not Answer.TAKEN and not why:
            self._problem.setText(_("Say why in a sentence."))
            self._problem.show()
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered.emit(chosen.id, answer, why)

    def _on_withdraw(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.withdrawn.emit(chosen.id)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.why, 1)
        for button in self.buttons.values():
            row.addWidget(button)
        foot = FlowLayout(Space.SMALL)
        foot.addWidget(self.new_button)
        foot.addWidget(self.withdraw_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._told)
        column.addWidget(self.list, 1)
        column.addWidget(self._problem)
        column.addLayout(row)
        column.addLayout(foot)


def comment_words(each: Comment) -> str:
    """A comment in lines: kind, where and who; the line's words; what was said; the answer."""
    where = _("Line {n}").format(n=each.line) if each.line else _("The whole text")
    version = _("version {number}").format(number=each.version)
    head = " · ".join(filter(None, (remark_name(each.remark), where, version, each.by)))
    quote = _("“{text}”").format(text=each.quote) if each.quote else ""
    said = in_a_line(each.text)
    reply = ""
    if each.reply:
        reply = f"\N{RIGHTWARDS ARROW} {answered(each.reply.answer, each.reply.why)}"
        reply += f" ({each.reply.by})" if each.reply.by else ""
    elif each.is_open:
        reply = f"\N{RIGHTWARDS ARROW} {_('Not answered yet.')}"
    return "\n".join(filter(None, (head, quote, said, reply)))

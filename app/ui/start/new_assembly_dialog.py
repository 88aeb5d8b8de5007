"""The four things that found an assembly; the same form changes them later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.mandate import Wording, found_assembly
from app.models.texts import LINE
from app.refusals import say
from app.ui.start.day_text import day_text
from app.ui.start.new_assembly_days import MeetingDays
from app.ui.theme import Role, Space, scaled
from app.ui.well_field import WellField
from app.ui.widgets import Button, FormRows, Kind, Text, Tone


class QuestionField(WellField):
    """A question may need two lines to be seen, but it is one line: Enter confirms the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 18)


class NewAssemblyDialog(QDialog):
    """Name, core question, commissioner, meeting days; Enter confirms, Escape cancels.

    After `accepted`, `accepted_wording` is what was filled in.
    """

    def __init__(
        self,
        fresh_id: Callable[[str], str],
        *,
        wording: Wording | None = None,
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`wording` is what is known when the form changes an assembly that is open."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_new = wording is None
        told = wording or Wording("")
        self.accepted_wording: Wording | None = None
        self.name, self.question, self.commissioner = QLineEdit(), QuestionField(), QLineEdit()
        for field in (self.name, self.commissioner):
            field.setMaxLength(LINE)
        self.name.setText(told.name)
        self.question.setPlainText(told.core_question)
        self.commissioner.setText(told.commissioner)
        self.days = MeetingDays(fresh_id, today or date.today(), told.meetings)
        self._title, self._line = Text(role=Role.HEADING), Text(tone=Tone.MUTED, wraps=True)
        self._rows = FormRows()
        self.confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        self._lay_out()
        self.retranslate()
        self.resize(self.sizeHint())

    @property
    def wording(self) -> Wording:
        """What the fields say."""
        return Wording(
            self.name.text(),
            self.question.toPlainText(),
            self.commissioner.text(),
            self.days.meetings,
        )

    def accept(self) -> None:
        """Closes when the domain would take it; else says at the field what is wrong."""
        self._show_words()
        unread = self.days.unread
        if unread is not None:
            told = _("That is not a date. Enter it like {day}.")
            self._rows.show_error(self.days, told.format(day=day_text(date(2027, 3, 6))))
            self.days.take_keyboard()
            return
        try:
            found_assembly(Assembly(), "trial", self.wording, 0)
        except Refused as refused:
            field = self._field_of(refused)
            self._rows.show_error(field, say(refused))
            if field is self.days:
                self.days.take_keyboard()
            return
        self.accepted_wording = self.wording
        super().accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Narrow, and as high as the form if there is room."""
        wanted = self._rows.sizeHint().height() + scaled(150) + 4 * Space.HUGE
        return QSize(scaled(560), wanted).boundedTo(self.screen().availableSize() * 0.9)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("New assembly") if self._is_new else _("Name, question and days"))
        self._title.setText(self.windowTitle())
        self._line.setText(_("Four things to begin with; all of them can be changed later."))
        self._line.setVisible(self._is_new)
        self.days.retranslate()
        self.confirm.setText(_("Begin") if self._is_new else _("Save"))
        self._cancel.setText(_("Cancel"))
        self._show_words()

    def _show_words(self) -> None:
        """Labels and hints; takes errors away."""
        show = self._rows.show_texts
        show(self.name, _("Name"))
        self.name.setPlaceholderText(_("For example: Albertslund Citizens' Assembly 2027"))
        show(self.question, _("Core question"))
        self.question.setPlaceholderText(_("The one question the assembly is to answer"))
        show(self.commissioner, _("Commissioner"))
        self.commissioner.setPlaceholderText(_("Who asks and will respond, such as the council"))
        show(self.days, _("Meeting days"))

    def _on_grown(self) -> None:
        """The form grows with its days as long as the screen has room."""
        self._rows.adjustSize()
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))
        self._frame.ensureWidgetVisible(self.days.add)

    def _field_of(self, refused: Refused) -> QWidget:
        if refused.code == "name-missing":
            return self.name
        return self.question if refused.code == "text-too-long" else self.days

    def _lay_out(self) -> None:
        for field in (self.name, self.question, self.commissioner, self.days):
            self._rows.add("", field)
        frame = QScrollArea()
        frame.setFrameShape(QFrame.Shape.NoFrame)
        frame.setWidgetResizable(True)
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # or Tab would stop where nothing is seen
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, Space.MEDIUM, 2)
        column.addWidget(self._rows)
        column.addStretch(1)
        frame.setWidget(inside)
        self.days.order_keys()
        self._frame = frame
        self.days.grown.connect(self._on_grown)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.confirm)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.HUGE, Space.HUGE, Space.MEDIUM, Space.LARGE)
        whole.setSpacing(Space.LARGE)
        for part in (self._title, self._line):
            whole.addWidget(part)
        whole.addWidget(frame, 1)
        buttons.setContentsMargins(0, 0, Space.MEDIUM, 0)
        whole.addLayout(buttons)
        self.confirm.setDefault(True)
        self._cancel.setAutoDefault(False)
        self.confirm.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        for field in (self.name, self.commissioner):
            field.textEdited.connect(self._show_words)
        self.question.textChanged.connect(self._show_words)
        self.name.setFocus()

"""One agenda item as a form: what, when, how long, who, and what the tables do."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, clock, duration
from app.models.agenda import ItemKind, Plan
from app.models.seating import MOST_ROUNDS
from app.ui.agenda.words import KIND_ICONS, kind_words
from app.ui.icons import icon
from app.ui.theme import Space, scaled
from app.ui.time_entry import parse_clock, parse_minutes
from app.ui.well_field import WellField
from app.ui.widgets import Button, FormRows, Kind

_WITH_ROUND = (ItemKind.TABLE_ROUND, ItemKind.NOTES)


class ItemDialog(QDialog):
    """Opened with `open()`; `planned` carries the `Plan` when the person is done."""

    planned = Signal(object)

    def __init__(
        self,
        plan: Plan,
        *,
        is_new: bool,
        is_first: bool = False,
        free_round: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`free_round` is the first that no item of the day has yet, 0 when there is none. The
        first item of the day has nothing above it to follow: it is asked when it begins.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plan, self._free_round, self._is_first = plan, free_round, is_first
        self.title, self.start, self.length = QLineEdit(), QLineEdit(), QLineEdit()
        self.owner, self.kind, self.round = QLineEdit(), QComboBox(), QSpinBox()
        self.task, self.private_note = _Paragraph(), _Paragraph()
        self._left, self._right = FormRows(), FormRows()
        self.done_button = Button(kind=Kind.PRIMARY)
        self._cancel = Button()
        self._lay_out()
        self._fill(plan)
        self._say(is_new=is_new)
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.finish)
        self._cancel.clicked.connect(self.reject)
        self.kind.currentIndexChanged.connect(self._on_kind)
        for field in (self.title, self.start, self.length):
            field.textEdited.connect(self._forget_errors)
        self.title.setFocus()

    def finish(self) -> None:
        """Takes the form, or says beside the field what is wrong."""
        plan = self._read()
        if plan is not None:
            self.planned.emit(plan)
            self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Its size is known when its letters are."""
        super().showEvent(event)
        if not event.spontaneous():
            self._fit_screen()

    def _lay_out(self) -> None:
        for kind in ItemKind:
            self.kind.addItem(icon(KIND_ICONS[kind]), "", kind.value)
        self.round.setRange(0, MOST_ROUNDS)
        for field in (self.title, self.kind, self.start, self.length, self.owner, self.round):
            self._left.add("", field)
        for paragraph in (self.task, self.private_note):
            self._right.add("", paragraph)
        both = QWidget()
        forms = QHBoxLayout(both)
        forms.setContentsMargins(Space.TINY, 0, Space.MEDIUM, 0)
        forms.setSpacing(Space.HUGE)
        for form in (self._left, self._right):
            forms.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(_scrolling(both), 1)
        column.addLayout(buttons)

    def _fit_screen(self) -> None:
        """As high as the form, yet never higher than the screen; then the form scrolls."""
        width = scaled(660)
        column = (width - 2 * Space.HUGE - Space.TINY - Space.MEDIUM - Space.HUGE) // 2
        forms = max(_height_at(form, column) for form in (self._left, self._right))
        wanted = forms + self.done_button.sizeHint().height() + 2 * Space.HUGE + 2 * Space.LARGE
        self.resize(width, min(wanted, self.screen().availableGeometry().height() * 9 // 10))

    def _fill(self, plan: Plan) -> None:
        self.title.setText(plan.title)
        self.kind.setCurrentIndex(self.kind.findData(plan.kind.value))
        self.start.setText(clock(plan.start_min) if plan.start_min >= 0 else "")
        self.length.setText(duration(plan.length_min))
        self.owner.setText(plan.owner)
        self.round.setValue(plan.round)
        self.task.setPlainText(plan.task)
        self.private_note.setPlainText(plan.private_note)
        self._allow_round()

    def _say(self, *, is_new: bool) -> None:
        self.setWindowTitle(_("New item") if is_new else _("Agenda item"))
        self.done_button.setText(_("Add") if is_new else _("Save changes"))
        self._cancel.setText(_("Cancel"))
        for at, kind in enumerate(ItemKind):
            self.kind.setItemText(at, kind_words(kind))
        self.round.setSpecialValueText(_("No round"))
        self._forget_errors()
        self._left.show_texts(self.kind, _("What happens"))
        self._left.show_texts(self.owner, _("Who leads it"))
        self._left.show_texts(
            self.round, _("Round of the seating plan"), _("Where members sit during this item.")
        )
        self._right.show_texts(self.task, _("Task for the tables"), _("Everyone can read this."))
        self._right.show_texts(
            self.private_note, _("Note to yourself"), _("Never shown in the room.")
        )

    def _forget_errors(self) -> None:
        """Labels and hints as before anything was wrong."""
        self._left.show_texts(self.title, _("Title"))
        self._left.show_texts(self.start, _("Begins"), _hint_of_start(self._is_first))
        self._left.show_texts(self.length, _("Lasts"), _hint_of_length())

    def _read(self) -> Plan | None:
        self._forget_errors()
        title = self.title.text().strip()
        if not title:
            self._left.show_error(self.title, _("Give the item a title."))
            return None
        start, length = self._read_start(), self._read_length()
        if start is None or length is None:
            return None
        return replace(
            self._plan,
            title=title,
            kind=ItemKind(str(self.kind.currentData())),
            start_min=start,
            length_min=length,
            owner=self.owner.text(),
            task=self.task.toPlainText(),
            private_note=self.private_note.toPlainText(),
            round=self.round.value(),
        )

    def _read_start(self) -> int | None:
        told = _("That is not a time of day. Enter it like {clock}.").format(clock=clock(570))
        try:
            start = parse_clock(self.start.text())
        except ValueError:
            start = None
        if start == -1 and self._is_first:
            start, told = None, _("Say when the day begins.")
        if start is None:
            self._left.show_error(self.start, told)
        return start

    def _read_length(self) -> int | None:
        try:
            return parse_minutes(self.length.text(), self._plan.length_min)
        except ValueError:
            self._left.show_error(
                self.length, _("That is not a duration. Enter minutes, or hours and minutes.")
            )
            return None

    def _on_kind(self) -> None:
        """A table round takes the next round of the plan; what takes none gives it back."""
        kind = ItemKind(str(self.kind.currentData()))
        if kind is ItemKind.TABLE_ROUND and not self.round.value():
            self.round.setValue(self._plan.round or self._free_round)
        elif kind not in _WITH_ROUND and self.round.value() != self._plan.round:
            self.round.setValue(0)
        self._allow_round()

    def _allow_round(self) -> None:
        """A round belongs to what happens at the tables."""
        kind = ItemKind(str(self.kind.currentData()))
        self.round.setEnabled(kind in _WITH_ROUND or self.round.value() > 0)


class _Paragraph(WellField):
    """A few lines of text: Tab leaves it, Ctrl+Enter is the form's Enter."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(scaled(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes to the dialog."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        window = self.window()
        if (
            is_enter
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and isinstance(window, ItemDialog)
        ):
            window.finish()
            return
        super().keyPressEvent(event)


def _scrolling(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area


def _height_at(form: FormRows, width: int) -> int:
    """What a form needs when its hints wrap, and a line more for an error."""
    layout = form.layout()
    wraps = layout.heightForWidth(width) if layout is not None else 0
    return max(wraps, form.sizeHint().height()) + form.fontMetrics().lineSpacing()


def _hint_of_start(is_first: bool) -> str:
    if is_first:
        return _("The day begins here. For example {clock}.").format(clock=clock(570))
    return _("For example {clock}. Left empty, it follows the item above.").format(clock=clock(570))


def _hint_of_length() -> str:
    return _("For example 45, 1.30 or 1h30; +5 adds five minutes.")

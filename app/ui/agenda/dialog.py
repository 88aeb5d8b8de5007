"""One agenda item as a form: what, when, how long, who, and what the tables do."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, clock, duration
from app.models.agenda import ItemKind, Lock, Plan, Step
from app.models.seating import MOST_ROUNDS
from app.ui.agenda.fields import Paragraph, fill_templates, height_at
from app.ui.agenda.words import KIND_ICONS, SLIDES, kind_words, lock_words, slide_words
from app.ui.geometry import centred
from app.ui.icons import icon
from app.ui.theme import Space, scaled
from app.ui.time_entry import parse_clock, parse_minutes, parse_steps
from app.ui.widgets import Button, FormRows, Kind
from app.ui.widgets.scrolling import scrolling

_WITH_ROUND = (ItemKind.TABLE_ROUND, ItemKind.NOTES)
_WIDTH = 980


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
        begins: int = -1,
        ends: int = -1,
        given_min: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`free_round` is the first that no item of the day has yet, 0 when there is none; `begins`
        is when the item is planned to begin as it stands, -1 when that is not known. The first item
        of the day has nothing above it to follow: it is asked when it begins. `ends` is when one
        that is on is expected to end, -1 for any other. `given_min` is what
        an item that is on got besides its length.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plan, self._free_round, self._is_first = plan, free_round, is_first
        self._begins, self._ends, self._given_min = begins, ends, given_min
        self._proposed: dict[QLineEdit, str] = {}
        self.title, self.start, self.length = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind, self.lock, self.end = QComboBox(), QComboBox(), QLineEdit()
        self.public_title, self.owner, self.round = QLineEdit(), QLineEdit(), QSpinBox()
        self.slide, self.optional, self.template = QComboBox(), QCheckBox(), QComboBox()
        self.task, self.private_note = Paragraph(self.finish), Paragraph(self.finish)
        self.steps, self.materials = Paragraph(self.finish), Paragraph(self.finish)
        self._left, self._middle, self._right = FormRows(), FormRows(), FormRows()
        self.done_button = Button(kind=Kind.PRIMARY)
        self._cancel = Button()
        self._lay_out()
        self._fill(plan)
        self._say(is_new=is_new)
        self.done_button.setDefault(True)
        self._connect()
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is done with the form from any field, as in the message's form."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for kind in ItemKind:
            self.kind.addItem(icon(KIND_ICONS[kind]), "", kind.value)
        for lock in Lock:
            self.lock.addItem(lock_words(lock), lock.value)
        self.round.setRange(0, MOST_ROUNDS)
        columns: dict[FormRows, tuple[QWidget, ...]] = {
            self._left: (self.title, self.kind, self.start, self.length, self.lock, self.end),
            self._middle: (
                self.public_title, self.owner, self.round, self.slide, self.materials,
                self.optional,
            ),
            self._right: (self.task, self.template, self.steps, self.private_note),
        }  # fmt: skip
        for form, fields in columns.items():
            for field in fields:
                form.add("", field)
        both = QWidget()
        forms = QHBoxLayout(both)
        forms.setContentsMargins(Space.TINY, 0, Space.MEDIUM, 0)
        forms.setSpacing(Space.HUGE)
        for form in columns:
            forms.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(scrolling(both), 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.done_button.clicked.connect(self.finish)
        self._cancel.clicked.connect(self.reject)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.lock.currentIndexChanged.connect(self._on_lock)
        for field in (self.title, self.start, self.length, self.end):
            field.textEdited.connect(self._forget_errors)
        self.steps.textChanged.connect(self._forget_errors)

    def _fit_screen(self) -> None:
        """As high as the form, yet never larger than the screen; then the form scrolls."""
        most = self.screen().availableGeometry().size()
        width = min(scaled(_WIDTH), most.width() * 19 // 20)
        column = (width - 2 * Space.HUGE - Space.TINY - Space.MEDIUM - 2 * Space.HUGE) // 3
        forms = max(height_at(form, column) for form in (self._left, self._middle, self._right))
        wanted = forms + self.done_button.sizeHint().height() + 2 * Space.HUGE + 2 * Space.LARGE
        self.resize(width, min(wanted, most.height() * 9 // 10))
        self._come_to_middle()

    def _come_to_middle(self) -> None:
        """Qt has placed it by the size it had before."""
        behind = self.parentWidget()
        if behind is None:
            return
        frame, over = self.frameGeometry(), behind.window().frameGeometry()
        self.move(centred(frame.size(), over, self.screen().availableGeometry()).topLeft())

    def _fill(self, plan: Plan) -> None:
        self.title.setText(plan.title)
        self.public_title.setText(plan.public_title)
        self.kind.setCurrentIndex(self.kind.findData(plan.kind.value))
        self.start.setText(clock(plan.start_min) if plan.start_min >= 0 else "")
        self.length.setText(duration(plan.length_min))
        self.lock.setCurrentIndex(self.lock.findData(plan.lock.value))
        self.end.setText(clock(plan.end_min) if plan.end_min >= 0 else "")
        self.owner.setText(plan.owner)
        self.round.setValue(plan.round)
        known = [*SLIDES, *([plan.slide] if plan.slide not in SLIDES else [])]
        for slide in known:
            self.slide.addItem(slide_words(slide), slide)
        self.slide.setCurrentIndex(known.index(plan.slide))
        self.optional.setChecked(plan.is_optional)
        fill_templates(self.template, plan.template)
        self.task.setPlainText(plan.task)
        self.steps.setPlainText(plan.steps_text)
        self.materials.setPlainText(plan.materials)
        self.private_note.setPlainText(plan.private_note)
        self._allow_round()
        self._allow_end()

    def _say(self, *, is_new: bool) -> None:
        self.setWindowTitle(_("New item") if is_new else _("Agenda item"))
        self.done_button.setText(_("Add") if is_new else _("Save changes"))
        self._cancel.setText(_("Cancel"))
        for at, kind in enumerate(ItemKind):
            self.kind.setItemText(at, kind_words(kind))
        self.round.setSpecialValueText(_("No round"))
        self.optional.setText(_("Can be left out"))
        self._forget_errors()
        self._left.show_texts(self.kind, _("What happens"))
        self._left.show_texts(self.lock, _("What never moves"))
        self._middle.show_texts(
            self.public_title, _("Title in the room"), _("Left empty, the same title.")
        )
        self._middle.show_texts(self.owner, _("Who leads it"))
        self._middle.show_texts(self.round, _("Round of the seating plan"))
        self._middle.show_texts(self.slide, _("Room screen"))
        self._middle.show_texts(self.materials, _("Materials"))
        self._middle.show_texts(self.optional, _("If time is short"))
        self._right.show_texts(self.task, _("Task for the tables"), _("Everyone can read this."))
        self._right.show_texts(self.template, _("What their notes ask for"))
        self._right.show_texts(
            self.private_note, _("Note to yourself"), _("Never shown in the room.")
        )

    def _forget_errors(self) -> None:
        """Labels and hints as before anything was wrong."""
        self._left.show_texts(self.title, _("Title"))
        self._left.show_texts(self.start, _("Begins"), _hint_of_start(self._is_first))
        self._left.show_texts(self.length, _("Lasts"), _hint_of_length())
        self._left.show_texts(self.end, _("Ends"))
        self._right.show_texts(
            self.steps, _("Steps"), _("A line each: 20 Round 1. These names are shown to the room.")
        )
        self._allow_end()

    def _read(self) -> Plan | None:
        self._forget_errors()
        title = self.title.text().strip()
        if not title:
            self._left.show_error(self.title, _("Give the item a title."))
            return None
        lock = Lock(str(self.lock.currentData()))
        start, length = self._read_start(lock), self._read_length()
        if start is None or length is None:
            return None
        end = self._read_end(max(start, self._begins)) if lock is Lock.END else -1
        steps = self._read_steps(length)
        if end is None or steps is None:
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
            public_title=self.public_title.text(),
            materials=self.materials.toPlainText(),
            lock=lock,
            end_min=end,
            is_optional=self.optional.isChecked(),
            slide=str(self.slide.currentData()),
            template=str(self.template.currentData()),
            steps=steps,
        )

    def _read_start(self, lock: Lock) -> int | None:
        try:
            above = -1 if self._is_first else self._begins
            start = parse_clock(self.start.text(), self._begins, above=above)
        except ValueError:
            self._left.show_error(self.start, _clock_error())
            return None
        told = ""
        if start < 0 and self._is_first:
            told = _("Say when the day begins.")
        elif start < 0 and lock is Lock.START:
            told = _("To lock the start, enter the time the item begins.")
        if told:
            self._left.show_error(self.start, told)
            return None
        return start

    def _read_end(self, start: int) -> int | None:
        try:
            end = parse_clock(self.end.text(), above=start)
        except ValueError:
            self._left.show_error(self.end, _clock_error())
            return None
        if end <= max(0, start):
            told = _("To lock the end, enter the time the item ends, after it begins.")
            self._left.show_error(self.end, told)
            return None
        return end

    def _read_length(self) -> int | None:
        try:
            return parse_minutes(self.length.text(), self._plan.length_min)
        except ValueError:
            self._left.show_error(
                self.length, _("That is not a duration. Enter minutes, or hours and minutes.")
            )
            return None

    def _read_steps(self, length: int) -> tuple[Step, ...] | None:
        try:
            told = parse_steps(self.steps.toPlainText())
        except ValueError as error:
            words = _("“{line}” is no step. Enter minutes and what happens: 20 Round 1")
            self._right.show_error(self.steps, words.format(line=error))
            return None
        steps = tuple(Step(title, minutes) for title, minutes in told)
        total = sum(each.length_min for each in steps)
        has = length + self._given_min
        if total > has:
            words = _("The steps last {steps}, the item only {length}.")
            told_words = words.format(steps=duration(total), length=duration(has))
            self._right.show_error(self.steps, told_words)
            return None
        return steps

    def _on_kind(self) -> None:
        """A table round takes the next round of the plan; what takes none gives it back."""
        kind = ItemKind(str(self.kind.currentData()))
        if kind is ItemKind.TABLE_ROUND and not self.round.value():
            self.round.setValue(self._plan.round or self._free_round)
        elif kind not in _WITH_ROUND and self.round.value() != self._plan.round:
            self.round.setValue(0)
        self._allow_round()

    def _on_lock(self) -> None:
        """What is locked is where it stands now, until somebody types something else; what was
        only proposed goes with the lock that needed it.
        """
        for field, told in self._proposed.items():
            if field.text() == told:
                field.clear()
        self._proposed.clear()
        lock = Lock(str(self.lock.currentData()))
        if lock is Lock.START:
            self._propose(self.start, self._begins)
        if lock is Lock.END:
            planned = self._begins + self._plan.length_min if self._begins >= 0 else -1
            self._propose(self.end, self._ends if self._ends >= 0 else planned)
        self._forget_errors()

    def _propose(self, field: QLineEdit, minute: int) -> None:
        if minute >= 0 and not field.text():
            self._proposed[field] = clock(minute)
            field.setText(clock(minute))

    def _allow_end(self) -> None:
        """An end of its own belongs to an item whose end is locked."""
        is_locked = self.lock.currentData() == Lock.END.value
        self.end.setEnabled(is_locked)

    def _allow_round(self) -> None:
        """A round belongs to what happens at the tables."""
        kind = ItemKind(str(self.kind.currentData()))
        self.round.setEnabled(kind in _WITH_ROUND or self.round.value() > 0)


def _clock_error() -> str:
    return _("That is not a time of day. Enter it like {clock}.").format(clock=clock(570))


def _hint_of_start(is_first: bool) -> str:
    if is_first:
        return _("The day begins here. For example {clock}.").format(clock=clock(570))
    return _("For example {clock}. Left empty, it follows the item above.").format(clock=clock(570))


def _hint_of_length() -> str:
    return _("For example 45, 1.30 or 1h30; +5 adds five minutes.")

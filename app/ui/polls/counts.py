"""Entering counts: paper keyed by two people, hands counted by two people."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n
from app.models.voting import Choice, Counts, Poll
from app.ui.polls import words as poll_words
from app.ui.slides.tally_bars import count_of
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Glyph, Kind, Text, Tone

PAPER: Final = (Choice.YES, Choice.NO, Choice.BLANK, Choice.SPOILED)
RAISED: Final = (Choice.YES, Choice.NO, Choice.BLANK)


class CountForm(QWidget):
    """A field for each choice; Enter goes on and, in the last, is the button. More than there are
    people is told below while it is typed; it may yet be what was counted.

    `entered` carries the `Counts`.
    """

    entered = Signal(object)

    def __init__(self, choices: tuple[Choice, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = {choice: Text(role=Role.LABEL) for choice in choices}
        self.fields = {choice: QSpinBox() for choice in choices}
        self.button = Button(kind=Kind.PRIMARY)
        self.too_many = Text(tone=Tone.DANGER, wraps=True)
        self._present, self._clicked_into = 0, False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TINY)
        for at, choice in enumerate(choices):
            field = self.fields[choice]
            field.setRange(0, 2_000)
            field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.valueChanged.connect(self._say_too_many)
            field.installEventFilter(self)
            field.lineEdit().installEventFilter(self)
            self._names[choice].setBuddy(field)
            grid.addWidget(self._names[choice], 0, at)
            grid.addWidget(field, 1, at)
            grid.setColumnStretch(at, 1)
        grid.addWidget(self.button, 1, len(choices))
        grid.addWidget(self.too_many, 2, 0, 1, len(choices) + 1)
        self.too_many.hide()
        self.button.clicked.connect(self._on_button)

    @property
    def first(self) -> QSpinBox:
        """The field that is filled first."""
        return next(iter(self.fields.values()))

    @property
    def counts(self) -> Counts:
        """What stands in the fields."""
        return Counts(**{choice.value: field.value() for choice, field in self.fields.items()})

    def start(self) -> None:
        """Nothing counted yet, and the keyboard in the first field."""
        self.clear()
        if self.isVisible():
            self.take_keyboard()

    def clear(self) -> None:
        """Nothing counted."""
        for field in self.fields.values():
            field.setValue(0)

    def take_keyboard(self) -> None:
        """The first field is typed in, over what stands there."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.first.selectAll()

    def show_present(self, present: int) -> None:
        """How many there can be at most."""
        self._present = present
        self._say_too_many()

    def show_texts(self, button: str, who: str = "") -> None:
        """The words; `who` is told to screen readers before each choice."""
        self.button.setText(button)
        for choice, name in self._names.items():
            word = poll_words.choice(choice)
            name.setText(word)
            self.fields[choice].setAccessibleName(f"{who}: {word}" if who else word)
        self._say_too_many()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes from field to field, and each is overwritten by what is typed next."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier
            ):
                self._on_enter(watched)
                return True
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QSpinBox):
            watched.selectAll()
            self._clicked_into = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(watched, QLineEdit):
            self._choose_clicked(watched)
        return super().eventFilter(watched, event)

    def _choose_clicked(self, line: QLineEdit) -> None:
        """The press took back what the coming keyboard had chosen, and a digit typed before a
        nought would be tens.
        """
        if self._clicked_into or line.text() == "0":
            line.selectAll()
        self._clicked_into = False

    def _say_too_many(self) -> None:
        total = self.counts.cast
        self.too_many.setVisible(total > self._present)
        if total > self._present:
            told = _n(
                "That is {n}, but only {present} is here.",
                "That is {n}, but only {present} are here.",
                self._present,
            )
            self.too_many.setText(told.format(n=total, present=self._present))

    def _on_enter(self, field: QObject) -> None:
        order = list(self.fields.values())
        at = order.index(field) if isinstance(field, QSpinBox) else -1
        if at + 1 < len(order):
            order[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
            order[at + 1].selectAll()
        else:
            self._on_button()

    def _on_button(self) -> None:
        for field in self.fields.values():
            field.interpretText()
        self.entered.emit(self.counts)


class PaperCount(QWidget):
    """Two people count the pile, one after the other; the second does not see the first's numbers.

    `counted` carries who counted, 1 or 2, and the `Counts`; `settled` tells that both are the same.
    """

    counted = Signal(int, object)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._piled: dict[int, Counts] = {}
        self._saved: Counts | None = None
        self._is_again = False
        self._poll = ""
        self._told = Text(wraps=True)
        self.difference = Text(role=Role.STRONG, tone=Tone.DANGER, wraps=True)
        self.form = CountForm(PAPER)
        self.again = Button(kind=Kind.QUIET, icon_name="refresh-cw")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._told, self.difference, self.form):
            column.addWidget(part)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.entered.connect(self._on_entered)
        self.again.clicked.connect(self._on_again)

    def show_poll(self, poll: Poll) -> None:
        """Which poll's pile, and what each of the two has counted."""
        self.form.show_present(poll.present)
        is_other = poll.id != self._poll
        is_counted = poll.piled != self._piled or poll.paper != self._saved
        self._poll, self._piled, self._saved = poll.id, dict(poll.piled), poll.paper
        if is_other or is_counted:
            self._is_again = False
            self.form.clear()
        self._say()
        if is_other or not is_counted:
            return
        if self._saved is not None:
            self.settled.emit()
        else:
            self.form.start()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._say()

    @property
    def _first(self) -> Counts | None:
        return None if self._is_again else self._piled.get(1)

    @property
    def _second(self) -> Counts | None:
        return None if self._is_again else self._piled.get(2)

    def _say(self) -> None:
        is_done = self._saved is not None and not self._is_again
        self.form.setVisible(not is_done)
        self.again.setVisible(is_done or self._first is not None)
        self.again.setText(_("Count again from the start"))
        told, button = self._words(is_done)
        self._told.setText(told)
        self.form.show_texts(button, told)
        first, second = self._first, self._second
        self.difference.setVisible(not is_done and first is not None and second is not None)
        if first is not None and second is not None:
            self.difference.setText(difference_words(first, second))

    def _words(self, is_done: bool) -> tuple[str, str]:
        if is_done and self._saved is not None:
            counts = poll_words.counted(self._saved)
            return _("Two people have counted the same: {counts}.").format(counts=counts), ""
        if self._first is None:
            return _("The first person counts the paper ballots."), _("Next")
        if self._second is None:
            told = _("Now a second person counts, without knowing what the first came to.")
            return told, _("Compare")
        return _("Count once more together. Enter what you agree on, twice."), _("Next")

    def _on_entered(self, counts: Counts) -> None:
        is_second = self._first is not None and self._second is None
        is_kept = not is_second and self._piled == {1: counts}
        self.counted.emit(2 if is_second else 1, counts)
        if is_kept:  # the same as before: nothing is saved, and nobody comes back to say so
            self._is_again = False
            self._say()
            self.form.start()

    def _on_again(self) -> None:
        self._is_again = True
        self._say()
        self.form.start()


class HandsCount(QWidget):
    """Two counters, each for themselves; neither number is shown before both are in.

    `counted` carries the counter's number, 1 or 2, and the `Counts`; `settled` tells that they are
    saved.
    """

    counted = Signal(int, object)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: dict[int, Counts] = {}
        self._poll = ""
        self._opened: set[int] = set()
        self._told = Text(wraps=True)
        self._sign = Glyph("circle-check", "positive")
        self.forms = {1: CountForm(RAISED), 2: CountForm(RAISED)}
        self._names = {1: Text(role=Role.STRONG), 2: Text(role=Role.STRONG)}
        self.again_buttons = {1: Button(kind=Kind.QUIET), 2: Button(kind=Kind.QUIET)}
        self._lay_out()
        self.forms[1].entered.connect(self._on_first)
        self.forms[2].entered.connect(self._on_second)
        self.again_buttons[1].clicked.connect(self._on_first_again)
        self.again_buttons[2].clicked.connect(self._on_second_again)

    def show_poll(self, poll: Poll) -> None:
        """What each counter saw."""
        if poll.id != self._poll:
            self._poll = poll.id
            self._opened.clear()
            for form in self.forms.values():
                form.clear()
            self._held = dict(poll.hands)
        saved = {each for each in poll.hands if poll.hands[each] != self._held.get(each)}
        self._opened -= saved
        self._held = dict(poll.hands)
        for form in self.forms.values():
            form.show_present(poll.present)
        self._say()
        if saved:
            self.settled.emit()

    @property
    def next_step(self) -> QWidget | None:
        """The first field still to be filled, else the way to count again while the counts differ,
        None when both are the same.
        """
        for form in self.forms.values():
            if not form.isHidden():
                return form.first
        return self.again_buttons[1] if self._held.get(1) != self._held.get(2) else None

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._say()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for counter in (1, 2):
            head = QHBoxLayout()
            head.setSpacing(Space.SMALL)
            head.addWidget(self._names[counter])
            head.addWidget(self.again_buttons[counter])
            head.addStretch(1)
            column.addLayout(head)
            column.addWidget(self.forms[counter])
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._told, 1)
        column.addSpacing(scaled(4))
        column.addLayout(foot)

    def _say(self) -> None:
        for counter, form in self.forms.items():
            is_in = counter in self._held and counter not in self._opened
            form.setVisible(not is_in)
            name = _("Counter {n}").format(n=counter)
            told = _("Counter {n} has counted.").format(n=counter) if is_in else name
            self._names[counter].setText(told)
            self.again_buttons[counter].setText(_("Count again"))
            self.again_buttons[counter].setVisible(is_in)
            form.show_texts(_("Save the count"), name)
        self._say_outcome()

    def _say_outcome(self) -> None:
        one, two = self._held.get(1), self._held.get(2)
        both = one is not None and two is not None
        self._told.setVisible(both)
        self._sign.setVisible(both)
        if one is None or two is None:
            return
        if one == two:
            told = _("Both counted the same: {counts}.").format(counts=poll_words.counted(one))
            self._sign.show_icon("circle-check", "positive")
            self._told.set_tone(Tone.NORMAL)
        else:
            told = difference_words(one, two)
            self._sign.show_icon("octagon-alert", "danger")
            self._told.set_tone(Tone.DANGER)
        self._told.setText(told)

    def _on_first(self, counts: Counts) -> None:
        self._enter(1, counts)

    def _on_second(self, counts: Counts) -> None:
        self._enter(2, counts)

    def _enter(self, counter: int, counts: Counts) -> None:
        self._opened.discard(counter)
        self.counted.emit(counter, counts)
        self._say()
        if counts == self._held.get(counter):
            self.settled.emit()  # the same as before: there is nothing to save

    def _on_first_again(self) -> None:
        self._open(1)

    def _on_second_again(self) -> None:
        self._open(2)

    def _open(self, counter: int) -> None:
        self._opened.add(counter)
        self._say()
        self.forms[counter].start()


def difference_words(one: Counts, two: Counts) -> str:
    """Where two counts differ, choice by choice."""
    told = [
        _("{choice}: {one} and {two}").format(
            choice=poll_words.choice(choice), one=count_of(one, choice), two=count_of(two, choice)
        )
        for choice in PAPER
        if count_of(one, choice) != count_of(two, choice)
    ]
    return _("The two counts differ. {differences}").format(differences="; ".join(told))

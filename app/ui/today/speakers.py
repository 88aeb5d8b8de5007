"""The card of the speakers' list: who has the floor, who comes, and a field to add somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n
from app.models.assembly import Assembly
from app.models.people import Attendance, Member
from app.models.speakers import MINUTE_MS, Speaker
from app.ui.emptied import empty
from app.ui.members.find import hits
from app.ui.page import scroll_to
from app.ui.scenes.taking import speaker_names
from app.ui.theme import Role, Space, scaled
from app.ui.today.clock import digits
from app.ui.widgets import Button, Card, FlowLayout, IconButton, Kind, SearchField, Text, Tone

_ID: Final = Qt.ItemDataRole.UserRole
_MOST_HITS: Final = 4
_LENGTHS_S: Final = (60, 90, 120, 180, 300)
_ROWS: Final = 5


class Letters(SearchField):
    """Enter takes who stands on top."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """That key; all else types."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class Queue(QListWidget):
    """Who waits. Dragged, or moved by Alt and the arrows; Delete takes off, Enter gives the floor.

    Each signal carries the id on the list; `moved` also the new place, 0 first.
    """

    moved = Signal(str, int)
    removed = Signal(str)
    floor_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.itemDoubleClicked.connect(self._on_double)
        self.model().rowsMoved.connect(self._on_rows_moved)

    @property
    def current(self) -> str:
        """Who is marked; "" when nobody is."""
        row = self.currentRow()
        return str(self.item(row).data(_ID)) if row >= 0 else ""

    def show_names(self, rows: Sequence[tuple[str, str]]) -> None:
        """Ids and what to show of each, in order; who is marked stays marked."""
        marked = self.current
        self.clear()
        for at, (speaker, words) in enumerate(rows):
            item = QListWidgetItem(f"{at + 1}.  {words}", self)
            item.setData(_ID, speaker)
            if speaker == marked:
                self.setCurrentItem(item)

    def event(self, event: QEvent) -> bool:
        """Alt and an arrow belong to the list while it has the keyboard."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, remove, give the floor; all else as in every list."""
        speaker, step = self.current, _step(event)
        if speaker and step:
            self.moved.emit(speaker, self.currentRow() + step)
        elif speaker and event.matches(QKeySequence.StandardKey.Delete):
            self.removed.emit(speaker)
        elif speaker and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.floor_given.emit(speaker)
        else:
            super().keyPressEvent(event)

    def _on_double(self, item: QListWidgetItem) -> None:
        self.floor_given.emit(str(item.data(_ID)))

    def _on_rows_moved(
        self, _from: QModelIndex, first: int, _last: int, _to: QModelIndex, row: int
    ) -> None:
        place = row - 1 if row > first else row
        self.moved.emit(str(self.item(place).data(_ID)), place)


class SpeakersCard(Card):
    """`show_time` alone is called as time goes by. Members are chosen by two letters; whoever else
    is typed comes on the list as written.
    """

    added = Signal(str, str)
    """A member's id and "", or "" and a name."""
    moved = Signal(str, int)
    removed = Signal(str)
    floor_given = Signal(str)
    next_wanted = Signal()
    end_wanted = Signal()
    more_wanted = Signal()
    pause_wanted = Signal()
    length_chosen = Signal(int)
    room_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._assembly: Assembly | None = None
        self._speaker = Text(role=Role.STRONG, wraps=True)
        self._digits = Text(role=Role.FIGURE, is_tabular=True)
        self.next = Button(kind=Kind.PRIMARY, icon_name="mic")
        self.more, self.end = Button(icon_name="plus"), Button(icon_name="check")
        self.pause, self.room = Button(), Button(icon_name="monitor-play")
        self.length = QComboBox()
        self._length_words = Text(role=Role.LABEL)
        self.letters, self.list = Letters(), QListWidget()
        self.queue = Queue()
        self._nobody = Text(tone=Tone.MUTED, wraps=True)
        self.up, self.down = IconButton("arrow-up"), IconButton("arrow-down")
        self.off = IconButton("x")
        self._lay_out()
        self._connect()

    def show_assembly(self, assembly: Assembly, now: int) -> None:
        """Who speaks and who waits."""
        self._assembly = assembly
        told, names = assembly.speakers, speaker_names(assembly)
        rows = [(each.id, _row_words(assembly, each, names[each.id], now)) for each in told.waiting]
        self.queue.show_names(rows)
        self.queue.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        self.next.setEnabled(bool(rows))
        is_on = told.speaking is not None
        self._name_pause()
        for part in (self.more, self.pause, self.end, self._digits):
            part.setVisible(is_on)
        name = names[told.speaking.id] if told.speaking else ""
        self._speaker.setText(_runs_on(assembly, name) or name or _("Nobody has the floor"))
        self._show_length(told.turn_ms)
        self._on_current()
        self.show_time(now)

    def show_time(self, now: int) -> None:
        """What is left of the turn."""
        speaking = self._assembly.speakers.speaking if self._assembly else None
        if speaking is not None:
            left = speaking.remaining_ms(now)
            self._digits.setText(digits(left))
            calm = Tone.MUTED if speaking.paused_at else Tone.NORMAL
            self._digits.set_tone(Tone.DANGER if left < 0 else calm)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.set_title(_("Speakers"))
        self.next.setText(_("Next speaker"))
        self.next.setToolTip("Ctrl+J")
        self.more.setText(_("+1 minute"))
        self._name_pause()
        self.end.setText(_("End the turn"))
        self.room.setText(_("Take to the room"))
        self._length_words.setText(_("A turn lasts"))
        self.letters.show_placeholder(_("Add a speaker: two letters, a number or a name"))
        self.list.setAccessibleName(_("People to choose"))
        self.queue.setAccessibleName(_("Who is waiting to speak"))
        self._nobody.setText(_("Nobody is waiting"))
        self.up.name_it(_("Earlier"))
        self.down.name_it(_("Later"))
        self.off.name_it(_("Take off the list"))
        at = self.length.currentData()
        self.length.clear()
        if at:
            self._show_length(at * 1_000)

    def _name_pause(self) -> None:
        speaking = self._assembly.speakers.speaking if self._assembly else None
        is_paused = speaking is not None and speaking.paused_at > 0
        self.pause.setText(_("Resume") if is_paused else _("Pause"))
        self.pause.set_icon_name("play" if is_paused else "pause")

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.addWidget(self._speaker, 1)
        who.addWidget(self._digits)
        buttons = FlowLayout(Space.SMALL)
        for part in (self.next, self.pause, self.more, self.end, self.room):
            buttons.addWidget(part)
        lasts = QHBoxLayout()
        lasts.addWidget(self._length_words)
        lasts.addWidget(self.length)
        lasts.addStretch(1)
        self._length_words.setBuddy(self.length)
        left = QVBoxLayout()
        left.setSpacing(Space.SMALL)
        for row in (who, buttons, lasts):
            left.addLayout(row)
        left.addStretch(1)
        marks = QHBoxLayout()
        marks.setSpacing(Space.TINY)
        for mark in (self.up, self.down, self.off):
            marks.addWidget(mark)
        marks.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(Space.SMALL)
        for box in (self.letters, self.list, self._nobody, self.queue):
            right.addWidget(box)
        right.addLayout(marks)
        right.addStretch(1)
        self.list.hide()
        across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        across.setSpacing(Space.HUGE)
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        self.body.addLayout(across)

    def _connect(self) -> None:
        self.letters.textChanged.connect(self._find)
        self.letters.taken.connect(self._take)
        self.letters.list_wanted.connect(self.list.setFocus)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.queue.moved.connect(self.moved)
        self.queue.removed.connect(self.removed)
        self.queue.floor_given.connect(self.floor_given)
        self.queue.currentRowChanged.connect(self._on_current)
        self.next.clicked.connect(self.next_wanted)
        self.more.clicked.connect(self.more_wanted)
        self.pause.clicked.connect(self.pause_wanted)
        self.end.clicked.connect(self.end_wanted)
        self.room.clicked.connect(self.room_wanted)
        self.length.activated.connect(self._on_length)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.off.clicked.connect(self._on_off)

    def _find(self) -> None:
        """Members who fit, the best on top, and what was typed as it is."""
        self.list.clear()
        typed = self.letters.text().strip()
        if typed and self._assembly is not None:
            for member in self._fitting(typed):
                item = QListWidgetItem(f"{member.name}  ·  {member.number}", self.list)
                item.setData(_ID, member.id)
            words = _("Add “{name}” as written").format(name=typed)
            QListWidgetItem(words, self.list).setData(_ID, "")
            self.list.setCurrentRow(0)
        rows = self.list.count()
        self.list.setVisible(rows > 0)
        if rows:
            self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + scaled(8))
            scroll_to(self.list)

    def _fitting(self, typed: str) -> list[Member]:
        assert self._assembly is not None
        members = ((each, Attendance.PRESENT) for each in self._assembly.people)
        return [member for member, _here in hits(members, typed)[:_MOST_HITS]]

    def _take(self, _item: QListWidgetItem | None = None) -> None:
        row, typed = self.list.currentRow(), self.letters.text().strip()
        if row < 0 or not typed:
            return
        member = str(self.list.item(row).data(_ID))
        empty(self.letters)
        self.letters.setFocus()
        self.added.emit(member, "" if member else typed)

    def _on_current(self, _row: int = -1) -> None:
        row, count = self.queue.currentRow(), self.queue.count()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.off.setEnabled(row >= 0)
        for mark in (self.up, self.down, self.off):
            mark.setVisible(count > 0)
        if count:
            high = min(count, _ROWS) * self.queue.sizeHintForRow(0)
            self.queue.setFixedHeight(high + scaled(8))

    def _on_up(self) -> None:
        self.moved.emit(self.queue.current, self.queue.currentRow() - 1)

    def _on_down(self) -> None:
        self.moved.emit(self.queue.current, self.queue.currentRow() + 1)

    def _on_off(self) -> None:
        self.removed.emit(self.queue.current)

    def _on_length(self, _at: int) -> None:
        self.length_chosen.emit(int(self.length.currentData()))

    def _show_length(self, turn_ms: int) -> None:
        seconds = turn_ms // 1_000
        if not self.length.count():
            for each in sorted({*_LENGTHS_S, seconds}):
                self.length.addItem(_length_words(each), each)
        elif self.length.findData(seconds) < 0:
            self.length.addItem(_length_words(seconds), seconds)
        self.length.setCurrentIndex(self.length.findData(seconds))


def _runs_on(assembly: Assembly, name: str) -> str:
    """Who speaks, told that a pause of the programme does not stop the turn; "" when it is no
    question.
    """
    item, speaking = assembly.agenda.running, assembly.speakers.speaking
    if item is None or not item.paused_at or speaking is None or speaking.paused_at:
        return ""
    return _("{name} (the turn runs on while the programme is paused)").format(name=name)


def _row_words(assembly: Assembly, speaker: Speaker, name: str, now: int) -> str:
    """The name, and how often this member spoke today: it tells whom one has not heard yet."""
    count = assembly.speakers.turns(speaker.member, now)
    if not count:
        return name
    words = _n("{name}, has spoken once", "{name}, has spoken {n} times", count)
    return words.format(name=name, n=count)


def _length_words(seconds: int) -> str:
    minutes, rest = divmod(seconds * 1_000, MINUTE_MS)
    if rest:
        return _("{minutes}:{seconds:02d} minutes").format(minutes=minutes, seconds=rest // 1_000)
    return _n("{n} minute", "{n} minutes", minutes).format(n=minutes)


def _step(event: QKeyEvent) -> int:
    """-1 and 1 for Alt with an arrow, else 0."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
        return 0
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)

"""A toast is there as long as it takes to read, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.toast import LEAST_MS, MOST_MS, Toast, ToastShelf, shown_ms
from app.ui.widgets import Text

Key = Qt.Key
SHORT = Toast("Bo Holm er her.")
LONG = Toast(
    "medlemmer.csv er i et ældre eller særligt Excel-format. Åbn filen, og gem den som en"
    " Excel-projektmappe (.xlsx) eller som CSV."
)


@dataclass
class Foot:
    """A window with a field, and the shelf at its foot."""

    window: QWidget
    field: QLineEdit
    shelf: ToastShelf
    bot: QtBot

    @property
    def timer(self) -> QTimer:
        return self.shelf.findChildren(QTimer)[0]

    def let_time_pass(self) -> None:
        """As when the time of the toast has run out."""
        self.timer.stop()
        self.timer.timeout.emit()


@pytest.fixture
def foot(qtbot: QtBot) -> Iterator[Foot]:
    window, field = QWidget(), QLineEdit()
    QVBoxLayout(window).addWidget(field)
    window.resize(900, 300)
    shelf = ToastShelf(window)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield Foot(window, field, shelf, qtbot)
    window.hide()


def test_a_sentence_too_long_for_one_line_uses_the_width_there_is(foot):
    foot.shelf.show_toast(Toast(LONG.text, can_undo=True))
    foot.bot.wait(20)
    words = foot.shelf.findChild(Text)
    assert isinstance(words, Text)
    assert words.width() > 0.75 * foot.shelf.width()


def test_a_long_sentence_stands_longer_than_a_short_one():
    assert shown_ms(SHORT) == LEAST_MS
    assert shown_ms(LONG) > 10_000
    assert shown_ms(Toast("x" * 2_000)) == MOST_MS
    assert shown_ms(Toast(LONG.text, can_undo=True)) > shown_ms(LONG)


def test_it_goes_by_itself_whatever_it_tells(foot: Foot):
    for toast in (SHORT, LONG):
        foot.shelf.show_toast(toast)
        assert foot.timer.interval() == shown_ms(toast)
        assert foot.timer.isActive()
        foot.let_time_pass()
        assert foot.shelf.text == ""


def test_a_pointer_that_rests_on_it_holds_it_once(foot: Foot):
    foot.shelf.show_toast(LONG)
    point = QPointF(5, 5)
    QApplication.sendEvent(foot.shelf, QEnterEvent(point, point, point))
    foot.shelf.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    foot.let_time_pass()
    assert foot.shelf.text == LONG.text
    foot.let_time_pass()
    assert foot.shelf.text == ""


def test_escape_puts_it_away(foot: Foot):
    foot.field.setFocus()
    foot.shelf.show_toast(LONG)
    foot.bot.keyClick(foot.field, Key.Key_Escape)
    assert foot.shelf.text == ""


def test_escape_belongs_to_whoever_uses_it_first(foot: Foot):
    class Eager(QWidget):
        def event(self, event: QEvent) -> bool:
            return event.type() == QEvent.Type.KeyPress or super().event(event)

    eager = Eager(foot.window)
    eager.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    eager.show()
    eager.setFocus()
    foot.shelf.show_toast(LONG)
    foot.bot.keyClick(eager, Key.Key_Escape)
    assert foot.shelf.text == LONG.text


def test_the_keyboard_never_lands_on_it(foot: Foot):
    """A page that is put away would else leave the next Enter on Undo."""
    undone: list[int] = []

    def note() -> None:
        undone.append(1)

    foot.shelf.undo_wanted.connect(note)
    foot.field.setFocus()
    foot.shelf.show_toast(Toast("Ida Bæk flyttet", can_undo=True))
    foot.field.hide()
    focused = QApplication.focusWidget()
    assert focused not in foot.shelf.findChildren(QPushButton)
    foot.bot.keyClick(focused or foot.window, Key.Key_Space)
    assert undone == []


@pytest.mark.parametrize("toast", [SHORT, LONG], ids=["short", "long"])
def test_it_is_laid_out_once_and_rests(foot: Foot, toast: Toast):
    asked: list[QEvent] = []

    class Counter(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.LayoutRequest:
                asked.append(event)
            return super().eventFilter(watched, event)

    counter = Counter()
    foot.shelf.installEventFilter(counter)
    foot.shelf.show_toast(toast)
    for _ in range(40):
        QApplication.processEvents()
    assert len(asked) < 6
    assert foot.shelf.geometry().right() <= foot.window.width()


def test_its_sentence_is_shown_whole(foot: Foot):
    for toast in (SHORT, Toast(SHORT.text, can_undo=True), LONG):
        foot.shelf.show_toast(toast)
        QApplication.processEvents()
        label = foot.shelf.findChildren(Text)[0]
        assert label.width() >= label.sizeHint().width() or label.wordWrap()
        assert label.height() >= label.heightForWidth(label.width())

"""Keys that run the day: they rest for whoever types, and undo works from an idle field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.models import people
from app.ui.key_guard import RESTS_S, EnterPresses, PlainKeys
from tests.ui.holding import hold
from tests.ui.shell import Shell, look, session_look, shell

__all__ = ["look", "session_look", "shell"]

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Ground:
    """A window with bare ground and the four keys of the day, and a clock that stands."""

    window: QWidget
    bot: QtBot
    now: float = 100.0
    done: list[str] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def act(self, key: str) -> None:
        def note() -> None:
            self.done.append(key)

        action = QAction(self.window)
        action.setShortcut(key)
        action.triggered.connect(note)
        self.window.addAction(action)

    def type(self, text: str) -> None:
        self.bot.keyClicks(self.window, text)


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[Ground]:
    window = QWidget()
    QVBoxLayout(window).addWidget(QLabel("Programmet"))
    made = Ground(window, qtbot)
    keys = ("N", "Space", "B", "Ctrl+Shift+N")
    for key in (*keys, "L"):
        made.act(key)
    guard = PlainKeys(window, keys, made.clock)
    assert guard.parent() is window
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield made
    window.hide()


def test_a_key_pressed_alone_acts(ground: Ground):
    ground.type("n")
    ground.now += RESTS_S
    ground.type(" ")
    ground.now += RESTS_S
    ground.type("b")
    assert ground.done == ["N", "Space", "B"]


def test_a_sentence_typed_where_no_field_has_the_keyboard_does_not_run_the_day(ground: Ground):
    ground.type("nb en note")
    assert ground.done == ["N"], "the first letter cannot be told from a command; the rest can"


def test_what_covered_the_wall_uncovers_it_without_a_wait(ground: Ground):
    for _press in range(4):
        ground.type("b")
        ground.now += RESTS_S / 2
    assert ground.done == ["B"] * 4
    ground.type("n")
    assert ground.done == ["B"] * 4, "another key may still be the word going on"


def test_an_item_is_not_passed_over_by_a_double_press(ground: Ground):
    ground.type("nn")
    assert ground.done == ["N"]


def test_a_key_that_rested_makes_no_other_rest(ground: Ground):
    ground.type("n")
    ground.now += RESTS_S * 0.9
    ground.type("b")
    ground.now += RESTS_S * 0.2
    ground.type("b")
    assert ground.done == ["N", "B"]


def test_whoever_presses_on_the_page_and_types_means_a_field(ground: Ground):
    label = ground.window.findChild(QLabel)
    ground.bot.mouseClick(label, Qt.MouseButton.LeftButton)
    ground.type("n")
    assert ground.done == []
    ground.now += RESTS_S
    ground.type("n")
    assert ground.done == ["N"]


def test_a_pages_own_letters_act_at_once(ground: Ground):
    ground.bot.mouseClick(ground.window.findChild(QLabel), Qt.MouseButton.LeftButton)
    ground.type("ll")
    assert ground.done == ["L", "L"]


def test_a_key_with_ctrl_never_rests(ground: Ground):
    ground.type("x")
    ground.bot.keyClick(ground.window, Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert ground.done == ["Ctrl+Shift+N"]


def test_a_key_that_is_held_down_ends_one_item_not_all(shell: Shell):
    by_name = {entry.action.objectName(): entry.action for entry in shell.window.commands()}
    once = ("next", "timer", "blank", "freeze", "title", "take", "undo", "redo", "more", "five")
    for each in once:
        assert not by_name[each].autoRepeat(), each
    assert by_name["zoom-in"].autoRepeat()


@pytest.fixture
def enter(qapp: QApplication) -> Iterator[None]:
    """As the program sets it up."""
    owner = QObject()
    EnterPresses(qapp, owner)
    yield
    owner.deleteLater()


def test_enter_presses_the_button_that_has_the_keyboard(shell: Shell, qtbot: QtBot, enter: None):
    pressed: list[str] = []
    for button in (shell.page.button, QToolButton(shell.page)):
        button.show()
        button.clicked.connect(partial(_note, pressed, "pressed"))
        button.setFocus()
        qtbot.keyClick(button, Key.Key_Return)
        qtbot.keyClick(button, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert len(pressed) == 4
    shell.page.field.setFocus()
    qtbot.keyClick(shell.page.field, Key.Key_Return)
    assert len(pressed) == 4


@pytest.mark.parametrize("has_release", [True, False])
@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_a_key_held_down_presses_a_button_once(
    shell: Shell, enter: None, key: Qt.Key, has_release: bool
):
    pressed: list[str] = []
    tick = QCheckBox(shell.page)
    tick.show()
    for button in (shell.page.button, tick) if key == Key.Key_Space else (shell.page.button,):
        button.clicked.connect(partial(_note, pressed, "pressed"))
        button.setFocus()
        for at in (5_000, 8_000):
            hold(button, key, at, has_release=has_release)
        assert pressed == ["pressed"] * 2
        pressed.clear()


@pytest.mark.parametrize("chosen", ["ok", "cancel", "field"])
def test_in_a_dialog_enter_does_one_thing_only(qtbot: QtBot, enter: None, chosen: str):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    done: list[str] = []
    parts = {"ok": QPushButton(), "cancel": QPushButton(), "field": QLineEdit()}
    column = QVBoxLayout(dialog)
    for name, part in parts.items():
        column.addWidget(part)
        if isinstance(part, QPushButton):
            part.setAutoDefault(False)
            part.setDefault(name == "ok")
            part.clicked.connect(partial(_note, done, name))
    dialog.open()
    qtbot.waitActive(dialog)
    parts[chosen].setFocus()
    qtbot.keyClick(parts[chosen], Key.Key_Return)
    assert done == [{"field": "ok"}.get(chosen, chosen)]


def _note(done: list[str], name: str, _is_checked: bool = False) -> None:
    done.append(name)


def removed(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.document.changed):
        shell.document.do("Ida Bæk slettet", people.remove_member, "m01")


def fields(shell: Shell) -> dict[str, QWidget]:
    page = shell.page
    box = QComboBox(page)
    box.setEditable(True)
    made: dict[str, QWidget] = {
        "line": QLineEdit("Ida", page),
        "paragraph": QPlainTextEdit("Ida", page),
        "number": QSpinBox(page),
        "box": box,
    }
    for each in made.values():
        each.show()
    return made


@pytest.mark.parametrize("kind", ["line", "paragraph", "number", "box"])
def test_ctrl_z_in_a_field_where_nothing_was_typed_takes_back_the_last_deed(
    shell: Shell, qtbot: QtBot, kind: str
):
    removed(shell, qtbot)
    idle = fields(shell)[kind]
    idle.setFocus()
    with qtbot.waitSignal(shell.document.changed):
        qtbot.keyClick(idle, Key.Key_Z, CTRL)
    assert "m01" in shell.document.assembly.people.members
    with qtbot.waitSignal(shell.document.changed):
        qtbot.keyClick(idle, Key.Key_Y, CTRL)
    assert "m01" not in shell.document.assembly.people.members


@pytest.mark.parametrize("kind", ["line", "paragraph"])
def test_ctrl_z_in_a_field_takes_back_what_was_typed_there_first(
    shell: Shell, qtbot: QtBot, kind: str
):
    removed(shell, qtbot)
    typed = fields(shell)[kind]
    assert isinstance(typed, QLineEdit | QPlainTextEdit)
    typed.setFocus()
    qtbot.keyClicks(typed, "x")
    qtbot.keyClick(typed, Key.Key_Z, CTRL)
    text = typed.text() if isinstance(typed, QLineEdit) else typed.toPlainText()
    assert text == "Ida"
    assert "m01" not in shell.document.assembly.people.members
    with qtbot.waitSignal(shell.document.changed):
        qtbot.keyClick(typed, Key.Key_Z, CTRL)
    assert "m01" in shell.document.assembly.people.members

"""Who gets a key when both a field and the window want it: typing first, commands after.

Keys without Ctrl run the day (N, Space, B, F, T), so that somebody who stands reaches them with one
finger. They must not fire for somebody who types into a field that has lost the keyboard. Ctrl+Z
belongs to a field as long as the field has something to take back, and to the window after that.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from app.ui.fields import Field
from app.ui.held import HeldKey
from app.ui.widgets import Chip

RESTS_S: Final = 1.0
"""How long keys without Ctrl rest after a letter, or after a press on a page's bare ground."""

_TOGGLES: Final = ("B", "F", "T")
"""What is put on and off by the same key."""

_PLAIN_MODIFIERS: Final = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
_PAGES: Final = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_PRESSING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_PRESSED = QPushButton | QToolButton  # a tick box is not pressed; there Enter is the form's


def typing_wins(event: QKeyEvent, focused: QWidget | None) -> bool:
    """True when a key without Ctrl belongs to the focused widget rather than to a shortcut.

    Text fields claim their keys themselves. Lists and boxes use letters to find a row, and Space
    presses a button: a person who works by keyboard must not start the clock that way.
    """
    if event.modifiers() not in _PLAIN_MODIFIERS or not event.text().strip(" ").isprintable():
        return False
    if event.key() in _PAGES or event.key() == Qt.Key.Key_Period:
        return isinstance(focused, QAbstractItemView | Field)
    if event.key() == Qt.Key.Key_Space:
        return isinstance(focused, QAbstractButton | QAbstractItemView | QComboBox)
    return _is_letter(event) and isinstance(focused, QAbstractItemView | QComboBox)


def is_plain(event: QKeyEvent) -> bool:
    """True for a letter, a digit or Space without Ctrl: what may be the beginning of a word."""
    is_bare = event.modifiers() in _PLAIN_MODIFIERS
    return is_bare and (_is_letter(event) or event.key() == Qt.Key.Key_Space)


def turns_pages(event: QKeyEvent, focused: QWidget | None) -> bool:
    """True for a key that turns the room's page, unless a field has it."""
    is_page = event.modifiers() in _PLAIN_MODIFIERS and event.key() in _PAGES
    return is_page and not isinstance(focused, Field)


class PlainKeys(QObject):
    """Lets keys without Ctrl rest while somebody seems to type where no field has the keyboard.

    The first letter acts. One of `keys` within a second of another letter is typing, and so is one
    within a second of a press on a page's bare ground: whoever presses there means a field. Letters
    that a page has for itself act at once: whoever uses them has chosen something there. A key
    that covers the wall uncovers it at once: no word begins with twice the same. One that rests
    makes the others rest no longer.
    """

    def __init__(
        self, window: QWidget, keys: Iterable[str], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`keys` as in `QKeySequence`, those with Ctrl and the like are left out; `clock` gives
        seconds that never go back.
        """
        super().__init__(window)
        self._clock = clock
        self._keys = {each for each in keys if len(each) == 1 or each == "Space"}
        self._rests_until = -RESTS_S
        self._acted = ""  # the last key that acted, while no other letter came after it
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees what nobody inside the window has taken."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._rests_until, self._acted = self._clock() + RESTS_S, ""
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._is_typing(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _is_typing(self, event: QKeyEvent) -> bool:
        if not is_plain(event):
            return False
        now, key = self._clock(), QKeySequence(event.key()).toString()
        rests, is_again = now < self._rests_until, key == self._acted and key in _TOGGLES
        if rests and key in self._keys and not is_again:
            event.accept()
            return True
        self._acted = "" if rests and not is_again else key
        self._rests_until = now + RESTS_S
        return False


class FieldUndo(QObject):
    """Hands Ctrl+Z and its like to the window while the focused field has nothing to take back."""

    def __init__(self, window: QWidget, app: QApplication) -> None:
        super().__init__(window)
        self._window, self._held = window, HeldKey()
        app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps an idle field from claiming the keys; they go on to the window, but for a key that
        is held down since there was something to take back here.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            self._held.release(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_held = self._held.is_held(event)
            if isinstance(watched, Field) and _is_idle(watched, event):
                event.setAccepted(is_held)
                return True
        return super().eventFilter(watched, event)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, Field):
            before.removeEventFilter(self)
        if isinstance(now, Field) and now.window() is self._window:
            now.installEventFilter(self)


class EnterPresses(QObject):
    """Lets Enter press the button that has the keyboard, in every window, as Space does.

    Qt gives Enter to a dialog's default button instead, and to nobody outside a dialog. It reaches
    only one of the two: a press here goes no further. Chips keep their Enter, for on the seating
    board it ends a move. Either key that is held down presses once.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._held = HeldKey()
        app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees the keys of what has the keyboard before it does: a hold may begin in a list and go
        on upon the button that comes after it.
        """
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self._held.release(event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._presses(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _presses(self, watched: QObject, event: QKeyEvent) -> bool:
        """True for a key that the button is not to see."""
        if event.modifiers() not in _PLAIN_MODIFIERS or event.key() not in _PRESSING:
            return False
        is_held, is_space = self._held.is_held(event), event.key() == Qt.Key.Key_Space
        if is_space:
            return is_held and isinstance(watched, QAbstractButton)
        if not isinstance(watched, _PRESSED) or isinstance(watched, Chip):
            return False
        if not is_held:
            watched.click()
        return True

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)


def _is_idle(field: Field, event: QKeyEvent) -> bool:
    """True when the key would take back or repeat typing, and there is none."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return not _history(field)[0]
    is_redo = event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event)
    return is_redo and not _history(field)[1]


def _history(field: Field) -> tuple[bool, bool]:
    """Whether there is something to take back, and something to do again."""
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isUndoAvailable(), field.document().isRedoAvailable()
    line = field if isinstance(field, QLineEdit) else field.lineEdit()
    return (line.isUndoAvailable(), line.isRedoAvailable()) if line else (False, False)


def _is_ctrl_y(event: QKeyEvent) -> bool:
    """Redo's other key, which is not Qt's on every system."""
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _is_letter(event: QKeyEvent) -> bool:
    return len(event.text()) == 1 and event.text().isalnum()

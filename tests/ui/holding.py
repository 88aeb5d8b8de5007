"""A key held down on a system that does not say which of the presses are repeats."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

DELAY_MS, EVERY_MS = 500, 30


def hold(
    widget: QWidget, key: Qt.Key, at: int, *, has_release: bool = True, repeats: int = 17
) -> None:
    """Held from `at`, in ms of the system's clock; `has_release` when each repeat comes as up and
    down in the same moment, or else only downs come until the end.
    """
    _send(QEvent.Type.KeyPress, widget, key, at)
    for each in range(repeats):
        now = at + DELAY_MS + each * EVERY_MS
        if has_release:
            _send(QEvent.Type.KeyRelease, widget, key, now)
        _send(QEvent.Type.KeyPress, widget, key, now)
    _send(QEvent.Type.KeyRelease, widget, key, at + DELAY_MS + repeats * EVERY_MS)


def _send(kind: QEvent.Type, widget: QWidget, key: Qt.Key, at: int) -> None:
    """With the `ShortcutOverride` before it that the system's keys have."""
    letter = chr(key).lower() if key < 128 else ""
    kinds = (QEvent.Type.ShortcutOverride, kind) if kind is QEvent.Type.KeyPress else (kind,)
    for each in kinds:
        event = QKeyEvent(each, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(at)
        QApplication.sendEvent(widget, event)

"""A key that is held down is pressed once, also where the system does not say that it repeats.

Some systems mark only some of the repeats (18 presses of one hold, 6 of them not marked): they send
the key up and down again in the same moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

GAP_MS: Final = 60
"""A key that comes down sooner after it came up never came up: the fastest finger takes longer."""
LOST_MS: Final = 1_100
"""A key that is not seen to come up is held for so long after its last repeat; the first repeat
comes within a second on the slowest setting of any system."""


class HeldKey:
    """The last key of a widget. Told of each press and release, by the times of the system; events
    without a time are made by a program and judged by their mark alone.
    """

    def __init__(self) -> None:
        self._key: tuple[int, object] = (0, None)
        self._at, self._is_up = 0, True

    def is_held(self, event: QKeyEvent) -> bool:
        """True for a press that is no press of its own. To be asked once for each event."""
        key, now = (event.key(), event.modifiers()), event.timestamp()
        since, is_same = now - self._at, key == self._key and now > 0 and self._at > 0
        repeats = is_same and 0 <= since < (GAP_MS if self._is_up else LOST_MS)
        self._key, self._at, self._is_up = key, now, False
        return repeats or event.isAutoRepeat()

    def release(self, event: QKeyEvent) -> None:
        """A key came up; a marked one has not."""
        if not event.isAutoRepeat() and event.key() == self._key[0]:
            self._at, self._is_up = event.timestamp(), True


class HeldKeys(QObject):
    """Keeps a widget's keys that act once for each press from one that is held down; also where the
    keyboard goes to another watched widget meanwhile.
    """

    def __init__(
        self,
        widget: QWidget,
        acts_once: Callable[[QKeyEvent], bool],
        kind: QEvent.Type = QEvent.Type.KeyPress,
    ) -> None:
        """`kind` is what is kept from the widget: presses, or a window's `ShortcutOverride`; such a
        repeat then goes to what has the keyboard, as a key that is typed.
        """
        super().__init__(widget)
        self._acts_once, self._kind, self._held = acts_once, kind, HeldKey()
        self.watch(widget)

    def watch(self, widget: QWidget) -> None:
        """One more widget whose keys are these: a hold goes on when the keyboard passes to it."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees the keys before the widget does."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyRelease:
                self._held.release(event)
            elif event.type() == self._kind:
                is_held = self._held.is_held(event)
                if is_held and self._acts_once(event):
                    event.accept()
                    return True
        return super().eventFilter(watched, event)


def by_name(keys: Iterable[str]) -> Callable[[QKeyEvent], bool]:
    """Whether a key is one of these, written as in `QKeySequence`."""
    names = frozenset(QKeySequence(each).toString() for each in keys)
    return lambda event: QKeySequence(event.keyCombination()).toString() in names

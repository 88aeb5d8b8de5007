"""The second half of a double click presses nothing that the first half did not press.

What a click changes can put another button under the pointer: a list that closes up, a page that
comes. People who click everything twice must not accept, drop or start what they never saw.
"""

from __future__ import annotations

from itertools import count
from typing import Final

from PySide6.QtWidgets import QWidget

_PRESSED: Final = "pressed-last"
_numbers = count(1)


class Pressed:
    """What a button knows of the presses in its window. `acts_once` takes a double click for one:
    for what goes on to something else, and so would go on twice.
    """

    def __init__(self, button: QWidget) -> None:
        self._button, self._number = button, next(_numbers)
        self.acts_once = False

    def note(self) -> None:
        """The button was pressed, for the first time in a row."""
        self._button.window().setProperty(_PRESSED, self._number)

    def is_stray(self) -> bool:
        """True for the second half of a double click that is no press of this button."""
        return self.acts_once or self._button.window().property(_PRESSED) != self._number

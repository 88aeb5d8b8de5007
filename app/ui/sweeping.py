"""Garbage of a program with a window, swept on the window's thread: `app.garbage`, and before it
the layout items that Python was handed and Qt deletes.

PySide makes a Python object for each item of a layout that is put into another layout, and keeps
it as long as that layout. Qt deletes the item with its widget and tells nobody, since an item is no
QObject. The next C++ object at that address, of whatever kind, is then taken for the item: a widget
that arrives in Python is none there, and the program can end. So these objects are let go of soon
after they were made; whoever asks the layout again is given a new one.
"""

from __future__ import annotations

import gc
from typing import Final

import shiboken6
from PySide6.QtWidgets import QSpacerItem, QWidgetItem

from app import garbage

_YOUNG: Final = 0
_ITEMS: Final = (QWidgetItem, QSpacerItem)


def start() -> None:
    """From now on only `sweep` collects, a timer's every `garbage.SWEEP_EVERY_MS`."""
    _let_items_go(None)
    garbage.start()


def sweep() -> None:
    """Sweeps what there is enough of. Only for the window's thread."""
    _let_items_go(_YOUNG)
    garbage.sweep()


def _let_items_go(generation: int | None) -> None:
    """Items that Python itself made tell it when they are deleted, and stay."""
    for each in gc.get_objects(generation):
        if type(each) in _ITEMS and not shiboken6.createdByPython(each):
            shiboken6.invalidate(each)

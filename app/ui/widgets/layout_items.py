"""Lets go of layout items that Python was handed and Qt deletes.

PySide makes a Python object for each item of a layout that is put into another, and keeps it as
long as that layout. Qt deletes the item with its widget and tells nobody, since an item is no
QObject. The next C++ object at that address, of whatever kind, is then taken for the item: a widget
that arrives in Python is none there, and the program can end. So the two ways of putting a layout
into another let go of what they were handed; whoever asks the layout again is given a new one.

(To look through the collector's objects for them instead would be no way out: what another thread
is making just then would be held twice, which Python takes for an error.)
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Final

import shiboken6
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget

_WAYS: Final = ((QBoxLayout, "addLayout"), (QBoxLayout, "insertLayout"), (QGridLayout, "addLayout"))


def widgets_of(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout in its order, without those of layouts in it."""
    widgets = [
        widget
        for at in range(layout.count())
        if (item := layout.itemAt(at)) is not None and (widget := item.widget()) is not None
    ]
    _let_go(layout)
    return widgets


def _let_go(layout: QLayout) -> None:
    """Of its items and of those in it. Items that Python made itself tell when they are deleted,
    and stay.
    """
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if isinstance(item, QLayout):
            _let_go(item)
        elif item is not None and not shiboken6.createdByPython(item):
            shiboken6.invalidate(item)


def _letting_go(put: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(put)
    def put_and_let_go(outer: QLayout, *given: object, **named: object) -> None:
        put(outer, *given, **named)
        for each in (*given, *named.values()):
            if isinstance(each, QLayout):
                _let_go(each)

    return put_and_let_go


for _kind, _way in _WAYS:
    setattr(_kind, _way, _letting_go(getattr(_kind, _way)))

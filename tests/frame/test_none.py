"""Qt's binding must not eat references to None: some releases do, and the program then aborts."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_twenty_thousand_calls_into_qt_leave_none_alone():
    thing = QObject()
    before = sys.getrefcount(None)
    for _turn in range(20_000):
        thing.setObjectName("the same name")
    assert abs(sys.getrefcount(None) - before) < 100

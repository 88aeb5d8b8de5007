"""Where a window lies over another one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize

from app.ui.geometry import centred

SCREEN = QRect(0, 0, 1280, 720)


def test_it_is_over_the_middle_of_the_other():
    assert centred(QSize(400, 200), QRect(100, 100, 800, 400), SCREEN) == QRect(300, 200, 400, 200)


def test_it_stays_on_the_screen_though_the_other_hangs_over_its_edge():
    assert centred(QSize(400, 200), QRect(1000, 500, 800, 400), SCREEN).right() == 1279
    assert centred(QSize(400, 200), QRect(-700, -300, 800, 400), SCREEN).topLeft().isNull()


def test_what_is_larger_than_the_screen_begins_at_its_corner():
    assert centred(QSize(2000, 900), SCREEN, SCREEN).topLeft().isNull()

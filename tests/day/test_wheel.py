"""The wheel scrolls: no field anywhere is changed by it, on no page."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QDoubleSpinBox,
    QScrollArea,
    QScrollBar,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.composition import Program
from tests.day.hands import SECTIONS
from tests.day.test_plain_keys import program

__all__ = ["program"]


def fields(window: QWidget) -> list[QWidget]:
    """Every field that is seen in a window."""
    return [
        each
        for kind in (QComboBox, QAbstractSpinBox, QAbstractSlider)
        for each in window.findChildren(kind)
        if each.isVisible() and not isinstance(each, QScrollBar)
    ]


def value_of(field: QWidget) -> object:
    if isinstance(field, QComboBox):
        return field.currentIndex()
    return field.text() if isinstance(field, QAbstractSpinBox) else field.property("value")


def turn(field: QWidget, by: int) -> None:
    middle = field.rect().center()
    wheel = QWheelEvent(
        QPointF(middle), QPointF(field.mapToGlobal(middle)), QPoint(), QPoint(0, by),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, wheel)


def changed_by_the_wheel(window: QWidget) -> list[str]:
    """What the wheel changed of all that is seen, also where it has the keyboard."""
    told = []
    for field in fields(window):
        before = value_of(field)
        for by in (-120, 120, 120):
            turn(field, by)
            if value_of(field) != before:
                told.append(f"{type(field).__name__} {field.accessibleName()!r}")
    return told


def test_a_field_passes_the_wheel_on_to_what_scrolls(program: Program, qtbot: QtBot) -> None:
    frame, inside = QScrollArea(), QWidget()
    qtbot.addWidget(frame)
    frame.setWidgetResizable(True)
    frame.setWidget(inside)
    inside.setMinimumHeight(4_000)
    column = QVBoxLayout(inside)
    combo, slider = QComboBox(), QSlider(Qt.Orientation.Horizontal)
    combo.addItems(["a", "b", "c"])
    combo.setCurrentIndex(1)
    slider.setValue(50)
    when = QDateTimeEdit(QDateTime.currentDateTime())
    made = [combo, slider, QSpinBox(), QDoubleSpinBox(), when]
    for each in made:
        column.addWidget(each)
    column.addStretch(1)
    frame.resize(300, 300)
    frame.show()
    qtbot.waitExposed(frame)
    for each in made:
        each.setFocus()
        frame.verticalScrollBar().setValue(0)
        before, middle = value_of(each), each.mapTo(frame, each.rect().center())
        QTest.wheelEvent(frame.windowHandle(), QPointF(middle), QPoint(0, -120))
        QApplication.processEvents()
        assert value_of(each) == before, each
        assert frame.verticalScrollBar().value() > 0, each


def test_no_field_of_a_section_is_changed_by_the_wheel(program: Program, qtbot: QtBot) -> None:
    program.try_example()
    while program.window.make_next_page():
        QApplication.processEvents()
    seen = 0
    for section in SECTIONS:
        program.window.show_section(section)
        qtbot.wait(20)
        seen += len(fields(program.window))
        assert changed_by_the_wheel(program.window) == [], section
    assert seen >= 10, "there are fields to look at"

"""The wheel scrolls: no field anywhere is changed by it, on no page and in no dialog."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QDateTime, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QDialog,
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


def fields() -> Iterator[QWidget]:
    """Every field there is, wherever it stands."""
    for each in QApplication.allWidgets():
        is_slider = isinstance(each, QAbstractSlider) and not isinstance(each, QScrollBar)
        if each.isVisible() and (is_slider or isinstance(each, QComboBox | QAbstractSpinBox)):
            yield each


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


def changed_by_the_wheel() -> list[str]:
    """What the wheel changed of all that is seen, also where it has the keyboard."""
    told = []
    for field in fields():
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


def test_no_field_of_a_section_or_its_dialogs_is_changed_by_the_wheel(
    program: Program, qtbot: QtBot
) -> None:
    program.try_example()
    while program.window.make_next_page():
        QApplication.processEvents()
    seen = 0
    for section in SECTIONS:
        program.window.show_section(section)
        qtbot.wait(20)
        assert changed_by_the_wheel() == [], section
        page = program.window.page
        assert page is not None
        for action in page.findChildren(QAction):
            if action.text().endswith("…") and action.isEnabled():
                action.trigger()
                qtbot.wait(20)
                assert changed_by_the_wheel() == [], (section, action.text())
                for dialog in program.window.findChildren(QDialog):
                    if dialog.isVisible():
                        seen += 1
                        dialog.reject()
    assert seen > 10, "the dialogs are looked at"

"""What Qt deletes behind Python's back is never taken for something else."""

from __future__ import annotations

import gc

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget, QWidgetItem

from app.ui.sweeping import sweep
from app.ui.widgets import FlowLayout


def handed_out() -> list[QWidgetItem]:
    """Items of layouts that Python holds and did not make."""
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, QWidgetItem)
        and shiboken6.isValid(each)
        and not shiboken6.createdByPython(each)
    ]


def test_items_of_a_layout_in_a_layout_are_let_go_of(qapp):
    sweep()
    before = len(handed_out())
    page, row = QWidget(), QHBoxLayout()
    labels = [QLabel(f"{number}") for number in range(5)]
    for label in labels:
        row.addWidget(label)
    column = QVBoxLayout(page)
    column.addLayout(row)
    assert len(handed_out()) == before + 5, "PySide hands them out, or this module is not needed"
    sweep()
    assert len(handed_out()) == before
    shiboken6.delete(labels[2])
    assert row.count() == 4
    first = row.itemAt(0)
    assert first is not None
    assert first.widget() is labels[0]
    page.deleteLater()


def test_a_layout_of_our_own_hears_of_the_end_of_each_item(qapp):
    page, flow = QWidget(), FlowLayout()
    labels = [QLabel(f"{number}") for number in range(5)]
    for label in labels:
        flow.addWidget(label)
    column = QVBoxLayout(page)
    column.addLayout(flow)
    items = [flow.itemAt(at) for at in range(5)]
    sweep()
    assert [shiboken6.isValid(each) for each in items] == [True] * 5
    shiboken6.delete(labels[2])
    assert flow.count() == 4
    assert [shiboken6.isValid(each) for each in items] == [True, True, False, True, True]
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is labels[0]
    page.deleteLater()

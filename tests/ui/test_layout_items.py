"""What Qt deletes behind Python's back is never taken for something else."""

from __future__ import annotations

import gc

import pytest
import shiboken6
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

from app.ui.widgets import FlowLayout
from app.ui.widgets.layout_items import widgets_of


def handed_out() -> int:
    """Items of layouts that Python holds and did not make."""
    return sum(
        1
        for each in gc.get_objects()
        if isinstance(each, QWidgetItem | QSpacerItem)
        and shiboken6.isValid(each)
        and not shiboken6.createdByPython(each)
    )


def put_below(page: QWidget, inner: QLayout) -> None:
    QVBoxLayout(page).addLayout(inner)


def put_first(page: QWidget, inner: QLayout) -> None:
    QVBoxLayout(page).insertLayout(0, inner)


def put_into_a_grid(page: QWidget, inner: QLayout) -> None:
    QGridLayout(page).addLayout(inner, 1, 2)


@pytest.mark.parametrize("put", [put_below, put_first, put_into_a_grid])
def test_python_keeps_no_item_of_a_layout_that_is_put_into_another(qapp, put):
    before = handed_out()
    page, row, within = QWidget(), QHBoxLayout(), QVBoxLayout()
    labels = [QLabel(f"{number}") for number in range(6)]
    for label in labels[:3]:
        within.addWidget(label)
    row.addLayout(within)
    for label in labels[3:]:
        row.addWidget(label)
    row.addStretch(1)
    put(page, row)
    assert handed_out() == before
    assert widgets_of(row) == labels[3:]
    assert widgets_of(within) == labels[:3]
    assert handed_out() == before
    shiboken6.delete(labels[4])
    assert widgets_of(row) == [labels[3], labels[5]]
    page.deleteLater()


def test_a_layout_of_our_own_hears_of_the_end_of_each_item(qapp):
    page, flow = QWidget(), FlowLayout()
    labels = [QLabel(f"{number}") for number in range(5)]
    for label in labels:
        flow.addWidget(label)
    QVBoxLayout(page).addLayout(flow)
    items = [flow.itemAt(at) for at in range(5)]
    assert [shiboken6.isValid(each) for each in items] == [True] * 5
    shiboken6.delete(labels[2])
    assert flow.count() == 4
    assert [shiboken6.isValid(each) for each in items] == [True, True, False, True, True]
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is labels[0]
    page.deleteLater()

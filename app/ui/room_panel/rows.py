"""Rows and columns of the room panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.theme import Space


def row_of(*parts: QWidget | None, wide: QWidget | None = None, strut: int = 0) -> QHBoxLayout:
    """Parts beside each other, at least `strut` high; None is a gap, and `wide` takes the rest."""
    row = QHBoxLayout()
    row.addStrut(strut)
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            row.addWidget(part, int(part is wide))
    return row


def column_of(head: QLayout, picture: QWidget, *feet: QLayout | QWidget) -> QVBoxLayout:
    """A picture in the middle, its head above and what is done with it below."""
    column = QVBoxLayout()
    column.setSpacing(Space.SMALL)
    column.addLayout(head)
    column.addWidget(picture)
    column.setAlignment(picture, Qt.AlignmentFlag.AlignHCenter)
    for foot in feet:
        if isinstance(foot, QWidget):
            column.addWidget(foot)
        else:
            column.addLayout(foot)
    column.addStretch()
    return column

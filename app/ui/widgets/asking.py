"""The frame of a dialog that asks: what it asks, and below it the way back and the way on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.theme import Space
from app.ui.widgets.button import Button


def frame_dialog(
    dialog: QDialog,
    parts: Sequence[QWidget | QLayout],
    confirm: Button,
    cancel: Button,
    on_confirm: Callable[[], None] | None = None,
) -> None:
    """Lays the parts below each other and the two buttons at the foot. Enter confirms, which
    accepts the dialog unless `on_confirm` looks at what was typed first.
    """
    foot = QHBoxLayout()
    foot.setSpacing(Space.SMALL)
    foot.addStretch(1)
    foot.addWidget(cancel)
    foot.addWidget(confirm)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
    column.setSpacing(Space.LARGE)
    for part in (*parts, foot):
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    confirm.setDefault(True)
    cancel.setAutoDefault(False)
    confirm.clicked.connect(on_confirm or dialog.accept)
    cancel.clicked.connect(dialog.reject)

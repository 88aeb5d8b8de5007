"""What text is typed into, or chosen from by letters."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

Field = QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox | QComboBox


def is_field(focused: QWidget | None) -> bool:
    """True for what text is typed into, or chosen from by letters."""
    return isinstance(focused, Field)

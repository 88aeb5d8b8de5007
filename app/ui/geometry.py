"""Where a window was, as text for the preferences."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget


def kept_geometry(window: QWidget) -> str:
    """Place and size of a window."""
    return base64.b64encode(window.saveGeometry().data()).decode("ascii")


def restore_geometry(window: QWidget, kept: str) -> None:
    """The place of last time, if it is still on a display (Qt checks that); else a usual size."""
    try:
        known = base64.b64decode(kept, validate=True)
    except (ValueError, binascii.Error):
        known = b""
    if not known or not window.restoreGeometry(QByteArray(known)):
        window.resize(window.sizeHint().boundedTo(window.screen().availableSize()))

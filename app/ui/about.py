"""The box that says what this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.i18n import _


def open_about(window: QWidget) -> None:
    """Opens the box over the window; it goes away by itself when it is closed."""
    box = QMessageBox(window)
    box.setObjectName("about")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("About Bordrunde"))
    box.setText(_("Bordrunde {version}").format(version=_version()))
    box.setInformativeText(
        _(
            "Runs a citizens' assembly in the room: one laptop, no internet.\n\n"
            "MIT licence. Built with Qt for Python (LGPL), Inter (OFL) and Lucide (ISC); "
            "THIRD_PARTY.md lists everything."
        )
    )
    box.open()


def _version() -> str:
    # Read when asked: it costs what the start of the window cannot spare.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("bordrunde")
    except PackageNotFoundError:  # run from a folder that was never installed
        return ""

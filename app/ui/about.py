"""The box that says what this program is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.question import Question


def open_about(window: QWidget) -> None:
    """Opens the box over the window; it goes away by itself when it is closed."""
    words = _("Bordrunde {version}").format(version=_version())
    told = _(
        "Runs a citizens' assembly in the room: one laptop, no internet.\n\n"
        "MIT licence. Built with Qt for Python (LGPL), Inter (OFL) and Lucide (ISC); "
        "THIRD_PARTY.md lists everything."
    )
    box = Question(window, _("About Bordrunde"), words, told)
    box.setObjectName("about")
    box.open()


def _version() -> str:
    # Read when asked: it costs what the start of the window cannot spare.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("bordrunde")
    except PackageNotFoundError:  # run from a folder that was never installed
        return ""

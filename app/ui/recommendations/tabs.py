"""The tabs of the page: what is seen of the chosen recommendation."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from app.i18n import _


class Tabs(QTabWidget):
    """Takes the height that is left: what is in a tab scrolls there, so the page need not."""

    def hasHeightForWidth(self) -> bool:
        """No height of its own at any width."""
        return False


def tab_names() -> tuple[str, ...]:
    """What the tabs are called, in the language of the moment."""
    return (_("Words"), _("Versions"), _("Sources"), _("Lines"), _("Marks"), _("Minority"))

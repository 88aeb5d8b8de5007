"""Tab reaches what a banner offers after the window's head, before anything on the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.banner_area import BannerArea
from app.ui.widgets import Banner, Tint
from tests.ui.shell import Shell, look, session_look, shell

__all__ = ["look", "session_look", "shell"]


def tabbed(qtbot: QtBot) -> list[QWidget]:
    """Where the keyboard comes to, once around the window."""
    found: list[QWidget] = []
    for _press in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in found:
            break
        found.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    return found


def places(shell: Shell, found: list[QWidget]) -> list[str]:
    """The parts of the window in the order of the tour, each once in a row."""
    parts = {"head": shell.window.header, "banner": shell.window.banners, "page": shell.page}
    told = [next((n for n, p in parts.items() if p.isAncestorOf(each)), "") for each in found]
    return [each for at, each in enumerate(told) if not at or told[at - 1] != each]


def tell(banners: BannerArea, subject: str, tint: Tint) -> None:
    steps = [(lambda: "Gør det", lambda: None), (lambda: "Lad være", lambda: None)]
    banners.tell(subject, lambda: subject, tint, *steps)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_banners_buttons_come_between_head_and_page(shell: Shell, qtbot: QtBot, count: int):
    shell.page.setFocus()
    for number in range(count):
        tell(shell.window.banners, f"Sag {number}", list(Tint)[number])
    found = tabbed(qtbot)
    told = places(shell, found)
    assert told[:3] == ["page", "head", "banner"]  # round the window, to the page again
    names = [each.accessibleName() or each.text() for each in found if hasattr(each, "text")]
    assert names.index("Gør det") + 1 == names.index("Lad være")


def test_tab_goes_on_when_the_banner_has_gone(shell: Shell, qtbot: QtBot):
    tell(shell.window.banners, "Sag", Tint.INFO)
    shell.window.banners.clear("Sag")
    shell.page.setFocus()
    assert "banner" not in places(shell, tabbed(qtbot))


def test_what_asks_stands_before_what_only_states_and_danger_before_both(shell: Shell):
    banners = shell.window.banners
    tell(banners, "Ur stillet?", Tint.INFO)
    banners.tell("Går i dvale", lambda: "Går i dvale", Tint.WARNING)
    seen = [each.text for each in banners.findChildren(Banner) if each.isVisible()]
    assert seen == ["Ur stillet?"]
    banners.tell("Disken er fuld", lambda: "Disken er fuld", Tint.DANGER)
    seen = [each.text for each in banners.findChildren(Banner) if each.isVisible()]
    assert seen == ["Disken er fuld"]

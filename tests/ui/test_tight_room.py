"""Words keep their feet and their lines where there is little room for them."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QTabBar

from app.ui.widgets import EmptyState, Text
from tests.ui.shell import look, session_look

__all__ = ["look", "session_look"]


def ink(picture: QImage, rect: QRect) -> list[int]:
    """How many dark dots each line of a part of a picture has, lines without any left out."""
    lines = [
        sum(QColor(picture.pixel(x, y)).lightness() < 120 for x in range(rect.left(), rect.right()))
        for y in range(rect.top(), rect.bottom() - 5)  # above the mark of the chosen tab
    ]
    return [each for each in lines if each]


def test_a_tab_that_is_not_chosen_keeps_the_feet_of_its_letters(look, qtbot):
    tabs = QTabBar()
    qtbot.addWidget(tabs)
    tabs.setDrawBase(False)
    for _each in range(2):
        tabs.addTab("Brudte regler")
    tabs.resize(tabs.sizeHint())
    tabs.show()
    picture = tabs.grab().toImage()
    assert len(ink(picture, tabs.tabRect(1))) == len(ink(picture, tabs.tabRect(0)))


def test_an_empty_page_shows_all_its_words_before_the_picture(look, qtbot):
    look.zoom_to(150)
    empty = EmptyState("scale")
    qtbot.addWidget(empty)
    sentence = "Hold nogen adskilt eller sammen, saml dem, der har brug for tolk. " * 2
    empty.show_texts("Ingen regler endnu", sentence, "Ny regel")
    empty.show()
    for height in (240, 480, 240):
        empty.resize(700, height)
        QApplication.processEvents()
        labels = [each for each in empty.findChildren(Text) if each.isVisible()]
        assert len(labels) == 2
        assert all(each.height() >= each.heightForWidth(each.width()) for each in labels), height

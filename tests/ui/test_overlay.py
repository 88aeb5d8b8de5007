"""The panel over the window: it keeps its place while its height changes, and leaves no traces."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.palette import CommandPalette
from app.ui.widgets import SearchField
from tests.ui.shell import Shell, look, session_look, shell

__all__ = ["look", "session_look", "shell"]


class Painted(QObject):
    """What of a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.places.append(event.region().boundingRect())
        return super().eventFilter(watched, event)


def opened(shell: Shell) -> tuple[CommandPalette, SearchField]:
    palette = shell.window.findChild(CommandPalette)
    assert palette is not None
    palette.open()
    QApplication.processEvents()
    field = palette.findChild(SearchField)
    assert field is not None
    return palette, field


def test_the_field_stays_where_it_is_while_the_list_becomes_shorter_and_longer(
    shell: Shell, qtbot: QtBot
):
    palette, field = opened(shell)
    whole = palette.panel.geometry()
    for words in ("storskærm", "zzzz", ""):
        field.setText(words)
        QApplication.processEvents()
        assert palette.panel.geometry().topLeft() == whole.topLeft(), words
        assert palette.rect().contains(palette.panel.geometry())
        assert words != "zzzz" or palette.panel.height() < whole.height()
    assert palette.panel.geometry() == whole


def test_nothing_of_the_taller_panel_is_left(shell: Shell, qtbot: QtBot):
    palette, field = opened(shell)
    before, painted = palette.panel.geometry(), Painted()
    palette.installEventFilter(painted)
    field.setText("zzzz")
    QApplication.processEvents()
    with_shadow = before.adjusted(-10, -6, 10, 14)
    assert any(place.contains(with_shadow) for place in painted.places)


def test_a_window_of_another_size_has_the_panel_anew(shell: Shell, qtbot: QtBot):
    palette, field = opened(shell)
    field.setText("zzzz")
    QApplication.processEvents()
    window = shell.window
    for wide, high in ((1100, 640), (1600, 1000)):
        window.resize(wide, high)
        QApplication.processEvents()
        panel = palette.panel.geometry()
        assert palette.rect().contains(panel)
        assert abs(panel.center().x() - palette.rect().center().x()) <= 1
        top = panel.top()
        field.setText("")
        QApplication.processEvents()
        assert palette.panel.geometry().top() == top
        assert palette.rect().contains(palette.panel.geometry())
        field.setText("zzzz")
        QApplication.processEvents()

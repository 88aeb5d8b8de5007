"""A page on screen with a real document behind it, for the tests of start, today and members."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models.assembly import Aspect, Assembly
from app.ui.page import Page
from app.ui.toast import Toast
from tests.assemblies import NOW, Play, founded

ALBERTSLUND = Path(__file__).parents[2] / "resources/cases/albertslund/medlemmer.csv"


class Clock:
    """A wall clock that stands where the test puts it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now


class Stage:
    """Shows a page as the window does: again after each change that touches it."""

    def __init__(
        self, qtbot: QtBot, path: Path, make: Callable[[Document], Page], play: Play | None = None
    ) -> None:
        self.clock = Clock()
        journal = Journal.create(path, "laptop-a")
        journal.append((play or founded()).facts, NOW)
        self.document = Document(journal, clock=self.clock)
        self.page = make(self.document)
        self.told: list[Toast] = []
        self.sections: list[str] = []
        self.bot = qtbot
        self.page.told.connect(self.told.append)
        self.page.section_wanted.connect(self.sections.append)
        self.document.changed.connect(self._on_changed)
        qtbot.addWidget(self.page)
        self.page.resize(1040, 600)
        self.page.retranslate()
        self.page.show_assembly(self.assembly)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitActive(self.page)

    @property
    def assembly(self) -> Assembly:
        return self.document.assembly

    def perform(self, decide, *args) -> None:
        future = self.document.perform(decide, *args)
        self.bot.waitUntil(future.done)
        future.result()
        QApplication.processEvents()  # what was put into a layout is shown by the next turn

    def settle(self) -> None:
        """Everything asked for is on disk and shown."""
        QApplication.processEvents()
        self.bot.waitUntil(self._is_saved)

    def undo(self) -> None:
        assert self.document.undo() is not None
        self.settle()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The dialog that is open over the page."""
        shown = [each for each in self.page.findChildren(kind) if each.isVisible()]
        assert len(shown) == 1
        return shown[0]

    def named(self, name: str) -> str:
        """The id of the member of that name."""
        return next(each.id for each in self.assembly.people if each.name == name)

    def close(self) -> None:
        self.page.hide()
        self.document.close()

    def _is_saved(self) -> bool:
        return self.document.saved

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects & self.page.aspects:
            self.page.show_assembly(self.assembly)


def words_in(widget: QWidget) -> str:
    """Every text that is visible in a widget."""
    from PySide6.QtWidgets import QLabel

    labels = (each for each in widget.findChildren(QLabel) if each.isVisible())
    return " | ".join(each.text() for each in labels)

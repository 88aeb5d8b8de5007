"""The pages of the open document: made on the first visit or before, refreshed when seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from app.models.assembly import Aspect, Assembly
from app.ui.page import Page, Section

_DONE: Final = object()


class PageStack(QStackedWidget):
    """Shows one section at a time, or a front page instead of them.

    A page that is hidden is not touched once it has looked: what changed meanwhile is remembered as
    aspects, and it looks again when it is visited. `told` and `section_wanted` pass on what pages
    ask; `made` tells that there is one more.
    """

    told = Signal(object)
    made = Signal()
    section_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assembly: Assembly | None = None
        self._sections: dict[str, Section] = {}
        self._pages: dict[str, Page] = {}
        self._frames: dict[str, QScrollArea] = {}
        self._unseen: dict[str, Aspect] = {}
        self._current = ""
        self._front: QWidget | None = None
        self._work_ahead: Iterator[None] = iter(())
        self.addWidget(QWidget())  # or the first page would be on screen while it is being filled

    @property
    def key(self) -> str:
        """The section on screen, "" on a front page."""
        return self._current

    @property
    def first(self) -> str:
        """The section that comes first, "" when there is none."""
        return next(iter(self._sections), "")

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        return self._pages.get(self._current)

    @property
    def title(self) -> str:
        """The title of the section on screen, in the language of the moment."""
        return self._sections[self._current].title() if self._current else ""

    def show_front(self, widget: QWidget) -> None:
        """Drops every page and shows one widget, which belongs to the stack from now on."""
        self.addWidget(widget)
        self.setCurrentWidget(widget)  # first, or each page shows itself while others go
        self._drop_all()
        self._front = widget

    def start(self, sections: Sequence[Section], assembly: Assembly) -> None:
        """Drops what there was; the sections of another document come."""
        self._drop_all()
        self._sections = {section.key: section for section in sections}
        self._assembly = assembly
        self._work_ahead = self._pieces()

    def show_section(self, key: str) -> bool:
        """Goes to a section; False when there is none of that name."""
        if key not in self._sections:
            return False
        self.make(key)
        self._current = key
        self._look_again()
        self.setCurrentWidget(self._frames[key])
        return True

    def make(self, key: str) -> None:
        """Makes a page if nobody has yet, without showing it."""
        if key in self._sections and key not in self._pages:
            self._make(key)

    def make_next(self) -> bool:
        """Does one piece of what a first visit would otherwise wait for; False when nothing is left
        to do: every page is made and has looked at the assembly once.
        """
        return next(self._work_ahead, _DONE) is not _DONE

    @property
    def is_whole(self) -> bool:
        """Whether every page is made."""
        return len(self._pages) == len(self._sections)

    def elsewhere(self) -> Iterator[tuple[Section, QAction]]:
        """What the pages that are not on screen offer, in the order of the sections.

        A page that has not looked yet does not know what it can do; then everything is offered.
        """
        for key, section in self._sections.items():
            page = self._pages.get(key)
            if page is None or key == self._current:
                continue
            has_looked = not self._unseen[key] & page.aspects
            for action in page.actions():
                if action.text() and (action.isEnabled() or not has_looked):
                    yield section, action

    def note_change(self, aspects: Aspect, assembly: Assembly) -> None:
        """Something changed; the page on screen looks at once, the others when they are visited."""
        self._assembly = assembly
        for key in self._pages:
            self._unseen[key] |= aspects
        self._look_again()

    def retranslate(self) -> None:
        """All texts again."""
        for key, page in self._pages.items():
            page.retranslate()
            self._unseen[key] = Aspect.ALL
        self._look_again()

    def _look_again(self) -> None:
        if self._current:
            self._look(self._current)

    def _look(self, key: str) -> None:
        page, unseen = self._pages.get(key), self._unseen.get(key, Aspect.NOTHING)
        if page is None or self._assembly is None:
            return
        self._unseen[key] = Aspect.NOTHING
        if unseen & page.aspects:
            page.show_assembly(self._assembly)

    def _pieces(self) -> Iterator[None]:
        """Whatever a first visit needs, a piece at each step."""
        for key in self._sections:
            if key not in self._pages:
                self._make(key)
                yield
            while self._pages[key].make_piece():
                yield
        for key in self._sections:
            if self._unseen[key] == Aspect.ALL:
                self._look(key)
                yield

    def _make(self, key: str) -> None:
        page = self._sections[key].make()
        page.told.connect(self.told)
        page.section_wanted.connect(self.section_wanted)
        page.retranslate()
        self._pages[key] = page
        self._unseen[key] = Aspect.ALL
        self._frames[key] = _framed(page)
        self.addWidget(self._frames[key])
        self.made.emit()

    def _drop_all(self) -> None:
        for widget in (*self._frames.values(), self._front):
            if widget is not None:
                self.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._pages, self._frames, self._sections, self._unseen = {}, {}, {}, {}
        self._current, self._front, self._assembly = "", None, None
        self._work_ahead = iter(())


def _framed(page: Page) -> QScrollArea:
    """Lets a page scroll when large text leaves it too little room, so the window never grows."""
    frame = QScrollArea()
    frame.setFrameShape(QFrame.Shape.NoFrame)
    frame.setWidgetResizable(True)
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.setWidget(page)
    return frame

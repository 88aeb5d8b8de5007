"""The keys that turn the pages of the live slide, and the name of the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.slides import AnySlide
from app.ui.theme import Space
from app.ui.widgets import Button, FlowLayout, Text, Tone


class PageKeys(QWidget):
    """Empty while the slide has one page. `turned` carries how many pages on, `refitted` tells that
    it takes another height.
    """

    turned = Signal(int)
    refitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slide: AnySlide | None = None
        self._told = (0, 0)
        self._back, self._on = Button(icon_name="chevron-left"), Button(icon_name="chevron-right")
        self._page = Text(tone=Tone.MUTED, is_tabular=True)
        self._row = FlowLayout(Space.SMALL, parent=self)  # a long name of a step goes below
        for part in (self._back, self._on, self._page):
            self._row.addWidget(part)
        self._back.clicked.connect(self._on_back)
        self._on.clicked.connect(self._on_on)

    def height_in(self, width: int) -> int:
        """The height it takes in this width; 0 when it is empty."""
        return self._row.heightForWidth(width)

    def follow(self, slide: AnySlide | None) -> None:
        """Another slide is live, or none."""
        self._slide = slide
        if slide is not None:
            slide.redrawn.connect(self._look_again)
        self.show_pages()

    def show_pages(self) -> None:
        """The page of the moment, in the language of the slide."""
        slide = self._slide
        pages, before = slide.pages if slide is not None else 1, self.height_in(self.width())
        self._told = (slide.page, pages) if slide is not None else (0, 0)
        for part in (self._back, self._page, self._on):
            part.setVisible(pages > 1)
        if slide is not None:
            self._page.setText(slide.page_words())
        self._row.invalidate()
        if self.height_in(self.width()) != before:
            self.refitted.emit()

    def retranslate(self) -> None:
        """Every text in the language of the moment."""
        for button, key, words in (
            (self._back, "PgUp", _("Previous page in the room")),
            (self._on, "PgDn", _("Next page in the room")),
        ):
            button.setText(key)
            button.setToolTip(words)
            button.setAccessibleName(words)

    def _look_again(self) -> None:
        """After a change of the slide; most, as a bar that moves, leave the pages as they are."""
        slide = self._slide
        if slide is not None and (slide.page, slide.pages) != self._told:
            self.show_pages()

    def _on_back(self) -> None:
        self.turned.emit(-1)

    def _on_on(self) -> None:
        self.turned.emit(1)

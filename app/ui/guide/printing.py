"""One page of the guide on paper: a PDF on A4, black on white, in the system's own program."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from app.ui.guide.dress import dress
from app.ui.printing.looking import LookingFolder
from app.ui.printing.opening import not_opened_words, open_file
from app.ui.theme import LIGHT, make_palette, zoom_factor

_DOTS_PER_INCH: Final = 96
"""As on a screen, so that the sizes of the type are those of the window."""
_MARGIN_MM: Final = 16.0


class PagePrinter:
    """Makes the PDFs in a folder that goes with its owner."""

    def __init__(self, owner: QObject) -> None:
        self._folder = LookingFolder(owner)

    def open(self, text: str, name: str, tell: Callable[[str], None]) -> None:
        """Opens a page of Markdown as PDF; tells "", or what to say when no program opened it."""
        path = self._folder.file(f"{name}.pdf")
        write_pdf(text, path)
        open_file(path).add_done_callback(partial(self._on_opened, path, tell))

    def _on_opened(self, path: Path, tell: Callable[[str], None], answer: Future[bool]) -> None:
        tell("" if answer.result() else not_opened_words(path))


def write_pdf(text: str, path: Path) -> int:
    """Writes Markdown on A4 pages; gives how many there are."""
    writer, layout = QPdfWriter(str(path)), _a4()
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(layout)
    sheet = QSizeF(layout.paintRectPixels(_DOTS_PER_INCH).size())
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setMarkdown(text)
    dress(document, LIGHT, 1 / zoom_factor())
    document.setDocumentMargin(0)
    document.setPageSize(sheet)
    onto = QAbstractTextDocumentLayout.PaintContext()
    onto.palette = make_palette(LIGHT)  # bullets have no colour of their own
    painter = QPainter(writer)
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * sheet.height())
        onto.clip = QRectF(QPointF(0, page * sheet.height()), sheet)
        painter.setClipRect(onto.clip)
        document.documentLayout().draw(painter, onto)
        painter.restore()
    painter.end()
    return document.pageCount()


def _a4() -> QPageLayout:
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    a4, millimetres = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Unit.Millimeter
    return QPageLayout(a4, QPageLayout.Orientation.Portrait, margins, millimetres)

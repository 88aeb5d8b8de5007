"""How a page of the guide looks: our type and colours upon what Qt makes of Markdown.

Qt gives headings sizes of its own, tables no lines and code the system's typeface; style sheets do
not reach Markdown. So formats are set block by block, anew after each change of colours or zoom.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from app.ui.theme import Colours, Role, Space, font, scaled

_HEADINGS: Final = {1: Role.TITLE, 2: Role.HEADING, 3: Role.SUBHEADING}
_BEFORE: Final = {1: 0, 2: Space.LARGE, 3: Space.MEDIUM}
"""What stands above has room below it already."""
_Move = QTextCursor.MoveOperation
_LINE_PERCENT: Final = 138
_CELL: Final = 7


def dress(document: QTextDocument, colours: Colours, share: float = 1.0) -> None:
    """Give a page the look of the program; `share` of the sizes at the zoom in force."""
    Dress(document, colours, share).put_on()


class Dress:
    """One dressing of one document."""

    def __init__(self, document: QTextDocument, colours: Colours, share: float) -> None:
        self._document, self._colours, self._share = document, colours, share
        self._cursor = QTextCursor(document)

    def put_on(self) -> None:
        """Blocks, the words in them, then tables."""
        self._document.setDefaultFont(self._font(Role.BODY))
        self._document.setDocumentMargin(Space.LARGE)
        self._cursor.beginEditBlock()
        for block in blocks(self._document):
            self._dress_block(block)
            for fragment in fragments(block):
                self._dress_words(fragment)
        for table in _tables(self._document):
            self._dress_table(table)
        self._cursor.endEditBlock()

    def _font(self, role: Role) -> QFont:
        made = font(role)
        made.setPixelSize(round(made.pixelSize() * self._share))
        return made

    def _space(self, pixels: int) -> float:
        return scaled(pixels) * self._share

    def _dress_block(self, block: QTextBlock) -> None:
        cursor, level = QTextCursor(block), block.blockFormat().headingLevel()
        made = QTextBlockFormat()
        if level:
            made.setTopMargin(self._space(_BEFORE.get(level, 0)))
            made.setBottomMargin(self._space(Space.SMALL))
            words = QTextCharFormat()
            words.setFont(self._font(_HEADINGS.get(level, Role.STRONG)))
            # not BlockUnderCursor, which begins at the end of the block before
            cursor.movePosition(_Move.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(words)
        else:
            is_listed = block.textList() is not None and block.next().textList() is not None
            kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            made.setLineHeight(_LINE_PERCENT, kind)
            made.setTopMargin(0)
            made.setBottomMargin(self._space(Space.TINY if is_listed else Space.MEDIUM))
        if cursor.currentTable() is not None:
            made.setBottomMargin(0)
        cursor.mergeBlockFormat(made)

    def _dress_words(self, fragment: QTextFragment) -> None:
        """Keys on a ground of their own, links in the accent."""
        known, made, colours = fragment.charFormat(), QTextCharFormat(), self._colours
        made.setForeground(QColor(colours.accent if known.isAnchor() else colours.text))
        if known.fontFixedPitch():
            made.setFont(self._font(Role.STRONG))
            made.setFontFixedPitch(True)
            made.setBackground(QColor(colours.raised if colours.is_dark else colours.sunken))
        made.setFontUnderline(known.isAnchor())
        cursor = self._cursor
        cursor.setPosition(fragment.position())
        end = fragment.position() + fragment.length()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(made)

    def _dress_table(self, table: QTextTable) -> None:
        made = table.format()
        made.setBorder(1)
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderCollapse(True)
        made.setBorderBrush(QBrush(QColor(self._colours.border)))
        made.setCellPadding(_CELL)
        made.setCellSpacing(0)
        made.setTopMargin(self._space(Space.TINY))
        made.setBottomMargin(self._space(Space.LARGE))
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(made)


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Every block of a document, in tables too."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments(block: QTextBlock) -> list[QTextFragment]:
    """All of a block's stretches of one format; listed first, for they change while dressed."""
    found, at = [], block.begin()
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            yield frame

"""The tables in a row: who writes, who has delivered, who wants help. Told by shape and sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import _n
from app.ui.scenes import TableState, TableWork
from app.ui.slide.lettering import LEAST, Lettering
from app.ui.slide.pieces import Icon, Panel, Words
from app.ui.slide.sheet import Sheet

_MARK: Final = 0.074
_BETWEEN: Final = 0.016
_SIGNS: Final = {TableWork.DELIVERED: "check", TableWork.HELP: "hand"}


def delivered_words(tables: Sequence[TableState]) -> str:
    """How many tables have delivered; "" when there are none."""
    done = sum(each.work is TableWork.DELIVERED for each in tables)
    if not tables:
        return ""
    told = _n(
        "{done} of {n} table has delivered", "{done} of {n} tables have delivered", len(tables)
    )
    return told.format(done=done, n=len(tables))


def put_tables(sheet: Sheet, tables: Sequence[TableState], row: QRectF) -> None:
    """A mark for each table in one row. When they do not all fit, those are left out that have
    delivered, and then those that write: whoever wants help is always seen.
    """
    between = sheet.px(_BETWEEN)
    left = row.left()
    for table in _fitting(sheet, tables, row.width()):
        wide = _width(sheet, table)
        _put_mark(sheet, table, QRectF(left, row.top(), wide, sheet.px(_MARK)))
        left += wide + between


def _fitting(sheet: Sheet, tables: Sequence[TableState], room: float) -> list[TableState]:
    shown = list(tables)
    for work in (TableWork.DELIVERED, TableWork.WORKING):
        if sum(_width(sheet, each) + sheet.px(_BETWEEN) for each in shown) <= room:
            break
        shown = [each for each in shown if each.work is not work]
    return shown


def _width(sheet: Sheet, table: TableState) -> float:
    sign = 0.048 if table.work in _SIGNS else 0.0
    wide = 0.026 if table.number > 9 else 0.0
    return sheet.px(_MARK + sign + wide)


def _put_mark(sheet: Sheet, table: TableState, rect: QRectF) -> None:
    """Working: a thin ring. Delivered: filled, with a check. Help: a square with a hand."""
    colours = sheet.colours
    ink, ground, edge, radius = colours.text, colours.window, colours.outline, rect.height() / 2
    if table.work is TableWork.DELIVERED:
        ink, ground, edge = colours.window, colours.text, colours.text
    elif table.work is TableWork.HELP:
        ground, edge, radius = colours.warning_soft, colours.warning, rect.height() * 0.16
    thick = sheet.px(0.006 if table.work is TableWork.HELP else 0.0035)
    sheet.add(Panel(rect, ground, radius, edge, thick))
    inside = QRectF(rect)
    if table.work in _SIGNS:
        side = sheet.px(0.042)
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(rect.center())
        sign.moveLeft(rect.left() + sheet.px(0.018))
        sheet.add(Icon(_SIGNS[table.work], sign, ink))
        inside.setLeft(sign.right() - sheet.px(0.004))
    _put_number(sheet, table.number, inside, ink, ground)


def _put_number(sheet: Sheet, number: int, box: QRectF, ink: str, ground: str) -> None:
    lettering = Lettering(sheet.lettering(max(LEAST, 0.043)).pixels, QFont.Weight.DemiBold)
    told = str(number)
    left = box.center().x() - lettering.width(told) / 2
    baseline = box.center().y() + lettering.cap_height / 2
    sheet.add(Words(told, left, baseline, lettering, ink, ground))

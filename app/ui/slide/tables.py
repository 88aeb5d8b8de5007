"""The tables in a row: who writes, who has delivered, who wants help. Told by shape and sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import _n
from app.ui.scenes import TableState
from app.ui.slide.lettering import LEAST, Lettering
from app.ui.slide.pieces import Icon, Panel, Words
from app.ui.slide.sheet import Sheet

_MARK: Final = 0.074
_BETWEEN: Final = 0.016
_SIGN: Final = 0.048
"""What a sign adds to a mark."""
_SIDE, _AHEAD = 0.042, 0.018
"""A sign's side, and what is free before the first."""


def delivered_words(tables: Sequence[TableState]) -> str:
    """How many tables have delivered; "" when there are none."""
    done = sum(each.is_delivered for each in tables)
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
    for is_delivered in (True, False):
        if sum(_width(sheet, each) + sheet.px(_BETWEEN) for each in shown) <= room:
            break
        shown = [each for each in shown if each.asks_help or each.is_delivered is not is_delivered]
    return shown


def _signs(table: TableState) -> tuple[str, ...]:
    told = (("hand", table.asks_help), ("check", table.is_delivered))
    return tuple(sign for sign, is_so in told if is_so)


def _width(sheet: Sheet, table: TableState) -> float:
    wide = 0.026 if table.number > 9 else 0.0
    return sheet.px(_MARK + _SIGN * len(_signs(table)) + wide)


def _put_mark(sheet: Sheet, table: TableState, rect: QRectF) -> None:
    """Working: a thin ring. Delivered: filled, with a check. Help: a square with a hand; with a
    check beside it where the table has delivered as well.
    """
    colours = sheet.colours
    ink, ground, edge, radius = colours.text, colours.window, colours.outline, rect.height() / 2
    if table.asks_help:
        ground, edge, radius = colours.warning_soft, colours.warning, rect.height() * 0.16
    elif table.is_delivered:
        ink, ground, edge = colours.window, colours.text, colours.text
    thick = sheet.px(0.006 if table.asks_help else 0.0035)
    sheet.add(Panel(rect, ground, radius, edge, thick))
    inside, side = QRectF(rect), sheet.px(_SIDE)
    for at, name in enumerate(_signs(table)):
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(rect.center())
        sign.moveLeft(rect.left() + sheet.px(_AHEAD + at * _SIGN))
        sheet.add(Icon(name, sign, ink))
        inside.setLeft(sign.right() - sheet.px(0.004))
    _put_number(sheet, table.number, inside, ink, ground)


def _put_number(sheet: Sheet, number: int, box: QRectF, ink: str, ground: str) -> None:
    lettering = Lettering(sheet.lettering(max(LEAST, 0.043)).pixels, QFont.Weight.DemiBold)
    told = str(number)
    left = box.center().x() - lettering.width(told) / 2
    baseline = box.center().y() + lettering.cap_height / 2
    sheet.add(Words(told, left, baseline, lettering, ink, ground))

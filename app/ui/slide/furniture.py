"""What several slides have in common: head and foot, the address with its code, the time."""

from __future__ import annotations

import datetime
import math
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app import i18n
from app.i18n import _, _n
from app.ui.scenes import Address, Countdown, Phase
from app.ui.slide.lettering import BODY, LEAST, SMALL, Lettering, Setting, Style, fit, least_pixels
from app.ui.slide.paging import grown, pages_of, spread
from app.ui.slide.pieces import Code, Icon, Panel, Words
from app.ui.slide.sheet import Align, Sheet

_SECOND_MS: Final = 1_000
_MINUTE_MS: Final = 60_000
_HOUR_MS: Final = 3_600_000
_ADDRESS: Final = 1 / 17
_MOST_OF_WALL: Final = 0.55
_PAD: Final = 0.016
_GAP_BESIDE: Final = 0.03
_SIGN: Final = 0.045
_SIGNS: Final = ("wifi", "lock")
"""Of a network's name and its password."""
_RIGHT: Final = Align.RIGHT
HEAD: Final = 0.055
GAP: Final = 0.035
LINE_LENGTH: Final = 31.0
"""The longest comfortable line, in multiples of the type: some sixty letters."""


def frame(sheet: Sheet, kicker: str, note: str = "") -> QRectF:
    """The head line: what this is, and a quiet remark to the right, where there is room for both.
    Gives the room below it.
    """
    line, type_ = sheet.head(HEAD), sheet.lettering(SMALL.largest, SMALL)
    if type_.width(kicker) + type_.width(note) + sheet.px(0.04) > line.width():
        note = ""
    taken = sheet.write(note, line, SMALL, ink=sheet.colours.muted, align=Align.RIGHT)
    rest = line.adjusted(0, 0, -taken.width() - sheet.px(0.04) if note else 0, 0)
    sheet.write(kicker, rest, SMALL, ink=sheet.colours.accent)
    return below_head(sheet)


def frame_pages(sheet: Sheet, kicker: str, note: str = "") -> QRectF:
    """The same for a slide that knows its pages: the page beside the remark, or instead of it."""
    if sheet.pages == 1:
        return frame(sheet, kicker, note)
    mark = f"{sheet.page}/{sheet.pages}"
    both = f"{note}   {mark}" if note else mark
    type_ = sheet.lettering(SMALL.largest, SMALL)
    room = sheet.head(HEAD).width() - type_.width(kicker) - sheet.px(0.04)
    return frame(sheet, kicker, both if type_.width(both) <= room else mark)


def below_head(sheet: Sheet) -> QRectF:
    """The room below the head line."""
    return sheet.safe.adjusted(0, sheet.px(HEAD + GAP), 0, 0)


def page_mark(sheet: Sheet) -> None:
    """Which page of how many, at the right end of the head line; nothing when there is one."""
    if sheet.pages > 1:
        line = sheet.head(HEAD)
        told = f"{sheet.page}/{sheet.pages}"
        sheet.write(told, line, SMALL, ink=sheet.colours.muted, align=Align.RIGHT)


def put_pages(
    sheet: Sheet,
    words: str,
    first: QRectF,
    rest: QRectF,
    style: Style,
    page: int,
    line_length: float = LINE_LENGTH,
    *,
    is_key: bool = False,
) -> None:
    """Running text: as large as it fits into `first`, else in pages, as few as there must be.

    Lines are kept to a length that is read easily.
    """
    width = min(first.width(), line_length * sheet.px(style.largest))
    setting = fit(words, style, sheet.height, width, first.height())
    if not setting.is_cut:
        sheet.put(setting, first, is_key=is_key)
        return

    def lay(pixels: int) -> tuple[Lettering, tuple[tuple[str, ...], ...]]:
        type_ = Lettering(pixels, style.weight, style.tracking)
        width = min(first.width(), line_length * pixels)
        return type_, pages_of(words, type_, width, style.leading, first.height(), rest.height())

    lettering, pages = spread(
        lay, lambda told: len(told[1]), sheet.height, style.largest, style.smallest
    )
    sheet.pages, sheet.page = len(pages), min(page, len(pages))
    lines = pages[sheet.page - 1]
    box = first if sheet.page == 1 else rest
    sheet.put(Setting(lettering, lines, style.leading), box, is_key=is_key)
    page_mark(sheet)


def corner_width(sheet: Sheet, clock: Countdown, now: int) -> float:
    """How much of the head line the small countdown takes; hours need more than minutes."""
    counted = clock.of_step(now)
    has_hours = max(counted.length_ms, abs(counted.remaining_ms(now))) >= _HOUR_MS
    told = "+0:00:00" if has_hours else "+00:00"
    step, small = _corner_step(clock, now), sheet.lettering(SMALL.largest)
    wide = _corner_type(sheet).width(told) + (small.width(step) + sheet.px(_PAD) if step else 0)
    return wide + sheet.px(_SIGN + 3 * _PAD + _GAP_BESIDE)


def put_corner(sheet: Sheet, clock: Countdown, now: int) -> None:
    """The small countdown in the upper right corner: a hand of a clock, and the digits; before them
    which step of how many is on, whose digits they are.

    As in the large one the end is told by shape: a frame in the last fifth, filled when time is up.
    """
    counted = clock.of_step(now)
    phase, colours, safe = counted.phase(now), sheet.colours, sheet.safe
    type_, told = _corner_type(sheet), dial(counted.remaining_ms(now))
    wide, side = type_.width(told), sheet.px(_SIGN)
    pad, step, small = sheet.px(_PAD), _corner_step(clock, now), sheet.lettering(SMALL.largest)
    over = phase is Phase.OVERTIME
    ink, ground = (colours.window, colours.text) if over else (colours.text, colours.window)
    left = safe.right() - pad - wide
    first = left - small.width(step) - pad if step else left
    middle = safe.top() + sheet.px(HEAD) / 2
    box = QRectF(first - side - 2 * pad, middle - sheet.px(0.045), 0, sheet.px(0.09))
    box.setRight(safe.right())
    if phase in (Phase.SOON, Phase.LAST, Phase.OVERTIME):
        thick = sheet.px(0.008 if phase is Phase.LAST else 0.004)
        sheet.add(Panel(box, ground, sheet.px(0.016), colours.text, thick))
    name = "pause" if clock.is_paused else "timer"
    sign = QRectF(box.left() + pad * 0.7, middle - side / 2, side, side)
    sheet.add(Icon(name, sign, ink))
    baseline = middle + type_.cap_height / 2
    if step:
        sheet.add(Words(step, first, baseline, small, ink, ground))
    sheet.add(Words(told, left, baseline, type_, ink, ground))


def _corner_step(clock: Countdown, now: int) -> str:
    step = clock.step(now)
    return f"{step.number}/{step.count}" if step else ""


def _corner_type(sheet: Sheet) -> Lettering:
    pixels = sheet.lettering(1 / 14).pixels
    return Lettering(pixels, QFont.Weight.DemiBold, 98, is_tabular=True)


def day_line(meeting: int, day: str) -> str:
    """Which meeting this is, and its day: "2. møde · lørdag den 14. marts 2026"."""
    told = [_("Meeting {n}").format(n=meeting)] if meeting else []
    if day:
        told.append(i18n.date(datetime.date.fromisoformat(day), "full"))
    return " · ".join(told)


def spoken_of(number: int, version: int) -> str:
    """Which words a poll or a slide is about."""
    if not number:
        return _("Version {version}").format(version=version)
    return _("Recommendation {number} · version {version}").format(number=number, version=version)


def kicker(what: str, number: int, version: int) -> str:
    """What a slide is, and which words it is about; a question of its own has none."""
    return f"{what} · {spoken_of(number, version)}" if version else what


def dial(remaining_ms: int) -> str:
    """Time as a clock shows it: 12:34, 1:02:03, and +03:12 when it is over."""
    is_over = remaining_ms < 0
    seconds = -remaining_ms // _SECOND_MS if is_over else math.ceil(remaining_ms / _SECOND_MS)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    told = f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute:02d}:{second:02d}"
    return f"+{told}" if is_over else told


def clock_words(clock: Countdown, now: int) -> str:
    """What the clock says, in words."""
    phase = clock.phase(now)
    if phase is Phase.ENDED:
        return _("Finished")
    if clock.is_paused:
        return _("Paused")
    if phase is Phase.OVERTIME:
        return _("Time is up")
    left = clock.remaining_ms(now)
    minutes = int(-(-left // _MINUTE_MS))  # none is lost: the digits beside them say 01:56
    if phase is Phase.IDLE:
        return _n("{n} minute", "{n} minutes", minutes).format(n=minutes)
    if left < _MINUTE_MS:
        return _("Less than a minute left")
    return _n("{n} minute left", "{n} minutes left", minutes).format(n=minutes)


def code_width(sheet: Sheet, address: Address, wished: float) -> float:
    """How wide the code's column is, in pixels: as wished, or what has to be typed by hand needs in
    the smallest type; for an address, the network's name and its password are never broken. Only
    names that nobody gives a network take so much that they would leave no room for the question.
    """
    needed = [sheet.lettering(LEAST, BODY).width(address.spoken)]
    type_ = sheet.lettering(LEAST, SMALL)
    needed += [type_.width(typed) for _label, typed in _to_type(address)]
    most = max(wished, needed[0] + 1, _MOST_OF_WALL * sheet.safe.width())
    return min(most, max(wished, math.ceil(max(needed)) + 1))


def _on_one_line(sheet: Sheet, words: str, width: float) -> Setting:
    """As large as it fits in one line; what is too wide in the smallest type stays whole."""
    least = Lettering(least_pixels(sheet.height), BODY.weight)

    def lay(pixels: int) -> Lettering | None:
        type_ = Lettering(pixels, BODY.weight)
        return type_ if type_.width(words) <= width else None

    largest = grown(lay, bool, sheet.height, _ADDRESS)
    return Setting(largest or least, (words,), BODY.leading)


def put_code(sheet: Sheet, box: QRectF, address: Address) -> QRectF:
    """The code and, under it, the address to type; `box` is the most room it may take, and as wide
    as `code_width` says.
    """
    type_ = sheet.lettering(LEAST, SMALL)
    lines, high = _to_type(address), type_.pixels * SMALL.leading
    url = _on_one_line(sheet, address.spoken, box.width())
    side = min(box.width(), box.height() - url.height - len(lines) * high - sheet.px(0.02))
    code = QRectF(box.right() - side, box.top(), side, side)
    edge = "" if sheet.colours.is_dark else sheet.colours.border
    sheet.add(Code(code, modules_of(address.url)))
    sheet.add(Panel(code, "", side * 0.04, edge, sheet.px(0.003)))
    line = QRectF(box.left(), code.bottom() + sheet.px(0.02), box.width(), url.height)
    sheet.put(url, line, align=Align.RIGHT)
    taken = code.united(line)
    is_labelled = all(type_.width(" ".join(each)) <= box.width() for each in lines)
    for name, (label, typed) in zip(_SIGNS, lines, strict=False):
        line = QRectF(box.left(), taken.bottom(), box.width(), high)
        if is_labelled:
            sheet.put(_line(type_, f"{label} {typed}"), line, ink=sheet.colours.muted, align=_RIGHT)
        else:
            _put_signed(sheet, name, typed, type_, line)
        taken = taken.united(line)
    return taken


def _put_signed(sheet: Sheet, name: str, typed: str, type_: Lettering, line: QRectF) -> None:
    """What people type behind a sign of what it is: in a narrow column, instead of the word. The
    sign of the widest hangs over the column's edge.
    """
    ink = sheet.colours.muted
    put = sheet.put(_line(type_, typed), line, ink=ink, align=_RIGHT)
    side = 0.9 * type_.pixels
    left = put.left() - side - 0.2 * type_.pixels
    sheet.add(Icon(name, QRectF(left, line.center().y() - side / 2, side, side), ink))


def _line(type_: Lettering, words: str) -> Setting:
    return Setting(type_, (words,), SMALL.leading)


def is_long_to_type(sheet: Sheet, address: Address) -> bool:
    """True when the network's name or its password is wider than a code's column may be."""
    type_, most = sheet.lettering(LEAST, SMALL), _MOST_OF_WALL * sheet.safe.width()
    return any(type_.width(typed) > most for _label, typed in _to_type(address))


def put_network(sheet: Sheet, box: QRectF, address: Address) -> QRectF:
    """How to join the network, across the foot of a box; gives the room above it."""
    setting = _network(sheet, address, box.width())
    if not setting.lines:
        return box
    foot = box.adjusted(0, box.height() - setting.height, 0, 0)
    sheet.put(setting, foot, ink=sheet.colours.muted)
    return box.adjusted(0, 0, 0, -setting.height - sheet.px(0.03))


def _network(sheet: Sheet, address: Address, width: float) -> Setting:
    """The network and its password, each beside what it is, or whole on a line of its own; what is
    wider than a line goes on on the next.
    """
    type_, lines = sheet.lettering(LEAST, SMALL), list[str]()
    for label, typed in _to_type(address):
        whole, fits = f"{label} {typed}", type_.width(typed) <= width
        if fits and type_.width(whole) > width:
            lines += (label, typed)
        else:
            lines += _cut_anywhere(whole, type_, width)
    return Setting(type_, tuple(lines), SMALL.leading)


def _cut_anywhere(words: str, type_: Lettering, width: float) -> list[str]:
    """Lines without a hyphen: people would type it."""
    lines = [""]
    for sign in words:
        if lines[-1] and type_.width(lines[-1] + sign) > width:
            lines.append("")
        lines[-1] += sign
    return lines


def _to_type(address: Address) -> list[tuple[str, str]]:
    """(what it is, what people type) of the network."""
    if not address.network:
        return []
    told = [(_("Wi-Fi:"), address.network)]
    return [*told, (_("Password:"), address.password)] if address.password else told


@lru_cache(maxsize=16)
def modules_of(words: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code with these words, row by row, without the quiet zone."""
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(border=0, error_correction=ERROR_CORRECT_M)
    code.add_data(words)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())

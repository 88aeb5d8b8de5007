"""One cell of anybody's file into clean text."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

Value = int | float | str | bool | time | date | datetime | timedelta

# Control characters but tab and line ends, lone surrogates, zero-width and direction marks. The
# joiners U+200C and U+200D stay: Arabic names and composed emoji need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")
_EXCEL_ESCAPE = re.compile(r"_x00([01][0-9A-Fa-f])_")


def clean(text: str) -> str:
    """Trimmed, composed (NFC), with \\n as the only line end and no unseen characters."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _LINE_ENDS.sub("\n", _UNSEEN.sub("", text)).replace("\xa0", " ")
    return unicodedata.normalize("NFC", text).strip()


def has_unseen(text: str) -> bool:
    """Whether `clean` would take a control character or the like out of this text."""
    return _UNSEEN.search(text) is not None


def written(value: Value) -> str:
    """A spreadsheet's value as a person expects to read it: 1985, 2026-11-22, 17:00, 3.5.

    Excel keeps every number as a float and every date as a moment; a truth value becomes 1 or 0,
    which is the same in every language.
    """
    if isinstance(value, str):
        return _EXCEL_ESCAPE.sub(_escaped, value)
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e18 else f"{value:.15g}"
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, timedelta):
        hours, minutes = divmod(round(value.total_seconds() / 60), 60)
        return f"{hours}:{minutes:02}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _escaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _moment(value: datetime) -> str:
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ", "seconds" if value.second else "minutes")

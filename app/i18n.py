"""Languages: English in the source, Danish in the catalogue, switchable while the program runs.

A text is translated when it is shown, never when a module is imported. The language of the window
is set with `use`; a phone, a report or a test asks for another one with `in_language`, which holds
only for the running thread or task, so that both can be rendered at the same moment.

The committed catalogue is the `.po` file. A compiled `.mo` beside it is used when it is at least as
new; otherwise the `.po` is compiled in memory the first time a text is asked for.
"""

from __future__ import annotations

import datetime
import gettext
import io
import locale
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, TypeGuard

from app.places import resources

Language = Literal["da", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("da", "en")

_chosen: Language = "en"
_here: ContextVar[Language | None] = ContextVar("language", default=None)
_CLDR: Final[dict[Language, str]] = {"da": "da_DK", "en": "en_GB"}


def use(lang: Language) -> None:
    """Sets the language of the whole program; views show their texts again afterwards."""
    global _chosen
    if not is_language(lang):
        raise ValueError(f"no such language: {lang}")
    _chosen = lang


def is_language(text: str) -> TypeGuard[Language]:
    """Whether a text names a language that Bordrunde speaks."""
    return text in LANGUAGES


def language() -> Language:
    """The language that texts are translated to, here and now."""
    return _here.get() or _chosen


@contextmanager
def in_language(lang: Language) -> Iterator[None]:
    """Another language for what runs inside, in this thread or task only."""
    token = _here.set(lang)
    try:
        yield
    finally:
        _here.reset(token)


def system_language() -> Language:
    """Danish on a Danish system, English on every other."""
    told = next((value for value in _system_locales() if value), "")
    return "da" if told.lower().replace("_", "-").split("-")[0] in ("da", "danish") else "en"


def _(text: str) -> str:
    """The text in the current language."""
    return _catalogue(language()).gettext(text)


def _n(singular: str, plural: str, n: int) -> str:
    """The form that fits the number; fill in with `.format(n=n)`."""
    return _catalogue(language()).ngettext(singular, plural, n)


def _p(context: str, text: str) -> str:
    """The text, where one English word needs two Danish ones; the context tells them apart."""
    return _catalogue(language()).pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Marks a text for the catalogue without translating it yet."""
    return text


def date(day: datetime.date, style: Literal["short", "medium", "long", "full"] = "long") -> str:
    """A day as people write it: "9. maj 2026", with the weekday in the full style."""
    from babel.dates import format_date

    return format_date(day, format=style, locale=_CLDR[language()])


def clock(minutes_of_day: int) -> str:
    """Minutes since midnight as a time of day: "9.30" in Danish, "9:30" in English."""
    hours, minutes = divmod(minutes_of_day % (24 * 60), 60)
    return f"{hours}{'.' if language() == 'da' else ':'}{minutes:02d}"


def duration(minutes: int) -> str:
    """A length of time: "45 min", "1 h 30 min"; a negative one carries a minus sign."""
    hours, rest = divmod(abs(minutes), 60)
    parts = [_("{n} h").format(n=hours)] if hours else []
    if rest or not hours:
        parts.append(_("{n} min").format(n=rest))
    return ("\N{MINUS SIGN}" if minutes < 0 else "") + " ".join(parts)


def number(value: int | float | Decimal, decimals: int = 0) -> str:
    """A number with the language's separators: "1.234,5" in Danish."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=_CLDR[language()])


def joined(names: Iterable[str]) -> str:
    """Names as a sentence lists them: "Ida, Bo og Aslan"."""
    from babel.lists import format_list

    listed = list(names)
    return format_list(listed, locale=_CLDR[language()]) if listed else ""


def either(numbers: Iterable[int]) -> str:
    """Numbers to choose between: "2", "2 or 3"."""
    told = [str(number) for number in numbers]
    if len(told) < 2:
        return "".join(told)
    return _("{some} or {last}").format(some=", ".join(told[:-1]), last=told[-1])


def name_key(name: str) -> tuple[str, str]:
    """A key that sorts names as a Danish register does: æ, ø, å last, aa as å, accents aside.

    For rooms without Qt; the window may use the system's own collation.
    """
    folded = name.casefold().replace("aa", "å").replace("ä", "æ").replace("ö", "ø")
    letters = (_LAST.get(letter) or _plain(letter) for letter in folded)
    return "".join(letters), name


_LAST: Final[dict[str, str]] = {"æ": "{", "ø": "|", "å": "}"}
_STROKES: Final[dict[str, str]] = {"ł": "l", "đ": "d", "ı": "i", "ß": "ss", "þ": "th", "ð": "d"}


def _plain(letter: str) -> str:
    bare = _STROKES.get(letter, letter)
    return "".join(c for c in unicodedata.normalize("NFD", bare) if not unicodedata.combining(c))


def _system_locales() -> Iterator[str]:
    """What the system says about the person's language, the strongest word first."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        yield os.environ.get(name, "").split(":")[0]
    yield _windows_locale()
    try:
        yield locale.getlocale()[0] or ""
    except ValueError:  # a half-configured system; English is the fallback anyway
        return


def _windows_locale() -> str:
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    else:
        return ""


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(lang: Language) -> gettext.NullTranslations:
    if lang == "en":
        return gettext.NullTranslations()
    source = resources() / "locale" / lang / "LC_MESSAGES" / "bordrunde.po"
    return catalogue_of(source)


def catalogue_of(source: Path) -> gettext.GNUTranslations:
    """The translations of a `.po` file, by the `.mo` beside it when that is not older."""
    compiled = source.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    return gettext.GNUTranslations(_compile(source))


def _compile(source: Path) -> io.BytesIO:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return compiled

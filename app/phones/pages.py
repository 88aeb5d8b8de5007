"""The pages' templates: plain HTML with `_("a text")` to translate and `$name` to fill in.

Whatever is filled in is escaped here, in one place, unless it is `Html` that a template made. All
files are read once, at the first start; a name in a request never reaches the disk.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Final

from app.i18n import LANGUAGES, Language, _, in_language, language

_SLOT: Final = re.compile(r'\b_\(("(?:[^"\\]|\\.)*")\)|\$(\w+)')
_IN_A_SCRIPT: Final = re.compile(r'\b_\(("(?:[^"\\]|\\.)*")\)')
_MORE: Final = '<link rel="stylesheet" href="/p/{}">'
_REMARK: Final = re.compile(r"^\s*/\*\*.*?\*/$", re.MULTILINE | re.DOTALL)
_ASIDE: Final = re.compile(r" // .*$")
_SIGN: Final = re.compile(r" (=>|[!=]==|&&|\|\||=) ")
_TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Html(str):
    """Text that is HTML already; anything else is escaped when it is filled in."""

    __slots__ = ()


NOTHING: Final = Html("")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages ask for: its bytes, the same as gzip, its type, and a tag that changes with
    them.
    """

    body: bytes
    packed: bytes
    type: str
    tag: str


class Pages:
    """The templates and assets of one folder."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError when the folder cannot be read."""
        self._templates = {each.stem: each.read_text("utf-8") for each in folder.glob("*.html")}
        files = [each for each in folder.iterdir() if each.suffix in _TYPES]
        self._assets: dict[str, Asset] = {}
        for each in files:
            text = each.read_text("utf-8")
            if each.suffix != ".js":
                self._assets[each.name] = _asset(text, each.suffix)
                continue
            for lang in LANGUAGES:
                self._assets[_in(lang, each.name)] = _asset(_worded(text, lang), each.suffix)

    def fill(self, template: str, **values: str | int) -> Html:
        """A template in the current language with its slots filled. A missing value is a bug."""

        def slot(found: re.Match[str]) -> str:
            if found[1] is not None:
                return escape(_(json.loads(found[1])))
            value = values[found[2]]
            return value if isinstance(value, Html) else escape(str(value))

        return Html(_SLOT.sub(slot, self._templates[template]))

    def each(self, template: str, rows: Iterable[dict[str, str | int]]) -> Html:
        """A template filled once for each row, one after another."""
        return Html("".join(self.fill(template, **row) for row in rows))

    def page(
        self,
        title: str,
        name: str,
        body: Html,
        *,
        scripts: Iterable[str],
        switch: Html,
        style: str = "more.css",
        head: Html = NOTHING,
    ) -> Html:
        """A whole page around `body`; `name` is the assembly's, `switch` the way to the other
        language, `style` its stylesheet besides that of all pages ("" none), `head` what its head
        has besides.
        """
        files = (_in(language(), each) for each in ("common.js", *scripts))
        tags = "".join(f'<script src="/p/{each}" defer></script>' for each in files)
        return self.fill(
            "frame",
            lang=language(),
            title=title,
            name=name or "Bordrunde",
            body=body,
            scripts=Html(tags + head),
            more=Html(_MORE.format(style)) if style else NOTHING,
            switch=switch,
        )

    def asset(self, name: str) -> Asset | None:
        """The file a page asked for, None when there is no such file."""
        return self._assets.get(name)


@lru_cache(maxsize=4)
def pages_of(folder: Path) -> Pages:
    """The pages of a folder, the same for every server of this program: to word and pack them takes
    longer than all else at a server's start. Raises as `Pages` does.
    """
    return Pages(folder)


def hidden(is_hidden: bool) -> str:
    """The attribute that hides a part of a page."""
    return "hidden" if is_hidden else ""


@lru_cache(maxsize=64)
def best_language(accepted: str, usual: Language) -> Language:
    """The language a browser's `Accept-Language` asks for, else the usual one."""
    wishes: list[tuple[float, Language]] = []
    for wish in accepted[:200].split(","):
        tag, _sep, quality = wish.partition(";q=")
        known = next((each for each in LANGUAGES if tag.strip().lower()[:2] == each), None)
        if known:
            wishes.append((_weight(quality), known))
    best = max(wishes, key=lambda each: each[0], default=(0.0, usual))
    return best[1] if best[0] > 0 else usual


def other_language() -> Language:
    """The one to switch to."""
    return "en" if language() == "da" else "da"


def _weight(quality: str) -> float:
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0


def _slim(script: str) -> str:
    """A script as it is sent: without indentation and comments, and without the spaces around its
    signs. Our scripts have no text that runs over several lines, and none that holds " // " or such
    a sign.
    """
    lines = _SIGN.sub(r"\1", _REMARK.sub("", script)).splitlines()
    lines = [_ASIDE.sub("", line).strip() for line in lines]
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _slim_style(style: str) -> str:
    """A style as it is sent: without comments, and without the spaces between its signs. Our styles
    have no text that holds such a sign.
    """
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    close = re.sub(r"\s*([{};,])\s*", r"\1", bare)
    return re.sub(r":\s+", ":", close).replace(";}", "}").strip()


def _asset(text: str, suffix: str) -> Asset:
    slim = {".js": _slim, ".css": _slim_style}.get(suffix)
    body = (slim(text) if slim else text).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    return Asset(body, gzip.compress(body, 9, mtime=0), f"{_TYPES[suffix]}; charset=utf-8", tag)


def _in(lang: Language, script: str) -> str:
    """The name of a script in a language."""
    return f"{script.removesuffix('.js')}.{lang}.js"


def _worded(script: str, lang: Language) -> str:
    """A script with its words in a language: no page carries those of another's scripts."""
    with in_language(lang):
        return _IN_A_SCRIPT.sub(
            lambda found: json.dumps(_(json.loads(found[1])), ensure_ascii=False), script
        )

"""The guide's pages: Markdown files, in the order in which the first of them lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from app import places
from app.i18n import Language

INDEX: Final = "index"
_CHAPTER: Final = re.compile(r"^## (?P<title>.+)$")
_LISTED: Final = re.compile(r"^- \[(?P<title>[^]]+)\]\((?P<key>[a-z-]+)\.md\)")
_SIGNS: Final = re.compile(r"[*`#|>]|\]\([^)]*\)|\[")
"""What Markdown adds to the words."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page: `key` is its file's name without the ending, the same in every language."""

    key: str
    title: str
    path: Path
    chapter: str


@lru_cache(maxsize=4)
def guide_pages(language: Language) -> tuple[GuidePage, ...]:
    """Every page of the guide, first the one that lists the others."""
    folder = places.documents() / language / "guide"
    index = folder / f"{INDEX}.md"
    chapter, found = "", [GuidePage(INDEX, _title(index.read_text("utf-8")), index, "")]
    for line in index.read_text("utf-8").splitlines():
        heading, listed = _CHAPTER.match(line), _LISTED.match(line)
        if heading:
            chapter = heading["title"]
        elif listed:
            path = folder / f"{listed['key']}.md"
            found.append(GuidePage(listed["key"], listed["title"], path, chapter))
    return tuple(found)


def page_about(place: str, language: Language) -> GuidePage:
    """The page about a section or another place, by its key; the first page where there is none."""
    pages = guide_pages(language)
    return next((each for each in pages if each.key == place), pages[0])


def pages_with(typed: str, language: Language) -> tuple[GuidePage, ...]:
    """The pages where every word of what was typed stands; those with it in the title first."""
    words = typed.casefold().split()
    pages = guide_pages(language)
    hits = [page for page in pages if all(each in _plain(page.path) for each in words)]
    return tuple(sorted(hits, key=lambda page: not all(w in page.title.casefold() for w in words)))


@lru_cache(maxsize=128)
def _plain(path: Path) -> str:
    """The words of a page, folded for the search."""
    return _SIGNS.sub("", path.read_text("utf-8")).casefold()


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ").strip()

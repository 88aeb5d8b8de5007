"""The guide says what the program says: its names, its keys, the same in both languages."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from app import i18n, places
from app.ui.actions import table
from app.ui.guide.pages import guide_pages, page_about, pages_with
from installer import messages

FOLDERS = {language: places.documents() / language / "guide" for language in i18n.LANGUAGES}
KEYS = sorted(path.stem for path in FOLDERS["en"].glob("*.md"))
SECTIONS = (
    *("today", "members", "seating", "agenda", "notes", "themes"),
    *("recommendations", "polls", "print", "report"),
)
OTHERS = ("start", "room-screen", "arrival")
BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[[^]]+\]\(([^)]+)\)")
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
PLACE = re.compile(r"\{[^}]*\}")
ARROWS = {"↑": "Up", "↓": "Down", "←": "Left", "PgDn": "PgDown", "Mellemrum": "Space"}


def text(language: i18n.Language, key: str) -> str:
    return (FOLDERS[language] / f"{key}.md").read_text("utf-8")


def plain(words: str) -> str:
    """A name as it is read: no mark of the Alt key, spaces at no end."""
    return words.replace("&", "").strip()


def both_forms(message) -> Iterator[tuple[str, str]]:
    """English and Danish of a message, singular and plural."""
    if isinstance(message.id, str):
        yield message.id, message.string
    else:
        yield from zip(message.id, message.string, strict=True)


class Names:
    """In one language, which messages of the catalogue say so: by the words, or by their pattern
    where places are filled in.
    """

    def __init__(self) -> None:
        self._plain: dict[str, set[int]] = {}
        self._patterns: dict[str, int] = {}

    def add(self, words: str, number: int) -> None:
        words = plain(words)
        self._plain.setdefault(words, set()).add(number)
        fixed = PLACE.split(words)
        if len(fixed) > 1 and max(map(len, fixed)) > 4:
            self._patterns[".+".join(map(re.escape, fixed))] = number

    @functools.cache  # noqa: B019 - lives as long as the tests
    def sayings(self, name: str) -> frozenset[int]:
        """The numbers of the messages that can read like this."""
        filled = {n for pattern, n in self._compiled if pattern.fullmatch(name)}
        return frozenset(filled | self._plain.get(name, set()))

    @functools.cached_property
    def _compiled(self) -> list[tuple[re.Pattern[str], int]]:
        return [(re.compile(pattern), number) for pattern, number in self._patterns.items()]


@pytest.fixture(scope="module")
def said() -> dict[i18n.Language, Names]:
    names = {language: Names() for language in i18n.LANGUAGES}
    for number, message in enumerate(messages.said(messages.translations())):
        for english, danish in both_forms(message):
            names["en"].add(english, number)
            names["da"].add(danish, number)
    return names


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_name_in_bold_stands_on_the_screen(said, language, key):
    quoted = BOLD.findall(text(language, key))
    assert [name for name in quoted if not said[language].sayings(name)] == []


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_name_the_same_things(said, key):
    names = {
        language: [
            (name, said[language].sayings(name)) for name in BOLD.findall(text(language, key))
        ]
        for language in i18n.LANGUAGES
    }
    for one, other in (("en", "da"), ("da", "en")):
        known = set().union(*(each for _name, each in names[other]))
        assert [name for name, each in names[one] if not each & known] == []


def test_both_languages_have_the_same_pages():
    assert sorted(path.stem for path in FOLDERS["da"].glob("*.md")) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_have_the_same_headings_lists_and_links(key):
    english, danish = text("en", key), text("da", key)
    assert HEADING.findall(english) == HEADING.findall(danish)
    assert LINK.findall(english) == LINK.findall(danish)
    for sign in (r"^- ", r"^\d\. ", r"^\|"):
        count = re.compile(sign, re.MULTILINE)
        assert len(count.findall(english)) == len(count.findall(danish)), sign


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_link_leads_to_a_file(language, key):
    folder = FOLDERS[language]
    assert [
        each for each in LINK.findall(text(language, key)) if not (folder / each).is_file()
    ] == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_first_page_lists_every_page_once_by_its_own_heading(language):
    listed = guide_pages(language)
    assert sorted({page.key for page in listed}) == KEYS
    for page in listed:
        assert text(language, page.key).startswith(f"# {page.title}\n"), page.key


@pytest.mark.parametrize("place", [*SECTIONS, *OTHERS])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_section_has_its_page(language, place):
    assert page_about(place, language).path == FOLDERS[language] / f"{place}.md"


class Anything:
    """Answers to every name of the table of actions."""

    files = desk = property(lambda self: self)

    def __getattr__(self, _name: str):
        return self


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_page_of_keys_has_every_key_of_every_command(language):
    any_ = Anything()
    everywhere = text(language, "keys").split("\n## ")[1]
    rows = dict(re.findall(r"^\| \*\*(.+?)\*\* \| (.+) \|$", everywhere, re.MULTILINE))
    with i18n.in_language(language):
        for spec in table(any_, any_, any_, any_, any_, any_):
            wanted = {portable(each) for each in spec.keys} - {"Ctrl+="}
            told = {
                portable(each) for each in re.findall(r"`([^`]+)`", rows.get(i18n._(spec.text), ""))
            }
            assert told == wanted, spec.text


def portable(keys: str) -> str:
    """Keys as Qt writes them, without the arrows of the guide."""
    for sign, word in ARROWS.items():
        keys = keys.replace(sign, word)
    return (
        QKeySequence(keys)
        .toString(QKeySequence.SequenceFormat.PortableText)
        .replace("Return", "Enter")
    )


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_guide_says_du_and_short_sentences(language):
    for key in KEYS:
        longest = max(len(each.split()) for each in re.split(r"[.!?:|\n]", text(language, key)))
        assert longest <= 34, key


def test_the_search_finds_every_word_and_titles_first():
    hits = pages_with("projektor strøm", "da")
    assert {page.key for page in hits} >= {"trouble", "evening-before"}
    assert pages_with("nødkort", "da")[0].key == "emergency-card"
    assert pages_with("findes slet ikke xyzzy", "da") == ()
    assert pages_with(" ", "da") == guide_pages("da")


def test_both_readmes_lead_to_the_guide():
    root = Path(__file__).parents[2]
    assert "docs/en/guide/index.md" in (root / "README.md").read_text("utf-8")
    assert "docs/da/guide/index.md" in (root / "README.da.md").read_text("utf-8")

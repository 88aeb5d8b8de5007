"""The catalogue: everything the program says is in Danish, and nothing else is in it."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from app import i18n
from installer import messages


@pytest.fixture(scope="module")
def template():
    return messages.extracted()


@pytest.fixture(scope="module")
def catalogue():
    return messages.translations()


def ids(texts):
    return {(message.id, message.context) for message in messages.said(texts)}


def forms(message):
    """Pairs of an English and a Danish form of one message, where there is Danish."""
    if isinstance(message.id, str):
        pairs = [(message.id, message.string)]
    else:
        pairs = list(zip(message.id, message.string, strict=True))
    return [(english, danish) for english, danish in pairs if danish]


def holes(text):
    """The names of the places that are filled in, in both manners."""
    braces = {name for _text, name, _spec, _how in Formatter().parse(text) if name is not None}
    return braces | set(re.findall(r"%(?:\(\w+\))?[srd]", text))


def test_every_text_has_its_danish(template, catalogue):
    assert messages.untranslated(messages.in_step(catalogue, template)) == []


def test_no_text_in_the_catalogue_is_unused(template, catalogue):
    assert ids(catalogue) - ids(template) == set()


def test_nothing_in_the_catalogue_waits_for_a_second_look(catalogue):
    assert [message.id for message in catalogue if message.fuzzy] == []


def test_danish_fills_in_what_the_english_does(catalogue):
    wrong = [
        (english, danish)
        for message in messages.said(catalogue)
        for english, danish in forms(message)
        if holes(english) != holes(danish) and "%s" not in holes(english) ^ holes(danish)
    ]
    assert wrong == []


def test_a_text_ends_in_danish_as_it_ends_in_english(catalogue):
    wrong = [
        (english, danish)
        for message in messages.said(catalogue)
        for english, danish in forms(message)
        if english[-1] in ":…?\n " and danish[-1] != english[-1]
    ]
    assert wrong == []


def test_bringing_the_catalogue_in_step_changes_no_byte(template, catalogue, tmp_path):
    again = tmp_path / "again.po"
    messages.write(messages.in_step(catalogue, template), again)
    assert again.read_text("utf-8") == messages.CATALOGUE.read_text("utf-8")


def test_a_compiled_catalogue_says_the_same(catalogue, tmp_path):
    source = tmp_path / "bordrunde.po"
    messages.write(catalogue, source)
    by_source = i18n.catalogue_of(source)
    assert messages.compiled(source).exists()
    by_compiled = i18n.catalogue_of(source)
    for message in messages.said(catalogue):
        if isinstance(message.id, str) and message.context is None:
            assert by_source.gettext(message.id) == by_compiled.gettext(message.id)


def test_an_unused_text_is_dropped_and_a_new_one_waits_for_danish(template):
    old = messages.Catalog(locale="da")
    old.add("commands", "kommandoer")
    old.add("gone since long", "for længst væk")
    new = messages.in_step(old, template)
    assert new.get("commands").string == "kommandoer"
    assert new.get("gone since long") is None
    assert "COMMAND" in messages.untranslated(new)


def test_texts_of_the_phone_pages_are_found(tmp_path):
    (tmp_path / "app").mkdir()
    pages = tmp_path / "resources" / "phone"
    pages.mkdir(parents=True)
    (pages / "vote.js").write_text('say(_("Your ballot is in the box"));', "utf-8")
    (pages / "vote.html").write_text('<h1>{{ _("Don\'t worry") }}</h1>', "utf-8")
    assert {message.id for message in messages.said(messages.extracted(tmp_path))} == {
        "Your ballot is in the box",
        "Don't worry",
    }


KEY_SIGNS = ("− ” eller ?", '" citat')
"""Where a mark is a key of the keyboard and quotes nothing."""


def strange_quotes(text):
    """What quotes in another manner than “so”."""
    for key in KEY_SIGNS:
        text = text.replace(key, "")
    rest = re.sub("“[^“”]*”", "", text)
    return re.findall(r"""[“”„‟»«"]|(?<!\w)['‘]\w""", rest)


def test_danish_quotes_in_one_manner(catalogue):
    assert strange_quotes("»a« og ”b” og „c“ og 'd' og \"e\"")
    told = [danish for each in messages.said(catalogue) for _english, danish in forms(each)]
    assert [danish for danish in told if strange_quotes(danish)] == []


def test_the_danish_pages_quote_in_the_same_manner():
    pages = [messages.ROOT / "README.da.md", *(messages.ROOT / "docs" / "da").glob("*.md")]
    for page in pages:
        lines = page.read_text("utf-8").splitlines()
        assert [line for line in lines if re.search("[„‟»«]|”[^“”]*”", line)] == [], page.name


def test_no_text_hides_from_the_catalogue_in_the_braces_of_another(template):
    """What stands in an f-string's braces is not found by the extraction."""
    known = {message.id for message in messages.said(template)}
    hidden = [
        text
        for each in (messages.ROOT / "app").rglob("*.py")
        for text in re.findall(r"""\{_\(['"](.*?)['"]\)""", each.read_text("utf-8"))
    ]
    assert [text for text in hidden if text not in known] == []


def test_a_percent_sign_stands_close_in_english_and_apart_in_danish(catalogue):
    """As CLDR has it; what is typed on a command line is written the same in both."""
    pairs = [pair for message in messages.said(catalogue) for pair in forms(message)]
    assert [english for english, _danish in pairs if re.search(r"[\d}] %(?!\()", english)] == []
    assert [danish for _english, danish in pairs if re.search(r"}%", danish)] == []

"""Every refusal has its words, and no words wait for a refusal that never comes."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from app import refusals
from app.models.errors import Refused
from app.refusals import SENTENCES, say

APP = Path(refusals.__file__).resolve().parent.parent


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(APP.rglob("*.py")):
        if path.parent != APP / "refusals":
            yield path, ast.parse(path.read_text("utf-8"))


def refused_calls() -> list[tuple[str, str, ast.Call]]:
    """Where, code and call of each `Refused("code", ...)` in the program."""
    return [
        (f"{path.relative_to(APP)}:{node.lineno}", code, node)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused" and node.args
        for code in codes_of(node.args[0])
    ]


def codes_of(node: ast.expr) -> list[str]:
    """The codes an argument can be: a text, or either end of a condition."""
    if isinstance(node, ast.IfExp):
        return [*codes_of(node.body), *codes_of(node.orelse)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return []


def texts_in_the_program() -> list[str]:
    """Every text as a pattern; what an f-string fills in may be anything."""
    return [
        pattern
        for _path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant | ast.JoinedStr) and (pattern := pattern_of(node))
    ]


def pattern_of(node: ast.Constant | ast.JoinedStr) -> str:
    """ "" for a text that is no code or that has too little of its own to be one."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    own = [part.value for part in parts if isinstance(part, ast.Constant)]
    if sum(len(text) if isinstance(text, str) else -99 for text in own) < 5:
        return ""
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in parts
    )


def holes(text: str) -> set[str]:
    return {name for _text, name, _spec, _how in Formatter().parse(text) if name}


def test_every_refusal_has_a_sentence():
    assert [(where, code) for where, code, _call in refused_calls() if code not in SENTENCES] == []


def test_every_sentence_has_a_refusal():
    said = re.compile("|".join(text for text in texts_in_the_program() if len(text) < 60))
    assert [code for code in SENTENCES if not said.fullmatch(code)] == []


def test_every_refusal_gives_what_its_sentence_tells():
    lacking = []
    for where, code, call in refused_calls():
        given = {keyword.arg for keyword in call.keywords}
        if None not in given and not holes(SENTENCES.get(code, "")) <= given:
            lacking.append((where, code, holes(SENTENCES[code]) - given))
    assert lacking == []


def test_no_code_is_worded_twice():
    parts = [
        importlib.import_module(f"app.refusals.{path.stem}").SENTENCES
        for path in (APP / "refusals").glob("*.py")
        if path.stem != "__init__"
    ]
    assert sum(map(len, parts)) == len(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_one_in_both_languages(code, speak):
    params = dict.fromkeys(holes(SENTENCES[code]), "Ærø {x}")
    for lang in ("da", "en"):
        speak(lang)
        said = say(Refused(code, **params))
        assert said[-1] in ".?!", said
        assert said[0] == said[0].upper(), said
        assert said.count("Ærø {x}") >= len(params)


def test_a_refusal_is_told_in_the_language_of_the_reader(speak):
    refused = Refused("file-not-found", file="medlemmer.csv")
    assert say(refused).startswith("Filen medlemmer.csv findes ikke.")
    speak("en")
    assert say(refused).startswith("There is no file medlemmer.csv.")


def test_a_forgotten_parameter_and_an_unknown_code_still_make_a_sentence():
    assert say(Refused("file-not-found")).startswith("Filen … findes ikke.")
    assert say(Refused("never-" + "heard")) == "Det kan ikke lade sig gøre (never-heard)."

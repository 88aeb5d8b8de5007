"""A municipality's own text-to-vector function: one file, no change of ours."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from app import lexicon, places, theme_proposals, vectors
from app.engine_process import EngineProcess
from app.models.errors import Refused
from app.refusals import say
from tests.ui.board_room import TEXTS, tables_at_work

BY_HEAT = """
import os

def embed(texts):
    with open({told!r}, "a") as file:
        file.write(f"{{os.getpid()}} {{len(texts)}}\\n")
    return [[1.0, 0.0] if "arm" in text else [0.0, 1.0] for text in texts]
"""


@pytest.fixture
def engine() -> Iterator[EngineProcess]:
    process = EngineProcess()
    yield process
    process.end()


def put(text: str) -> None:
    (places.config_folder() / vectors.FILE).write_text(text, "utf-8")


def test_without_a_file_words_alone_count():
    assert vectors.load() is None


def test_the_function_changes_what_is_near_and_runs_in_the_engines_process(engine, tmp_path):
    task = theme_proposals.task(tables_at_work().assembly)
    by_words = theme_proposals.liken(task, lexicon.load)
    told = tmp_path / "told"
    put(BY_HEAT.format(told=str(told)))
    own = theme_proposals.liken(task, lexicon.load, vectors.load, engine=engine)
    assert set(own.nearest["n3"][:2]) == {"n4", "n5"}, "the three that are about heat"
    assert own.nearest != by_words.nearest
    ((process, count),) = (line.split() for line in told.read_text().splitlines())
    assert int(process) != os.getpid()
    assert int(count) == len(task.notes)


def test_suggestions_ask_for_each_text_once(tmp_path):
    told = tmp_path / "told"
    put(BY_HEAT.format(told=str(told)))
    task = theme_proposals.task(tables_at_work().assembly)
    theme_proposals.think(task, lexicon.load, vectors.load)
    counts = [int(line.split()[1]) for line in told.read_text().splitlines()]
    assert sum(counts) == len(task.notes)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("def embed(texts:", "vectors-unreadable"),
        ("def other(texts): return []", "vectors-unreadable"),
        ("embed = 3", "vectors-unreadable"),
        ("def embed(texts): raise KeyError(texts[0])", "vectors-failed"),
        ("def embed(texts): return [[1.0]]", "vectors-wrong"),
        (
            "def embed(texts): return [[1.0] * (n + 1) for n, _ in enumerate(texts)]",
            "vectors-wrong",
        ),
        ("def embed(texts): return [[float('nan')] for _ in texts]", "vectors-wrong"),
        ("def embed(texts): return 7", "vectors-wrong"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(text: str, code: str, caplog):
    put(text)
    task = theme_proposals.task(tables_at_work().assembly)
    with pytest.raises(Refused) as refused:
        theme_proposals.think(task, lexicon.load, vectors.load)
    assert refused.value.code == code
    assert vectors.FILE in say(refused.value)
    assert not any(text in caplog.text for text in TEXTS)

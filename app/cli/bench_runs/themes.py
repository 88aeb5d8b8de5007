"""How well and how fast notes are sorted, also on labelled notes that somebody has.

A folder of labelled notes holds files of one JSON object a line: `id`, `text`, `label` (the theme a
person gave it) and, where known, `lang`. Each file is measured on eight parts of it, drawn by lot:
80 % of its notes, 400 at most; the number of themes is the engine's own choice.
"""

from __future__ import annotations

import itertools
import json
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app import lexicon
from app.cli.bench_runs import Figure, most_of
from app.cli.bench_runs.themes_labels import told
from app.cli.bench_runs.themes_scores import (
    adjusted_mutual_information,
    adjusted_rand_index,
    moves_saved,
)
from app.cli.bench_runs.themes_twins import Outcome, judged
from app.engines.themes import (
    Lexicon,
    Neighbours,
    Note,
    NoteMap,
    Suggestion,
    Theme,
    alike_pairs,
    group,
    place,
)
from app.i18n import N_
from app.models.errors import Refused
from app.rehearsal import cases
from app.rehearsal.example import CASE

_PARTS: Final = 8
_SHARE: Final = 0.8
_MOST: Final = 400
_FEW_PLACED, _MANY_PLACED = 0.2, 0.6
_SIZES: Final = (
    (600, N_("600 notes into themes"), 1.0),
    (2_000, N_("2,000 notes into themes"), 4.0),
)
_TYPED_MS: Final = 50
_LOOKS: Final = 200
_SEED: Final = 2027

_SCORES: Final = {
    "ami": N_("AMI of the themes"),
    "ari": N_("ARI of the themes"),
    "saved": N_("moves by hand saved"),
    "first": N_("first theme right, a fifth placed"),
    "three": N_("right theme in three, a fifth placed"),
    "quarter": N_("the surest quarter right, a fifth placed"),
    "most": N_("first theme right, three fifths placed"),
    "pairs": N_("pairs of one theme among the likest"),
    "titles": N_("notes that carry their theme's title"),
    "quotes": N_("quotations on their theme's main subject"),
}
_WANTED: Final = {"three": 0.70, "quarter": 0.80, "pairs": 0.70, "saved": 0.45}
"""The least that is wanted of a score on any notes that people sorted, from issue 5's figures."""
_WANTED_AMI: Final = {"da_agenda_dev": 0.24, "da_klimarat": 0.19, "de_cycling_bonn": 0.25}
_WANTED_AMI_ELSEWHERE: Final = 0.24
_PRECISE, _FOUND, _CONFUSED = 0.97, 0.85, 0.10


@dataclass(frozen=True, slots=True)
class Labelled:
    """A note and the theme that a person gave it."""

    note: Note
    theme: str


def themes(_home: Path, folder: Path | None = None) -> list[Figure]:
    """The times, and with a folder of labelled notes how good what the engine says is.

    Raises Refused("labelled-none", "labelled-line") for a folder that cannot be used.
    """
    words = lexicon.load()
    sets = {file.stem: labelled(file) for file in _files(folder)} if folder else {}
    figures = [*_times(words), _typed(words)]
    for name, notes in sets.items():
        figures += _quality(name, notes, words)
    return figures


def labelled(file: Path) -> tuple[Labelled, ...]:
    """The notes of a file. Raises Refused("labelled-line") with the line that cannot be read."""
    found: list[Labelled] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            note = Note(str(row["id"]), str(row["text"]), lang=str(row.get("lang", "")))
            found.append(Labelled(note, str(row["label"])))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Refused("labelled-line", file=file.name, line=number) from error
    return tuple(found)


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise Refused("labelled-none", folder=str(folder))
    return files


# -- times


def _times(words: Lexicon) -> Iterator[Figure]:
    for size, what, target in _SIZES:
        seconds = group(_many(size), lexicon=words).seconds
        yield Figure("themes", what, seconds, "s", target, 2)


def _typed(words: Lexicon) -> Figure:
    """Similar notes while somebody types, among 2,000."""
    notes = _many(2_000)
    near = Neighbours(notes, words)
    took: list[float] = []
    for note in notes[:_LOOKS]:
        began = time.perf_counter()
        near.similar(note.text)
        took.append((time.perf_counter() - began) * 1_000)
    what = N_("similar notes while typing, 95 of 100")
    return Figure("themes", what, most_of(took, 0.95), "ms", _TYPED_MS, 1)


def _many(count: int) -> list[Note]:
    """Notes like those of the example's day: the beginning of one and the end of another."""
    texts = [each.text.split() for each in cases.load(CASE).notes]
    rng = random.Random(_SEED)
    made = []
    for number in range(count):
        first, second = rng.choice(texts), rng.choice(texts)
        text = " ".join((*first[: len(first) // 2 + 1], *second[len(second) // 2 :]))
        made.append(Note(f"n{number}", text))
    return made


# -- how good


def _quality(name: str, notes: Sequence[Labelled], words: Lexicon) -> Iterator[Figure]:
    scores: dict[str, list[float]] = {}
    twins = Outcome()
    for seed in range(_PARTS):
        rng = random.Random(seed)
        part = rng.sample(notes, min(_MOST, int(_SHARE * len(notes)) or len(notes)))
        for what, value in itertools.chain(_grouped(part, words), _placed(part, words, rng)):
            scores.setdefault(what, []).append(value)
        twins += judged([each.note for each in part], words, rng)
    bench = f"themes {name}"
    for what, said in _SCORES.items():
        values = scores[what]
        mean, least = sum(values) / len(values), _wanted(name, what)
        yield Figure(bench, said, mean, "", least, 2, is_least=True)
    yield _least(bench, N_("duplicates that are some"), twins.precision, _PRECISE)
    yield _least(bench, N_("duplicates found"), twins.recall, _FOUND)
    yield Figure(bench, N_("opposites called duplicates"), twins.confused, "", _CONFUSED, 2)


def _least(bench: str, what: str, value: float, wanted: float) -> Figure:
    return Figure(bench, what, value, "", wanted, 2, is_least=True)


def _wanted(name: str, what: str) -> float | None:
    """What is wanted of this score; the AMI depends on how hard a set is to sort."""
    return _WANTED_AMI.get(name, _WANTED_AMI_ELSEWHERE) if what == "ami" else _WANTED.get(what)


def _grouped(part: Sequence[Labelled], words: Lexicon) -> Iterator[tuple[str, float]]:
    notes = [each.note for each in part]
    people = [each.theme for each in part]
    grouped = group(notes, lexicon=words).themes
    home = {note: f"theme {number}" for number, theme in enumerate(grouped) for note in theme.notes}
    found = [home.get(each.id, each.id) for each in notes]  # a note in no theme stands alone
    yield "ami", adjusted_mutual_information(people, found)
    yield "ari", adjusted_rand_index(people, found)
    yield "saved", moves_saved(people, found)
    theme = {each.note.id: each.theme for each in part}
    pairs = alike_pairs(NoteMap.of(notes, words), len(notes) // 4)
    yield "pairs", _part(theme[each.first] == theme[each.second] for each in pairs)
    labels = told(notes, theme, grouped, words)
    yield "titles", labels.carrying
    yield "quotes", labels.quoting


def _placed(
    part: Sequence[Labelled], words: Lexicon, rng: random.Random
) -> Iterator[tuple[str, float]]:
    """What the engine suggests once people have placed some."""
    few = _Suggested.of(part, words, rng, _FEW_PLACED)
    yield "first", few.right_among(1)
    yield "three", few.right_among(3)
    yield "quarter", few.surest_right(len(few.waiting) // 4)
    yield "most", _Suggested.of(part, words, rng, _MANY_PLACED).right_among(1)


@dataclass(frozen=True, slots=True)
class _Suggested:
    """Suggestions for the notes that wait; their themes in the order the engine was given."""

    found: Sequence[Suggestion]
    themes: Sequence[str]
    waiting: dict[str, str]

    @classmethod
    def of(
        cls, part: Sequence[Labelled], words: Lexicon, rng: random.Random, share: float
    ) -> _Suggested:
        """After this share of the notes was placed by lot."""
        taken = rng.sample(part, int(share * len(part)))
        members: dict[str, list[str]] = {}
        for each in taken:
            members.setdefault(each.theme, []).append(each.note.id)
        names = sorted(members)
        placed = {each.note.id for each in taken}
        waiting = {each.note.id: each.theme for each in part if each.note.id not in placed}
        lanes = [Theme("", tuple(members[name])) for name in names]
        return cls(place([each.note for each in part], lanes, words), names, waiting)

    def right_among(self, first: int) -> float:
        """Of all notes that wait, those whose theme is among the first."""
        right = sum(self._is_among(each, first) for each in self.found)
        return right / len(self.waiting) if self.waiting else 0.0

    def surest_right(self, count: int) -> float:
        """Of so many suggestions, those that lead most, the right ones."""
        surest = sorted(self.found, key=lambda each: -each.lead)[:count]
        return _part(self._is_among(each, 1) for each in surest)

    def _is_among(self, suggestion: Suggestion, first: int) -> bool:
        names = [self.themes[at] for at in suggestion.themes[:first]]
        return self.waiting[suggestion.note] in names


def _part(right: Iterable[bool]) -> float:
    told = list(right)
    return sum(told) / len(told) if told else 0.0

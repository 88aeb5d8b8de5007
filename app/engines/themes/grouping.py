"""Groups proposed for the notes of a board, around those that people have made."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from app.engines.themes.features import FIELD_PREFIX, Reading
from app.engines.themes.graph import communities, nearest, walked
from app.engines.themes.labels import labels, most_spoken
from app.engines.themes.lexicon import Lexicon
from app.engines.themes.map import NoteMap
from app.engines.themes.near import nearest_notes
from app.engines.themes.placing import place
from app.engines.themes.reasons import why_together
from app.engines.themes.resizing import can_part, resized
from app.engines.themes.space import ONE
from app.engines.themes.twins import twins
from app.engines.themes.values import Embed, Grouping, Note, Step, Suggestion, Theme

if TYPE_CHECKING:
    from app.engines.themes.space import Floats

SMALLEST: Final = 3
"""A group of fewer notes is no theme yet; its notes stay unplaced."""

_FELLOWS: Final = 3
_LEAST: Final = 0.08
_LEAST_OF_FIELD: Final = 0.2
_TELLING: Final = 0.5
_DRAWING: Final = 0.5
"""So much of a new group likely belongs to one kept theme."""


def group(
    notes: Sequence[Note],
    *,
    lexicon: Lexicon,
    keep: Sequence[Theme] = (),
    question: str = "",
    fewer_more: int = 0,
    embed: Embed | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Grouping:
    """Proposes themes for all notes; the order they come in changes nothing but the order out.

    Themes in `keep` keep each note and their label; a note joins one when that is sure, when it
    says what a note of that theme and of no other says already, or when it likely belongs there and
    so do most of those it would form a new theme with: what people have named is not proposed to
    them again under another name. All others form new themes of at least `SMALLEST` notes or stay
    unplaced. `fewer_more` asks for fewer (below 0) or more
    (above 0) new themes, in steps of about a quarter. `question` is the assembly's question, whose
    words everybody uses. `clock` only measures.
    Raises `ValueError` for two notes with one id or a note in two kept themes.
    """
    began = clock()
    _check(keep)
    board = NoteMap.of(notes, lexicon, question=question, embed=embed)
    twin = twins(board)
    suggested = place(notes, keep, lexicon, question=question, embed=embed) if keep else []
    joined = _joined(suggested) | _said_again(keep, twin.duplicates)
    taken = {note for theme in keep for note in theme.notes} | set(joined)
    loose = [at for at in board.saying if board.notes[at].id not in taken]
    groups = [_fitting(board, each) for each in resized(board, _grouped(board, loose), fewer_more)]
    drawn = _drawn(board, groups, suggested)
    joined |= drawn
    groups = [[at for at in each if board.notes[at].id not in drawn] for each in groups]
    kept = _kept(keep, joined)
    themes = (*kept, *_new(board, groups, [theme.label for theme in kept], notes))
    within = {note for theme in themes for note in theme.notes}
    return Grouping(
        themes,
        tuple(note.id for note in notes if note.id not in within),
        tuple(note.id for note in notes if note.id in joined),
        twin.duplicates,
        twin.opposites,
        clock() - began,
        can_fewer=len(themes) - len(kept) > 1,
        can_more=can_part(board, groups),
        suggestions=tuple(suggested),
        nearest=nearest_notes(board),
    )


def _check(keep: Sequence[Theme]) -> None:
    placed = [note for theme in keep for note in theme.notes]
    if len(set(placed)) < len(placed):
        raise ValueError("a note in two kept themes")


def _joined(suggested: Sequence[Suggestion]) -> dict[str, int]:
    """The new notes that surely belong to a kept theme, and to which."""
    return {each.note: each.themes[0] for each in suggested if each.confidence is Step.SURE}


def _drawn(
    board: NoteMap, groups: Sequence[Sequence[int]], suggested: Sequence[Suggestion]
) -> dict[str, int]:
    """The notes that likely belong to a kept theme, where that draws enough of a new group for the
    group to be this theme under another name; and to which.
    """
    likely = {each.note: each.themes[0] for each in suggested if each.confidence >= Step.LIKELY}
    found: dict[str, int] = {}
    for group_ in groups:
        ids = [board.notes[at].id for at in group_]
        drawn = Counter(likely[note] for note in ids if note in likely)
        for home, count in drawn.items():
            if count >= _DRAWING * len(ids):
                found.update((note, home) for note in ids if likely.get(note) == home)
    return found


def _said_again(keep: Sequence[Theme], duplicates: Iterable[Sequence[str]]) -> dict[str, int]:
    """The new notes that say what is said in one kept theme already, and in which."""
    home = {note: number for number, theme in enumerate(keep) for note in theme.notes}
    found: dict[str, int] = {}
    for alike in duplicates:
        homes = {home[note] for note in alike if note in home}
        if len(homes) == 1:
            (number,) = homes
            found.update((note, number) for note in alike if note not in home)
    return found


def _grouped(board: NoteMap, loose: Sequence[int]) -> list[list[int]]:
    """Communities among the loose notes alone; the small ones too."""
    if not loose:
        return []
    net = _net(board, loose)
    found: dict[int, list[int]] = {}
    for at, community in zip(loose, communities(net), strict=True):
        found.setdefault(community, []).append(at)
    return list(found.values())


def _fitting(board: NoteMap, group: Sequence[int]) -> list[int]:
    """The group without notes that have next to nothing in common with their likest fellows, or
    nothing that could be told to the room: no word, no part of one, no concept. A field in common
    is enough for a note that is rather like them.
    """
    import numpy as np

    inside = np.sort(board.alike[np.ix_(group, group)], axis=1)[:, -_FELLOWS:].mean(axis=1)
    told = Counter(sign for at in group for sign in _signs(board.readings[at]))

    def fits(at: int, near: float) -> bool:
        shared = [sign for sign in _signs(board.readings[at]) if told[sign] > 1]
        words = [sign for sign in shared if not sign.startswith(FIELD_PREFIX)]
        if words or board.embed is not None:  # an organisation's own vectors need no word
            return near >= _LEAST * ONE
        return bool(shared) and near >= _LEAST_OF_FIELD * ONE

    return [at for at, near in zip(group, inside, strict=True) if fits(at, float(near))]


def _signs(reading: Reading) -> list[str]:
    """What a note can be said to share with another; fields behind their prefix."""
    stems = (f"stem:{stem}" for stem, weight in reading.stems.items() if weight >= _TELLING)
    return [*stems, *reading.concepts]


def _net(board: NoteMap, loose: Sequence[int]) -> Floats:
    import numpy as np

    if len(loose) == len(board.notes):
        return nearest(board.walked)
    return nearest(walked(board.alike[np.ix_(loose, loose)]))


def _kept(keep: Sequence[Theme], joined: dict[str, int]) -> tuple[Theme, ...]:
    return tuple(
        Theme(
            theme.label,
            (*theme.notes, *(note for note, home in joined.items() if home == number)),
            theme.words,
            theme.quote,
            kept=True,
        )
        for number, theme in enumerate(keep)
    )


def _new(
    board: NoteMap, groups: Sequence[Sequence[int]], taken: list[str], notes: Sequence[Note]
) -> list[Theme]:
    """Themes of the groups that are large enough, the largest first, no two with one title."""
    order = {note.id: at for at, note in enumerate(notes)}
    lang = most_spoken(board.readings)
    large = sorted((each for each in groups if len(each) >= SMALLEST), key=lambda e: (-len(e), e))
    named = labels(board, large, taken, lang)
    themes: list[Theme] = []
    for each, label in zip(large, named, strict=True):
        rows = sorted(each, key=lambda at: order[board.notes[at].id])
        why = why_together([board.readings[at] for at in rows], board.lexicon)
        ids = tuple(board.notes[at].id for at in rows)
        themes.append(Theme(label.title, ids, label.words, label.quote, why=why))
    return themes

"""From an assembly to what the theme engine is asked, and from its answer to an offer that waits.

Pure and without Qt: a `Task` is everything the engine needs, taken from the assembly at one moment;
`think` is what runs in a thread or a process; an `Offer` is what people look at. It becomes true
only through `board.make_theme` and `board.place_notes`. What people did while it waited wins:
`Offer.still` leaves out what no longer lies in the tray.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from app.engines import themes
from app.engines.themes import Embed, Lexicon, Step, Why
from app.models.board import HasBoard
from app.models.mandate import HasMandate
from app.theme_likeness import Likeness
from app.vectors import none as no_vectors

if TYPE_CHECKING:
    from app.engine_process import Engine

LEAST_STEP = Step.LIKELY
"""A hint that is less sure than this is only told of the note that somebody looks at."""
_SURE, _LIKELY = 0.7, 0.45
"""Of a proposed theme's notes so many share one word or subject. On notes that people sorted, the
third of themes with most has a pure core of 61 %, the third with least of 47 %."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the engine is asked. `kept` are the ids of the themes in `keep`, in the same order."""

    notes: tuple[themes.Note, ...]
    keep: tuple[themes.Theme, ...]
    kept: tuple[str, ...]
    question: str = ""
    fewer_more: int = 0


@dataclass(frozen=True, slots=True)
class Ghost:
    """A theme that is only proposed; `key` is its name while it waits, `words` set it apart,
    `quote` is the note that speaks for it, and `why` says of each note why it is in it.
    """

    key: str
    title: str
    notes: tuple[str, ...]
    words: tuple[str, ...] = ()
    quote: str = ""
    why: Mapping[str, Why] = field(default_factory=dict)

    @property
    def step(self) -> Step:
        """How sure it is: by how many of its notes share one word or subject."""
        shared = Counter(sign for e in self.notes for sign in _signs(self.why.get(e, Why())))
        share = max(shared.values(), default=0) / max(1, len(self.notes))
        return Step.SURE if share >= _SURE else Step.LIKELY if share >= _LIKELY else Step.UNSURE


@dataclass(frozen=True, slots=True)
class Hint:
    """The theme a note in the tray looks like, how sure that is, and the words that say so."""

    theme: str
    step: Step
    because: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Themes and places that wait for somebody to accept them; hints by note. `guesses` are hints
    that are not sure enough to stand on the board; `likeness` is what was found on the way;
    `can_fewer` and `can_more` tell whether there can be fewer themes, or more.
    """

    ghosts: tuple[Ghost, ...] = ()
    hints: Mapping[str, Hint] = field(default_factory=dict)
    guesses: Mapping[str, Hint] = field(default_factory=dict)
    likeness: Likeness | None = None
    can_fewer: bool = True
    can_more: bool = True

    def __bool__(self) -> bool:
        """True while anything waits."""
        return bool(self.ghosts or self.hints)

    def ghost(self, key: str) -> Ghost | None:
        """The proposed theme of that key."""
        return next((each for each in self.ghosts if each.key == key), None)

    def still(self, room: HasBoard) -> Offer:
        """What of it still holds: notes that lie in the tray, themes that are there."""
        board = room.board
        loose = {each.id for each in board.tray()}
        ghosts = (replace(g, notes=tuple(n for n in g.notes if n in loose)) for g in self.ghosts)

        def kept(hints: Mapping[str, Hint]) -> dict[str, Hint]:
            return {n: h for n, h in hints.items() if n in loose and h.theme in board.themes}

        shown = tuple(each for each in ghosts if each.notes)
        return replace(self, ghosts=shown, hints=kept(self.hints), guesses=kept(self.guesses))

    def hint(self, note: str) -> Hint | None:
        """Where a note may belong, however sure that is."""
        return self.hints.get(note) or self.guesses.get(note)

    def partly(self, key: str, theme: str) -> Offer:
        """Some notes of a proposed theme were accepted as `theme`; the others look like it."""
        ghost = self.ghost(key)
        if ghost is None:
            return self
        whys = {note: ghost.why.get(note, Why()) for note in ghost.notes}
        others = {n: Hint(theme, Step.LIKELY, w.words, w.concepts) for n, w in whys.items()}
        return replace(self.without(key), hints={**self.hints, **others})

    def without(self, key: str) -> Offer:
        """One proposed theme dropped; its notes simply lie in the tray."""
        return replace(self, ghosts=tuple(each for each in self.ghosts if each.key != key))

    def with_ghosts(self, ghosts: Iterable[Ghost]) -> Offer:
        """These proposed themes besides, unless they are there."""
        known = {each.key for each in self.ghosts}
        more = (each for each in ghosts if each.key not in known)
        return replace(self, ghosts=(*self.ghosts, *more))

    def taken_out(self, notes: Iterable[str]) -> Offer:
        """These notes out of every proposed theme, and without a hint."""
        out = set(notes)
        ghosts = (replace(g, notes=tuple(n for n in g.notes if n not in out)) for g in self.ghosts)
        hints = {note: hint for note, hint in self.hints.items() if note not in out}
        return replace(self, ghosts=tuple(each for each in ghosts if each.notes), hints=hints)

    def titled(self, key: str, title: str) -> Offer:
        """A person's title for a proposed theme."""
        ghosts = (replace(g, title=title) if g.key == key else g for g in self.ghosts)
        return replace(self, ghosts=tuple(ghosts))


class Room(HasBoard, HasMandate, Protocol):
    """Notes, themes and the question they answer."""


def task(room: Room, fewer_more: int = 0) -> Task:
    """Every note that stands, and the themes people made, to be left as they are.

    `fewer_more` below 0 asks for fewer new themes, above 0 for more.
    """
    board = room.board
    lanes = board.lanes()
    return Task(
        notes=tuple(themes.Note(each.id, each.words, str(each.table)) for each in board),
        keep=tuple(
            themes.Theme(lane.title, tuple(n.id for n in board.notes_in(lane.id)), kept=True)
            for lane in lanes
        ),
        kept=tuple(lane.id for lane in lanes),
        question=room.mandate.core_question,
        fewer_more=fewer_more,
    )


def _never() -> bool:
    return False


def think(
    task: Task,
    lexicon: Callable[[], Lexicon],
    vectors: Callable[[], Embed | None] = no_vectors,
    *,
    engine: Engine | None = None,
    cancelled: Callable[[], bool] = _never,
) -> Offer:
    """What the engine proposes; meant for a thread of its own, and lets `engine` do the work if
    given (`EngineProcess`), which stops once `cancelled`. `lexicon` and `vectors` are called where
    the work is done.
    """
    if engine is not None:
        return engine.call_until(cancelled, think, task, lexicon, vectors)
    words, embed = lexicon(), vectors()
    grouping = themes.group(
        task.notes,
        lexicon=words,
        keep=task.keep,
        question=task.question,
        fewer_more=task.fewer_more,
        embed=embed,
    )
    new = grouping.themes[len(task.keep) :]
    said = {each.id: each.text.strip() for each in task.notes}
    ghosts = tuple(_ghost(number, each, said) for number, each in enumerate(new, 1))
    grouped = {note for each in new for note in each.notes}
    hints = _hints(task, grouping.suggestions, grouped)
    twins = themes.Twins(grouping.duplicates, grouping.opposites)
    return Offer(
        ghosts,
        {note: hint for note, hint in hints.items() if hint.step >= LEAST_STEP},
        {note: hint for note, hint in hints.items() if hint.step < LEAST_STEP},
        Likeness.told(task.notes, twins, grouping.nearest),
        grouping.can_fewer,
        grouping.can_more,
    )


def liken(
    task: Task,
    lexicon: Callable[[], Lexicon],
    vectors: Callable[[], Embed | None] = no_vectors,
    *,
    engine: Engine | None = None,
) -> Likeness:
    """Which notes are like each other; meant for a thread of its own, as `think`."""
    if engine is not None:
        return engine.call(liken, task, lexicon, vectors)
    return Likeness.of(task.notes, lexicon(), task.question, embed=vectors())


def _ghost(number: int, theme: themes.Theme, said: Mapping[str, str]) -> Ghost:
    why = dict(zip(theme.notes, theme.why, strict=True))
    quote = next((each for each in theme.notes if said.get(each) == theme.quote), "")
    return Ghost(f"ghost-{number}", theme.label, theme.notes, theme.words, quote, why)


def _signs(why: Why) -> set[tuple[bool, str]]:
    """What a note can share with another: words, and subjects apart from them."""
    return {(False, e.casefold()) for e in why.words} | {(True, e) for e in why.concepts}


def _hints(
    task: Task, suggested: Sequence[themes.Suggestion], grouped: set[str]
) -> dict[str, Hint]:
    """For notes that are in no proposed theme: the one of people's themes they look like."""
    return {
        each.note: Hint(task.kept[each.themes[0]], each.confidence, each.because, each.concepts)
        for each in suggested
        if each.note not in grouped
    }

"""An organisation's own function from texts to vectors, as it lies on disk.

A municipality that has a language model of its own puts a file `vectors.py` into the configuration
folder. It defines `embed(texts)`, which gives a row of numbers for each text, all of one length.
The theme engine then lets likeness count half by it and half by words. The file is a program: it
runs in the engines' process, with the rights of whoever runs Bordrunde, and only when somebody put
it there.
"""

from __future__ import annotations

import importlib.util
import logging
import math
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from app import places
from app.engines.themes import Embed
from app.models.errors import Refused

FILE: Final = "vectors.py"
_log = logging.getLogger(__name__)

_Rows = list[list[float]]


def load() -> Embed | None:
    """The organisation's function, None when there is no file. What it answers is checked.

    Raises `Refused` with "vectors-unreadable" for a file that cannot be run or has no `embed`; the
    function raises "vectors-failed" and "vectors-wrong".
    """
    file = places.config_folder() / FILE
    return _Checked(_defined(file), file.name) if file.is_file() else None


def none() -> Embed | None:
    """No function: likeness is read from words alone."""
    return None


class _Checked:
    """Asks the function for each text once, and holds what it answers against the promise."""

    def __init__(self, embed: Callable[[list[str]], object], file: str) -> None:
        self._embed, self._file = embed, file
        self._known: dict[str, list[float]] = {}

    def __call__(self, texts: Sequence[str]) -> _Rows:
        new = [each for each in dict.fromkeys(texts) if each not in self._known]
        if new:
            self._known.update(zip(new, self._asked(new), strict=True))
        if len({len(self._known[each]) for each in texts}) > 1:
            raise Refused("vectors-wrong", file=self._file)
        return [self._known[each] for each in texts]

    def _asked(self, texts: list[str]) -> _Rows:
        try:
            answer = self._embed(texts)
        except Exception as error:
            _tell(self._file, error)
            raise Refused("vectors-failed", file=self._file, why=type(error).__name__) from error
        try:
            rows = [[float(number) for number in row] for row in answer]  # type: ignore[attr-defined]
        except (TypeError, ValueError) as error:
            raise Refused("vectors-wrong", file=self._file) from error
        if len(rows) != len(texts) or not all(row and all(map(math.isfinite, row)) for row in rows):
            raise Refused("vectors-wrong", file=self._file)
        return rows


def _defined(file: Path) -> Callable[[list[str]], object]:
    spec = importlib.util.spec_from_file_location("bordrunde_vectors", file)
    try:
        if spec is None or spec.loader is None:
            raise ImportError(file.name)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        embed = module.embed
    except Exception as error:
        _tell(file.name, error)
        raise Refused("vectors-unreadable", file=file.name, why=type(error).__name__) from error
    if not callable(embed):
        raise Refused("vectors-unreadable", file=file.name, why="embed")
    return embed  # type: ignore[no-any-return]


def _tell(file: str, error: Exception) -> None:
    """Where it went wrong, for whoever wrote the file; never the message, which may hold a note."""
    lines = "".join(traceback.format_tb(error.__traceback__))
    _log.warning("%s: %s\n%s", file, type(error).__name__, lines)

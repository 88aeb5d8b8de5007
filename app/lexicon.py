"""The civic lexicon as it lies on disk: the one that comes along, and what a municipality adds.

A municipality's own files lie in the folder `lexicon` of the configuration folder; each is read
after ours, in the order of their names. See the head of `resources/lexicon/civic.da.txt`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from app import places
from app.engines.themes import Lexicon, LexiconError, parse
from app.models.errors import Refused

_OURS: Final = ("civic.da.txt", "civic.en.txt")


def load(extra: Sequence[Path] = ()) -> Lexicon:
    """Our lexicon with the municipality's files and `extra` ones, read once.

    Raises `Refused` with "lexicon-unreadable" or "lexicon-line" for a file that cannot be used.
    """
    folder = places.resources() / "lexicon"
    own = places.config_folder() / "lexicon"
    added = (*sorted(own.glob("*.txt")), *extra)
    return _load((*(folder / name for name in _OURS), *added))


@lru_cache(maxsize=2)
def _load(files: tuple[Path, ...]) -> Lexicon:
    texts = [_text(file) for file in files]
    try:
        return parse(*texts)
    except LexiconError as error:
        name = files[error.text - 1].name
        raise Refused("lexicon-line", file=name, line=error.line) from error


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("lexicon-unreadable", file=file.name) from error

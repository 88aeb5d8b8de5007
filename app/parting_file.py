"""Where it is kept how the sync after closing goes, for the program that is started next; and how
that one asks the other, which is still at it, for the document.

Both are files of their own: two programs that write one file of preferences would each undo what
the other wrote.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.files import write_atomically
from app.parting import Outcome, Parting
from app.places import data_folder

_KEPT: Final = "last-sync.json"
_ASKED: Final = "asked-back.txt"


def keep(parting: Parting | None) -> None:
    """What the next start has to know, None for nothing. A disk that refuses it is no reason to
    keep anybody from closing.
    """
    with contextlib.suppress(OSError):
        if parting is None:
            _file().unlink(missing_ok=True)
        else:
            write_atomically(_file(), json.dumps(parting.to_texts()).encode())


def kept() -> Parting | None:
    """What was kept; None for nothing, and for what makes no sense."""
    try:
        told = json.loads(_file().read_bytes())
    except (OSError, ValueError):
        return None
    return Parting.from_texts(told) if isinstance(told, dict) else None


def is_under_way(patience_s: float) -> bool:
    """Whether a program may still be at it, that gives up after so many seconds: it said so not
    longer ago than that.
    """
    parting = kept()
    if parting is None or parting.outcome is not Outcome.BEGUN:
        return False
    try:
        return 0 <= time.time() - _file().stat().st_mtime <= patience_s
    except OSError:
        return False


@contextmanager
def asking_for(document: Path) -> Iterator[None]:
    """While this lasts, a program that syncs the document is asked to let go of it."""
    asked = data_folder() / _ASKED
    write_atomically(asked, str(document.resolve()).encode())
    try:
        yield
    finally:
        asked.unlink(missing_ok=True)


def is_asked_for(document: Path) -> bool:
    """Whether another program asks for this document now."""
    try:
        return (data_folder() / _ASKED).read_text("utf-8") == str(document.resolve())
    except (OSError, ValueError):
        return False


def _file() -> Path:
    return data_folder() / _KEPT

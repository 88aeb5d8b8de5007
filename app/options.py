"""What a document may be given beside its file."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.engine_process import Engine


class Options(TypedDict, total=False):
    """The keywords of `app.document.Document`, which says what they mean."""

    clock: Callable[[], int] | None
    rng: random.Random | None
    backups: Path | None
    engine: Engine | None
    ballast: bool
    parent: QObject | None

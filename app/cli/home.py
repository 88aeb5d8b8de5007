"""A home for one command: the person's own preferences and assemblies stay untouched."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.places import HOME

_PLATFORM: Final = "QT_QPA_PLATFORM"
_SCREENS: Final = (("laptop", 0, 1366, 768), ("projector", 1366, 1920, 1080))
"""Name, place from the left, width and height of the displays when there are none."""


@contextmanager
def own_home() -> Iterator[Path]:
    """A folder that is everything a person's folders are, gone at the end."""
    with tempfile.TemporaryDirectory(prefix="bordrunde-") as folder, _set(HOME, folder):
        yield Path(folder)


@contextmanager
def without_display(home: Path) -> Iterator[None]:
    """Windows are drawn, but nowhere: a laptop and a projector of the mind. A description of
    displays that a test gave is kept. `home` is where ours is written.
    """
    chosen = os.environ.get(_PLATFORM, "")
    if chosen.startswith("offscreen:"):
        yield
        return
    shared = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": name, "x": x, "width": width, "height": height, **shared}
        for name, x, width, height in _SCREENS
    ]
    told = home / "screens.json"
    told.write_text(json.dumps({"windowFrameMargins": False, "screens": screens}), "utf-8")
    with _set(_PLATFORM, f"offscreen:configfile={told}"):
        yield


@contextmanager
def _set(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before

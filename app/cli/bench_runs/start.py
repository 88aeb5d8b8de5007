"""How long until the window can be used, from the moment the program is called."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import app
from app.cli.bench_runs import Figure, median
from app.i18n import N_, language
from app.places import resources
from app.rehearsal.example import make_example

_WARM_S, _COLD_S = 1.0, 2.0
_TIMES: Final = 5
_WAIT_S: Final = 60.0


def window(home: Path) -> list[Figure]:
    """The example is opened in a fresh process; usable when it is drawn and waits for a click.

    Cold means that the system keeps none of our files in memory, as after the laptop was started;
    where files cannot be forgotten there is no cold figure.
    """
    path = home / "window.bordrunde"
    make_example(path)
    _started(path)
    runs = [_started(path) for _time in range(_TIMES)]
    figures = [
        Figure("window", N_("usable, warm"), median([run[0] for run in runs]), "s", _WARM_S, 2),
        Figure("window", N_("memory"), median([run[1] for run in runs]), "MB"),
    ]
    if hasattr(os, "posix_fadvise"):
        _forget_files()
        figures.insert(1, Figure("window", N_("usable, cold"), _started(path)[0], "s", _COLD_S, 2))
    return figures


def _started(path: Path) -> tuple[float, float]:
    """Seconds until usable, and megabytes in memory by then."""
    command = [sys.executable, "-m", "app.cli.bench_runs.first_sight", str(path), language()]
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(app.__file__).parent.parent,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - began
        _rest, trouble = process.communicate(timeout=_WAIT_S)
    if process.returncode or not line:
        raise RuntimeError(trouble)
    return seconds, float(line)


def _forget_files() -> None:
    """Ask the system to drop what a start reads: the interpreter, Qt, our code and resources."""
    for file in _files():
        with contextlib.suppress(OSError):
            handle = os.open(file, os.O_RDONLY)
            try:
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(handle)


def _files() -> Iterator[Path]:
    places = [Path(sysconfig.get_path(kind)) for kind in ("stdlib", "platlib", "purelib")]
    yield Path(sys.executable).resolve()
    for folder in {*places, Path(app.__file__).parent, resources()}:
        yield from (each for each in folder.rglob("*") if each.is_file())

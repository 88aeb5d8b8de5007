"""What commands have in common when they tell and write: JSON, whole files, progress."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from app.files import write_atomically as _write_atomically
from app.i18n import _n
from app.models.errors import Refused

STANDARD_OUTPUT: Final = "-"
_BAR: Final = 24


def write_atomically(path: Path, content: bytes | str, mode: int | None = None) -> None:
    """Writes the whole file or nothing; text as UTF-8. Refused with the system's reason."""
    raw = content.encode() if isinstance(content, str) else content
    try:
        _write_atomically(path, raw, mode)
    except OSError as error:
        raise Refused("file-not-written", file=str(path), reason=error.strerror or "") from error


@contextmanager
def folder_inside(out: Path) -> Iterator[Path]:
    """A folder inside `out` for what is being made; gone in the end, and so is an `out` that was
    made for nothing. Raises Refused("file-not-written").
    """
    is_new = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".making-", dir=out))
    except OSError as error:
        raise Refused("file-not-written", file=str(out), reason=error.strerror or "") from error
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        if is_new and not any(out.iterdir()):
            out.rmdir()


def keep_pictures(made: Path, out: Path) -> None:
    """Puts the pictures that were made in place of those of the same name; says how many."""
    files = sorted(made.iterdir())
    for each in files:
        each.replace(out / each.name)
    count = _n("{n} picture in {folder}", "{n} pictures in {folder}", len(files))
    tell(count.format(n=len(files), folder=out))


def write_json(where: Path | str, data: object) -> None:
    """Writes JSON as UTF-8 to a file, or to standard output when `where` is "-"."""
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if str(where) == STANDARD_OUTPUT:
        _to_standard_output(text.encode())
    else:
        write_atomically(Path(where), text)


def tell(text: str, *, json_to: Path | str | None = None) -> None:
    """Prints for people, at once, as another program may wait for the line; on standard error when
    standard output is taken by JSON.
    """
    beside = json_to is not None and str(json_to) == STANDARD_OUTPUT
    print(text, file=sys.stderr if beside else sys.stdout, flush=True)


def _to_standard_output(raw: bytes) -> None:
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:  # a test's or a caller's text stream
        sys.stdout.write(raw.decode())
    else:
        sys.stdout.flush()
        binary.write(raw)
    sys.stdout.flush()


class Progress:
    """A bar on standard error while long work runs, when that is a terminal; else silent.

    Used as a context: `with Progress(_("Seating")) as progress: progress.show(0.4)`. The bar is
    wiped away at the end, also when the work failed.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self._drawn = ""
        self._seen = sys.stderr.isatty()

    def __enter__(self) -> Self:
        self.show(0.0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._draw("")

    def show(self, done: float, title: str | None = None) -> None:
        """Draws how much is done, from 0 to 1, with another title when one is given."""
        self._title = title or self._title
        share = min(1.0, max(0.0, done))
        full = round(share * _BAR)
        self._draw(f"{self._title} [{'=' * full}{' ' * (_BAR - full)}] {share:4.0%}")

    def _draw(self, line: str) -> None:
        if not self._seen or line == self._drawn:
            return
        wiped = " " * max(0, len(self._drawn) - len(line))
        sys.stderr.write(f"\r{line}{wiped}" + ("" if line else "\r"))
        sys.stderr.flush()
        self._drawn = line

"""Programmes to begin from: those that come along, and this laptop's own, as files.

A programme is one JSON file: a name, where it comes from, and its items with the fields of a
`Plan`. Those that come along lie in `resources/programmes` in both languages; a person's own lie in
the data folder and say everything in one. A file that cannot be read is passed over and logged.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

from app.files import write_atomically
from app.i18n import Language, name_key
from app.models.agenda import MOST_ITEMS, Plan
from app.models.entries import JSON, rebuilt
from app.models.errors import Refused
from app.places import data_folder, resources

FORMAT: Final = 1
LARGEST: Final = 2_000_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Programme:
    """Items in order under a name; `about` says where it comes from. `file` is where it lies."""

    name: str
    plans: tuple[Plan, ...]
    about: str = ""
    file: Path | None = None

    @property
    def is_single(self) -> bool:
        """True for one item that is used again and again."""
        return len(self.plans) == 1


def shipped(language: Language) -> tuple[Programme, ...]:
    """The programmes that come along, in the order of their files' names."""
    folder = resources() / "programmes"
    return tuple(_read_all(sorted(folder.glob("*.json")), language))


def own() -> tuple[Programme, ...]:
    """This laptop's own, by name."""
    found = _read_all(sorted(_folder().glob("*.json")), "da")
    return tuple(sorted(found, key=_name))


def keep(name: str, plans: Sequence[Plan]) -> Programme:
    """Save a programme under a name; one of the same name gives way.

    Raises Refused("programme-name-missing", "file-not-written").
    """
    plain = " ".join(name.split())[:80]
    if not plain or not plans:
        raise Refused("programme-name-missing")
    path = _file_of(plain)
    told = {"format": FORMAT, "name": plain, "items": [_brief(each) for each in plans]}
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    try:
        write_atomically(path, text.encode())
    except OSError as error:
        raise Refused("file-not-written", file=path.name, reason=error.errno or 0) from error
    return Programme(plain, tuple(plans), file=path)


def discard(programme: Programme) -> None:
    """Delete one of this laptop's own. Raises Refused("file-not-written")."""
    if programme.file is None or programme.file.parent != _folder():
        return
    try:
        programme.file.unlink(missing_ok=True)
    except OSError as error:
        name = programme.file.name
        raise Refused("file-not-written", file=name, reason=error.errno or 0) from error


def _read_all(files: Sequence[Path], language: Language) -> Iterator[Programme]:
    for file in files:
        try:
            yield _read(file, language)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            _log.warning("A programme could not be read: %s", file.name)


def _read(file: Path, language: Language) -> Programme:
    if file.stat().st_size > LARGEST:
        raise ValueError("too large")
    told = json.loads(file.read_text("utf-8"))
    items = told["items"]
    if told["format"] != FORMAT or not 1 <= len(items) <= MOST_ITEMS:
        raise ValueError("not a programme")
    plans = tuple(rebuilt(Plan, _said(each, language)) for each in items)
    name, about = _said(told["name"], language), _said(told.get("about", ""), language)
    return Programme(str(name), plans, str(about), file)


def _said(value: JSON, language: Language) -> JSON:
    """The same with each {"da": ..., "en": ...} as its text in a language."""
    if isinstance(value, dict):
        if value.keys() == {"da", "en"}:
            return value[language]
        return {key: _said(each, language) for key, each in value.items()}
    return [_said(each, language) for each in value] if isinstance(value, list) else value


def _brief(plan: Plan) -> dict[str, object]:
    """Only what differs from usual."""
    told, usual = asdict(plan), asdict(Plan(""))
    return {each.name: told[each.name] for each in fields(Plan)
            if each.name == "title" or told[each.name] != usual[each.name]}  # fmt: skip


def _folder() -> Path:
    folder = data_folder() / "programmes"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _file_of(name: str) -> Path:
    """Named so that a person finds it, and no two names meet."""
    plain = re.sub(r"[^\w-]+", "-", name.casefold()).strip("-")[:40] or "program"
    return _folder() / f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}.json"


def _name(programme: Programme) -> tuple[str, str]:
    return name_key(programme.name)

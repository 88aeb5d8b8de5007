"""Keeps the Danish catalogue in step with the texts of the program.

`python installer/messages.py` extracts every message of `app/` and `resources/phone/`, keeps the
translations there are, drops what is no longer said and names what still lacks Danish.
`--compile` writes the `.mo` beside the catalogue, so that the program need not do it at its start.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "locale" / "da" / "LC_MESSAGES" / "bordrunde.po"
KEYWORDS: Mapping[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "_n": (1, 2),
    "_p": ((1, "c"), 2),
    "N_": None,
}
IN_A_PAGE = re.compile(r'\b_\(("(?:[^"\\]|\\.)*")\)')
CHANGING = tuple(
    f'"{field}'
    for field in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Generated-By",
        "Last-Translator",
        "Language-Team",
        "Report-Msgid-Bugs-To",
        "Project-Id-Version",
    )
)
HEADER = """\
# Danish texts of Bordrunde.
# The English source is in the program itself; see docs/en/architecture.md.
#"""


def in_pages(
    file: IO[bytes], keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Finds `_("text")` in an HTML page, as babel asks for it: line, function, text, comments."""
    for line, text in enumerate(file.read().decode("utf-8").splitlines(), start=1):
        for found in IN_A_PAGE.finditer(text):
            yield line, "_", json.loads(found[1]), []


SOURCES: tuple[tuple[str, str, Any], ...] = (
    ("app", "**.py", "python"),
    ("resources/phone", "**.js", "javascript"),
    ("resources/phone", "**.html", in_pages),
)


def extracted(root: Path = ROOT) -> Catalog:
    """Every message the program can show, without translations."""
    template = Catalog(fuzzy=False)
    for folder, pattern, method in SOURCES:
        for _file, _line, text, comments, context in extract_from_dir(
            root / folder, [(pattern, method)], keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            template.add(text, auto_comments=comments, context=context)
    return template


def translations(path: Path = CATALOGUE) -> Catalog:
    """The catalogue as it lies on the disk; an empty one when there is none yet."""
    if not path.exists():
        return _empty()
    with path.open("rb") as file:
        return read_po(file, locale="da")


def in_step(old: Catalog, template: Catalog) -> Catalog:
    """A catalogue with exactly the template's messages and the old one's Danish."""
    new = _empty()
    for message in said(template):
        known = old.get(message.id, message.context)
        danish = known.string if known is not None and not known.fuzzy else ""
        if isinstance(message.id, str) != isinstance(danish, str):
            danish = "" if isinstance(message.id, str) else ("", "")
        new.add(message.id, danish, auto_comments=message.auto_comments, context=message.context)
    return new


def said(catalogue: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def untranslated(catalogue: Catalog) -> list[str]:
    """The English of every message that lacks Danish, or one of its Danish forms."""
    return sorted(
        message.id if isinstance(message.id, str) else message.id[0]
        for message in said(catalogue)
        if not message.string
        or (not isinstance(message.string, str) and not all(message.string))
        or message.fuzzy
    )


def write(catalogue: Catalog, path: Path = CATALOGUE) -> None:
    """Writes the catalogue sorted and without places, so that a change shows only itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".po.new")
    with beside.open("wb") as file:
        write_po(file, catalogue, width=100, no_location=True, sort_output=True)
    text = beside.read_text("utf-8")
    steady = (line for line in text.splitlines() if not line.startswith(CHANGING))
    beside.write_text("\n".join(steady) + "\n", "utf-8")
    beside.replace(path)


def compiled(path: Path = CATALOGUE) -> Path:
    """Writes the `.mo` that the program reads at its start, and says where."""
    target = path.with_suffix(".mo")
    with target.open("wb") as file:
        write_mo(file, translations(path))
    return target


def main() -> int:
    """Brings the catalogue in step; exit 1 when something still lacks Danish."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compile", action="store_true", help="only write the .mo")
    if parser.parse_args().compile:
        compiled()
        return 0
    catalogue = in_step(translations(), extracted())
    write(catalogue)
    missing = untranslated(catalogue)
    for text in missing:
        print(f"no Danish yet: {text}", file=sys.stderr)
    return 1 if missing else 0


def _empty() -> Catalog:
    return Catalog(
        locale="da", project="Bordrunde", charset="utf-8", fuzzy=False, header_comment=HEADER
    )


if __name__ == "__main__":
    raise SystemExit(main())

"""`bordrunde cluster`: themes proposed for a list of notes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import cluster_input
from app.i18n import _, _n

if TYPE_CHECKING:
    from app.cli.parser import Commands
    from app.engines.themes import Grouping


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("cluster", help=_("proposes themes for notes"))
    parser.add_argument("notes", metavar="NOTES", type=Path, help=_("notes, CSV or XLSX"))
    parser.add_argument(
        "--keep", type=Path, metavar="GROUPS.json", help=_("groups that are kept as they are")
    )
    parser.add_argument(
        "--question", default="", metavar="TEXT", help=_("the question all notes answer")
    )
    parser.add_argument(
        "--json", required=True, metavar="OUT", help=_('file to write, "-" for standard output')
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads, groups, writes; the exit code."""
    from app import lexicon, vectors
    from app.cli.output import tell, write_json
    from app.engines.themes import group

    notes = cluster_input.read_notes(arguments.notes)
    keep = cluster_input.read_groups(arguments.keep, notes) if arguments.keep else ()
    words, embed = lexicon.load(), vectors.load()
    found = group(notes, keep=keep, question=arguments.question, lexicon=words, embed=embed)
    write_json(arguments.json, _as_json(found))
    for line in _told(found):
        tell(line, json_to=arguments.json)
    return 0


def _as_json(found: Grouping) -> dict[str, object]:
    return {
        "themes": [{"label": theme.label, "notes": list(theme.notes)} for theme in found.themes],
        "unplaced": list(found.unplaced),
        "duplicates": [list(each) for each in found.duplicates],
        "seconds": round(found.seconds, 3),
    }


def _told(found: Grouping) -> list[str]:
    """A line for each theme, the largest counts readable below each other, then what is left."""
    lines = [f"{len(theme.notes):5}  {theme.label}" for theme in found.themes]
    left = len(found.unplaced)
    lines.append(_n("{n} note fits no theme.", "{n} notes fit no theme.", left).format(n=left))
    return lines

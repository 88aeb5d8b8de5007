"""`bordrunde sync`: a document and an archive, both ways."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import tell, write_json
from app.i18n import _

if TYPE_CHECKING:
    from app.archive.transfer import Receipt
    from app.cli.parser import Commands


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("sync", help=_("brings a document and an archive together"))
    parser.add_argument("file", metavar="FILE.bordrunde", type=Path, help=_("the document"))
    parser.add_argument("archive", metavar="ARCHIVE.sqlite", type=Path, help=_("the archive"))
    parser.add_argument("--json", metavar="FILE", help=_("writes the receipt as JSON"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Syncs and shows the receipt."""
    from app.archive.journal import Journal
    from app.archive.transfer import sync
    from app.settings import load

    with Journal.open(arguments.file, load().device_at(arguments.file)) as journal:
        receipt = sync(journal, arguments.archive)
    for line in receipt_lines(receipt):
        tell(line, json_to=arguments.json)
    if arguments.json:
        write_json(arguments.json, _as_json(receipt))
    return 0


def receipt_lines(receipt: Receipt) -> list[str]:
    """The receipt in words: a line for each laptop, and the sum."""
    line = _(
        "Laptop {device}: {entries} entries, {new_here} new here, {new_there} new in the archive"
    )
    lines = [
        line.format(
            device=each.device,
            entries=each.entries,
            new_here=each.new_here,
            new_there=each.new_there,
        )
        for each in receipt.laptops
    ]
    if not receipt.new_here and not receipt.new_there:
        return [*lines, _("Both had everything already.")]
    return [*lines, _("Both have the same now.")]


def _as_json(receipt: Receipt) -> dict[str, object]:
    return {
        "made": receipt.made,
        "new_here": receipt.new_here,
        "new_there": receipt.new_there,
        "laptops": [
            {
                "device": each.device,
                "entries": each.entries,
                "last_stamp": each.last_stamp,
                "new_here": each.new_here,
                "new_there": each.new_there,
            }
            for each in receipt.laptops
        ],
    }

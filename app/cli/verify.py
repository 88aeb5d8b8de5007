"""`bordrunde verify`: is a document or an archive whole?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import tell
from app.i18n import _, _n

if TYPE_CHECKING:
    from app.archive.verify import Verdict
    from app.cli.parser import Commands


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("verify", help=_("checks that a document or archive is whole"))
    parser.add_argument("file", metavar="FILE", type=Path, help=_("document or archive"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Tells what was looked at and what is wrong; exit 1 when anything is."""
    from app.archive.verify import verify
    from app.refusals import sentence

    verdict = verify(arguments.file)
    if verdict.is_read:
        tell(_looked_at(verdict))
    for finding in verdict.findings:
        print(sentence(finding.code, finding.params), file=sys.stderr)
    if verdict.findings:
        return 1
    tell(_("{file} is whole.").format(file=arguments.file.name))
    return 0


def _looked_at(verdict: Verdict) -> str:
    kind = _("Archive") if verdict.is_archive else _("Document")
    entries = _n("{n} entry", "{n} entries", verdict.entries).format(n=verdict.entries)
    laptops = _n("{n} laptop", "{n} laptops", verdict.laptops).format(n=verdict.laptops)
    ballots = _n("{n} ballot", "{n} ballots", verdict.ballots).format(n=verdict.ballots)
    return f"{kind}: {entries}, {laptops}, {ballots}."

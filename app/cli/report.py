"""`bordrunde report`: the recommendation report and its annexes."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.output import Progress, tell, write_atomically
from app.i18n import _
from app.models.errors import Refused

if TYPE_CHECKING:
    from app.cli.parser import Commands
    from app.reports.outline import Report

FORMATS: Final = ("pdf", "docx", "html", "csv")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("report", help=_("makes the recommendation report"))
    parser.add_argument("file", metavar="FILE.bordrunde", type=Path, help=_("the document"))
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help=_("folder to write to")
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT[,FORMAT]",
        dest="formats",
        type=formats,
        default=("pdf",),
        help=_("what to make: {formats}; pdf without it").format(formats=", ".join(FORMATS)),
    )
    parser.set_defaults(run=run)


def formats(text: str) -> tuple[str, ...]:
    """Formats between commas, each once."""
    asked = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = next((each for each in asked if each not in FORMATS), None)
    if unknown is not None or not asked:
        told = _("there is no format {format}; choose from {formats}")
        raise argparse.ArgumentTypeError(
            told.format(format=unknown or text, formats=", ".join(FORMATS))
        )
    return asked


def run(arguments: argparse.Namespace) -> int:
    """Makes every format in memory, then writes them; says what it wrote."""
    with Progress(_("Making the report")) as progress:
        report = _outline(arguments.file)
        files: dict[Path, bytes] = {}
        for at, each in enumerate(arguments.formats, 1):
            files |= {arguments.out / name: held for name, held in _made(report, each).items()}
            progress.show(at / len(arguments.formats))
    for path, held in files.items():
        _ready(path.parent)
        write_atomically(path, held)
        tell(str(path))
    return 0


def _outline(file: Path) -> Report:
    from app import settings
    from app.archive.session import Session
    from app.reports.outline import outline

    with Session.open(file, settings.load().device_at(file)) as session:
        return outline(session.assembly, time.time_ns() // 1_000_000)


def _made(report: Report, made_as: str) -> dict[Path, bytes]:
    from app.i18n import language
    from app.places import resources

    if made_as == "csv":
        from app.reports.tables import tables

        return {Path("data") / name: held for name, held in tables(report).items()}
    from app.reports.formats import Format, made

    held = made(report, Format(made_as), language(), resources() / "fonts")
    return {Path(f"report.{made_as}"): held}


def _ready(folder: Path) -> None:
    """The folder is there. Raises Refused("file-not-written")."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused("file-not-written", file=str(folder), reason=error.strerror or "") from error

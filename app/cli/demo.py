"""`bordrunde demo`: plays a whole assembly with simulated people, and leaves what it made."""

from __future__ import annotations

import argparse
import os
import shutil
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.home import own_home, without_display
from app.cli.output import Progress, folder_inside, tell, write_json
from app.i18n import _, _n, number
from app.models.errors import Refused

if TYPE_CHECKING:
    from app.cli.parser import Commands
    from app.rehearsal.play import Summary

MARK: Final = "demo.json"
REPORTS: Final = ("report.pdf", "report.docx", "report.html")
OURS: Final = frozenset(
    {MARK, "assembly.bordrunde", "archive.sqlite", *REPORTS, "printed", "screens"}
)
USUAL: Final = "bordrunde-demo"


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("demo", help=_("plays a whole assembly with simulated people"))
    parser.add_argument("--case", metavar="NAME", default="albertslund", help=_("which assembly"))
    parser.add_argument(
        "--out", metavar="DIR", type=Path, default=Path(USUAL), help=_("folder to write to")
    )
    parser.add_argument(
        "--seed", metavar="N", type=int, default=2027, help=_("seed for what is drawn")
    )
    parser.add_argument("--window", action="store_true", help=_("plays in the real windows"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Plays, then puts everything in place; says what it made."""
    from app.phones import lan
    from app.rehearsal import cases

    case = cases.load(arguments.case)
    out: Path = arguments.out
    check_folder(out)
    if not lan.has_way(lan.LOOPBACK):  # the phones of the day are real
        raise Refused("no-loopback")
    with own_home() as home, folder_inside(out) as made, _display(home, is_seen=arguments.window):
        from app.cli.demo_stage import play

        with Progress(_("Playing the assembly")) as progress:
            summary = play(
                case, made, seed=arguments.seed, is_seen=arguments.window, told=progress.show
            )
        write_json(made / MARK, asdict(summary))
        files = _put_in_place(made, out)
    _tell_all(summary, out, files)
    return 0


def check_folder(out: Path) -> None:
    """Never among other people's files: the folder is new, empty, or of an earlier demo.

    Raises Refused("demo-folder-taken", "file-not-written").
    """
    if not out.exists():
        return
    if not out.is_dir():
        raise Refused("demo-folder-taken", folder=str(out), file=out.name)
    held = sorted(each.name for each in out.iterdir())
    foreign = [each for each in held if each not in OURS]
    if held and (foreign or MARK not in held):
        raise Refused("demo-folder-taken", folder=str(out), file=(foreign or held)[0])


def _put_in_place(made: Path, out: Path) -> list[Path]:
    """Everything whole, in the place of what an earlier demo left; the mark comes first."""
    names = sorted((each.name for each in made.iterdir()), key=lambda name: (name != MARK, name))
    for name in names:
        target = out / name
        if target.is_dir():
            shutil.rmtree(target)
        (made / name).replace(target)
    return sorted(each for each in out.rglob("*") if each.is_file())


def _tell_all(summary: Summary, out: Path, files: list[Path]) -> None:
    rows = summary_rows(summary)
    wide = max(len(name) for name, _value in rows)
    for name, value in rows:
        tell(f"{name:<{wide}}  {value}")
    count = _n("{n} file in {folder}", "{n} files in {folder}", len(files))
    tell("")
    tell(count.format(n=len(files), folder=out))
    for name in ("assembly.bordrunde", "archive.sqlite", *REPORTS):
        tell(f"  {name}")
    for folder in ("printed", "screens"):
        held = sum(each.parent.name == folder for each in files)
        tell(f"  {folder}{os.sep}  ({held})")


def summary_rows(summary: Summary) -> list[tuple[str, str]]:
    """The summary as a table of names and figures, in the language of the moment."""
    return [
        (_("Assembly"), summary.case),
        (_("Members"), str(summary.members)),
        (_("Doubts in the member list"), str(summary.doubts)),
        (_("Present"), str(summary.present)),
        (_("Seating rounds"), str(summary.rounds)),
        (_("Moved by the repair"), str(summary.moved)),
        (_("Notes"), _("{n}, {phones} by phone").format(
            n=summary.notes, phones=summary.notes_by_phone)),
        (_("Themes"), _("{n}, {notes} notes placed by suggestion").format(
            n=summary.themes, notes=summary.notes_placed_by_suggestion)),
        (_("Recommendations"), _("{n} in {versions} versions").format(
            n=summary.recommendations, versions=summary.versions)),
        (_("Polls"), _("{n}, {adopted} adopted").format(
            n=summary.polls, adopted=summary.adopted)),
        (_("Ballots"), _("{phones} by phone, {paper} on paper, {hands} hands").format(
            phones=summary.ballots_by_phone, paper=summary.ballots_on_paper, hands=summary.hands)),
        (_("Closed and opened again"), str(summary.reopened)),
        (_("Entries in the archive"), str(summary.archived)),
        (_("Seconds"), number(summary.seconds, 1)),
    ]  # fmt: skip


def _display(home: Path, *, is_seen: bool) -> AbstractContextManager[None]:
    """The real display when somebody wants to see it, else none."""
    return nullcontext() if is_seen else without_display(home)

"""`bordrunde bench`: times and memory of what Bordrunde exists for, held against their targets."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.cli import seating_options
from app.cli.bench_runs import LONG, NAMES, Figure
from app.cli.home import own_home, without_display
from app.cli.output import STANDARD_OUTPUT, Progress, tell, write_json
from app.i18n import _, number

if TYPE_CHECKING:
    from app.cli.parser import Commands


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("bench", help=_("measures times and memory"))
    parser.add_argument(
        "names",
        metavar="NAME",
        nargs="*",
        type=known,
        help=_("what to measure: {names}; without it all but {long}").format(
            names=", ".join(NAMES), long=", ".join(LONG)
        ),
    )
    seating_options.add(parser)
    about = parser.add_argument_group(_("for bench themes"))
    about.add_argument(
        "--notes",
        dest="labelled",
        type=Path,
        metavar="FOLDER",
        help=_("labelled notes, one JSON object a line: id, text, label, lang"),
    )
    parser.add_argument("--json", metavar="FILE", help=_("writes the figures as JSON"))
    parser.set_defaults(run=run, refuse=parser.error)


def known(text: str) -> str:
    """The name of a measurement."""
    if text not in NAMES:
        told = _("there is no measurement {name}; choose from {names}")
        raise argparse.ArgumentTypeError(told.format(name=text, names=", ".join(NAMES)))
    return text


def run(arguments: argparse.Namespace) -> int:
    """Measures one after another, and shows each with its target."""
    wanted = list(dict.fromkeys(arguments.names)) or [name for name in NAMES if name not in LONG]
    given = seating_options.given(arguments)
    if given and "seating" not in wanted:
        told = _("{options} goes with the measurement seating; name it: bench seating")
        arguments.refuse(told.format(options=", ".join(given)))
    if arguments.labelled and "themes" not in wanted:
        arguments.refuse(_("--notes goes with the measurement themes; name it: bench themes"))
    figures = measured(wanted, given, arguments.labelled)
    if arguments.json:
        write_json(arguments.json, [asdict(each) | {"met": each.is_met} for each in figures])
    if arguments.json != STANDARD_OUTPUT:
        for line in table(figures):
            tell(line)
    return 0


def measured(
    names: Sequence[str],
    seating: Mapping[str, object] = MappingProxyType({}),
    labelled: Path | None = None,
) -> list[Figure]:
    """The figures of these measurements, without a display and in a home of their own; `seating`
    says what of that to measure, `labelled` is a folder of notes that people gave themes.
    """
    from app.cli.bench_runs import themes
    from app.cli.bench_runs.all import RUNS

    runs = dict(RUNS)
    if seating:
        runs["seating"] = seating_options.run(seating)
    if labelled:
        runs["themes"] = partial(themes.themes, folder=labelled.resolve())
    figures: list[Figure] = []
    with own_home() as home, without_display(home), Progress(_("Measuring")) as progress:
        for at, name in enumerate(names):
            progress.show(at / len(names), name)
            figures += runs[name](home)
    return figures


def table(figures: Sequence[Figure]) -> list[str]:
    """Figures below each other, with what was wanted and whether it was reached."""
    head = (_("Measured"), _("Figure"), _("Target"), "")
    rows = [head, *(_row(each) for each in figures)]
    wide = [max(len(row[at]) for row in rows) for at in range(3)]
    return [
        f"{row[0]:<{wide[0]}}  {row[1]:>{wide[1]}}  {row[2]:>{wide[2]}}  {row[3]}".rstrip()
        for row in rows
    ]


def _row(figure: Figure) -> tuple[str, str, str, str]:
    name = f"{figure.bench}: {_(figure.what)}"
    value = f"{number(figure.value, figure.decimals)} {figure.unit}"
    if figure.target is None:
        return name, value, "", ""
    verdict = _("met") if figure.is_met else _("missed")
    target = f"{number(figure.target, figure.decimals)} {figure.unit}"
    return name, value, f"≥ {target}" if figure.is_least else target, verdict

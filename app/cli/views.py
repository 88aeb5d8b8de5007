"""`bordrunde views`: pictures of the facilitator's window, with few and many people and notes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.home import own_home, without_display
from app.cli.output import Progress, folder_inside, keep_pictures
from app.i18n import LANGUAGES, Language, _, language
from app.models.errors import Refused

if TYPE_CHECKING:
    from app.cli.parser import Commands

USUAL: Final = "bordrunde-views"
COLOURS: Final = ("light", "dark", "contrast")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "views", help=_("draws the facilitator's window: every section, with few and many people")
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, default=Path(USUAL), help=_("folder to write to")
    )
    parser.add_argument(
        "--only",
        metavar="NAME",
        action="append",
        help=_("only the pictures of one kind, such as 36-members; once for each"),
    )
    parser.add_argument(
        "--colours",
        choices=COLOURS,
        action="append",
        help=_("light, dark or contrast instead of all three; once for each"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Draws them all, then puts them in place of those of the same name; says how many."""
    from app.rehearsal.views import NAMES

    names = tuple(arguments.only or NAMES)
    unknown = next((each for each in names if each not in NAMES), "")
    if unknown:
        raise Refused("views-unknown", name=unknown, names=", ".join(NAMES))
    languages = (language(),) if "lang" in arguments else LANGUAGES
    out: Path = arguments.out
    with own_home() as home, folder_inside(out) as made, without_display(home):
        with Progress(_("Drawing the window")) as progress:
            _draw(made, home, names, tuple(arguments.colours or COLOURS), languages, progress)
        keep_pictures(made, out)
    return 0


def _draw(
    folder: Path,
    home: Path,
    names: Sequence[str],
    modes: Sequence[str],
    languages: Sequence[Language],
    progress: Progress,
) -> None:
    """A file for each view in each look, named for what is seen, colours and language."""
    from app.cli.demo_stage import quiet, sweeping, windows
    from app.rehearsal.drawing import png
    from app.rehearsal.views import looks, views
    from app.settings import Settings
    from app.ui.theme import Mode

    before = language()
    preferences = Settings(language=before, theme="light", device="5e" * 8, sound=False)
    with quiet(), windows(preferences, serves=False) as program, sweeping():
        wanted = looks(languages, [Mode(each) for each in modes])
        for view in views(program, home, wanted, names, progress.show):
            (folder / f"{view.name}.png").write_bytes(png(view.image))
        program.window.choose_language(before)

"""`bordrunde slides`: every slide of the room screen as a picture, in sizes, light and dark."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.home import own_home, without_display
from app.cli.output import Progress, folder_inside, keep_pictures
from app.i18n import _, language

if TYPE_CHECKING:
    from app.cli.parser import Commands

USUAL: Final = "bordrunde-slides"
SIZES: Final = ((1280, 720), (1920, 1080), (1024, 768), (1280, 800))
_LEAST: Final = 160
_MOST: Final = 7680


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "slides", help=_("draws every slide of the room screen, in four sizes, light and dark")
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, default=Path(USUAL), help=_("folder to write to")
    )
    parser.add_argument(
        "--size",
        metavar="WxH",
        dest="sizes",
        type=size,
        action="append",
        help=_("a size in pixels instead of the four; once for each"),
    )
    parser.set_defaults(run=run)


def size(text: str) -> tuple[int, int]:
    """Width and height, as in "1280x800"."""
    wide, _x, high = text.lower().partition("x")
    told = (int(wide), int(high)) if wide.isdecimal() and high.isdecimal() else (0, 0)
    if not all(_LEAST <= each <= _MOST for each in told):
        raise argparse.ArgumentTypeError(_("{size} is no size such as 1280x800").format(size=text))
    return told


def run(arguments: argparse.Namespace) -> int:
    """Draws them all, then puts them in place of those of the same name; says how many."""
    out: Path = arguments.out
    with own_home() as home, folder_inside(out) as made, without_display(home):
        with Progress(_("Drawing the slides")) as progress:
            _draw(made, tuple(arguments.sizes or SIZES), progress)
        keep_pictures(made, out)
    return 0


def _draw(folder: Path, sizes: tuple[tuple[int, int], ...], progress: Progress) -> None:
    """A file for each page of each slide, named for slide, size, light or dark, and language."""
    from PySide6.QtCore import QSize

    from app.cli.demo_stage import application, quiet
    from app.rehearsal.drawing import png
    from app.rehearsal.slide_set import LIGHTS, developed, shots
    from app.ui.theme import load_fonts

    with quiet():
        running = application()
        load_fonts()
        found = shots()
        for done, shot in enumerate(found):
            progress.show(done / len(found))
            for wide, high in sizes:
                for light, colours in LIGHTS.items():
                    told = f"{wide}x{high}-{light}-{language()}"
                    for name, image in developed(shot, QSize(wide, high), colours):
                        (folder / f"{name}-{told}.png").write_bytes(png(image))
        running.processEvents()

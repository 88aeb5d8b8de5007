"""How a command line is read, in the language of whoever types it."""

from __future__ import annotations

import argparse
import difflib
import importlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias

from app.i18n import LANGUAGES, N_, _, _n
from app.places import version

if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction["Parser"]  # noqa: SLF001 - no public name

# The command and the module of this folder that runs it, in the order of a day.
COMMANDS: Final[Mapping[str, str]] = {
    "demo": "demo",
    "slides": "slides",
    "views": "views",
    "import": "import_members",
    "agenda": "programme",
    "draw": "draw",
    "seat": "seat",
    "reseat": "reseat",
    "cluster": "cluster",
    "tally": "tally",
    "serve": "serve",
    "sync": "sync",
    "verify": "verify",
    "report": "report",
    "print": "print_outs",
    "bench": "bench",
}

# What argparse itself says. It looks these up in a catalogue of its own; they are in ours.
_ARGPARSE: Final = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("unrecognized arguments: %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("expected at most one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("ignored explicit argument %r"),
    N_("%(prog)s: error: %(message)s\n"),
)


class Parser(argparse.ArgumentParser):
    """A parser for one command: options cannot be abbreviated, and `--lang` works everywhere."""

    def __init__(self, **named: object) -> None:
        _teach_argparse()
        super().__init__(**{"allow_abbrev": False, **named})  # type: ignore[arg-type]  # argparse's
        self.add_argument(
            "--lang",
            choices=LANGUAGES,
            default=argparse.SUPPRESS,
            help=_("language of what is printed and made: da or en"),
        )

    def error(self, message: str) -> NoReturn:
        """Says what is wrong with the line in one sentence, and where to read more; exit 2."""
        more = _("Read more with: {command} --help").format(command=self.prog)
        self.exit(2, f"{self.prog}: {message}\n{more}\n")


class _Version(argparse.Action):
    """Tells the version, and looks it up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        print(f"Bordrunde {version()}")
        parser.exit()


def parse(given: Sequence[str]) -> argparse.Namespace:
    """The arguments of a command (with `run`), or of the window (`file`, `example`)."""
    if _asks_for_window(given):
        return _window_arguments(given)
    parser = _new_parser()
    parser.usage = _("bordrunde [FILE.bordrunde] [--example]\n       bordrunde COMMAND ...")
    commands = parser.add_subparsers(
        prog="bordrunde", title=_("commands"), metavar=_("COMMAND"), required=True
    )
    for module in _modules(_words(given)):
        module.register(commands)
    return parser.parse_args(given)


def asked_language(given: Sequence[str]) -> str:
    """What follows `--lang` on the line; "" when it is not there."""
    for at, word in enumerate(given):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang":
            return given[at + 1] if at + 1 < len(given) else ""
    return ""


def _asks_for_window(given: Sequence[str]) -> bool:
    words = _words(given)
    if words:
        return words[0] not in COMMANDS
    return not {"-h", "--help"} & set(given)


def _words(given: Sequence[str]) -> list[str]:
    """The line without options; the language after `--lang` belongs to the option."""
    return [
        word
        for before, word in zip(("", *given), given, strict=False)
        if not word.startswith("-") and before != "--lang"
    ]


def _window_arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = _new_parser()
    parser.add_argument("file", nargs="?", type=Path)
    for word in _words(given)[:1]:  # before `--help` answers with something else
        if not Path(word).suffix and not Path(word).exists():
            parser.error(_unknown(word))
    return parser.parse_args(given)


def _unknown(word: str) -> str:
    near = difflib.get_close_matches(word, COMMANDS, n=1)
    if near:
        return _("there is no command {word}; did you mean {near}?").format(word=word, near=near[0])
    return _("there is neither a command nor a file {word}").format(word=word)


def _new_parser() -> Parser:
    parser = Parser(
        prog="bordrunde",
        description=_(
            "Runs a citizens' assembly in the room. Without a command it opens the window."
        ),
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help=_("show program's version number and exit")
    )
    parser.add_argument(
        "--example", action="store_true", help=_("open the window with the example assembly")
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help=_("try what is installed, and tell what is missing"),
    )
    return parser


def _modules(words: Sequence[str]) -> list[ModuleType]:
    """The module of the command on this line; all of them for the list of commands."""
    wanted = [COMMANDS[words[0]]] if words else list(COMMANDS.values())
    return [importlib.import_module(f"app.cli.{name}") for name in wanted]


def _teach_argparse() -> None:
    """The parser's own words go through two names of its module; ours know the catalogue."""
    vars(argparse).update({"_": _, "ngettext": _counted})


def _counted(singular: str, plural: str, n: int) -> str:
    if singular == "expected %s argument":
        return _n("expected %s argument", "expected %s arguments", n)
    return singular if n == 1 else plural

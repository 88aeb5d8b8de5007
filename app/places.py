"""Where things lie: what the program brings along, and the folders of the person who runs it.

One environment variable, `BORDRUNDE_HOME`, moves every folder of the person at once: tests use it,
and so does somebody who carries Bordrunde on a stick.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

NAME = "Bordrunde"
HOME = "BORDRUNDE_HOME"


def resources() -> Path:
    """The folder with phone pages, fonts, icons, sounds, catalogues and cases.

    An installed or frozen program carries it inside the package (`app/_resources`), a checkout has
    it beside the package.
    """
    package = Path(__file__).resolve().parent
    carried = package / "_resources"
    return carried if carried.is_dir() else package.parent / "resources"


def documents() -> Path:
    """The folder with a folder of Markdown pages for each language; the guide lies in its `guide`.

    Carried inside the package as `resources` are, beside it in a checkout.
    """
    package = Path(__file__).resolve().parent
    carried = package / "_resources" / "docs"
    return carried if carried.is_dir() else package.parent / "docs"


def version() -> str:
    """The version of the program, also in a checkout that was never installed."""
    import importlib.metadata
    import tomllib

    try:
        return importlib.metadata.version("bordrunde")
    except importlib.metadata.PackageNotFoundError:
        project = Path(__file__).resolve().parent.parent / "pyproject.toml"
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])


def data_folder() -> Path:
    """Working journals and backups: on this machine's own disk, never in a synced folder."""
    return _own("data", Path(platformdirs.user_data_dir(NAME, appauthor=False, roaming=False)))


def config_folder() -> Path:
    """The preferences of this laptop."""
    return _own("config", Path(platformdirs.user_config_dir(NAME, appauthor=False)))


def log_folder() -> Path:
    """Logs, which hold neither names nor ballots."""
    return _own("log", Path(platformdirs.user_log_dir(NAME, appauthor=False)))


def assemblies_folder() -> Path:
    """Where the working files of the assemblies lie when nobody chose another place."""
    return _made(data_folder() / "assemblies")


def _own(part: str, usual: Path) -> Path:
    """The person's folder for one purpose, made when missing, for the person alone."""
    home = os.environ.get(HOME, "")
    return _made(Path(home).expanduser().resolve() / part if home else usual)


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder

"""Pictures of the facilitator's window: every section, with few and many people and notes, and what
opens above it, for whoever judges how the program looks.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.document import Document
from app.i18n import Language
from app.rehearsal import cases
from app.rehearsal.example import CASE
from app.rehearsal.hall import PlayClock
from app.rehearsal.play.day import instant
from app.rehearsal.views.assemblies import ASSEMBLIES
from app.rehearsal.views.stage import House, Stage
from app.rehearsal.views.walks import GROUPS, Group
from app.ui.theme import Mode

__all__ = ["LOOKS", "NAMES", "WINDOW", "House", "Look", "View", "looks", "views"]

WINDOW: Final = QSize(1280, 720)
NAMES: Final = tuple(dict.fromkeys(each.name for each in GROUPS))
"""What can be asked for."""
LOOKS: Final = (Mode.LIGHT, Mode.DARK, Mode.CONTRAST)
Told = Callable[[float], None]
_DEVICE: Final = "5e" * 8


@dataclass(frozen=True, slots=True)
class Look:
    """The language and the colours of the window."""

    language: Language
    mode: Mode


@dataclass(frozen=True, slots=True)
class View:
    """A picture, and its name, which is for a file and says what is seen."""

    name: str
    image: QImage


def looks(languages: Sequence[Language], modes: Collection[Mode]) -> tuple[Look, ...]:
    """Each in each."""
    return tuple(Look(each, mode) for mode in LOOKS if mode in modes for each in languages)


def views(
    house: House, folder: Path, wanted: Sequence[Look], names: Collection[str], told: Told
) -> Iterator[View]:
    """The views of the groups of these names in each look, high contrast of some groups alone.
    `folder` is for documents; `told` hears the share that is done.
    """
    groups = [each for each in GROUPS if each.name in names]
    asked = [(look, each) for look in wanted for each in groups if _is_worth(each, look)]
    for made in {each.assembly for each in groups if each.assembly}:
        ASSEMBLIES[made](folder / f"{made}.bordrunde")
    for done, (look, group) in enumerate(asked):
        told(done / len(asked))
        yield from _seen(house, folder, look, group)


def _is_worth(group: Group, look: Look) -> bool:
    return look.mode is not Mode.CONTRAST or group.is_contrasted


def _seen(house: House, folder: Path, look: Look, group: Group) -> Iterator[View]:
    """One walk through a fresh copy of its assembly."""
    house.window.choose_language(look.language)
    house.window.choose_mode(look.mode)
    house.window.resize(WINDOW)
    house.window.show()
    stage = Stage(house)
    if group.assembly:
        house.lay_out(_opened(house, folder, group))
    else:
        house.show_start()
    for name, widget in group.walk(stage):
        stage.rest()
        image = widget.grab().toImage()
        yield View(f"{group.name}-{name}-{look.mode.value}-{look.language}", image)
    house.close_assembly()


def _opened(house: House, folder: Path, group: Group) -> Document:
    """As it was made, at the hour of the group."""
    path = folder / "seen" / f"{group.assembly}.bordrunde"
    path.parent.mkdir(exist_ok=True)
    shutil.copyfile(path.parent.parent / path.name, path)
    clock = PlayClock(instant(cases.load(CASE).played_day, *group.hour))
    return Document.open(path, _DEVICE, clock=clock, engine=house.engine)

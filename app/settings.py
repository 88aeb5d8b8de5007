"""This laptop's preferences: a dataclass and a JSON file that holds only what differs from usual.

Nothing of an assembly but its name is kept here. A key that is unknown or makes no sense is logged
and dropped, so that an old or a hand-edited file never keeps the window from opening.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Final

from app.files import write_atomically
from app.places import config_folder

THEMES: Final = ("system", "light", "dark", "contrast")
RECENT_KEPT: Final = 10

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RoomScreen:
    """Which display is the room's, by what the display says of itself; any part may be empty."""

    name: str = ""
    maker: str = ""
    model: str = ""
    serial: str = ""


@dataclass(slots=True)
class Settings:
    """What this laptop remembers. `language` "" follows the system; `device` is random hex.

    `unclosed` are the documents that are open, the newest first: one that is still there at the
    next start was left by a power cut. `room` is whether the room screen was on then, `room_light`
    whether it is light, `foyer_screen` the display of a second one, `foyer` whether that was on.
    `network` and `network_password` are the room's Wi-Fi, as phones are told it.
    `names` are the assemblies' own names, by path: a file may be called anything. `ports` are where
    their phones last came, also by path. `folders` are those last used, by what for.
    `mediums` are the folders with a second copy, by the path of the document. So are `seconds`, the
    codes with which another laptop may follow, and `formers`, the laptop that was taken over from
    and has not heard of it: address, code, and when, in milliseconds since 1970.
    `sync_on_close` is whether a closed assembly is synced with its archive.
    """

    language: str = ""
    theme: str = "system"
    zoom_percent: int = 100
    device: str = ""
    recent: list[str] = field(default_factory=list)
    archives: dict[str, str] = field(default_factory=dict)
    room_screen: RoomScreen = RoomScreen()
    geometry: str = ""
    port: int = 8642
    sound: bool = True
    volume: int = 70
    side: bool = True
    unclosed: list[str] = field(default_factory=list)
    room: bool = False
    names: dict[str, str] = field(default_factory=dict)
    foyer_screen: RoomScreen = RoomScreen()
    room_light: bool = False
    foyer: bool = False
    network: str = ""
    network_password: str = ""
    ports: dict[str, int] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    mediums: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, str] = field(default_factory=dict)
    formers: dict[str, str] = field(default_factory=dict)
    sync_on_close: bool = True

    def device_at(self, document: Path) -> str:
        """This laptop's id in one file. A copy of the file elsewhere writes under another id, so
        that two copies that both go on can still meet in one archive.
        """
        place = hashlib.sha256(f"{self.device}\n{document.resolve()}".encode())
        return place.hexdigest()[:16]

    def remember(self, document: Path, name: str = "") -> None:
        """Puts a document first among the recent ones and those that are open.

        By its whole path, so that it is found from any folder, and stands once.
        """
        self.recent = _first(document, self.recent)
        self.unclosed = _first(document, self.unclosed)
        self.call(document, name)

    def call(self, document: Path, name: str) -> None:
        """The assembly in a file has this name; names of files that nobody remembers go."""
        named = self.names | ({str(document.resolve()): name} if name else {})
        kept = {*self.recent, *self.unclosed}
        self.names = {path: each for path, each in named.items() if path in kept}

    def port_of(self, document: Path) -> int:
        """Where the phones of an assembly come: where they first came, or the usual port. Its cards
        and signs are printed with that one.
        """
        return self.ports.get(str(document.resolve()), self.port)

    def note_port(self, document: Path, port: int) -> None:
        """The phones of an assembly come to this port from now on. A port that was a stopgap for a
        day changes nothing: what is printed still tells the first. Those nobody remembers go.
        """
        noted = {str(document.resolve()): port} | self.ports
        kept = {*self.recent, *self.unclosed}
        self.ports = {path: each for path, each in noted.items() if path in kept}

    def name_of(self, document: Path) -> str:
        """What the assembly in a file is called, as far as is known; else the file's name."""
        return self.names.get(str(document.resolve()), document.stem)

    def forget_open(self, document: Path) -> None:
        """A document was closed."""
        gone = document.resolve()
        self.unclosed = [path for path in self.unclosed if Path(path).resolve() != gone]


def _first(document: Path, paths: list[str]) -> list[str]:
    """The paths with this one first, and only once however it was written."""
    here = document.resolve()
    others = (path for path in paths if Path(path).resolve() != here)
    return [str(here), *others][:RECENT_KEPT]


def load(path: Path | None = None) -> Settings:
    """The laptop's preferences; gives it its device id the first time."""
    file = path or _usual()
    settings = _understood(_told(file))
    if not settings.device:
        settings.device = secrets.token_hex(8)
        save(settings, file)
    return settings


def chosen_language(path: Path | None = None) -> str:
    """The language chosen in the window, "" when it follows the system; changes nothing."""
    return _understood(_told(path or _usual())).language


def save(settings: Settings, path: Path | None = None, *, known: Settings | None = None) -> None:
    """Writes what differs from usual. A full or read-only disk is logged; the day goes on.

    `known` is what this window last read or wrote: what it did not change since stays as another
    window of the program may have written it meanwhile.
    """
    usual = asdict(Settings())
    told = _told(path or _usual())
    whole = asdict(settings)
    if known is not None and told:
        whole = _merged(whole, asdict(known), asdict(_understood(told)))
    own = {key: value for key, value in whole.items() if value != usual[key]}
    text = json.dumps(own, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    try:
        write_atomically(path or _usual(), text.encode())
    except OSError as error:
        _log.warning("Preferences were not saved: %s", error.strerror)


def _merged(
    ours: Mapping[str, object], known: Mapping[str, object], theirs: Mapping[str, object]
) -> dict[str, object]:
    """Our changes since `known` upon what is on disk; of a list both what we and others added."""
    merged: dict[str, object] = {}
    for key, mine in ours.items():
        before, other = known[key], theirs[key]
        if isinstance(mine, list) and isinstance(before, list) and isinstance(other, list):
            gone = [each for each in before if each not in mine]
            merged[key] = [*mine, *(e for e in other if e not in mine and e not in gone)]
        else:
            merged[key] = other if mine == before else mine
    return merged


def _usual() -> Path:
    return config_folder() / "settings.json"


def _told(file: Path) -> Mapping[str, object]:
    """What the file says, or nothing when there is none or it cannot be read."""
    try:
        told = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        _log.warning("The preferences could not be read; the usual ones are used")
        return {}
    return told if isinstance(told, dict) else {}


def _understood(told: Mapping[str, object]) -> Settings:
    settings = Settings()
    for key in told:
        if key not in _SENSE:
            _log.warning("Unknown preference dropped: %s", key)
    for each in fields(Settings):
        if each.name in told:
            value = told[each.name]
            if _SENSE[each.name](value):
                setattr(settings, each.name, _shaped(each.name, value))
            else:
                _log.warning("Preference that makes no sense dropped: %s", each.name)
    return settings


def _shaped(name: str, value: object) -> object:
    if name in ("room_screen", "foyer_screen") and isinstance(value, dict):
        return RoomScreen(**value)
    return value


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_text_to_text(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _is_text_to_port(value: object) -> bool:
    return (
        isinstance(value, dict)
        and all(map(_is_text, value))
        and all(_is_whole(each, 1, 65535) for each in value.values())
    )


def _is_screen(value: object) -> bool:
    return _is_text_to_text(value) and isinstance(value, dict) and value.keys() <= _SCREEN_KEYS


_SCREEN_KEYS: Final = {each.name for each in fields(RoomScreen)}

_SENSE: Final[Mapping[str, Callable[[object], bool]]] = {
    "language": lambda value: value in ("", "da", "en"),
    "theme": lambda value: value in THEMES,
    "zoom_percent": lambda value: _is_whole(value, 80, 200),
    "device": lambda value: _is_text(value) and bool(re.fullmatch(r"[0-9a-f]{8,64}", str(value))),
    "recent": _is_texts,
    "archives": _is_text_to_text,
    "room_screen": _is_screen,
    "geometry": _is_text,
    "port": lambda value: _is_whole(value, 1, 65535),
    "sound": lambda value: isinstance(value, bool),
    "volume": lambda value: _is_whole(value, 0, 100),
    "side": lambda value: isinstance(value, bool),
    "unclosed": _is_texts,
    "room": lambda value: isinstance(value, bool),
    "names": _is_text_to_text,
    "ports": _is_text_to_port,
    "foyer_screen": _is_screen,
    "room_light": lambda value: isinstance(value, bool),
    "foyer": lambda value: isinstance(value, bool),
    "network": _is_text,
    "network_password": _is_text,
    "folders": _is_text_to_text,
    "mediums": _is_text_to_text,
    "seconds": _is_text_to_text,
    "formers": _is_text_to_text,
    "sync_on_close": lambda value: isinstance(value, bool),
}

"""Linux: asks the session's screen saver and the system's login manager over D-Bus.

The session keeps the screens on, the login manager keeps its own idle action off. Both are asked
over connections of our own that are dropped at the release: what was granted to a connection ends
with it, also when the program is killed. No call waits for its answer.
"""

from __future__ import annotations

import itertools
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from app.ui.laptop.grip import Grip, Told

_NAME: Final = "Bordrunde"
_PATIENCE_MS: Final = 4_000
_SAVER: Final = "org.freedesktop.ScreenSaver"
_LOGIN: Final = "org.freedesktop.login1"
_SESSION, _SYSTEM = "session", "system"
_numbers = itertools.count()


class Bus(QObject):
    """`hold` asks both, and tells when the last has answered."""

    def __init__(self) -> None:
        super().__init__()
        self._lock: QDBusUnixFileDescriptor | None = None
        self._waiting: dict[str, QDBusPendingCallWatcher] = {}
        self._granted: set[str] = set()
        self._told: Told | None = None
        self._connections: list[str] = []

    def hold(self, why: str, told: Told) -> None:
        """Ask both buses, whichever is there."""
        self._told, self._granted = told, set()
        saver = _call(_SAVER, "/org/freedesktop/ScreenSaver", _SAVER, _NAME, why)
        login = _call(
            _LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "idle", _NAME, why, "block"
        )
        kinds = QDBusConnection.BusType
        for name, kind, message in (
            (_SESSION, kinds.SessionBus, saver),
            (_SYSTEM, kinds.SystemBus, login),
        ):
            bus = self._connected(kind)
            if bus.isConnected():
                watcher = QDBusPendingCallWatcher(bus.asyncCall(message, _PATIENCE_MS), self)
                self._waiting[name] = watcher
                watcher.finished.connect(partial(self._on_answer, name))
        if not self._waiting:
            self._tell()

    def release(self) -> None:
        """Drop the connections, and the login manager's lock."""
        self._told = self._lock = None
        for watcher in self._waiting.values():
            watcher.deleteLater()
        self._waiting.clear()
        while self._connections:
            QDBusConnection.disconnectFromBus(self._connections.pop())

    def _connected(self, kind: QDBusConnection.BusType) -> QDBusConnection:
        """A connection of our own, under a name that was never used."""
        name = f"bordrunde-{next(_numbers)}"
        self._connections.append(name)
        return QDBusConnection.connectToBus(kind, name)

    def _on_answer(self, name: str, *_watcher: object) -> None:
        watcher = self._waiting.pop(name, None)
        if watcher is None:
            return
        if not watcher.isError():
            self._granted.add(name)
            if name == _SYSTEM:
                (self._lock,) = watcher.reply().arguments()
        watcher.deleteLater()
        if not self._waiting:
            self._tell()

    def _tell(self) -> None:
        told = self._told
        if told is not None:
            told(_grip(self._granted))


def _grip(granted: set[str]) -> Grip:
    if _SESSION in granted:
        return Grip.FIRM
    return Grip.SCREEN_MAY_DARKEN if granted else Grip.NONE


def _call(service: str, path: str, interface: str, *arguments: str) -> QDBusMessage:
    message = QDBusMessage.createMethodCall(service, path, interface, "Inhibit")
    message.setArguments(list(arguments))
    return message

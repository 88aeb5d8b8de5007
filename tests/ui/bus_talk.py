"""Run as a program: services on the message bus of the environment, and a laptop that asks them.

A program of its own, because the library of D-Bus reads the address of the bus once in its life.
Prints the grip, and then what each service was asked, as JSON.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject

from app.ui.laptop.awake import KeepAwake


class Service(QDBusVirtualObject):
    """Grants everything, and notes what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, list[object]]] = []

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        self.asked.append((message.interface(), list(message.arguments())))
        connection.send(message.createReply([7]))
        return True


def main(services: list[str]) -> None:
    app = QCoreApplication([])
    service, there = Service(), QDBusConnection.sessionBus()
    for each in services:
        assert there.registerService(each)
        assert there.registerVirtualObject("/" + each.replace(".", "/"), service)
    awake = KeepAwake()
    awake.changed.connect(app.quit)
    QTimer.singleShot(20_000, app.quit)
    QTimer.singleShot(0, lambda: awake.hold("Et møde er i gang"))
    app.exec()
    awake.release()
    print(json.dumps([awake.grip.value if awake.grip else "", service.asked]))


if __name__ == "__main__":
    main(sys.argv[1:])

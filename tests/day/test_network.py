"""The room's Wi-Fi is told once, on this laptop, and stands beside the code from then on."""

from __future__ import annotations

from app.models.room import Scene, Showing
from tests.day import morning
from tests.day.hands import Hands, Key

MENU, WIFI = "Room screen", "The room's Wi-Fi"
NAME, PASSWORD = "Albertslund-Gæst", "rundebord2027"


def ask(hands: Hands) -> None:
    hands.menu(MENU, WIFI)


def tell(hands: Hands, name: str, password: str) -> None:
    ask(hands)
    hands.fill("Name of the network", name, hands.dialog())
    hands.fill("Password", password, hands.dialog())
    hands.keys(Key.Key_Return)


def welcome(hands: Hands) -> None:
    desk = hands.program.desk
    assert desk is not None
    hands.program.room.show()
    desk.panel.pick(Showing(Scene.WELCOME))
    desk.panel.take()
    hands.wait(lambda: hands.assembly.room_screen.showing == Showing(Scene.WELCOME))


def test_the_room_is_told_the_network_and_still_is_the_next_day(start):
    hands = start()
    morning.found(hands)
    welcome(hands)
    assert "Wi-Fi" not in hands.room_sees
    tell(hands, NAME, PASSWORD)
    hands.wait(lambda: NAME in hands.room_sees and PASSWORD in hands.room_sees)
    name = hands.assembly.mandate.name
    hands.window.close()
    again = start()
    again.click(name)
    welcome(again)
    again.wait(lambda: NAME in again.room_sees)
    tell(again, " ", " ")
    again.wait(lambda: NAME not in again.room_sees)


def test_what_no_network_can_be_called_is_said_and_nothing_is_told(start):
    hands = start()
    morning.found(hands)
    ask(hands)
    dialog = hands.dialog()
    for name, password, said in (
        ("Æ" * 17, " ", "No network has so long a name"),
        (" ", "rundebord", "which network the password is for"),
        ("Gæst", "kort", "has 8 to 63 signs; this one has 4"),
    ):
        hands.fill("Name of the network", name, dialog)
        hands.fill("Password", password, dialog)
        hands.keys(Key.Key_Return)
        hands.reads(said)
        assert dialog.isVisible()
    hands.keys(Key.Key_Escape)
    welcome(hands)
    assert "Wi-Fi" not in hands.room_sees

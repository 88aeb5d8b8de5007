"""All tables' addresses in one look."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.notes.addresses import AddressesDialog
from app.ui.notes.qr import TableAddresses
from app.ui.theme import Appearance
from app.ui.widgets import Card
from tests.ui.shell import look, session_look

__all__ = ["look", "session_look"]


def test_cards_are_even_whatever_signs_a_code_has(look: Appearance, qtbot: QtBot):
    codes = ("111111", "MWKYGW", "BCVXRC", "WWWWWW")
    dialog = AddressesDialog(TableAddresses(tuple(f"http://192.0.2.2:8642/t/{e}" for e in codes)))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    cards = dialog.findChildren(Card)
    assert len(cards) == 4
    assert len({each.height() for each in cards}) == 1
    assert len({each.y() for each in cards[:3]}) == 1


def test_without_codes_they_are_made_without_alarm(look: Appearance, qtbot: QtBot):
    dialog = AddressesDialog(TableAddresses(()))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.new_button.text() == "Lav koder"
    with qtbot.waitSignal(dialog.codes_wanted):
        dialog.new_button.click()
    dialog.show_addresses(TableAddresses(("http://192.0.2.2:8642/t/111111",)))
    assert dialog.new_button.text() == "Lav nye koder…"


def test_codes_that_no_phone_reaches_now_are_asked_about_first(look: Appearance, qtbot: QtBot):
    dialog = AddressesDialog(TableAddresses(trouble="Intet net."))
    qtbot.addWidget(dialog)
    assert dialog.new_button.text() == "Lav nye koder…"

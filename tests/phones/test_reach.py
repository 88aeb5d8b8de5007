"""Phones are told an address that works, and somebody is told why when none comes."""

from __future__ import annotations

import pytest

from app.phones import lan
from app.phones.lan import Address, Hidden, Kind, Survey
from app.phones.reach import Cause, Reach, Symptom, likely
from tests.phones.phone import Phone

WIFI = Address("192.168.1.20", "wlan0", Kind.WIFI)
CABLE = Address("10.0.0.5", "eth0", Kind.CABLE)
ALONE = Reach(Survey((WIFI,)), frozenset({WIFI.ip}))
BOTH = Reach(Survey((CABLE, WIFI)), frozenset({WIFI.ip, CABLE.ip}))


def test_our_own_server_is_known_by_its_mark_and_no_other(room):
    server = room.server
    assert lan.answers("127.0.0.1", server.port, server.mark)
    assert not lan.answers("127.0.0.1", server.port, "another")
    port = server.port
    server.stop()
    assert not lan.answers("127.0.0.1", port, server.mark)


def test_a_phone_is_told_that_it_is_there_and_the_laptop_hears_of_it(room):
    probes: list[str] = []
    room.server.stop()
    room.server._on_probed = lambda: probes.append("came")  # noqa: SLF001 - given when it is made
    room.server.start()
    for path in ("/ok", "/OK"):
        answer = Phone(room.server.port, "127.0.0.9").get(path)
        assert answer.status == 200
        assert "You have reached the laptop in the room" in answer.text
    assert Phone(room.server.port).get("/ok").status == 200  # the laptop itself is no phone
    assert probes == ["came", "came"]
    assert room.server.reached == 1


def test_an_address_our_server_does_not_answer_on_is_never_told():
    reach = Reach(Survey((CABLE, WIFI)), frozenset({WIFI.ip}))
    assert reach.addresses == (WIFI.ip,)
    assert reach.chosen("") == WIFI.ip
    assert reach.chosen(CABLE.ip) == WIFI.ip
    assert Reach(Survey((CABLE,))).chosen("") == ""


def test_the_facilitators_choice_holds_while_the_address_is_there():
    assert BOTH.chosen("") == CABLE.ip
    assert BOTH.chosen(WIFI.ip) == WIFI.ip
    assert ALONE.chosen(CABLE.ip) == WIFI.ip


@pytest.mark.parametrize(
    ("reach", "cause"),
    [
        (Reach(has_port=False), Cause.NO_PORT),
        (Reach(), Cause.NO_NETWORK),
        (Reach(Survey(hidden=frozenset({Hidden.ITSELF, Hidden.VIRTUAL}))), Cause.NO_NETWORK),
        (Reach(Survey(hidden=frozenset({Hidden.ITSELF, Hidden.NO_ROUTER}))), Cause.NO_ROUTER),
        (Reach(Survey((WIFI,))), Cause.NO_ANSWER),
    ],
)
@pytest.mark.parametrize("symptom", Symptom)
def test_what_is_certain_is_told_alone(reach, cause, symptom):
    assert likely(reach, symptom) == (cause,)


def test_what_the_phone_does_brings_the_likely_cause_to_the_front():
    first = {each: likely(ALONE, each)[0] for each in Symptom}
    assert first == {
        Symptom.UNKNOWN: Cause.OTHER_NETWORK,
        Symptom.WAITS: Cause.FIREWALL,
        Symptom.FAILS_AT_ONCE: Cause.OTHER_NETWORK,
        Symptom.OTHER_PAGE: Cause.LOGIN,
    }
    assert Cause.ISOLATION in likely(ALONE, Symptom.WAITS)
    assert likely(BOTH, Symptom.FAILS_AT_ONCE)[0] is Cause.OTHER_ADDRESS
    assert Cause.OTHER_ADDRESS not in likely(ALONE, Symptom.FAILS_AT_ONCE)


def test_a_vpn_is_named_first():
    reach = Reach(Survey((WIFI,), frozenset({Hidden.VPN})), frozenset({WIFI.ip}))
    assert likely(reach)[0] is Cause.VPN


@pytest.mark.parametrize(
    ("ip", "name", "why"),
    [
        ("127.0.0.1", "lo", Hidden.ITSELF),
        ("169.254.7.7", "wlan0", Hidden.NO_ROUTER),
        ("172.17.0.1", "docker0", Hidden.VIRTUAL),
        ("10.8.0.2", "tun0", Hidden.VPN),
        ("10.8.0.2", "utun4", Hidden.VPN),
        ("100.100.1.1", "", Hidden.VPN),
        ("0.0.0.0", "", Hidden.NO_ADDRESS),
        ("192.168.1.20", "wlan0", None),
    ],
)
def test_why_an_address_is_hidden(ip, name, why):
    assert lan.why_hidden(Address(ip, name, Kind.OTHER)) is why
    told = lan.sorted_out([Address(ip, name, Kind.OTHER)])
    assert told.hidden == (frozenset({why}) if why else frozenset())

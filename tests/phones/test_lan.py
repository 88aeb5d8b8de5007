"""The address phones are told is one they can use, and its QR code reads back what it says."""

from __future__ import annotations

import ipaddress
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import Refused
from app.models.voting import ALPHABET
from app.phones.codes import TABLE_CODE_LENGTH, device_id, draw_table_codes, table_code
from app.phones.lan import LOOPBACK, Address, Kind, candidates, choose, has_way, join_url, own_names
from app.qr import qr_modules

FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")


@pytest.mark.parametrize(
    ("ip", "name"),
    [
        ("127.0.0.1", "lo"),
        ("169.254.7.7", "eth0"),
        ("172.17.0.1", "docker0"),
        ("172.18.0.1", "br-3f2a"),
        ("192.168.56.1", "vboxnet0"),
        ("100.101.102.103", "tailscale0"),
        ("100.64.1.1", ""),
        ("10.8.0.2", "tun0"),
        ("0.0.0.0", ""),
        ("fe80::1", "wlan0"),
        ("not an address", ""),
    ],
)
def test_an_address_no_phone_can_use_is_left_out(ip, name):
    assert choose([Address(ip, name, Kind.OTHER)]) == ()


def test_the_likeliest_address_comes_first():
    public = Address("130.225.1.1", "eth1", Kind.CABLE)
    wifi = Address("192.168.1.20", "wlan0", Kind.WIFI)
    cable = Address("192.168.8.2", "eth0", Kind.CABLE)
    loose = Address("10.0.0.5", "", Kind.OTHER)
    everything = [public, loose, wifi, cable]
    assert choose(everything) == (cable, wifi, loose, public)
    assert choose(everything, outward=["192.168.1.20"])[0] == wifi
    assert choose([wifi, wifi]) == (wifi,)
    assert choose([]) == ()


def test_this_machines_candidates_are_addresses_of_its_own():
    for each in candidates():
        assert not ipaddress.IPv4Address(each.ip).is_loopback
    assert {"localhost"} < own_names()


def test_an_address_is_short_to_type():
    assert join_url("192.168.1.20", 8642) == "http://192.168.1.20:8642"
    assert join_url("192.168.1.20", 80) == "http://192.168.1.20"


def test_a_cards_address_fits_a_small_qr_code():
    modules = qr_modules("HTTP://192.168.100.200:8642/V#7KQ4M2XD9PB")
    assert (len(modules), {len(row) for row in modules}) == (29, {29})
    corner = tuple("".join(str(int(each)) for each in row[:7]) for row in modules[:7])
    assert corner == FINDER
    assert qr_modules("HTTP://192.168.100.200:8642/V#7KQ4M2XD9PC") != modules


def test_table_codes_are_all_different_and_read_back():
    codes = draw_table_codes(random.Random(4), 40)
    assert len(set(codes)) == 40
    for each in codes:
        assert len(each) == TABLE_CODE_LENGTH
        assert table_code(f" {each[:3].lower()}-{each[3:]} ") == each


@given(st.text())
def test_whatever_is_typed_a_table_code_is_plain(typed):
    assert set(table_code(typed)) <= set(ALPHABET)


@pytest.mark.parametrize("wrong", ["", "short", "x" * 65, "æøå-12345", "a b c d e f", "../../etc"])
def test_an_id_from_a_device_is_plain_and_of_some_length(wrong):
    with pytest.raises(Refused, match="request-malformed"):
        device_id(wrong)


def test_a_computer_knows_whether_it_has_a_way_to_itself():
    assert has_way(LOOPBACK)
    assert not has_way("255.255.255.255"), "which nobody may send to unasked"

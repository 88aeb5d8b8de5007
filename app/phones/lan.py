"""Where phones can reach this laptop: its own addresses on the room's network, the likeliest first.

Only the standard library, so it is a best effort: Linux names each address's interface, Windows and
macOS tell the addresses alone. Nothing is sent to find them; "connecting" a UDP socket only asks
the system which of its addresses it would use. An address counts when our own server answers on it.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import struct
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

_SIOCGIFADDR: Final = 0x8915  # Linux: the IPv4 address of an interface (netdevice(7))
# Addresses no router hands out; asking for the way there needs no network (RFC 5737, RFC 1918).
_TOWARDS: Final = ("192.0.2.1", "192.168.255.254", "10.255.255.254", "172.31.255.254")
_VIRTUAL: Final = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vbox",
    "vmnet",
    "vmware",
    "cni",
    "flannel",
    "podman",
    "lxc",
    "lxd",
    "dummy",
)
_VPN: Final = ("tailscale", "zt", "tun", "tap", "wg", "utun", "ppp", "ham", "nordlynx", "proton")
_CARRIER_GRADE: Final = ipaddress.ip_network("100.64.0.0/10")  # VPNs of the Tailscale kind

LOOPBACK: Final = "127.0.0.1"
_DISCARD: Final = 9
"""This machine alone."""

MARK_PATH: Final = "/here"
"""Where a server says which it is."""
_VERIFY_S: Final = 1.5
_MOST_SIGNS: Final = 64


class Kind(StrEnum):
    """How the laptop hangs on the network, as far as the system tells."""

    WIFI = "wifi"
    CABLE = "cable"
    OTHER = "other"


class Hidden(StrEnum):
    """Why phones are never told an address."""

    NO_ADDRESS = "no-address"
    ITSELF = "itself"
    NO_ROUTER = "no-router"
    VIRTUAL = "virtual"
    VPN = "vpn"


@dataclass(frozen=True, slots=True)
class Address:
    """One address of this machine; `name` is the interface, "" where the system does not say."""

    ip: str
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is at the moment: the addresses phones may use, the likeliest first, and why the
    others are hidden.
    """

    usable: tuple[Address, ...] = ()
    hidden: frozenset[Hidden] = frozenset()


def survey() -> Survey:
    """Look at all of this machine's adapters; asking for its own name may take a second."""
    named = _on_interfaces() if sys.platform == "linux" else ()
    known = {each.ip for each in named}
    outward = _outward()
    loose = (Address(ip, "", Kind.OTHER) for ip in (*outward, *_by_name()) if ip not in known)
    return sorted_out((*named, *loose), outward)


def candidates() -> tuple[Address, ...]:
    """The addresses phones may use, the likeliest first; empty when there is no network."""
    return survey().usable


def sorted_out(addresses: Iterable[Address], outward: Iterable[str] = ()) -> Survey:
    """A survey of these; `outward` are those the system would send from."""
    told = tuple(addresses)
    hidden = frozenset(why for each in told if (why := why_hidden(each)))
    return Survey(choose(told, outward), hidden)


def answers(ip: str, port: int, mark: str) -> bool:
    """Whether whoever listens there is the server with this mark: asked over the network itself, as
    a phone would; from the same address, so that the laptop is not counted as a phone. Takes a
    second and a half at most.
    """
    asking = http.client.HTTPConnection(ip, port, _VERIFY_S, source_address=(ip, 0))
    try:
        asking.request("GET", MARK_PATH)
        return asking.getresponse().read(_MOST_SIGNS).decode("ascii", "replace") == mark
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()


def has_way(ip: str) -> bool:
    """Whether this computer has a way to an address at all. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((ip, _DISCARD))
        except OSError:
            return False
    return True


def choose(addresses: Iterable[Address], outward: Iterable[str] = ()) -> tuple[Address, ...]:
    """Those that phones can use, private ones first, then those the system would send from itself.

    Loopback, link-local and virtual interfaces are left out.
    """
    ways = tuple(outward)
    usable = {each.ip: each for each in reversed([*addresses]) if why_hidden(each) is None}
    return tuple(sorted(usable.values(), key=lambda each: _rank(each, ways)))


def join_url(ip: str, port: int) -> str:
    """The address of the landing page, to type or to scan. In a QR code it may be written in upper
    case, which makes the code smaller; the server reads its paths in any case.
    """
    return f"http://{ip}:{port}" if port != 80 else f"http://{ip}"


def own_names() -> frozenset[str]:
    """What this machine may be called in an address, in lower case: its host name, bare and with
    the endings that routers and mDNS add.
    """
    host = socket.gethostname().lower().rstrip(".")
    bare = host.split(".")[0]
    return frozenset({"localhost", host, bare, f"{bare}.local", f"{bare}.lan", f"{bare}.home"})


def why_hidden(address: Address) -> Hidden | None:
    """Why phones cannot use an address; None when they can."""
    try:
        ip = ipaddress.IPv4Address(address.ip)
    except ValueError:
        return Hidden.NO_ADDRESS
    if ip.is_multicast or ip.is_unspecified:
        return Hidden.NO_ADDRESS
    if address.name.startswith(_VPN) or ip in _CARRIER_GRADE:
        return Hidden.VPN
    if address.name.startswith(_VIRTUAL):
        return Hidden.VIRTUAL
    if ip.is_link_local:
        return Hidden.NO_ROUTER
    return Hidden.ITSELF if ip.is_loopback else None


def _rank(address: Address, outward: tuple[str, ...]) -> tuple[bool, int, int, str]:
    way = outward.index(address.ip) if address.ip in outward else len(outward)
    kind = (Kind.CABLE, Kind.WIFI, Kind.OTHER).index(address.kind)
    return not ipaddress.IPv4Address(address.ip).is_private, way, kind, address.ip


def _outward() -> tuple[str, ...]:
    """Our own addresses on the ways out, by asking where a packet would start from."""
    found = dict.fromkeys(_towards(target) for target in _TOWARDS)
    return tuple(ip for ip in found if ip)


def _towards(target: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((target, 9))
            return str(asking.getsockname()[0])
        except OSError:  # no way there
            return ""


def _by_name() -> tuple[str, ...]:
    """The addresses the system knows its own name by; Windows lists every adapter's here."""
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except (OSError, UnicodeError):  # an unresolvable name of this machine is common
        return ()
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


def _on_interfaces() -> tuple[Address, ...]:
    """Linux: each interface with its first IPv4 address."""
    try:
        names = [name for _, name in socket.if_nameindex()]
    except OSError:
        return ()
    told = ((name, _address_of(name)) for name in names)
    return tuple(Address(ip, name, _kind_of(name)) for name, ip in told if ip)


def _address_of(interface: str) -> str:
    if sys.platform != "linux":
        return ""
    import fcntl

    wanted = struct.pack("256s", interface.encode()[:15])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            told = fcntl.ioctl(asking.fileno(), _SIOCGIFADDR, wanted)
        except OSError:  # up, but without an address
            return ""
    return socket.inet_ntoa(told[20:24])


def _kind_of(interface: str) -> Kind:
    if Path("/sys/class/net", interface, "wireless").exists():
        return Kind.WIFI
    return Kind.CABLE if interface.startswith(("en", "eth")) else Kind.OTHER

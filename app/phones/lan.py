"""Where phones can reach this laptop: its own addresses on the room's network, the likeliest first.

Only the standard library, so it is a best effort: Linux names each address's interface, Windows and
macOS tell the addresses alone. Nothing is sent; "connecting" a UDP socket only asks the system
which of its addresses it would use.
"""

from __future__ import annotations

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
    "tailscale",
    "zt",
    "tun",
    "tap",
    "wg",
    "utun",
    "ppp",
    "cni",
    "flannel",
    "podman",
    "lxc",
    "lxd",
    "ham",
    "dummy",
)
_CARRIER_GRADE: Final = ipaddress.ip_network("100.64.0.0/10")  # VPNs of the Tailscale kind


class Kind(StrEnum):
    """How the laptop hangs on the network, as far as the system tells."""

    WIFI = "wifi"
    CABLE = "cable"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """One address of this machine; `name` is the interface, "" where the system does not say."""

    ip: str
    name: str
    kind: Kind


def candidates() -> tuple[Address, ...]:
    """The addresses phones may use, the likeliest first; empty when there is no network."""
    named = _on_interfaces() if sys.platform == "linux" else ()
    known = {each.ip for each in named}
    outward = _outward()
    loose = (Address(ip, "", Kind.OTHER) for ip in (*outward, *_by_name()) if ip not in known)
    return choose((*named, *loose), outward)


def choose(addresses: Iterable[Address], outward: Iterable[str] = ()) -> tuple[Address, ...]:
    """Those that phones can use, private ones first, then those the system would send from itself.

    Loopback, link-local and virtual interfaces are left out.
    """
    ways = tuple(outward)
    usable = {each.ip: each for each in reversed([*addresses]) if _is_usable(each)}
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


def _is_usable(address: Address) -> bool:
    try:
        ip = ipaddress.IPv4Address(address.ip)
    except ValueError:
        return False
    hidden = ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_unspecified
    return not hidden and ip not in _CARRIER_GRADE and not address.name.startswith(_VIRTUAL)


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

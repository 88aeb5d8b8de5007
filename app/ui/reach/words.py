"""What is said of causes: what it is, and what to do about it on this system."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from app.i18n import N_, _, _p
from app.phones.lan import Address, Kind
from app.phones.reach import Cause, Symptom

CAUSES: Final[Mapping[Cause, tuple[str, str]]] = {
    Cause.NO_PORT: (
        N_("The room server is not running"),
        N_("Another program has its place. Close that program, then open the assembly again."),
    ),
    Cause.NO_NETWORK: (
        N_("This laptop is on no network"),
        N_(
            "Join the room's Wi-Fi or plug in a cable. Without either: a small travel router of "
            "your own, or this laptop's mobile hotspot. No internet is needed."
        ),
    ),
    Cause.NO_ROUTER: (
        N_("The network has given this laptop no address"),
        N_(
            "Turn Wi-Fi off and on again. With a cable: look whether it is plugged into a router, "
            "not only into the wall."
        ),
    ),
    Cause.NO_ANSWER: (
        N_("The laptop does not answer on its own address"),
        N_(
            "Something on the laptop closes the way, mostly a security program. Let it allow "
            "Bordrunde, or ask whoever looks after the laptop."
        ),
    ),
    Cause.VPN: (
        N_("A VPN is on"),
        N_("It may lead phones astray. Turn it off while the meeting lasts."),
    ),
    Cause.OTHER_NETWORK: (
        N_("The phone is on another network"),
        N_(
            "Look at the phone's Wi-Fi: it has to be the same as the laptop's, and mobile data "
            "must not take over. When the phone says that there is no internet, choose to stay."
        ),
    ),
    Cause.OTHER_ADDRESS: (
        N_("The address belongs to another of the laptop's networks"),
        N_("This laptop is on several networks. Choose another address, and scan again."),
    ),
    Cause.ISOLATION: (
        N_("The network keeps devices apart"),
        N_(
            "Guest networks mostly do, so that guests cannot see each other. Ask for a network "
            "without it, or use a travel router of your own or the laptop's mobile hotspot."
        ),
    ),
    Cause.LOGIN: (
        N_("The network wants a login first"),
        N_(
            "Log in on the phone once, then scan again. Networks with a login mostly keep devices "
            "apart as well: a travel router of your own is safer."
        ),
    ),
}
"""Each cause in a line, and what to do; the firewall's depends on the system."""

FIREWALL: Final[Mapping[str, str]] = {
    "win32": N_(
        "Open Windows Security, Firewall & network protection, Allow an app through firewall. Tick "
        "Bordrunde, both for private and for public networks."
    ),
    "darwin": N_(
        "Open System Settings, Network, Firewall. Under Options, let Bordrunde receive incoming "
        "connections, and turn off “Block all incoming connections”."
    ),
    "linux": N_("Let port {port} in, for example with: sudo ufw allow {port}/tcp"),
}


def cause_title(cause: Cause) -> str:
    """What it is, in a line."""
    return _("The laptop's firewall") if cause is Cause.FIREWALL else _(CAUSES[cause][0])


def cause_advice(cause: Cause, port: int, platform: str = sys.platform) -> str:
    """What to do about it."""
    if cause is not Cause.FIREWALL:
        return _(CAUSES[cause][1])
    return _(FIREWALL.get(platform, FIREWALL["linux"])).format(port=port)


def symptom_words(symptom: Symptom) -> str:
    """What somebody sees on the phone."""
    return {
        Symptom.UNKNOWN: _("I have not tried yet"),
        Symptom.WAITS: _("It waits long and then gives up"),
        Symptom.FAILS_AT_ONCE: _("It says at once that it cannot"),
        Symptom.OTHER_PAGE: _("It shows another page, a login for example"),
    }[symptom]


def address_words(address: Address) -> str:
    """An address among several, with what it hangs on as far as the system tells."""
    kind = {
        Kind.WIFI: _("Wi-Fi"),
        Kind.CABLE: _p("network", "cable"),
        Kind.OTHER: "",
    }[address.kind]
    about = ", ".join(filter(None, (kind, address.name)))
    return f"{address.ip} ({about})" if about else address.ip

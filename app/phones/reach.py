"""Why phones do not come: what is seen from the laptop and from a phone in, likely causes out.

Pure. The laptop cannot see what stands between it and a phone: a guest network that keeps devices
apart and a firewall on the laptop look alike from here. So what is known counts first, then what
the phone in somebody's hand does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.phones.lan import Hidden, Survey


class Symptom(StrEnum):
    """What the phone does when it opens the address."""

    UNKNOWN = "unknown"
    WAITS = "waits"
    FAILS_AT_ONCE = "fails-at-once"
    OTHER_PAGE = "other-page"


class Cause(StrEnum):
    """What may keep phones away."""

    NO_PORT = "no-port"
    NO_NETWORK = "no-network"
    NO_ROUTER = "no-router"
    NO_ANSWER = "no-answer"
    VPN = "vpn"
    OTHER_NETWORK = "other-network"
    OTHER_ADDRESS = "other-address"
    FIREWALL = "firewall"
    ISOLATION = "isolation"
    LOGIN = "login"


@dataclass(frozen=True, slots=True)
class Reach:
    """What the laptop knows: its addresses, which of them our own server answers on, on which it
    does so without a port being typed (`short`), and whether it runs at all.
    """

    survey: Survey = field(default_factory=Survey)
    verified: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    has_port: bool = True

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses phones may be told, the likeliest first."""
        return tuple(each.ip for each in self.survey.usable if each.ip in self.verified)

    def chosen(self, wanted: str) -> str:
        """The facilitator's address while it is there, else the likeliest; "" for none."""
        if wanted in self.addresses:
            return wanted
        return next(iter(self.addresses), "")


_SEEN = {
    Symptom.UNKNOWN: (Cause.OTHER_NETWORK, Cause.FIREWALL, Cause.ISOLATION),
    Symptom.WAITS: (Cause.FIREWALL, Cause.ISOLATION, Cause.OTHER_NETWORK),
    Symptom.FAILS_AT_ONCE: (Cause.OTHER_NETWORK, Cause.FIREWALL),
    Symptom.OTHER_PAGE: (Cause.LOGIN, Cause.OTHER_NETWORK, Cause.ISOLATION),
}


def likely(reach: Reach, symptom: Symptom = Symptom.UNKNOWN) -> tuple[Cause, ...]:
    """What keeps phones away, the likeliest first; what is certain stands alone."""
    certain = _certain(reach)
    if certain:
        return (certain,)
    first = (Cause.VPN,) if Hidden.VPN in reach.survey.hidden else ()
    choice = (Cause.OTHER_ADDRESS,) if len(reach.addresses) > 1 else ()
    if symptom is Symptom.FAILS_AT_ONCE:
        return (*choice, *first, *_SEEN[symptom])
    return (*first, *_SEEN[symptom], *choice)


def _certain(reach: Reach) -> Cause | None:
    if not reach.has_port:
        return Cause.NO_PORT
    if reach.addresses:
        return None
    if reach.survey.usable:
        return Cause.NO_ANSWER
    if Hidden.NO_ROUTER in reach.survey.hidden:
        return Cause.NO_ROUTER
    return Cause.NO_NETWORK

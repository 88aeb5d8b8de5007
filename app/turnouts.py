"""How many have voted, in the same words on the laptop, the wall and the phones.

Told in two parts, for the wall writes the figure larger than what it is a figure of.
"""

from __future__ import annotations

from app.i18n import _, _n
from app.models.voting import Turnout

_COUNTERS = 2


def figure(turnout: Turnout, present: int) -> str:
    """So many of those here; more than are here are no part of them, and told alone. Of a show of
    hands without an agreed count: how many of the two counts are in.
    """
    if turnout.counters is not None:
        return _("{turnout} of {n}").format(turnout=turnout.counters, n=_COUNTERS)
    if turnout.count > present:
        return str(turnout.count)
    return _("{turnout} of {n}").format(turnout=turnout.count, n=present)


def deed(turnout: Turnout, present: int) -> str:
    """What so many have done, or what the figure counts; paper handed out is not a vote yet."""
    if turnout.counters is not None and turnout.count > present:
        return _("counts are in, of more than are here")
    if turnout.counters == _COUNTERS:
        return _("counts are in, and they differ")
    if turnout.counters is not None:
        return _("counts are in")
    several = max(turnout.count, present)
    if not turnout.paper_out:
        return _n("has voted", "have voted", several)
    if turnout.paper_out == turnout.count:
        return _n("has taken paper", "have taken paper", several)
    return _n("has voted or taken paper", "have voted or taken paper", several)


def words(turnout: Turnout, present: int) -> str:
    """Both in one line."""
    return f"{figure(turnout, present)} {deed(turnout, present)}"

"""What a method is called and how one fills its ballot in: the same words in the window, on paper
and in the report.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.i18n import N_, _, _n
from app.models.voting import Method, Terms

_NAMES: Final[Mapping[Method, str]] = {
    Method.YES_NO_BLANK: N_("For, against or blank"),
    Method.SCALE: N_("A scale"),
    Method.APPROVAL: N_("Crosses"),
    Method.DOTS: N_("Dots"),
    Method.RANKING: N_("A ranking"),
    Method.RESISTANCE: N_("Resistance from 0 to 10"),
}


def method_name(terms: Terms) -> str:
    """The method in a word or two."""
    if terms.method is Method.SCALE and terms.support_from:
        return _("Can you live with it?")
    return _(_NAMES[terms.method])


def task(terms: Terms) -> str:
    """What one does with the ballot, as it is read aloud and printed."""
    if terms.method is Method.APPROVAL:
        return _crosses(terms.most)
    if terms.method is Method.DOTS:
        return _n(
            "You have {n} dot. Put it at the option you want most.",
            "You have {n} dots. Share them out as you like; several may go to the same option.",
            terms.most,
        ).format(n=terms.most)
    return {
        Method.YES_NO_BLANK: _("Put one cross: for, against or blank."),
        Method.SCALE: _("Put one cross, at the step that fits you best."),
        Method.RANKING: _(
            "Write 1 at what you want most, 2 at the next, and so on. You may leave some out."
        ),
        Method.RESISTANCE: _(
            "Give every option a number from 0, nothing against it, to 10, impossible for me."
        ),
    }[terms.method]


def _crosses(most: int) -> str:
    if not most:
        return _("Put a cross at everything you support, as many as you like.")
    return _n(
        "Put {n} cross at what you support.",
        "Put a cross at what you support, {n} at most.",
        most,
    ).format(n=most)

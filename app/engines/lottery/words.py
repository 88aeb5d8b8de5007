"""Findings, relaxations and missed targets in words, in the language of whoever reads."""

from __future__ import annotations

from collections.abc import Iterable

from app.engines.lottery.checks import Finding, Oddity
from app.engines.lottery.results import Eased, Missed
from app.i18n import _, _n, joined


def finding(told: Finding) -> str:
    """One sentence."""
    place = {"criterion": told.criterion, "value": told.value, "count": told.count}
    if told.oddity is Oddity.ONE_VALUE:
        words = _("“{criterion}” has only one value, “{value}”, so it steers nothing.")
    elif told.oddity is Oddity.NOBODY:
        words = _("“{criterion}”: nobody among the volunteers is “{value}”.")
    else:
        words = _n(
            "“{criterion}”: the only volunteer who is “{value}” is needed, and drawn for certain.",
            "“{criterion}”: all {count} volunteers who are “{value}” are needed, and drawn for "
            "certain.",
            told.count,
        )
    return words.format(**place)


def relaxation(targets: Iterable[Eased]) -> str:
    """What to change, as parts of one sentence."""
    parts = list[str]()
    for each in targets:
        if each.eased_least < each.least:
            words = _("“{criterion}”, “{value}”: at least {eased} instead of {told}")
            eased, told = each.eased_least, each.least
        else:
            words = _("“{criterion}”, “{value}”: at most {eased} instead of {told}")
            eased, told = each.eased_most, each.most
        parts.append(
            words.format(criterion=each.criterion, value=each.value, eased=eased, told=told)
        )
    return "; ".join(parts)


def missed(targets: Iterable[Missed]) -> str:
    """The targets that are not met, as parts of one sentence."""
    words = _("“{criterion}”, “{value}”: {has}, wanted {least} to {most}")
    return joined(
        words.format(
            criterion=each.criterion,
            value=each.value,
            has=each.has,
            least=each.least,
            most=each.most,
        )
        for each in targets
    )

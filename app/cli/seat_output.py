"""What `seat` and `reseat` write and print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from app.cli.output import tell, write_json
from app.engines.seating import Plan, Report, sentence
from app.i18n import _, _n


def write(plan: Plan, names: Mapping[str, str], json_to: str, *, told_moves: bool = False) -> None:
    """The plan as JSON where it was asked for, and its figures in words for people."""
    broken = [sentence(each, _called(names)) for each in plan.report.broken]
    told: dict[str, object] = {
        "rounds": [{"tables": [list(table) for table in seating]} for seating in plan.rounds],
        "report": {
            **asdict(plan.report),
            "broken": broken,
            "seconds": round(plan.report.seconds, 3),
        },
    }
    if told_moves:
        told["moved"] = {str(number): list(who) for number, who in plan.moved}
    write_json(json_to, told)
    for line in (*_figures(plan.report), *_moves(plan), *broken):
        tell(line, json_to=json_to)


def _called(names: Mapping[str, str]) -> dict[str, str]:
    """A name with the id, so that two people of one name can be told apart."""
    return {who: name if name == who else f"{name} ({who})" for who, name in names.items()}


def _figures(report: Report) -> list[str]:
    most = report.members - 1
    return [
        _n("{n} member is seated.", "{n} members are seated.", report.members).format(
            n=report.members
        ),
        _("{met} of at most {bound} pairs meet; everyone meets at least {few} of {most}.").format(
            met=report.pairs_met, bound=report.pairs_met_bound, few=report.fewest_met, most=most
        ),
        _("Repeats: {repeats}; fewer than {bound} is impossible.").format(
            repeats=report.repeats, bound=report.repeats_bound
        ),
        _("Imbalance: {imbalance} (0: every table mirrors the assembly).").format(
            imbalance=report.imbalance
        ),
    ]


def _moves(plan: Plan) -> list[str]:
    return [
        _n(
            "Round {round}: {n} person changes tables.",
            "Round {round}: {n} people change tables.",
            len(who),
        ).format(round=number, n=len(who))
        for number, who in plan.moved
    ]

"""What `seat` and `reseat` write and print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Final

from app.cli.output import tell, write_json
from app.engines.seating import (
    Broken,
    Moving,
    Plan,
    Report,
    Wishes,
    because,
    distance,
    not_gathered,
    sentence,
    why_moved,
)
from app.i18n import _, _n

_IN_WORDS: Final = ("fewest_met_bound", "throughout", "tables", "held_against")


def write(
    plan: Plan,
    wishes: Wishes,
    names: Mapping[str, str],
    json_to: str,
    moves: tuple[Moving, ...] | None = None,
) -> None:
    """The plan as JSON where it was asked for, and its figures in words for people.

    `moves` are told of a repair, also when there are none.
    """
    called = _called(names)
    broken = _broken(plan, wishes, called)
    told: dict[str, object] = {
        "rounds": [{"tables": [list(table) for table in seating]} for seating in plan.rounds],
        "report": {
            **_promised(plan.report),
            "broken": broken,
            "seconds": round(plan.report.seconds, 3),
        },
    }
    if moves is not None:
        told["moved"] = {str(number): list(who) for number, who in plan.moved}
        told["moves"] = [_move(each, called) for each in moves]
    write_json(json_to, told)
    free = not_gathered(wishes)
    whys = (why_moved(each, called) for each in moves or ())
    for line in (*_figures(plan.report), *_moves(plan), *whys, *free, *broken):
        tell(line, json_to=json_to)


def _called(names: Mapping[str, str]) -> dict[str, str]:
    """A name with the id, so that two people of one name can be told apart."""
    return {who: name if name == who else f"{name} ({who})" for who, name in names.items()}


def _broken(plan: Plan, wishes: Wishes, called: Mapping[str, str]) -> list[str]:
    """What could not be kept and why; what is the same in several rounds is said once."""
    alike: dict[tuple[Broken, str], list[Broken]] = {}
    for each in plan.report.broken:
        why = because(wishes, each, called)
        alike.setdefault((replace(each, round=0), why), []).append(each)
    return [
        f"{sentence(same[0], called, [each.round for each in same], len(plan.rounds))} {why}"
        for (_wish, why), same in alike.items()
    ]


def _promised(report: Report) -> dict[str, object]:
    """The figures that scripts rely on; what each member can meet at most is told in words only."""
    return {key: each for key, each in asdict(report).items() if key not in _IN_WORDS}


def _figures(report: Report) -> list[str]:
    return [
        _n("{n} member is seated.", "{n} members are seated.", report.members).format(
            n=report.members
        ),
        *([_pairs(report)] if report.pairs else []),
        *distance(report),
    ]


def _pairs(report: Report) -> str:
    return _("{met} of at most {bound} pairs meet.").format(
        met=report.pairs_met, bound=report.pairs_met_bound
    )


def _move(moving: Moving, called: Mapping[str, str]) -> dict[str, object]:
    return {
        "round": moving.round,
        "id": moving.member,
        "from": moving.before or None,
        "to": moving.after,
        "why": why_moved(moving, called),
    }


def _moves(plan: Plan) -> list[str]:
    return [
        _n(
            "Round {round}: {n} person changes tables.",
            "Round {round}: {n} people change tables.",
            len(who),
        ).format(round=number, n=len(who))
        for number, who in plan.moved
    ]

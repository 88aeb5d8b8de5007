"""How good seating plans are, beside what other programs were measured to reach.

Eight rooms, three positions of the slider, three seeds, worst figure first; and rooms in which a
rule has to be kept: `rep` is the sum over
pairs of C(meetings, 2), `imb` the measure of `seating_skew`, `imbalance` what people see (0 when no
table is off by a whole person). The peers' figures are from the project's research: GroupSelect,
Good Enough Golfers and GroupMixer with balance, on people of the same kind.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.bench_runs import Figure
from app.cli.bench_runs.seating_people import assembly
from app.cli.bench_runs.seating_skew import imb
from app.engines.seating import Fixed, Plan, Wishes, reseat, seat
from app.i18n import N_, _
from app.second_lane import SecondLane

if TYPE_CHECKING:
    from app.engines.seating.lanes import Mate

_SEEDS: Final = (1, 2, 3)
_USUAL_SECONDS: Final = 2.0


@dataclass(frozen=True)
class Room:
    """People, tables and rounds; rep/imb of the peers in the order of `_PEERS`, "-" if not run."""

    people: int
    tables: int
    rounds: int
    peers: tuple[str, ...]

    def __str__(self) -> str:
        """As the literature names it."""
        return f"{self.people}/{self.tables}/{self.rounds}"


_PEERS: Final = ("GroupSelect", "Good Enough Golfers", "GroupMixer")
ROOMS: Final = (
    Room(36, 6, 6, ("1180/78", "38/342", "51/242")),
    Room(36, 6, 10, ("3570/130", "277/545", "302/505")),
    Room(36, 4, 8, ("3588/76", "700/329", "686/256")),
    Room(18, 3, 5, ("450/70", "90/119", "90/95")),
    Room(99, 11, 6, ("5174/203", "67/738", "93/409")),
    Room(99, 12, 10, ("13486/360", "384/1363", "365/1036")),
    Room(150, 15, 8, ("13854/362", "271/1723", "246/1089")),
    Room(500, 50, 8, ("21692/1168", "-", "34/3254")),
)


@dataclass(frozen=True)
class Setting:
    """A position of the slider, a budget, and the most rep and imb wanted of each room."""

    balance: float
    seconds: float
    wanted: tuple[tuple[int | None, int | None], ...]


SETTINGS: Final = (
    Setting(
        0.0,
        10.0,
        ((28, 170), (276, 390), (674, 140), (90, 55), (0, 230), (205, 800), (75, 800), (0, 350)),
    ),
    Setting(
        0.5,
        2.0,
        ((55, 120), (310, 300), (682, 100), (96, 45), (0, 220), (290, 600), (160, 520), (0, 350)),
    ),
    Setting(
        1.0,
        10.0,
        (
            (165, 0),
            (None, None),
            (None, None),
            (None, None),
            # 2,376 pairs would meet without a repeat; at least 2,100 are wanted.
            (276, 0),
            (None, None),
            (None, None),
            (None, None),
        ),
    ),
)

# Theory gives plans without repeats for these: people, tables, rounds.
WITHOUT_REPEATS: Final = (
    (15, 5, 7), (16, 4, 5), (18, 5, 4), (24, 6, 7), (25, 5, 6), (27, 9, 13), (28, 7, 9),
    (36, 6, 3), (36, 7, 6), (36, 9, 11), (49, 7, 8), (64, 8, 9), (81, 9, 10), (99, 11, 10),
    (99, 13, 10), (150, 16, 8),
)  # fmt: skip


@dataclass(frozen=True)
class Chosen:
    """What of it to measure: rooms and positions of the slider, empty for all; the seeds; and other
    seconds than those that the targets are for, 0 for those.
    """

    rooms: tuple[tuple[int, int, int], ...] = ()
    balances: tuple[float, ...] = ()
    seeds: tuple[int, ...] = _SEEDS
    seconds: float = 0.0


def seating(_home: Path, chosen: Chosen | None = None) -> list[Figure]:
    """All rooms at all settings, some ten minutes; or those chosen, without what is beside."""
    wanted = chosen or Chosen()
    is_all = not (wanted.rooms or wanted.balances)
    with SecondLane() as mate:
        figures = [*_at_the_door(), *_with_rules(mate)] if is_all else []
        for setting in _settings(wanted):
            for size in wanted.rooms or [(each.people, each.tables, each.rounds) for each in ROOMS]:
                room, targets = _room(size, setting)
                figures += measured(room, setting, targets, wanted.seeds, mate)
    return figures


def _settings(chosen: Chosen) -> Iterator[Setting]:
    """Targets are for their own seconds alone."""
    known = {each.balance: each for each in SETTINGS}
    for balance in chosen.balances or known:
        setting = known.get(balance, Setting(balance, _USUAL_SECONDS, ()))
        if chosen.seconds and chosen.seconds != setting.seconds:
            setting = Setting(balance, chosen.seconds, ())
        yield setting


def _room(size: tuple[int, int, int], setting: Setting) -> tuple[Room, tuple[int | None, ...]]:
    """A room with its peers and targets, where any were measured and wanted."""
    for room, wanted in zip(ROOMS, setting.wanted or [(None, None)] * len(ROOMS), strict=True):
        if (room.people, room.tables, room.rounds) == size:
            return room, wanted
    return Room(*size, ("-",) * len(_PEERS)), (None, None)


def measured(
    room: Room,
    setting: Setting,
    wanted: tuple[int | None, ...],
    seeds: tuple[int, ...] = _SEEDS,
    mate: Mate | None = None,
) -> Iterator[Figure]:
    """The worst rep and the worst imb of the seeds, with what to hold them against."""
    wishes = assembly(room.people, room.tables, room.rounds, setting.balance)
    plans = [seat(wishes, seed=seed, seconds=setting.seconds, mate=mate) for seed in seeds]
    skews = [round(float(imb(wishes, plan.rounds))) for plan in plans]
    about = _("{room}, balance {balance}, {seconds} s").format(
        room=room, balance=setting.balance, seconds=f"{setting.seconds:g}"
    )
    peers = ", ".join(f"{name} {told}" for name, told in zip(_PEERS, room.peers, strict=True))
    first = plans[0].report
    repeats = _("{about}: rep, at least {bound} ({seeds}; {peers})").format(
        about=about, bound=first.repeats_bound, seeds=_seeds(plans, "repeats"), peers=peers
    )
    skew = _("{about}: imb (imbalance {seeds}; {met} of at most {most} pairs meet)").format(
        about=about,
        seeds=_seeds(plans, "imbalance"),
        met=min(plan.report.pairs_met for plan in plans),
        most=first.pairs_met_bound,
    )
    yield Figure("seating", repeats, max(plan.report.repeats for plan in plans), "", wanted[0])
    yield Figure("seating", skew, max(skews), "", wanted[1])


def _seeds(plans: list[Plan], figure: str) -> str:
    return ", ".join(str(getattr(plan.report, figure)) for plan in plans)


def with_hosts(wishes: Wishes) -> Wishes:
    """A host at each table, in every round."""
    hosts = (Fixed(wishes.members[at], at + 1) for at in range(wishes.tables))
    return replace(wishes, fixed=tuple(hosts))


def with_round_held(wishes: Wishes) -> Wishes:
    """A round of another day, everybody in turn at the next table."""
    tables = range(wishes.tables)
    return replace(wishes, history=(tuple(wishes.members[at :: wishes.tables] for at in tables),))


# What no rule need cost where there is a net, and what a search for hosts at six tables reached.
_RULED: Final = (
    (N_("{room}, a host at each table"), with_hosts, (99, 11, 6), 0),
    (N_("{room}, a host at each table"), with_hosts, (49, 7, 7), 0),
    (N_("{room}, a host at each table"), with_hosts, (36, 6, 6), 36),
    (N_("{room}, a round held before"), with_round_held, (99, 11, 6), 0),
    (N_("{room}, a round held before"), with_round_held, (36, 6, 6), 52),
)


def _with_rules(mate: Mate | None) -> Iterator[Figure]:
    """The worst rep of the three seeds, balance 0, two seconds."""
    for about, ruled, room, wanted in _RULED:
        wishes = ruled(assembly(*room, 0.0))
        plans = [seat(wishes, seed=seed, seconds=2.0, mate=mate) for seed in _SEEDS]
        what = _(about).format(room="/".join(map(str, room)))
        told = _("{about}: rep ({seeds})").format(about=what, seeds=_seeds(plans, "repeats"))
        yield Figure("seating", told, max(plan.report.repeats for plan in plans), "", wanted)


def _at_the_door() -> Iterator[Figure]:
    """How quickly there is a first plan, and how few move when nine of 36 stay away."""
    told: list[float] = []
    hall = assembly(99, 12, 10, 0.5)
    seat(hall, effort=1)  # loads what a plan needs
    began = time.perf_counter()
    seat(
        hall,
        effort=16,
        better=lambda _plan: told.append(time.perf_counter() - began),
    )
    yield Figure("seating", N_("99 members, a first plan"), told[0], "s", 0.2, 2)
    wishes = assembly(36, 6, 6, 0.5)
    plan = seat(wishes, seconds=1.0).rounds
    began = time.perf_counter()
    repaired = reseat(wishes, plan, 1, absent=wishes.members[:9], seconds=1.5)
    yield Figure("seating", N_("9 of 36 stay away"), time.perf_counter() - began, "s", 2.0, 2)
    moved = len(dict(repaired.moved)[1])
    yield Figure("seating", N_("members moved in round 1"), moved, "", 6)
    repeated = [
        room for room in WITHOUT_REPEATS if seat(assembly(*room, 0.5), effort=60).report.repeats
    ]
    yield Figure("seating", N_("rooms with needless repeats"), len(repeated), "", 0)

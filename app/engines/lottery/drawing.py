"""Working a lottery out, drawing it, and filling seats again; NumPy and HiGHS load only then."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence

from app.engines.lottery.checks import check
from app.engines.lottery.results import Chances, Eased, Listing, Method, StandIns
from app.engines.lottery.words import relaxation
from app.models.errors import Refused
from app.models.lottery import Lottery


def _never() -> bool:
    return False


def _unseen(_share: float) -> None:
    pass


def fair(
    lottery: Lottery,
    *,
    method: Method = Method.LEXIMIN,
    cap: float | None = None,
    seed: int = 0,
    seconds: float | None = None,
    now: Callable[[], float] = time.perf_counter,
    cancelled: Callable[[], bool] = _never,
    progress: Callable[[float], None] = _unseen,
) -> Chances:
    """Every panel the lottery may give, with its weight, and everybody's chance.

    With a `cap` (0 to 1) nobody's chance is above it where the targets let that be avoided. The
    same seed gives the same answer, unless `seconds` run out or it is `cancelled`: then it is the
    best found so far. Raises `Refused` ("lottery-..."); where no panel meets the targets the
    refusal names the smallest relaxation.
    """
    check(lottery)
    if cap is not None and not 0.0 < cap <= 1.0:
        raise Refused("lottery-cap-range")
    from app.engines.lottery import course
    from app.engines.lottery.space import space_of

    began = now()

    def stopped() -> bool:
        return cancelled() or (seconds is not None and now() - began >= seconds)

    space = space_of(lottery)
    try:
        found = course.work_out(space, method, cap, seed, course.Watch(stopped, progress))
    except course.Impossible:
        raise _refusal(lottery) from None
    progress(1.0)
    ids = tuple(each.id for each in lottery.volunteers)
    return course.told(ids, space, found, method)


def draw(chances: Chances, seed: int) -> tuple[str, ...]:
    """The people drawn, in the order of the list of volunteers; the same seed draws the same."""
    from app.engines.lottery.people import drawn

    return drawn(chances, seed)


def panels(chances: Chances, count: int, seed: int) -> Listing:
    """So many panels of equal weight, to draw one of by dice or a number said on stage."""
    from app.engines.lottery.people import listed

    return listed(chances, count, seed)


def ease(lottery: Lottery) -> tuple[Eased, ...]:
    """The smallest relaxation with which there is a panel; empty when there is one already."""
    check(lottery)
    from app.engines.lottery.easing import eased
    from app.engines.lottery.space import space_of

    return eased(lottery, space_of(lottery))


def reserves(lottery: Lottery, panel: Sequence[str], count: int, seed: int = 0) -> tuple[str, ...]:
    """So many who could step in, chosen so that whoever leaves is replaced with the least harm."""
    from app.engines.lottery.stepping_in import reserves as chosen

    return chosen(lottery, panel, count, seed)


def stand_in(
    lottery: Lottery,
    panel: Sequence[str],
    gone: Collection[str],
    *,
    able: Sequence[str] = (),
    seed: int = 0,
) -> StandIns:
    """Who steps in for those of the panel who are `gone`, with the least harm to the targets.

    `able` are the reserves, in order; without them everybody else who volunteered. Raises `Refused`
    ("lottery-unknown-id", "lottery-not-drawn").
    """
    known = {each.id for each in lottery.volunteers}
    for who in (*panel, *able):
        if who not in known:
            raise Refused("lottery-unknown-id", id=who)
    for who in gone:
        if who not in panel:
            raise Refused("lottery-not-drawn", id=who)
    from app.engines.lottery.stepping_in import stand_ins

    return stand_ins(lottery, panel, gone, able, seed)


def _refusal(lottery: Lottery) -> Refused:
    """Why no panel is possible, and with what smallest change one would be."""
    eased = relaxation(ease(lottery))
    for criterion in lottery.criteria:
        targets = [each for each in lottery.targets if each.criterion == criterion]
        least, most = sum(each.least for each in targets), sum(each.most for each in targets)
        told: dict[str, str | int] = {
            "criterion": criterion,
            "seats": lottery.seats,
            "eased": eased,
        }
        if least > lottery.seats:
            return Refused("lottery-sum-above", total=least, **told)
        if most < lottery.seats:
            return Refused("lottery-sum-below", total=most, **told)
    return Refused("lottery-impossible", seats=lottery.seats, eased=eased)

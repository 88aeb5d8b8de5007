"""An aim as so many whole panels at once: tokens of each type, dealt so that each panel gets the
floor or the ceiling of its share. Together they meet the aim; which panel meets its targets is left
to `exchange`.
"""

from __future__ import annotations

import numpy as np

from app.engines.lottery.programs import is_solved, polytope, set_costs, values
from app.engines.lottery.space import Floats, Ints, Space
from app.engines.seating.chance import Chance

_FINE = 6
"""Decimals to which an aim is meant, so that noise in the last ones decides no rounding."""


def dealt(space: Space, amounts: Floats, panels: int, chance: Chance) -> Ints:
    """So many panels (rows) of `space.seats` types each."""
    order = chance.order(space.kinds)
    tokens = _tokens(space, amounts, panels, chance)
    return np.repeat(order, tokens[order]).reshape(space.seats, panels).T.copy()


def _tokens(space: Space, amounts: Floats, panels: int, chance: Chance) -> Ints:
    """The aim times the panels, rounded so that all targets together can still be met."""
    exact = np.round(amounts * panels, _FINE)
    low = np.floor(exact)
    solver = polytope(space, whole=True, panels=panels)
    columns = np.arange(space.kinds, dtype=np.int32)
    solver.changeColsBounds(space.kinds, columns, low, np.ceil(exact))
    # Nearest first; among equals chance decides, so that the answer is the only one.
    set_costs(solver, np.round((exact - low) * 1e4) + chance.order(space.kinds) / space.kinds)
    solver.run()
    if is_solved(solver):
        return np.round(values(solver)).astype(np.int64)
    tokens = low.astype(np.int64)
    missing = space.seats * panels - int(tokens.sum())
    tokens[np.lexsort((columns, low - exact))[:missing]] += 1
    return tokens

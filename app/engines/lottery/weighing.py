"""Weights for panels whose average is exactly the aim: as even as can be, and therefore unique.

Minimise |w - c|^2 over w >= 0 with G^T w = y (G: panels by types, c: equal weights, y: the aim).
The dual is a smooth concave function of a price for each type, and w = max(0, c + G p); its root
is found by a semismooth Newton method (Qi, Sun 1993). A strictly convex program has one answer,
so the weights do not depend on the path that floating point takes on a platform.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from app.engines.lottery.results import WHOLE
from app.engines.lottery.space import Floats, Ints

_CLOSE, _CLOSE_PER_KIND = 2e-6, 5e-8
_STEPS: Final = 16
"""Where there is an answer it takes six to ten."""
_HALVINGS: Final = 12
_RIDGE: Final = 1e-7


def close(kinds: int) -> float:
    """How far an average may be from the aim, in seats added over so many types: what the noise in
    an aim comes to, and far below any chance that is shown.
    """
    return _CLOSE + _CLOSE_PER_KIND * kinds


def weights_for(panels: Ints, times: Ints, amounts: Floats) -> Floats | None:
    """The weight of each panel (rows, told apart, each counted `times`), together 1, or None where
    the aim is not found to be a mixture of them.
    """
    many = len(panels)
    even = times * (many / times.sum())
    rows, wanted = panels.astype(np.float64), amounts * many
    price = np.zeros(rows.shape[1])
    raw = even.astype(np.float64)
    worth = _worth(raw, price, wanted)
    for _step in range(_STEPS):
        weights = np.maximum(raw, 0.0)
        off = rows.T @ weights - wanted
        if np.abs(off).sum() <= close(len(amounts)) * many:
            found: Floats = weights / weights.sum()
            return found
        active = rows[raw > 0.0]
        slope = active.T @ active
        slope[np.diag_indices_from(slope)] += _RIDGE * (1.0 + slope.diagonal().max(initial=0.0))
        step = np.linalg.solve(slope, -off)
        moved = rows @ step
        for halving in range(_HALVINGS):
            length = 0.5**halving
            tried = _worth(raw + length * moved, price + length * step, wanted)
            if tried < worth + 1e-4 * length * float(off @ step):
                break
        else:
            return None
        price, raw, worth = price + length * step, raw + length * moved, tried
    return None


def _worth(raw: Floats, price: Floats, wanted: Floats) -> float:
    kept = np.maximum(raw, 0.0)
    return 0.5 * float(kept @ kept) - float(price @ wanted)


def whole(weights: Floats) -> Ints:
    """The same as whole numbers that add up to `WHOLE`, by largest remainders."""
    exact = weights / weights.sum() * WHOLE
    counted: Ints = np.floor(exact).astype(np.int64)
    rest = WHOLE - int(counted.sum())
    counted[np.argsort(counted - exact, kind="stable")[:rest]] += 1
    return counted

"""What becomes of the steps of an item whose length a repair changes, in words."""

from __future__ import annotations

from app.i18n import _
from app.models.agenda import Item
from app.ui.today.clock import begun_min


def steps_words(old: Item, new: Item, now: int) -> str:
    """What the steps have then instead of now, and which of them fall away: "the steps to come:
    20 → 12 min each"; "" where nothing changes for them.
    """
    on = old.step_on(now)
    first = on.number if on is not None else 0
    told = [_on_words(old, new, now), _coming_words(old, new, first)]
    gone = old.plan.steps[len(new.plan.steps) :]
    told += [_("“{title}” falls away").format(title=each.title) for each in gone]
    return "; ".join(filter(None, told))


def _on_words(old: Item, new: Item, now: int) -> str:
    """How much the step that is on has left; the last one has what the item has."""
    before, after = old.step_on(now), new.step_on(now)
    if before is None or after is None or before.number == before.count:
        return ""
    has, had = begun_min(after.remaining_ms), begun_min(before.remaining_ms)
    if has == had:
        return ""
    words = _("“{title}” has {new} min left instead of {old}")
    return words.format(title=before.title, new=has, old=had)


def _coming_words(old: Item, new: Item, first: int) -> str:
    """The steps from `first` on (0 for all) that get other lengths."""
    pairs = list(zip(old.plan.steps[first:], new.plan.steps[first:], strict=False))
    changed = [(was, now) for was, now in pairs if was.length_min != now.length_min]
    if not changed:
        return ""
    alike = {(was.length_min, now.length_min) for was, now in changed}
    if len(pairs) > 1 and len(changed) == len(pairs) and len(alike) == 1:
        was, now = changed[0]
        words = _("the steps to come: {old} → {new} min each")
        return words.format(old=was.length_min, new=now.length_min)
    words = _("“{title}” {old} → {new} min")
    return ", ".join(
        words.format(title=was.title, old=was.length_min, new=now.length_min)
        for was, now in changed
    )

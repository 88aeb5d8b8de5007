"""What two laptops changed side by side, as a sync sees it: neither side knew of the other's word.

Seen where both sides of a sync lack each other's entries. (Entries that came round by another
archive count as side by side too: rather one question too many.)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.archive.contents import Contents
from app.models.agenda import ItemAdded, ItemPlanned, Plan
from app.models.assembly import KINDS
from app.models.board import ThemeRenamed
from app.models.entries import Entry, Fact, decode, kind_of
from app.models.people import Details, MemberAdded, MemberDescribed
from app.models.side_by_side import (
    CrossingFound,
    Hand,
    ItemCrossed,
    MemberCrossed,
    ThemeCrossed,
    Thing,
    together,
)

_KINDS = frozenset(
    kind_of(each) for each in (MemberAdded, MemberDescribed, ItemAdded, ItemPlanned, ThemeRenamed)
)
Said = Mapping[tuple[Thing, str], tuple[Entry, Fact]]


def crossings(here: Contents, there: Contents, both: Contents) -> tuple[CrossingFound, ...]:
    """What was changed on both sides to different things since they last met."""
    ours, theirs = _said(here.without(there), both), _said(there.without(here), both)
    shared = Contents({k: e for k, e in here.entries.items() if k in there.entries}, {}, {})
    both_changed = ours.keys() & theirs.keys()
    before = _said(shared, both) if both_changed else {}
    found = []
    for key in sorted(both_changed):
        first, second = sorted((ours[key], theirs[key]), key=lambda each: each[0].order)
        crossed = _crossed(first[1], second[1], _hand(first[0]), _hand(second[0]))
        if key[0] is not Thing.THEME:
            crossed = _with_both(crossed, before.get(key))
        if crossed is not None and crossed.first != crossed.second:
            found.append(crossed)
    return tuple(found)


def _said(news: Contents, both: Contents) -> Said:
    """The last word of one side on each thing."""
    bodies = {seal: row[3] for seal, row in both.personal.items()}
    said = dict[tuple[Thing, str], tuple[Entry, Fact]]()
    for entry in sorted(news.entries.values(), key=lambda each: each.order):
        if entry.kind in _KINDS:
            fact = decode(entry.kind, entry.body, KINDS, bodies.get)
            if (key := _key(fact)) is not None:
                said[key] = entry, fact
    return said


def _key(fact: Fact) -> tuple[Thing, str] | None:
    match fact:
        case MemberAdded() | MemberDescribed():
            return Thing.MEMBER, fact.member
        case ItemAdded() | ItemPlanned():
            return Thing.ITEM, fact.item
        case ThemeRenamed():
            return Thing.THEME, fact.theme
    return None


def _crossed(first: Fact, second: Fact, one: Hand, other: Hand) -> CrossingFound | None:
    match first, second:
        case (
            MemberDescribed(member, Details() as said),
            MemberDescribed(_, Details() as later),
        ):
            return MemberCrossed(member, said, later, one, other)
        case ItemPlanned(item, Plan() as planned), ItemPlanned(_, Plan() as replanned):
            return ItemCrossed(item, planned, replanned, one, other)
        case ThemeRenamed(theme, title), ThemeRenamed(_, renamed):
            return ThemeCrossed(theme, title, renamed, one, other)
    return None


def _with_both(
    crossed: CrossingFound | None, before: tuple[Entry, Fact] | None
) -> CrossingFound | None:
    """With what both changes make together, where they leave each other alone."""
    match crossed, before:
        case MemberCrossed(), (_, MemberAdded() | MemberDescribed() as known) if (
            crossed.first and crossed.second
        ):
            both = together(known.details, crossed.first, crossed.second)
            return replace(crossed, both=both) if isinstance(both, Details) else crossed
        case ItemCrossed(), (_, ItemAdded() | ItemPlanned() as known):
            both = together(known.plan, crossed.first, crossed.second)
            return replace(crossed, both=both) if isinstance(both, Plan) else crossed
    return crossed


def _hand(entry: Entry) -> Hand:
    return Hand(entry.device, int(entry.stamp.partition("-")[0]))

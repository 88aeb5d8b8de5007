"""Ready-made items: ways of working that facilitators know by name, with their steps."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.i18n import N_, _
from app.models.agenda import ItemKind, Plan, Step


class Pattern(StrEnum):
    """The patterns, in the order they are offered."""

    WORLD_CAFE = "world_cafe"
    ONE_TWO_FOUR_ALL = "one_two_four_all"
    CONSENT = "consent"
    OPEN_SPACE = "open_space"
    EXPERT = "expert"


_WORDS: Final[Mapping[Pattern, tuple[ItemKind, str, tuple[tuple[int, str], ...]]]] = {
    Pattern.WORLD_CAFE: (
        ItemKind.TABLE_ROUND,
        N_("World Café"),
        (
            (20, N_("Round 1")),
            (3, N_("Change tables; the host stays")),
            (20, N_("Round 2: the host tells what was said")),
            (3, N_("Change tables; the host stays")),
            (20, N_("Round 3: the host tells what was said")),
            (9, N_("The hosts sum up")),
        ),
    ),
    Pattern.ONE_TWO_FOUR_ALL: (
        ItemKind.TABLE_ROUND,
        N_("1-2-4-All"),
        (
            (2, N_("Alone: think and write")),
            (4, N_("In pairs: compare and build on it")),
            (6, N_("In fours: find what stands out")),
            (8, N_("All: one thing from each four")),
        ),
    ),
    Pattern.CONSENT: (
        ItemKind.PLENARY,
        N_("Consent round"),
        (
            (3, N_("The proposal is read aloud")),
            (7, N_("Questions to understand it")),
            (8, N_("Reactions, one by one")),
            (3, N_("The proposal is amended")),
            (4, N_("Objections, one by one")),
            (10, N_("Objections are worked into it")),
        ),
    ),
    Pattern.OPEN_SPACE: (
        ItemKind.TABLE_ROUND,
        N_("Open space"),
        (
            (15, N_("Topics are offered and get a table")),
            (35, N_("First round at the tables")),
            (5, N_("Change tables")),
            (35, N_("Second round at the tables")),
            (15, N_("Each topic in one minute")),
        ),
    ),
    Pattern.EXPERT: (
        ItemKind.EXPERT,
        N_("Expert talk with questions"),
        (
            (15, N_("The talk")),
            (5, N_("The tables agree on their questions")),
            (15, N_("Questions and answers")),
        ),
    ),
}


def pattern_words(pattern: Pattern) -> str:
    """What a pattern is called."""
    return _(_WORDS[pattern][1])


def plan_of(pattern: Pattern) -> Plan:
    """An item as the pattern has it, in the language of the moment."""
    kind, title, told = _WORDS[pattern]
    steps = tuple(Step(_(words), minutes) for minutes, words in told)
    return Plan(_(title), kind, length_min=sum(each.length_min for each in steps), steps=steps)

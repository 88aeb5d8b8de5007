"""The theme engine: groups, suggestions, labels, duplicates and similar notes, as proposals.

Pure functions from notes to proposals, without a model and without the internet. Danish and English
are known best (stems, compounds and a lexicon of municipal life); German and Swedish by stems and
letters, any other language by letters alone. The same notes give the same answer on every machine.

`group` proposes themes around those that people made, `place` suggests themes for single notes and
learns from where people put others, `labels` names groups, `twins` finds duplicates and opposites,
`Neighbours` finds similar notes while somebody types.
"""

from __future__ import annotations

from app.engines.themes.grouping import SMALLEST, group
from app.engines.themes.labels import labels
from app.engines.themes.lexicon import Concept, Lexicon
from app.engines.themes.lexicon_file import LexiconError, parse
from app.engines.themes.map import NoteMap
from app.engines.themes.near import OWN_ID, Neighbours, alike_pairs, nearest_notes, similar
from app.engines.themes.placing import place
from app.engines.themes.steps import Steps
from app.engines.themes.twins import compared, twins
from app.engines.themes.values import (
    Alike,
    Embed,
    Grouping,
    Kin,
    Label,
    Note,
    Step,
    Suggestion,
    Theme,
    Twins,
    Why,
)

__all__ = [
    "OWN_ID",
    "SMALLEST",
    "Alike",
    "Concept",
    "Embed",
    "Grouping",
    "Kin",
    "Label",
    "Lexicon",
    "LexiconError",
    "Neighbours",
    "Note",
    "NoteMap",
    "Step",
    "Steps",
    "Suggestion",
    "Theme",
    "Twins",
    "Why",
    "alike_pairs",
    "compared",
    "group",
    "labels",
    "nearest_notes",
    "parse",
    "place",
    "similar",
    "twins",
]

"""The rules as rows of a list: made here, or a fixed table from the list of members."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from app.i18n import _, date
from app.models.assembly import Assembly
from app.models.seating import Rule, RuleKind, doubts, standing_rules
from app.ui.seating.rules.words import KIND_ICONS, doubt_words, rule_words

FIXED = "fixed:"
"""Begins the key of a row that is a member's fixed table; the member's id follows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A rule in words: what it says, its day if not all, and its clashes; `key` is its id."""

    key: str
    words: str
    scope: str
    clash: str
    icon_name: str

    @property
    def is_fixed(self) -> bool:
        """True for a fixed table that the list of members brought."""
        return self.key.startswith(FIXED)

    @property
    def text(self) -> str:
        """All of it, a line each; read aloud as it stands."""
        return "\n".join(filter(None, (self.words, self.scope, self.clash)))


def rows_of(assembly: Assembly) -> list[Row]:
    """Every rule that still is about somebody, in the order made; then the fixed tables."""
    names = assembly.people.shown_names()
    rows = [_row(assembly, key, rule, names) for key, rule in standing_rules(assembly).items()]
    for member in assembly.people:
        if member.fixed_table and member.details:
            rule = Rule(RuleKind.HOST, (member.id,), tables=(member.fixed_table,))
            words = rule_words(rule, names)
            told = _("From the list of members")
            rows.append(Row(f"{FIXED}{member.id}", words, told, "", KIND_ICONS[rule.kind]))
    return rows


def day_of(assembly: Assembly, meeting: str) -> str:
    """A meeting day, short: "14. mar. 2026"."""
    day = next((each.day for each in assembly.mandate.meetings if each.id == meeting), "")
    return date(datetime.date.fromisoformat(day), "medium") if day else ""


def _row(assembly: Assembly, key: str, rule: Rule, names: Mapping[str, str]) -> Row:
    meeting = rule.meeting or assembly.mandate.meeting
    found = doubts(assembly, meeting, key)
    clash = " ".join(doubt_words(each, names) for each in found)
    scope = _("On {day} only").format(day=day_of(assembly, rule.meeting)) if rule.meeting else ""
    icon_name = "triangle-alert" if clash else KIND_ICONS[rule.kind]
    return Row(key, rule_words(rule, names), scope, clash, icon_name)

"""Recommendations, what they rest on, and their versions as readable tables of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.archive.board_tables import Layout, Row, at
from app.models.assembly import Assembly
from app.models.recommendations import Kinship, sources

RECOMMENDED: Final[Layout] = {
    "recommendations": {
        "id": str,
        "number": int,
        "title": str,
        "withdrawn": int,
        "latest_version": int,
        "theme": str,
    },
    "recommendation_sources": {"recommendation": str, "source": str, "id": str},
    "versions": {
        "recommendation": str,
        "version": int,
        "title": str,
        "text": str,
        "reason": str,
        "initiatives": str,
        "written_by": str,
        "written_at": str,
        "based_on": int,
        "fingerprint": str,
        "evidence": str,
        "addressed_to": str,
        "table_number": int,
        "not_a_member": int,
        "why": str,
    },
    "recommendation_ancestry": {"recommendation": str, "came_from": str, "how": str},
    "minority_statements": {
        "id": str,
        "recommendation": str,
        "text": str,
        "supporters": int,
        "withdrawn": int,
    },
    "minority_signers": {"statement": str, "member": str},
    "editing_group": {"member": str, "place": int, "seed": str, "pool": int, "named_at": str},
    "phases": {"position": int, "phase": str, "state": str, "last_call": str, "at": str},
    "comments": {
        "id": str,
        "recommendation": str,
        "version": int,
        "line": int,
        "quote": str,
        "kind": str,
        "text": str,
        "table_number": int,
        "made_by": str,
        "made_at": str,
        "withdrawn": int,
        "answer": str,
        "because": str,
        "answered_by": str,
        "answered_at": str,
    },
}

NEW_IN_5: Final = (
    "recommendation_ancestry",
    "minority_statements",
    "minority_signers",
    "editing_group",
)
"""Tables that archives of version 4 do not have."""
NEW_IN_7: Final = ("phases", "comments")
"""Tables that archives of version 6 do not have."""
EARLIER_ANCESTRY: Final = ("recommendation", "came_from")
"""What `recommendation_ancestry` was in version 5."""


def recommendation_rows(assembly: Assembly) -> dict[str, Iterator[Row]]:
    """The rows of each table above."""
    return {
        "recommendations": _recommendations(assembly),
        "recommendation_sources": _sources(assembly),
        "versions": _versions(assembly),
        "recommendation_ancestry": _ancestry(assembly),
        "minority_statements": _minorities(assembly),
        "minority_signers": _signers(assembly),
        "editing_group": _editors(assembly),
        "phases": _phases(assembly),
        "comments": _comments(assembly),
    }


def _recommendations(assembly: Assembly) -> Iterator[Row]:
    recommendations = assembly.recommendations
    for each in recommendations.order:
        item = recommendations.items[each]
        yield {
            "id": each,
            "number": recommendations.number(each) or None,
            "title": item.title,
            "withdrawn": int(item.withdrawn),
            "latest_version": item.latest.number,
            "theme": item.theme or None,
        }


def _sources(assembly: Assembly) -> Iterator[Row]:
    for each in assembly.recommendations.items.values():
        rests = sources(assembly.board, each)
        for source, ids in (("theme", rests.themes), ("note", rests.notes)):
            for one in ids:
                yield {"recommendation": each.id, "source": source, "id": one}


def _ancestry(assembly: Assembly) -> Iterator[Row]:
    for each in assembly.recommendations.items.values():
        for one in each.came_from:
            how = Kinship.SPLIT if one in each.split_from else Kinship.MERGED
            yield {"recommendation": each.id, "came_from": one, "how": how.value}


def _minorities(assembly: Assembly) -> Iterator[Row]:
    for each in assembly.recommendations.minorities.values():
        yield {
            "id": each.id,
            "recommendation": each.recommendation or None,
            "text": each.text,
            "supporters": each.supporters,
            "withdrawn": int(each.withdrawn),
        }


def _signers(assembly: Assembly) -> Iterator[Row]:
    for each in assembly.recommendations.minorities.values():
        for member in each.signers:
            yield {"statement": each.id, "member": member}


def _editors(assembly: Assembly) -> Iterator[Row]:
    group = assembly.recommendations.editing
    for place, member in enumerate(group.members, 1):
        yield {
            "member": member,
            "place": place,
            "seed": group.seed or None,
            "pool": group.pool,
            "named_at": at(group.at),
        }


def _phases(assembly: Assembly) -> Iterator[Row]:
    """Every move of the gate; `phase` None where the phases were left."""
    for position, each in enumerate(assembly.recommendations.way.trace, 1):
        yield {
            "position": position,
            "phase": each.stage.value if each.stage else None,
            "state": "open" if each.is_open else "closed",
            "last_call": at(each.until),
            "at": at(each.at),
        }


def _comments(assembly: Assembly) -> Iterator[Row]:
    for item in assembly.recommendations.items.values():
        for each in item.comments:
            reply = each.reply
            yield {
                "id": each.id,
                "recommendation": item.id,
                "version": each.version,
                "line": each.line or None,
                "quote": each.quote or None,
                "kind": each.remark.value,
                "text": each.text or None,
                "table_number": each.table or None,
                "made_by": each.by,
                "made_at": at(each.at),
                "withdrawn": int(each.withdrawn),
                "answer": reply.answer.value if reply else None,
                "because": (reply.why or None) if reply else None,
                "answered_by": reply.by if reply else None,
                "answered_at": at(reply.at) if reply else None,
            }


def _versions(assembly: Assembly) -> Iterator[Row]:
    for recommendation in assembly.recommendations.items.values():
        for each in recommendation.versions:
            words, origin = each.wording, each.origin
            yield {
                "recommendation": recommendation.id,
                "version": each.number,
                "title": words.title,
                "text": words.text,
                "reason": words.reason,
                "initiatives": "\n".join(words.initiatives),
                "written_by": each.by,
                "written_at": at(each.at),
                "based_on": each.based_on or None,
                "fingerprint": words.fingerprint,
                "evidence": words.evidence or None,
                "addressed_to": words.addressed_to or None,
                "table_number": origin.table or None,
                "not_a_member": int(origin.is_staff),
                "why": origin.why or None,
            }

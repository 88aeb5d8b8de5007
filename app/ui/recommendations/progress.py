"""How far the words of a recommendation are: a draft, a version, or a draft somebody overtook."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.i18n import _
from app.models.assembly import Assembly
from app.models.recommendations import Recommendation
from app.ui.recommendations.drafts import Draft
from app.ui.recommendations.words import origin_words, table_words, version_words


@dataclass(frozen=True, slots=True)
class State:
    """What the words are, whether there is something to discard, and something to save."""

    words: str
    is_draft: bool
    can_save: bool = False
    is_warning: bool = False


def state_of(found: Recommendation | None, draft: Draft | None, *, is_final: bool = False) -> State:
    """Of a recommendation, None when it was never saved, and of what is typed over it; `is_final`
    where the phases say that the text stands: then whoever types is told.
    """
    state = _state_of(found, draft)
    if not (is_final and state.is_draft):
        return state
    told = _("The text is final: say why you change it.")
    return replace(state, words=f"{told} {state.words}", is_warning=True)


def _state_of(found: Recommendation | None, draft: Draft | None) -> State:
    if found is None:
        is_draft = draft is not None
        words = _("A draft; it is not a version yet.") if is_draft else ""
        return State(words, is_draft, can_save=is_draft)
    latest = found.latest
    if draft is None:
        return State(f"{version_words(latest)} · {origin_words(latest)}", is_draft=False)
    if draft.based_on != latest.number:
        told = _(
            "Version {number} came while this draft was written over version {base}. "
            "Compare before you save."
        ).format(number=latest.number, base=draft.based_on)
        return State(told, is_draft=True, can_save=True, is_warning=True)
    told = _("A draft over version {number}, kept on this laptop.")
    can_save = draft.wording != latest.wording
    return State(told.format(number=draft.based_on), is_draft=True, can_save=can_save)


def untouched(found: Recommendation | None) -> Draft:
    """The draft that says what the latest version says."""
    if found is None:
        return Draft()
    latest = found.latest
    return Draft.of(latest.wording, latest.by, latest.number, is_staff=latest.origin.is_staff)


def writers(assembly: Assembly) -> list[str]:
    """Who is offered for having written it: tables, then roles."""
    tables = range(1, assembly.seating.table_count(assembly.mandate.meeting) + 1)
    roles = [_("Editorial group"), _("Facilitator"), _("Secretariat"), _("Expert")]
    return [*map(table_words, tables), *roles]

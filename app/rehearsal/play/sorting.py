"""From notes to themes, and from themes to recommendations."""

from __future__ import annotations

from collections import Counter

from app import theme_proposals
from app.i18n import _, in_language
from app.models import board, recommendations
from app.models.agenda import ItemKind
from app.models.recommendations import Stage
from app.models.room import Scene
from app.rehearsal.cases import LANGUAGE, CaseRecommendation, CaseTheme
from app.rehearsal.play.between import hear
from app.rehearsal.play.day import Day
from app.theme_proposals import Ghost, Offer

_BY_HAND = 3
"""How many themes people begin with themselves, each with its first notes."""

_LAST_CALL_MS = 20 * 60_000
"""How long the tables may write, as the room is told."""

_EDITING, _SEED = 5, "4711"
"""So many members of the editing group, and what their lot was drawn from."""


def sort(day: Day) -> None:
    """Step 7: people begin, the engine suggests, people accept, rename and put right."""
    day.begin(_item(day, ItemKind.THEMES))
    for theme in day.case.themes[:_BY_HAND]:
        notes = [day.note_ids[each] for each in theme.notes]
        _make(day, theme, notes[: len(notes) // 2])
    offer = day.hall.sort(theme_proposals.task(day.assembly))
    _accept(day, offer)
    for theme in day.case.themes:
        if theme.key not in day.theme_ids:
            _make(day, theme, [])
    _put_right(day)
    day.take(Scene.THEMES)
    day.watcher.moment("themes")
    day.take(Scene.THEME, day.theme_ids[day.case.themes[0].key])
    hear(day)
    day.spend(_item(day, ItemKind.THEMES))


def draft(day: Day) -> None:
    """Step 8: every wording, each resting on its themes and notes."""
    day.begin(_item(day, ItemKind.DRAFTING))
    day.take(Scene.TASK, _item(day, ItemKind.DRAFTING))
    day.hall.perform(recommendations.open_stage, Stage.DRAFT_1, day.now)
    day.hall.perform(recommendations.last_call, day.now + _LAST_CALL_MS, day.now)
    day.take(Scene.GATE)
    for number, item in enumerate(day.case.recommendations):
        day.pass_minutes(4)
        with in_language(LANGUAGE):  # as the case's own words are
            by = _("Table {n}").format(n=number % day.case.tables + 1)
        _draft_one(day, item, by=by)
    day.hall.perform(recommendations.open_stage, Stage.FINAL, day.now)
    day.hall.perform(recommendations.draw_editing_group, _EDITING, _SEED, day.now)
    day.take(Scene.EDITING_GROUP)
    rewritten = next(each for each in day.case.recommendations if len(each.versions) > 1)
    day.take(Scene.REDLINE, f"{rewritten.key}:1:{len(rewritten.versions)}")
    day.take(Scene.RECOMMENDATION, day.case.recommendations[0].key)
    day.watcher.moment("recommendations")
    day.spend(_item(day, ItemKind.DRAFTING))


def _accept(day: Day, offer: Offer) -> None:
    """The hints, theme by theme, and each proposed theme that matches one of people's own."""
    wanted = {day.note_ids[note]: theme for theme in day.case.themes for note in theme.notes}
    hinted: dict[str, list[str]] = {}
    for note, hint in offer.hints.items():
        hinted.setdefault(hint.theme, []).append(note)
    for theme_id, notes in hinted.items():
        day.hall.perform(board.place_notes, notes, theme_id)
    for ghost in offer.still(day.assembly).ghosts:
        theme = _meant(ghost, wanted)
        if theme is not None and theme.key not in day.theme_ids:
            _make(day, theme, ghost.notes)
    day.summary.notes_placed_by_suggestion = len(day.assembly.board.placed) - _begun(day)


def _begun(day: Day) -> int:
    return sum(len(each.notes) // 2 for each in day.case.themes[:_BY_HAND])


def _meant(ghost: Ghost, wanted: dict[str, CaseTheme]) -> CaseTheme | None:
    """The theme most of a proposed theme's notes belong to."""
    votes = Counter(wanted[each].key for each in ghost.notes if each in wanted)
    if not votes:
        return None
    most = votes.most_common(1)[0][0]
    return next(each for each in wanted.values() if each.key == most)


def _put_right(day: Day) -> None:
    """Each note into the theme people want it in; what belongs nowhere goes back to the tray."""
    placed = day.assembly.board.placed
    for theme in day.case.themes:
        held = day.theme_ids[theme.key]
        wrong = [each for note in theme.notes if placed.get(each := day.note_ids[note]) != held]
        if wrong:
            day.hall.perform(board.place_notes, wrong, held)
    in_themes = {day.note_ids[note] for theme in day.case.themes for note in theme.notes}
    loose = [each for each in day.assembly.board.placed if each not in in_themes]
    if loose:
        day.hall.perform(board.place_notes, loose, "")


def _make(day: Day, theme: CaseTheme, notes: tuple[str, ...] | list[str]) -> None:
    day.theme_ids[theme.key] = day.hall.document.fresh_id("t")
    made = day.theme_ids[theme.key]
    day.hall.perform(board.make_theme, made, theme.title, notes)


def _draft_one(day: Day, item: CaseRecommendation, by: str) -> None:
    hall, key = day.hall, item.key
    first, *later = item.versions
    hall.perform(recommendations.draft_recommendation, key, first, by, day.now)
    for version, words in enumerate(later, 1):
        origin = recommendations.Origin(why=item.whys[version])
        hall.perform(recommendations.write_version, key, version, words, by, day.now, origin)
    themes = [day.theme_ids[each] for each in item.themes]
    notes = [day.note_ids[each] for each in item.notes]
    hall.perform(recommendations.link_recommendation, key, themes, notes)


def _item(day: Day, kind: ItemKind) -> str:
    return next(each.key for each in day.case.items if each.plan.kind is kind)

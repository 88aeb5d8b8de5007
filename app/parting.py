"""How the sync of a document went that was closed: kept until somebody was told, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from app.i18n import _, _n


class Outcome(StrEnum):
    """What came of it. `BEGUN` stays where the program was killed before the sync was done, `CUT`
    where it ended before that in order.
    """

    BEGUN = "begun"
    CUT = "cut"
    SYNCED = "synced"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Parting:
    """`name` is the assembly's, `archive` the file's; `here` and `there` count new entries,
    `crossed` what both sides changed. `why` is the sentence of a refusal, as it was said then.
    """

    name: str
    archive: str
    outcome: Outcome = Outcome.BEGUN
    here: int = 0
    there: int = 0
    crossed: int = 0
    why: str = ""

    def to_texts(self) -> dict[str, str]:
        """To be kept."""
        return {key: str(value) for key, value in asdict(self).items()}

    @classmethod
    def from_texts(cls, told: Mapping[str, str]) -> Parting | None:
        """What was kept; None for what makes no sense."""
        try:
            texts = {each.name: told[each.name] for each in fields(cls)}
            counts = {key: int(texts.pop(key)) for key in ("here", "there", "crossed")}
            return cls(texts["name"], texts["archive"], Outcome(texts["outcome"]), **counts,
                       why=texts["why"])  # fmt: skip
        except (KeyError, ValueError):
            return None


def parting_words(parting: Parting) -> str:
    """What is told, in one or two sentences."""
    cut_short = _(
        "{name} was not synced to the end when it was closed. The archive {archive} is whole."
        " Sync under Report, or close the assembly once more."
    )
    told = {
        Outcome.BEGUN: cut_short,
        Outcome.CUT: cut_short,
        Outcome.SYNCED: _(
            "{name} was synced with {archive} when it was closed: {there} new in the archive,"
            " {here} new here."
        ),
        Outcome.SAME: _("{name} was closed. The archive {archive} has everything."),
        Outcome.REFUSED: _("{name} was not synced when it was closed. {why}"),
    }[parting.outcome]
    words = told.format(**parting.to_texts())
    if not parting.crossed:
        return words
    crossed = _n(
        "{n} thing was changed on two laptops at the same time: choose under Report what holds.",
        "{n} things were changed on two laptops at the same time: choose under Report what holds.",
        parting.crossed,
    )
    return f"{words} {crossed.format(n=parting.crossed)}"

"""The words of every refusal: what is wrong, where, and what to do, for people.

The domain, the readers and the engines raise `Refused` with a stable code; the tables of this
folder say it, one module for each room that refuses, in the language of whoever reads. A doubt that
a reader of files tells (`doubt-...`) is worded here too.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from app.i18n import _
from app.models.errors import Refused
from app.refusals import (
    archive,
    commands,
    frame,
    imports,
    models,
    phones,
    polls,
    reports,
    seating,
    tally,
    themes,
)

_log = logging.getLogger(__name__)

SENTENCES: dict[str, str] = {
    **archive.SENTENCES,
    **commands.SENTENCES,
    **frame.SENTENCES,
    **imports.SENTENCES,
    **models.SENTENCES,
    **phones.SENTENCES,
    **polls.SENTENCES,
    **reports.SENTENCES,
    **seating.SENTENCES,
    **tally.SENTENCES,
    **themes.SENTENCES,
}


class _Given(dict[str, str | int]):
    """The parameters of a sentence; one that was forgotten shows as dots, not as a crash."""

    def __missing__(self, name: str) -> str:
        _log.error("A refusal's sentence lacks its parameter %s", name)
        return "\N{HORIZONTAL ELLIPSIS}"


def say(refused: Refused) -> str:
    """The sentence for a refusal in the current language."""
    return sentence(refused.code, refused.params)


def sentence(code: str, params: Mapping[str, str | int]) -> str:
    """The sentence for a code and its parameters in the current language."""
    if code not in SENTENCES:
        _log.error("No sentence for the refusal %s", code)
        return _("This cannot be done ({code}).").format(code=code)
    return _(SENTENCES[code]).format_map(_Given(params))

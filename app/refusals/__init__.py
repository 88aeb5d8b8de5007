"""The words of every refusal: what is wrong, where, and what to do, for people.

The domain, the readers and the engines raise `Refused` with a stable code; the tables of this
folder say it, one module for each room that refuses, in the language of whoever reads. A doubt that
a reader of files tells (`doubt-...`) is worded here too.
"""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Mapping
from typing import Final

from app.i18n import N_, _
from app.models.errors import Refused
from app.refusals import (
    archive,
    commands,
    door,
    frame,
    imports,
    lottery,
    models,
    phones,
    polls,
    reports,
    room,
    seating,
    seating_rules,
    tally,
    themes,
)

_log = logging.getLogger(__name__)

SENTENCES: dict[str, str] = {
    **archive.SENTENCES,
    **commands.SENTENCES,
    **door.SENTENCES,
    **frame.SENTENCES,
    **imports.SENTENCES,
    **lottery.SENTENCES,
    **models.SENTENCES,
    **phones.SENTENCES,
    **polls.SENTENCES,
    **reports.SENTENCES,
    **room.SENTENCES,
    **seating.SENTENCES,
    **seating_rules.SENTENCES,
    **tally.SENTENCES,
    **themes.SENTENCES,
}


_REASONS: Final[dict[str, str]] = {
    "EACCES": N_("you may not write there. Choose another folder"),
    "EBUSY": N_("another program is using it. Close it there, then try again"),
    "EDQUOT": N_("your share of the disk is used up. Free some space, or choose another folder"),
    "EFBIG": N_("the disk or stick does not take files that large. Choose another"),
    "EINVAL": N_("the disk does not take that name. Choose a plainer one"),
    "EIO": N_("the disk or stick does not answer. Check that it is plugged in, then try again"),
    "EISDIR": N_("that is the name of a folder. Choose another name"),
    "EMFILE": N_("too many files are open. Close some programs, then try again"),
    "ENAMETOOLONG": N_("the name is too long. Choose a shorter one"),
    "ENOENT": N_("there is no such folder. Choose another"),
    "ENOSPC": N_("the disk is full. Free some space, or choose another folder"),
    "EROFS": N_("the disk or stick can only be read. Choose another"),
}
_SAME: Final = {
    "EHOSTDOWN": "EIO",
    "EHOSTUNREACH": "EIO",
    "ENETUNREACH": "EIO",
    "ENFILE": "EMFILE",
    "ENODEV": "EIO",
    "ENOTDIR": "ENOENT",
    "ENXIO": "EIO",
    "EPERM": "EACCES",
    "ESTALE": "EIO",
    "ETIMEDOUT": "EIO",
    "ETXTBSY": "EBUSY",
}
"""What another number of the system means for a person too."""


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
    given = _Given(params)
    if "reason" in given:
        given["reason"] = reason_words(given["reason"])
    return _(SENTENCES[code]).format_map(given)


def reason_words(told: str | int) -> str:
    """Why a file could not be written, and what to do, as the end of a sentence.

    `told` is the system's own number (`OSError.errno`), or its words for it (`OSError.strerror`),
    whose language is the system's. Other words are a person's and stay as they are.
    """
    number = told if isinstance(told, int) else _number(told)
    name = errno.errorcode.get(number, "")
    if words := _REASONS.get(_SAME.get(name, name)):
        return _(words)
    if number:
        return _("the system said no ({number}). Choose another folder, or free some space").format(
            number=number
        )
    return str(told) if told else _("nobody knows why. Choose another folder, or free some space")


def _number(told: str) -> int:
    """The number that the system words so, 0 for none; it words them in the language of now."""
    return next((each for each in errno.errorcode if os.strerror(each) == told), 0)

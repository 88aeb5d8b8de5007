"""The tables of a Bordrunde file, as text that is compared before a foreign file is trusted."""

from __future__ import annotations

APPLICATION_ID = 0x42524452
"""A document: reads "BRDR" at byte 68 of the file."""

ARCHIVE_ID = 0x42524441
"""An archive: reads "BRDA" there."""

VERSION = 1
"""Goes up when an older Bordrunde could not read a document any more."""

PUBLIC_ID = 0x42524450
"""A public archive, which holds no entries: reads "BRDP" there."""

PUBLIC_VERSION = 2
"""Goes up with each change of its tables. 2: an index of the words of notes and recommendations."""

ARCHIVE_VERSION = 9
"""The same for archives, whose readable tables must match to the letter. 2: `members` tells wished
names and who joined at the door, `agenda` more. 3: stacks, second themes, split themes and dots.
4: the themes that tables propose, and `photos`. 5: all of a recommendation and of its versions, how
polls ask, `outcomes`, and the note that is quoted for a theme. 6: the number that was voted on, and
how a recommendation came of another. 7: `phases` and `comments`. 8: what polls mean by a tie.
9: keys between the tables, and an index of the words of notes and versions.
"""

TABLES = (
    """CREATE TABLE entry (
    device TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    stamp TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (device, seq)
) STRICT""",
    """CREATE TABLE personal (
    seal TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    salt TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE ballot (
    poll TEXT NOT NULL,
    key TEXT NOT NULL,
    ballot TEXT NOT NULL,
    choice TEXT NOT NULL,
    PRIMARY KEY (poll, key)
) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END""",
    """CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END""",
)

"""The tables of a public archive, as the text that makes them."""

from __future__ import annotations

from typing import Final

from app.archive.links import TOKENIZER

TABLES: Final[dict[str, str]] = {
    "assembly": """CREATE TABLE assembly (
    name TEXT NOT NULL,
    core_question TEXT,
    commissioner TEXT,
    members INTEGER
) STRICT""",
    "meetings": """CREATE TABLE meetings (
    number INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    title TEXT,
    present INTEGER
) STRICT""",
    "agenda": """CREATE TABLE agenda (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meetings (number),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    task TEXT,
    planned_start TEXT NOT NULL,
    planned_minutes INTEGER NOT NULL,
    actual_start TEXT,
    actual_end TEXT
) STRICT""",
    "themes": """CREATE TABLE themes (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    notes INTEGER NOT NULL
) STRICT""",
    "notes": """CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    meeting INTEGER REFERENCES meetings (number),
    item INTEGER REFERENCES agenda (id),
    table_number INTEGER,
    text TEXT NOT NULL,
    mark TEXT,
    theme INTEGER REFERENCES themes (id)
) STRICT""",
    "note_tags": """CREATE TABLE note_tags (
    note INTEGER NOT NULL REFERENCES notes (id),
    theme INTEGER NOT NULL REFERENCES themes (id),
    PRIMARY KEY (note, theme)
) STRICT""",
    "dots": """CREATE TABLE dots (
    round INTEGER NOT NULL,
    theme INTEGER NOT NULL REFERENCES themes (id),
    dots INTEGER,
    people INTEGER,
    PRIMARY KEY (round, theme)
) STRICT""",
    "recommendations": """CREATE TABLE recommendations (
    number INTEGER PRIMARY KEY,
    heading TEXT,
    title TEXT NOT NULL,
    text TEXT,
    reason TEXT,
    initiatives TEXT,
    evidence TEXT,
    addressed_to TEXT,
    version INTEGER NOT NULL
) STRICT""",
    "recommendation_themes": """CREATE TABLE recommendation_themes (
    recommendation INTEGER NOT NULL REFERENCES recommendations (number),
    theme INTEGER NOT NULL REFERENCES themes (id),
    PRIMARY KEY (recommendation, theme)
) STRICT""",
    "recommendation_notes": """CREATE TABLE recommendation_notes (
    recommendation INTEGER NOT NULL REFERENCES recommendations (number),
    note INTEGER NOT NULL REFERENCES notes (id),
    PRIMARY KEY (recommendation, note)
) STRICT""",
    "versions": """CREATE TABLE versions (
    recommendation INTEGER NOT NULL REFERENCES recommendations (number),
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT,
    reason TEXT,
    initiatives TEXT,
    evidence TEXT,
    addressed_to TEXT,
    why TEXT,
    PRIMARY KEY (recommendation, version)
) STRICT""",
    "minority_statements": """CREATE TABLE minority_statements (
    id INTEGER PRIMARY KEY,
    recommendation INTEGER REFERENCES recommendations (number),
    text TEXT NOT NULL,
    supporters INTEGER
) STRICT""",
    "polls": """CREATE TABLE polls (
    id INTEGER PRIMARY KEY,
    recommendation INTEGER REFERENCES recommendations (number),
    version INTEGER,
    question TEXT,
    method TEXT NOT NULL,
    base TEXT NOT NULL,
    threshold TEXT NOT NULL,
    quorum INTEGER,
    tie_adopts INTEGER NOT NULL,
    day TEXT,
    present INTEGER,
    explanation TEXT
) STRICT""",
    "results": """CREATE TABLE results (
    poll INTEGER PRIMARY KEY REFERENCES polls (id),
    yes INTEGER,
    no INTEGER,
    blank INTEGER,
    spoiled INTEGER,
    cast INTEGER,
    base_count INTEGER,
    needed INTEGER,
    quorum_met INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    tie INTEGER NOT NULL
) STRICT""",
    "outcomes": """CREATE TABLE outcomes (
    poll INTEGER NOT NULL REFERENCES polls (id),
    number INTEGER NOT NULL,
    option TEXT NOT NULL,
    score INTEGER,
    place INTEGER,
    PRIMARY KEY (poll, number)
) STRICT""",
    "notes_fts": f"""CREATE VIRTUAL TABLE notes_fts USING fts5 (
    text,
    tokenize = '{TOKENIZER}',
    content = notes,
    content_rowid = id
)""",
    "recommendations_fts": f"""CREATE VIRTUAL TABLE recommendations_fts USING fts5 (
    title,
    text,
    reason,
    initiatives,
    evidence,
    tokenize = '{TOKENIZER}',
    content = recommendations,
    content_rowid = number
)""",
}
"""By name, each after those it refers to."""

INDEXES: Final = ("notes_fts", "recommendations_fts")

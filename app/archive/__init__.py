"""The file on disk: journal, archive and what goes between. The only room that knows SQLite."""

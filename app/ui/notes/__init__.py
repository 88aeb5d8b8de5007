"""The notes section: the tables' sheets, fast entry, addresses and codes."""

"""Bordrunde: a citizens' assembly run from one laptop in the room."""

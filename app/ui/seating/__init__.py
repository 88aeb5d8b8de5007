"""The seating section: tables as cards, people as chips, plans and repairs."""

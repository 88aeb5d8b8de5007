"""The themes section: notes on a board, lanes, suggestions that wait, and a list beside it."""

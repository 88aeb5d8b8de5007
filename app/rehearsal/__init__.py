"""Simulated people who play a whole assembly through the same document the window uses."""

"""Simulated people who fill in printed ballots with a pen, and a phone that takes pictures of them.

`pens` draws the marks, `camera` the photos, `trial` reads them back and counts what was read right.
"""

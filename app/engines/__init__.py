"""Heavy thinking as pure functions from data to a proposal: no Qt, no file, no clock but the one
given.
"""

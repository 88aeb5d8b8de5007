"""The domain: facts, state and decisions. Standard library only, no Qt, no file, no clock of its
own.
"""

"""Phones and the network: which address they are told, whether one has come, and why none does."""

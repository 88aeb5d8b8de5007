"""A second laptop keeps a copy of the assembly while it runs, and takes over when the first fails.

Over the room's network: `lead` answers on the first laptop, `follow` asks on the second, and
`letters` is what they send each other, which nobody else in the room can read or make up.
"""

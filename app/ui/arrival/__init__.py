"""The arrival desk: the window for the door."""

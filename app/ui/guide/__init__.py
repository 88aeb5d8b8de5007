"""The guide in a window of its own: what to do, page by page, without a network."""

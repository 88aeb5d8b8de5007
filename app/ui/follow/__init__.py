"""A second laptop: offered on the first, chosen on the other, and what follows a take-over."""

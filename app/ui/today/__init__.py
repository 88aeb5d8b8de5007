"""The today section: what is on, what comes, and whether all is ready."""

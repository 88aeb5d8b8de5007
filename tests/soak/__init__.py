"""The long runs: `make soak` runs them all, with progress and a report (`python -m tests.soak`)."""

"""The recommendations section: wordings, versions, redline and sources."""

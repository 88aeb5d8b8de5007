"""The print section: everything that goes on paper."""

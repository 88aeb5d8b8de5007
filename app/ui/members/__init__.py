"""The members section: the list, check-in, and importing a member list."""

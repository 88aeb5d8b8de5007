"""The polls section: preparing, opening, paper and hands, closing, the result."""

"""What lies behind a seating plan: who meets whom, one person's day, the tables' mix, the rules."""

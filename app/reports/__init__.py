"""What leaves the room on paper: the report and the printed matter."""

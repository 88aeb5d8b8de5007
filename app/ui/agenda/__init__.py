"""The agenda section: the programme as a list, its clock, its forms."""

"""The report section: the report, the archive, and whether both are whole."""

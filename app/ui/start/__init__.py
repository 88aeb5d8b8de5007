"""Before an assembly is open: the start page, and the form that founds one."""

"""拖进来: files that were given, kept and read in a process of their own."""

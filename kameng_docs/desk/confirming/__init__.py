"""核对: what was read, value by value, until its author confirms it."""

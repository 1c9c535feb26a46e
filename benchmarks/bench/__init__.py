"""How fast the program is beside its neighbours: every number is a ratio of two things that were run in turn, in one run."""

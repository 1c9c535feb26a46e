"""Figures for everybody: few tables without a name of a complainant, from which nobody can work out a few cases."""

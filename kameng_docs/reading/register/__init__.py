"""A sheet in which somebody registered complaints: its columns by their names, its rows as what a case may hold."""

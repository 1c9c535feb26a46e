"""The case model: one module for each top key of the case file."""

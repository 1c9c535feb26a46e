"""A case begun: the commented file, its folder and the person's record, from what was read and what was said."""

"""A sheet of complaints: each row a case with its open questions, or told with what is wrong in it."""

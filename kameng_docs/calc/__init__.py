"""The arithmetic by itself: a number of kameng_docs.procedure joined with the rule it follows and the clauses of the library."""

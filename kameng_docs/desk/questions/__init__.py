"""问几句: what is open, as cards, and what an answer writes."""

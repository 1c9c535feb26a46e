"""Law as data with dates: statutes word for word, topics that move between them, grounds and rebuttals."""

"""What is open on the desk: a case file with its parties, changed piece by piece by several at once."""

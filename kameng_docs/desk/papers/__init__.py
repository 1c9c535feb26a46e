"""文书: words at once, pages soon after, what a sentence rests on, and the ZIP."""

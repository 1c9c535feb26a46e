"""打码: bars in hand, drawn, kept and proved."""

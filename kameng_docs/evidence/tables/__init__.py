"""Tables that people saved from spreadsheets, whatever they hold: bytes as text, cells as values."""

"""One case file about a dead card key becomes the papers for every step of getting the money back."""

__version__ = "0.1.0"

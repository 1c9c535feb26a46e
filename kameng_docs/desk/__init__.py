"""The author's desk: a page on this machine that leads from a story and screenshots to the papers.

The case file stays the one source: whatever the page does it writes there, and an editor beside it keeps its words.
"""

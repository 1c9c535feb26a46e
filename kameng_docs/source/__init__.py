"""Read: files to a `Source`, plain data in which every scalar is text and every value has its place."""

from kameng_docs.source.model import Path, Source, Value
from kameng_docs.source.read import read, read_bytes
from kameng_docs.source.references import references, with_references

__all__ = ["Path", "Source", "Value", "read", "read_bytes", "references", "with_references"]

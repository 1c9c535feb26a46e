"""What a rule yields. A rule knows no file and no line: the runner finds them through the path."""

from dataclasses import dataclass

from kameng_docs.source import Path


@dataclass(frozen=True)
class Finding:
    """What is wrong at `path` of the case file, and what to write instead. With `key`, the key is meant, not its value.

    `words` are those within the value that are meant, as they stand in the file.
    """

    path: Path
    message: str
    hint: str = ""
    key: bool = False
    words: str = ""

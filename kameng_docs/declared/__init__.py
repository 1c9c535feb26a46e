"""One reader for the YAML files that belong to the program: each is declared as a type, read with places, checked whole.

What a file may hold is a frozen dataclass; `Files` names the file, or the files of a folder, that hold it. A slip is a
diagnostic at its line, and every slip of every file is told at once.
"""

from kameng_docs.declared.expressions import EXPRESSION, fault_of
from kameng_docs.declared.files import FaultyFiles, Files, Outcome
from kameng_docs.declared.marks import (
    FROM_FILE,
    FROM_KEY,
    Among,
    Checked,
    Doubt,
    Filled,
    Here,
    Key,
    Lone,
    Means,
    Places,
    Shaped,
    Steps,
    Stripped,
    Whole,
)
from kameng_docs.declared.said import among, instead, lacking
from kameng_docs.declared.sought import Sought, sought

__all__ = [
    "EXPRESSION",
    "FROM_FILE",
    "FROM_KEY",
    "Among",
    "Checked",
    "Doubt",
    "FaultyFiles",
    "Files",
    "Filled",
    "Here",
    "Key",
    "Lone",
    "Means",
    "Outcome",
    "Places",
    "Shaped",
    "Sought",
    "Steps",
    "Stripped",
    "Whole",
    "among",
    "fault_of",
    "instead",
    "lacking",
    "sought",
]

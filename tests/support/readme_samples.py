"""The README, and the commands it shows with what they print."""

import re

from machine_support import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def samples() -> list[tuple[list[str], list[str]]]:
    """Each command that the README shows with what it prints, and those lines."""
    found = []
    for block in re.findall(r"(?:^ {4}.+\n)+", README, re.MULTILINE):
        for part in block.split("    $ .venv/bin/kameng-docs ")[1:]:
            command, *lines = part.splitlines()
            found.append((command.split(), [line.strip() for line in lines]))
    return found

"""What this machine lacks for making papers and for testing, and the command that gets it.

Takes a `Machine`, gives back `Piece`s, as text or as JSON. The words and commands are data, in pieces.yaml.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from kameng_docs.declared import Among, Doubt, Files
from kameng_docs.doctor.machine import Machine, look, probes
from kameng_docs.wording import display_width

__all__ = ["Machine", "Piece", "Use", "as_json", "as_text", "diagnose", "examine", "lacking"]


class Use(StrEnum):
    """What a piece is for: making papers, something that papers do without, or only the tests of this program."""

    PAPERS = "papers"
    OPTIONAL = "optional"
    TESTS = "tests"


USE_NAMES = {
    Use.PAPERS: "出文书要用的",
    Use.OPTIONAL: "可有可无的，缺了也能出文书",
    Use.TESTS: "只有测试才用的",
}


OTHER = "other"
SYSTEMS = ("apt", "dnf", "pacman", "brew", "windows", OTHER)


@dataclass(frozen=True)
class _Entry:
    id: Annotated[str, Among("查看的东西", tuple(probes(Path())))]
    name: str
    use: Use
    needed_for: str
    without: str
    install: dict[Annotated[str, Among("系统", SYSTEMS)], str]

    def doubts(self) -> Iterator[Doubt]:
        """A piece that no command gets on a system that is not named."""
        if OTHER not in self.install:
            yield Doubt(("install",), f"缺少“{OTHER}”", f"补上一行“{OTHER}: …”", "data.missing-key")


PIECES = Files("doctor/pieces.yaml", tuple[_Entry, ...], by="id")


@dataclass(frozen=True)
class Piece:
    """One thing the program uses of the machine.

    `id` is a stable slug. `detail` says which one was found, or what of it is missing. `command` is what
    installs it on this kind of system; it is there for pieces that were found, too.
    """

    id: str
    name: str
    use: Use
    found: bool
    detail: str
    needed_for: str
    without: str
    command: str


def examine(cases: Path = Path("cases")) -> list[Piece]:
    """Every piece of this machine, in the order in which they are told."""
    return diagnose(look(cases))


def diagnose(machine: Machine) -> list[Piece]:
    """Every piece as seen on `machine`, with the command for its kind of system."""
    return [
        Piece(
            id=entry.id,
            name=entry.name,
            use=entry.use,
            found=machine.sights[entry.id].found,
            detail=machine.sights[entry.id].detail,
            needed_for=entry.needed_for,
            without=entry.without,
            command=_command(entry.install, machine),
        )
        for entry in PIECES.only()
    ]


def lacking(pieces: Iterable[Piece], use: Use) -> list[Piece]:
    """Those that are needed for `use` and are not here."""
    return [piece for piece in pieces if piece.use is use and not piece.found]


def as_text(pieces: Iterable[Piece]) -> str:
    """What a person reads: one line for each piece, below a missing one what follows from it and the command.

    Below one that papers do without stands what it is for, whether it is here or not.
    """
    known = list(pieces)
    lines = []
    for use, title in USE_NAMES.items():
        lines.append(f"{title}:")
        for piece in known:
            if piece.use is use:
                lines.extend(_lines(piece))
    lines.append(_sum(known))
    return "\n".join(lines)


def as_json(pieces: Iterable[Piece]) -> str:
    """One JSON object: {"pieces": [{id, name, use, found, detail, needed_for, without, command}]}."""
    return json.dumps({"pieces": [asdict(piece) for piece in pieces]}, ensure_ascii=False)


def _sum(pieces: list[Piece]) -> str:
    missing = [piece.name for piece in pieces if not piece.found]
    if not missing:
        return "一样不缺。"
    # Who only wants papers must not go and install what they do without.
    whole = "" if lacking(pieces, Use.PAPERS) else "出文书要用的一样不缺；另外"
    return f"{whole}缺 {len(missing)} 样: {'、'.join(missing)}。"


def _lines(piece: Piece) -> list[str]:
    padding = " " * max(1, 40 - display_width(piece.name))
    head = f"  {'有' if piece.found else '缺'}  {piece.name}{padding}{piece.detail}".rstrip()
    purpose = f"      用处: {piece.needed_for}"
    if piece.found:
        return [head, purpose] if piece.use is Use.OPTIONAL else [head]
    return [
        head,
        purpose,
        f"      没有它: {piece.without}",
        f"      怎么办: {piece.command}",
    ]


def _command(install: dict[str, str], machine: Machine) -> str:
    command = install.get(machine.system, install[OTHER])
    return command.removeprefix("sudo ") if machine.root else command

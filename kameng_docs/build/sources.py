"""The files of a case as they were read, and which originals are not what they were."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.output import Manifest, plain_bytes, sha256
from kameng_docs.source.decode import text_of

if TYPE_CHECKING:
    from kameng_docs.brief import Brief
    from kameng_docs.pipeline import Checked


def sources_of(file: Path, checked: "Checked") -> dict[str, str]:
    """The hash of every file that was read, by its name relative to the folder of the case file.

    What was saved again since then has the hash of what was read, which no file has: the case is looked at again.
    """
    folder = file.parent
    read = {Path(name).relative_to(folder).as_posix(): Path(name) for name in checked.texts}
    sources = {name: _hash_of(path, checked.texts[str(path)]) for name, path in read.items()}
    return sources | {f"{file.stem}/{exhibit.name}": exhibit.sha256 for exhibit in checked.files}


def changed_since(old: Manifest, sources: Mapping[str, str], file: Path, brief: "Brief") -> list[Diagnostic]:
    """Originals whose content is not what it was at the last build; a masked copy may be painted anew."""
    originals = {f"{file.stem}/{name}" for exhibit in brief.exhibits for name in exhibit.files}
    names = [
        name
        for name, digest in sources.items()
        if name in originals and old.sources.get(name, digest) != digest
    ]
    return [
        Diagnostic(
            "exhibit.changed",
            f"证据文件“{name.partition('/')[2]}”与上次做文书时不一样了",
            "确实换过文件的，已交出去的证据册也要换；没有换过的，找回原件，见 docs/取证.md",
            Severity.WARNING,
        )
        for name in names
    ]


def _hash_of(path: Path, text: str) -> str:
    data = plain_bytes(path.resolve())
    same = data is not None and text_of(data, path.name)[0] == text
    return sha256(data if same and data is not None else text.encode())

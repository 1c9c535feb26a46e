"""Have the originals changed since the last papers? And the trusted timestamp: what is sent, what came back."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kameng_docs.bind import pages_in
from kameng_docs.brief import Brief
from kameng_docs.bundle.books import volume_of
from kameng_docs.bundle.originals import FOLDER, entries
from kameng_docs.custody import submitted, timestamp
from kameng_docs.custody.compare import Differences, compare, record_of, whole_of
from kameng_docs.evidence import ExhibitFile, by_name
from kameng_docs.evidence.integrity import MANIFEST, whole
from kameng_docs.output import put, read_manifest
from kameng_docs.pipeline import Checked, Disclosures

BOOK = "evidence_book"


def books_made(made: Path) -> list[Path]:
    """The evidence books of the last build in the folder `made`."""
    manifest = read_manifest(made)
    books = [file for file in manifest.files if file.document == BOOK] if manifest else []
    paths = [made / file.path for file in sorted(books, key=lambda file: volume_of(file.path))]
    return [path for path in paths if path.is_file()]


def pages_made(made: Path) -> Mapping[str, tuple[int, int]] | None:
    """Where each exhibit stands in the books of the last build in the folder `made`; None without a book."""
    # Below a folder of its own lies the book of one of several suits, in which exhibits have other numbers.
    books = [path for path in books_made(made) if path.parent.parent == made]
    volumes = [pages_in(path.read_bytes()) for path in books]
    found: dict[str, tuple[int, int]] = {}
    for number, (first, last) in (entry for volume in volumes for entry in volume.items()):
        # An exhibit may go on into the next volume, whichever of the two is looked at first.
        before = found.get(number, (first, last))
        found[number] = (min(before[0], first), max(before[1], last))
    return found if volumes else None


def ask_for_stamp(brief: Brief, files: Iterable[ExhibitFile], file: Path) -> Path | None:
    """The request for a timestamp over all originals, in the case's folder; None where one for them lies there.

    A request for what the originals were before is kept, with its reply, in a folder of its own.
    """
    folder = file.parent / file.stem
    found = entries(Disclosures(brief), by_name(files), folder, {})
    if not found:
        return None
    digest, place = whole(found), folder / timestamp.FOLDER
    path = place / timestamp.REQUEST
    before = path.read_bytes() if path.is_file() else None
    if not timestamp.needs_new_request(before, digest):
        return None
    if before is not None:
        _set_aside(place)
    put(path, timestamp.request(digest))
    return path


def _set_aside(place: Path) -> None:
    """Move request and reply to where the next ones do not take their places: the reply still proves what was."""
    number = 1
    while (aside := place / f"以前的{number}").exists():
        number += 1
    aside.mkdir()
    for name in (timestamp.REQUEST, timestamp.REPLY):
        if (place / name).is_file():
            (place / name).rename(aside / name)


def verified(file: Path, made: Path, checked: Checked) -> tuple[list[str], bool]:
    """What became of the originals since the papers in `made`, and of what was handed in or came back; and whether all holds.

    It does not where an original or a copy was altered, a record cannot be read, or a reply proves nothing.
    """
    lines, holds = _originals(file, made, checked)
    total, faults = submitted.altered(file.parent / file.stem)
    kept = [f"{name}：{reason}" for name, reason in faults]
    if total and not faults:
        kept = [f"已提交、已收到的 {total} 份留存，与留存时一样。"]
    return [*lines, *kept], holds and not faults


def _originals(file: Path, made: Path, checked: Checked) -> tuple[list[str], bool]:
    """The same for the originals and the timestamp alone."""
    path = made / FOLDER / MANIFEST
    if not path.is_file():
        return [f"还没有可比的记录：先用 make docs 做一次文书，记录写在 {path}"], True
    known = record_of(path.read_bytes())
    if known is None:
        return [f"{path} 里的记录读不懂，可能被改过：把它删掉，再做一次文书"], False
    folder = file.parent / file.stem
    originals = {each.file for each in known}
    last = read_manifest(made)
    # Masked versions are not new either; a case with an error tells of none, but the last build does.
    read = [name.removeprefix(f"{file.stem}/") for name in last.sources] if last else []
    found = compare(known, folder, named={*read, *(each.name for each in checked.files)})
    lines = list(_told(found)) or [f"{len(originals)} 份原件都在，与上次做文书时一样。"]
    stamp = _stamp(folder, whole_of(known))
    if isinstance(stamp, timestamp.Refusal):
        lines.append(f"时间戳：{stamp.message}。{stamp.hint}")
    elif stamp:
        lines.append(stamp.told)
    return lines, not (found.altered or isinstance(stamp, timestamp.Refusal))


def _told(found: Differences) -> Iterator[str]:
    for word, names in (
        ("变了，与上次做文书时不一样", found.changed),
        ("不见了", found.lost),
        ("读不出来", found.unread),
        ("没有记校验值，比不了", found.unknown),
        ("新的，没有一份证据提到它", found.new),
    ):
        yield from (f"{name}：{word}" for name in names)
    yield from (f"{before}：改名成了 {after}，内容没有变" for before, after in found.moved)


def _stamp(folder: Path, digest: str) -> timestamp.Stamp | timestamp.Refusal | None:
    """What the reply proves, if one lies there."""
    place = folder / timestamp.FOLDER
    reply, request = place / timestamp.REPLY, place / timestamp.REQUEST
    if not reply.is_file():
        return None
    roots = timestamp.trusted(place / timestamp.ROOTS)
    if isinstance(roots, timestamp.Refusal):
        return roots
    sent = request.read_bytes() if request.is_file() else None
    return timestamp.read_reply(reply.read_bytes(), digest, sent=sent, roots=roots)

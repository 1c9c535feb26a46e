"""A full case from nothing beside those that set its pages alone: Typst, WeasyPrint called naively, LibreOffice on its DOCX."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.measuring import FailedError, Run, run
from bench.programs import FULL, TODAY, Bench, Program
from bench.told import Row, Section

PEERS = Path(__file__).resolve().parents[1] / "peers"
WHOLE, TYPST, WEASYPRINT, OFFICE = (
    "full case from nothing",
    "its PDFs by Typst alone",
    "its PDFs by WeasyPrint called naively",
    "its DOCX by LibreOffice",
)


def measure(bench: Bench) -> Section:
    """The build writes all formats, books and lists; its neighbours write PDFs and nothing else."""
    case = bench.shipped(with_papers=True)
    folder, name = bench.with_case("full", case), case.stem
    given = folder / "given"
    peer(bench, folder, "record.py", str(given), name, TODAY)
    works = {
        WHOLE: lambda: from_nothing(bench.now, folder),
        TYPST: lambda: peer(bench, folder, "typst_alone.py", str(given)),
        WEASYPRINT: lambda: peer(bench, folder, "naive_weasyprint.py", str(given)),
    }
    rows = [Row(WHOLE, TYPST, must=6, aim=4.5), Row(WHOLE, WEASYPRINT, must=0.6, aim=0.4)]
    papers, words = len(list(given.glob("*.html"))), sorted((folder / "out").rglob("*.docx"))
    notes = [
        f"{name}: {papers} documents set as PDF, once each, {len(words)} as DOCX",
        "from nothing: no `out/`; what the program keeps of itself (compiled texts) is there, as on any second run",
    ]
    if (office := shutil.which("soffice")) and words:
        kept = _kept(words, folder / "word")
        works[OFFICE] = lambda: _by_office(bench, office, kept, folder)
        rows.append(Row(WHOLE, OFFICE))
    else:
        notes.append("LibreOffice is not installed")
    _add_before(bench, works, rows, notes)
    return Section("A full case from nothing", bench.in_turn(works), rows, notes)


def from_nothing(program: Program, folder: Path) -> Run:
    """A build without anything made before."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    return program.run(folder, "build")


def peer(bench: Bench, folder: Path, script: str, *words: str) -> Run:
    """One of the scripts in `peers/`, as a process of its own."""
    return run([sys.executable, str(PEERS / script), *words], folder, bench.now.env)


def _add_before(bench: Bench, works: dict, rows: list[Row], notes: list[str]) -> None:
    """Both programs over the case of before, which both read."""
    if not (before := bench.before):
        notes.append(bench.no_before)
        return
    same = bench.with_case("full-before", before.root / "cases" / f"{FULL}.yaml")
    now, then = f"{WHOLE}, case of before", f"{WHOLE}, case and program of before"
    works |= {now: lambda: from_nothing(bench.now, same), then: lambda: from_nothing(before, same)}
    rows.append(Row(now, then))


def _kept(words: Sequence[Path], folder: Path) -> list[Path]:
    """The DOCX under names that differ, where no build takes them away."""
    folder.mkdir()
    return [Path(shutil.copy(file, folder / f"{number}.docx")) for number, file in enumerate(words)]


def _by_office(bench: Bench, office: str, files: Sequence[Path], folder: Path) -> Run:
    """All of them in one call, with a profile that is there already after the first round."""
    target = folder / "office"
    shutil.rmtree(target, ignore_errors=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(target),
        *map(str, files),
    ]
    made = run(command, folder, bench.now.env)
    if len(list(target.glob("*.pdf"))) != len(files):
        raise FailedError("LibreOffice did not make every PDF")
    return made

"""How well papers are set, read from their PDFs: lines, 标点, 中西文, breaks, pages, fonts. What is printed, not what was meant.

    python benchmarks/typography.py [OUT | PDF …] [--word] [--list KIND,KIND | --list all] [--time]

Without a name all PDFs in `out/`, as `make docs` leaves it; those of 网上立案 are left out, whose pages are copies. `--word`
measures LibreOffice's pages of the DOCX instead. `--list` tells where each finding is. `--time` compiles all cases once with
each engine and tells the CPU time and the bytes; ratios hold on other machines, seconds do not.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from typeset.findings import KINDS
from typeset.measured import Measured, measured

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-22"
COPIES = "网上立案"
TAGGED_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
# Column of the table: its head, and the kinds that are added up in it.
COLUMNS = {
    "full": ("full",),
    "short": ("short",),
    "pairs": ("pair",),
    "no sp.": ("space",),
    "证据": ("evidence",),
    "broken": ("sum", "code", "unit"),
    "禁则": ("begins", "ends"),
    "edges": ("indented", "uneven", "sticking", "outside", "crossing"),
    "end": ("meagre",),
    "pages": ("foot", "widow", "orphan", "row", "headless"),
    "loose": ("loose", "wide", "tight"),
}


def files_in(names: list[Path], ending: str) -> list[Path]:
    """The files that were named, and those with this ending in the folders that were."""
    found = [
        file for name in names for file in (sorted(name.rglob(f"*{ending}")) if name.is_dir() else [name])
    ]
    return [file for file in found if COPIES not in file.parts]


def through_word(files: list[Path], folder: Path) -> Iterator[Path]:
    """LibreOffice's PDF of each DOCX, below `folder`."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for number, place in enumerate(dict.fromkeys(file.parent for file in files)):
        of_place = [file for file in files if file.parent == place]
        target = folder / str(number) / place.name
        command = ["soffice", "--headless", profile, "--convert-to", TAGGED_PDF, "--outdir", str(target)]
        subprocess.run([*command, *map(str, of_place)], check=True, capture_output=True)
        yield from (target / f"{file.stem}.pdf" for file in of_place)


def row_of(each: Measured) -> str:
    """One line of the table."""
    counts = (f"{sum(each.counts[kind] for kind in kinds):>7}" for kinds in COLUMNS.values())
    signs = ("" if each.tagged else " untagged") + "".join(
        f" {font.name}{'' if font.embedded else ' not embedded'}"
        for font in each.fonts
        if font.foreign or not font.embedded
    )
    name = "/".join(each.file.parts[-3:])
    return f"{each.engine[:10]:<10} {each.pages:>3}{''.join(counts)}  {name}{signs}"


def totals(of_engine: list[Measured]) -> Iterator[str]:
    """What all papers of one engine come to."""
    counts: Counter[str] = sum((each.counts for each in of_engine), Counter())
    pages = sum(each.pages for each in of_engine)
    size = sum(each.size for each in of_engine)
    yield f"{of_engine[0].engine}: {len(of_engine)} papers, {pages} pages, {size / 1e6:.2f} MB"
    for kind, meaning in KINDS.items():
        share = (
            f" ({100 * counts['short'] / counts['full']:.1f} %)" if kind == "short" and counts["full"] else ""
        )
        yield f"  {counts[kind]:>6}{share}  {meaning}"
    widest = max(of_engine, key=lambda each: each.widest)
    closest = min(of_engine, key=lambda each: each.closest)
    yield f"  {widest.widest:>6.2f}  em at most between two Han of a full line ({widest.file.name})"
    yield f"  {closest.closest:>6.2f}  em at least ({closest.file.name})"
    fonts = sorted({font for each in of_engine for font in each.fonts}, key=lambda font: font.name)
    said = (
        f"{font.name}{'' if font.embedded else ' NOT EMBEDDED'}{' NOT SC' if font.foreign else ''}"
        for font in fonts
    )
    yield f"  fonts: {', '.join(said)}"


def timed(engine: str) -> str:
    """CPU time of all shipped cases compiled by a process of its own, and the bytes of their PDFs."""
    with tempfile.TemporaryDirectory() as out:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [
            sys.executable,
            "-m",
            "kameng_docs",
            "build",
            "--today",
            TODAY,
            "--engine",
            engine,
            "--out",
            out,
        ]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if run.returncode:
            return f"{engine}: not compiled: {run.stderr.strip().splitlines()[-1:]}"
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        made = list(Path(out).rglob("*.pdf"))
        size = sum(file.stat().st_size for file in made)
        return f"{engine}: {seconds:.1f} s of CPU, {len(made)} PDFs, {size / 1e6:.2f} MB"


def main() -> None:
    """Print the table, the totals of each engine and, where asked for, the findings and the times."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", type=Path, default=[Path("out")])
    parser.add_argument("--word", action="store_true")
    parser.add_argument("--list", default="", dest="told")
    parser.add_argument("--time", action="store_true")
    chosen = parser.parse_args()
    told = set(KINDS) - {"spaced", "full"} if chosen.told == "all" else set(chosen.told.split(","))
    with tempfile.TemporaryDirectory() as folder:
        files = files_in(chosen.names, ".docx" if chosen.word else ".pdf")
        every = [measured(file) for file in (through_word(files, Path(folder)) if chosen.word else files)]
    if not every:
        sys.exit("没有找到文件；先 make docs，或者写明文件夹")
    print(f"{'engine':<10} pp." + "".join(f"{head:>7}" for head in COLUMNS))
    for each in every:
        print(row_of(each))
        for found in each.findings:
            if found.kind in told:
                print(f"      p. {found.page} {found.kind}: {found.words}")
    for engine in dict.fromkeys(each.engine for each in every):
        print("", *totals([each for each in every if each.engine == engine]), sep="\n")
    if chosen.time:
        print("", *(timed(engine) for engine in ("typst", "weasyprint")), sep="\n")


if __name__ == "__main__":
    main()

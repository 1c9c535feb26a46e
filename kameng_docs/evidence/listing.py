"""What evidence there is, file by file, and what is missing: for a person, and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kameng_docs.brief import Brief, ExhibitInfo, ProofInfo
from kameng_docs.evidence.intake import ExhibitFile, by_name
from kameng_docs.wording import enumeration

# First and last page of each exhibit in the evidence book, by its number.
BookPages = Mapping[str, tuple[int, int]]


def as_json(
    brief: Brief, files: Sequence[ExhibitFile], book_pages: BookPages | None = None
) -> dict[str, Any]:
    """One entry a file, `missing` the most pressing first. `book_pages` is null while no book was made.

    Facts that nothing proves are `holes`, exhibits that nothing refers to `unused`.
    """
    named = by_name(files)
    return {
        "exhibits": [
            _file(exhibit, name, named[name], (book_pages or {}).get(exhibit.number))
            for exhibit in brief.exhibits
            for name in exhibit.files
            if name in named
        ],
        "missing": [_proof(proof) for proof in brief.missing_proofs],
        "holes": list(brief.holes),
        "unused": list(brief.unused_exhibits),
    }


def as_text(brief: Brief, files: Sequence[ExhibitFile], book_pages: BookPages | None = None) -> str:
    """The same for a person."""
    return "\n".join(_lines(brief, by_name(files), book_pages or {})) + "\n"


def _file(
    exhibit: ExhibitInfo, name: str, file: ExhibitFile, pages: tuple[int, int] | None
) -> dict[str, Any]:
    return {
        "id": exhibit.key,
        "number": exhibit.number,
        "name": exhibit.title,
        "layer": exhibit.layer,
        "file": name,
        "sha256": file.sha256,
        "kind": file.kind,
        "pages": file.pages,
        "book_pages": list(pages) if pages else None,
        "proves": exhibit.proves,
    }


def _proof(proof: ProofInfo) -> dict[str, Any]:
    return {
        "name": proof.name,
        "layer": proof.layer,
        "vital": proof.vital,
        "today": proof.today,
        "lacking_orders": list(proof.lacking_orders),
        "how": proof.how,
        "law": proof.law,
        "citations": [citation.ref for citation in proof.citations],
    }


def _lines(brief: Brief, named: Mapping[str, ExhibitFile], book_pages: BookPages) -> Iterator[str]:
    yield f"{brief.title}（{brief.case}，{brief.made_on}）"
    group = ""
    for exhibit in brief.exhibits:
        if exhibit.group != group:
            group = exhibit.group
            yield from ("", f"{group}：")
        yield f"  证据{exhibit.number}  {exhibit.title}{_place(book_pages.get(exhibit.number))}"
        yield f"      证明：{exhibit.proves}"
        yield from (f"      {name}  {_told(named[name])}" for name in exhibit.files if name in named)
    if not brief.exhibits:
        yield from ("", "还没有证据。")
    yield from _missing_lines(brief)
    yield from _named("有事实没有证据，文书里只能算本人陈述：", brief.holes)
    yield from _named("没有用在任何一处的证据：", brief.unused_exhibits)


def _place(pages: tuple[int, int] | None) -> str:
    if pages is None:
        return ""
    first, last = pages
    return f"（证据册第{first}页）" if first == last else f"（证据册第{first}—{last}页）"


def _told(file: ExhibitFile) -> str:
    pages = f"，{file.pages}页" if file.pages else ""
    return f"{file.kind}{pages}，SHA-256 {file.sha256}"


def _missing_lines(brief: Brief) -> Iterator[str]:
    if not brief.missing_proofs:
        return
    yield from ("", "还缺这些，要紧的在前：")
    for proof in brief.missing_proofs:
        orders = f"（第{'、'.join(map(str, proof.lacking_orders))}笔交易）" if proof.lacking_orders else ""
        yield f"  ✗ {proof.name}{orders}［{proof.layer}］" + ("  今天就做" if proof.today else "")
        yield f"      {proof.how}。"
        if proof.law:
            labels = enumeration([citation.short_label for citation in proof.citations])
            yield f"      {proof.law}（{labels}）。"


def _named(head: str, names: tuple[str, ...]) -> Iterator[str]:
    if names:
        yield from ("", head)
        yield from (f"  - {name}" for name in names)

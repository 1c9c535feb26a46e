"""Each one's own evidence behind the joint paper: a folder a member, for the agency alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from kameng_docs.bundle.books import Desk, bind_books
from kameng_docs.bundle.render import Press, Printed, print_all
from kameng_docs.channels import Paper
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.evidence import ExhibitFile, by_name
from kameng_docs.evidence.consent import consent_paper
from kameng_docs.joint.admission import COMPLAINT, Admitted
from kameng_docs.joint.group import Member
from kameng_docs.joint.listed import shown_name
from kameng_docs.joint.papers import SLUG, folder_channel, plain_name
from kameng_docs.output import MadeFile, plain_bytes, sha256
from kameng_docs.pipeline import Sheet, compose_again, compose_papers

AGENCY = "agency"
TO_BODY = {COMPLAINT: "2_只交消协", "联名举报": "2_只交市场监管部门"}
CONSENT = "联名同意书"
BOOK = Paper(
    slug="evidence", name="证据", file="证据册", template="joint/evidence_book.md", formats=("pdf",), audience=AGENCY,
    book=True,
)  # fmt: skip


@dataclass(frozen=True)
class Annexes:
    """What was printed of all of them, what is to be said, and which members have no signed paper in it yet."""

    printed: Printed
    found: tuple[Diagnostic, ...]
    unscanned: tuple[int, ...]


def annexes_of(admitted: Admitted, press: Press, addressee: str = "") -> Annexes:
    """The own papers, the exhibits as a book, and the signed consent of every member, in folders by their numbers.

    `addressee` is the association to which their letters go; empty: a line to fill in by hand.
    """
    printed, found, unscanned = list[Printed](), list[Diagnostic](), list[int]()
    for number, member in enumerate(admitted.group.members, 1):
        folder = folder_of(admitted, number, member)
        made, told = _own(member, admitted.purpose.channel, folder, press, addressee)
        signed = tuple(_signed(member, folder))
        if not signed:
            unscanned.append(number)
        printed += [made, Printed(files=signed)]
        found += told
    return Annexes(reduce(Printed.__add__, printed, Printed()), tuple(found), tuple(unscanned))


def folder_of(admitted: Admitted, number: int, member: Member) -> str:
    """附件/01_张某某; the number alone where the others may not read the name: somebody may see the folders."""
    name = plain_name(shown_name(member))
    return f"{TO_BODY[admitted.purpose.name]}/附件/{number:02}" + (f"_{name}" if name else "")


def _own(
    member: Member, slug: str, folder: str, press: Press, addressee: str
) -> tuple[Printed, list[Diagnostic]]:
    shop, seen = member.papers.shop, member.papers.seen
    channel = folder_channel(shop.channels[slug], folder)
    book = replace(channel, slug=slug)
    files: dict[str, ExhibitFile] = by_name(member.checked.files)
    front, faults = compose_again(shop, seen, Sheet(book, BOOK, None), {})
    # A book of nothing is none.
    sheets = [Sheet(book, BOOK, front)] if front is not None and member.brief.exhibits else []
    bound = bind_books(sheets, Desk(shop, seen, files, member.file.parent / member.case, press))
    more = {"addressee": addressee} | ({"book_pages": bound.pages} if bound.pages else {})
    composed, found = compose_papers(shop, member.brief, slug, more, plan=member.plan, seen=seen)
    wanted = [replace(sheet, channel=channel) for sheet in composed if _is_handed_in(sheet)]
    return print_all(wanted, press) + bound.printed, [*faults, *found]


def _is_handed_in(sheet: Sheet) -> bool:
    """Not what only tells the author which pictures to upload: the book holds them."""
    return bool(sheet.paper.printed) and sheet.paper.slug != "attachments" and sheet.document is not None


def _signed(member: Member, folder: str) -> Iterator[tuple[MadeFile, bytes]]:
    joint = member.brief.joint
    place = consent_paper(member.file.parent / member.case, joint.paper if joint else "")
    data = plain_bytes(place) if isinstance(place, Path) else None
    if isinstance(place, Path) and data is not None:
        digest = sha256(data)
        name = f"{folder}/{CONSENT}{place.suffix.lower()}"
        yield MadeFile(name, digest, SLUG, "consent", place.suffix.lstrip(".").lower(), AGENCY, digest), data

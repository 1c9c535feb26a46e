"""What was made of each channel, told to its author: papers with their files, texts to paste, fields of forms."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from kameng_docs.blocks import Heading, plain, words
from kameng_docs.channels import Limit
from kameng_docs.channels.model import AUTHOR, ON_PAGE
from kameng_docs.compose import Field, length, measured
from kameng_docs.disclosure import policy
from kameng_docs.output import MadeFile
from kameng_docs.page.contents import Link, Listed, Pasted, Sheet, Step
from kameng_docs.page.fragments import of_document
from kameng_docs.page.masking import Masking
from kameng_docs.pipeline import Sheet as Paper
from kameng_docs.plan import Plan

UNITS = {"char": "字", "byte": "字节"}
# What a heading of such a sheet tells the reader of its file, where nothing is copied for him.
ALONE = "（从下一行起"
# The part of the page below which a channel stands: `<h2>` is the part, `<h3>` the channel.
BELOW_STEP = 4


class Made(NamedTuple):
    """What a case has: its papers, the overviews of them, and its files with their bytes."""

    papers: Sequence[Paper]
    overviews: Sequence[Paper]
    files: Sequence[tuple[MadeFile, bytes]]

    def of(self, channel: str) -> list[Paper]:
        """The papers of a channel that came out."""
        return [paper for paper in self.papers if paper.channel.slug == channel and paper.document]


def link_to(made: MadeFile, text: str) -> Link:
    """A file, as a browser can open it from the page in the root of its folder."""
    return Link(text, quote(made.path))


def section_id(paper: Paper) -> str:
    """The place on the page of a paper that is told to the author."""
    return "-".join(filter(None, (paper.channel.slug, paper.paper.slug, _set_of(paper))))


def _set_of(paper: Paper) -> str:
    """The set of papers it belongs to, where a case has several: the name of its folder."""
    return paper.channel.folder.rpartition("/")[0]


def _name(paper: Paper) -> str:
    """As the author finds it: of several sets with the set."""
    return paper.paper.name + (f"（{of}）" if (of := _set_of(paper)) else "")


def steps_of(made: Made, plan: Plan, shown: Masking) -> Iterator[Step]:
    """Each channel that the overviews tell of, in their order."""
    for slug in dict.fromkeys(paper.about for paper in made.overviews if paper.about):
        lead, *how = [paper for paper in made.overviews if paper.about == slug]
        own, rung = made.of(slug), plan.rung(slug)
        yield Step(
            id=f"step-{slug}",
            name=rung.name if rung else own[0].channel.name if own else lead.about,
            status=rung.status if rung else "",
            lead=of_document(lead, BELOW_STEP),
            how="".join(of_document(paper, BELOW_STEP) for paper in how),
            papers=tuple(_listed(own, made)),
            texts=tuple(_texts(own, made, shown)),
            sheets=tuple(_sheet(paper, own, made, shown) for paper in own if paper.fields),
            told=tuple(Link(_name(paper), f"#{section_id(paper)}") for paper in own if is_told(paper)),
            others=tuple(_others(slug, own, made)),
        )


def is_told(paper: Paper) -> bool:
    """Whether a paper that came out has a part of the page for itself."""
    return ON_PAGE in paper.paper.formats and paper.document is not None and not paper.fields


def _files(paper: Paper, made: Made) -> Iterator[tuple[MadeFile, bytes]]:
    names = paper.channel.slug, paper.paper.slug
    below = f"{paper.channel.folder}/"
    for file, data in made.files:
        if (file.channel, file.document) == names and file.path.startswith(below):
            yield file, data


def _listed(own: Iterable[Paper], made: Made) -> Iterator[Listed]:
    for paper in own:
        if paper.paper.printed:
            links = tuple(link_to(file, file.format.upper()) for file, _ in _files(paper, made))
            yield Listed(_name(paper), policy().audiences[paper.paper.audience], links)


def _others(slug: str, own: Iterable[Paper], made: Made) -> Iterator[Link]:
    """Files of a channel that are no paper of it: copies of pictures, what is merged for the filing site."""
    papers = {paper.paper.slug for paper in own}
    for file, _ in made.files:
        if file.channel == slug and file.document not in papers:
            yield link_to(file, file.path.partition("/")[2] or file.path)


def _texts(own: Iterable[Paper], made: Made, shown: Masking) -> Iterator[Pasted]:
    """The papers that are text and nothing else: they are pasted somewhere, whole or sheet by sheet."""
    for paper in own:
        if paper.paper.printed == ("txt",) and paper.paper.audience != AUTHOR:
            for file, data in _files(paper, made):
                reader, links = policy().audiences[paper.paper.audience], (link_to(file, file.path),)
                for name, text in _pieces(data.decode().strip("\n"), paper):
                    left, size = shown(text), _size(text, paper.paper.limit)
                    over = _is_over(text, paper.paper.limit)
                    named = shown(f"{_name(paper)}：{name}" if name else _name(paper))
                    yield Pasted(named, left, size, reader, masked=left != text, links=links, over=over)


def _pieces(text: str, paper: Paper) -> Iterator[tuple[str, str]]:
    """What is pasted in one go, with its heading: of sheets that are handed in one by one each by itself."""
    blocks = paper.document.blocks if paper.document and paper.paper.by_one else ()
    headings = [plain(block.runs) for block in blocks if isinstance(block, Heading)]
    rest, name = text, ""
    for heading in headings:
        before, found, after = rest.partition(heading)
        if not found:
            break
        if before.strip():
            yield name, before.strip("\n")
        rest, name = after, heading.partition(ALONE)[0]
    yield name, rest.strip("\n")


def _sheet(paper: Paper, own: Sequence[Paper], made: Made, shown: Masking) -> Sheet:
    fields = (_pasted(field, own, made, shown) for field in paper.fields)
    return Sheet(_name(paper), tuple(fields))


def _pasted(field: Field, own: Sequence[Paper], made: Made, shown: Masking) -> Pasted:
    left = shown(field.text)
    masked = left != field.text
    return Pasted(
        field.name,
        left,
        _size(field.text, field.limit),
        policy().audiences[field.audience],
        masked=masked,
        by_hand=field.by_hand or _is_a_remark(field.text),
        links=tuple(_holding(field.text, own, made)) if masked else (),
        over=_is_over(field.text, field.limit),
    )


def _is_a_remark(text: str) -> bool:
    """Nothing but words in brackets, （在页面上自己填）: what is left out, and no content of a field."""
    return not text or (text.startswith("（") and text.endswith("）"))


def _holding(text: str, own: Iterable[Paper], made: Made) -> Iterator[Link]:
    """The files of the papers that print a text as it is."""
    for paper in own:
        if paper.document and text in "\n".join(words(paper.document)):
            yield from (link_to(file, file.path.rpartition("/")[2]) for file, _ in _files(paper, made))


def _size(text: str, limit: Limit | None) -> str:
    """How long the text is, against the limit of its place if it has one."""
    if limit is None:
        return f"{length(text)}字"
    size = f"{measured(text, limit)} / {limit.maximum}{UNITS[limit.unit]}"
    return size if limit.verified else size + "（上限未核，以页面为准）"


def _is_over(text: str, limit: Limit | None) -> bool:
    return limit is not None and measured(text, limit) > limit.maximum

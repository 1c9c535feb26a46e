"""Papers put together: nothing of what they were is lost, to the eye or to the ear, and no more is claimed than is true."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from book_support import outline, rendered, texts
from evidence_files import pdf as untagged
from papers_support import TITLES, paper, parsed
from PIL import ImageChops
from standing import claims, findings

from kameng_docs.joining import joined

LATER = date(2026, 12, 3)
WHOLE = "证据目录及证据材料"


@pytest.fixture(scope="module")
def papers() -> list[bytes]:
    """Three papers, of which two have tables, IDs and roles alike."""
    return [paper("typst"), paper("typst", TITLES[1], "letter", LATER), paper("typst", "证据册", "front")]


@pytest.fixture(scope="module")
def whole(papers: list[bytes]) -> bytes:
    return joined(papers, WHOLE)


def test_what_the_checkers_find_in_papers_put_together_is_nothing(papers: list[bytes], whole: bytes) -> None:
    for each in papers:
        assert findings(each) == []
    assert findings(whole) == []


def test_it_looks_as_its_papers_do_and_says_the_same(papers: list[bytes], whole: bytes) -> None:
    apart = [page for each in papers for page in rendered(each, 40)]
    together = rendered(whole, 40)
    assert len(together) == len(apart)
    assert not any(ImageChops.difference(a, b).getbbox() for a, b in zip(apart, together, strict=True))
    assert texts(whole) == [page for each in papers for page in texts(each)]


def tree(pdf: bytes) -> list[str]:
    """The kinds of all elements in their order, each by how deep it stands."""
    with parsed(pdf) as book:
        found: list[str] = []

        def walk(element: pikepdf.Object, depth: int) -> None:
            kids = element.get("/K", [])
            for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    found.append(f"{depth}{kid.S}")
                    walk(kid, depth + 1)

        walk(book.Root.StructTreeRoot, 0)
        return found


def test_every_element_of_every_paper_is_there(papers: list[bytes], whole: bytes) -> None:
    parts = [kind for each in papers for kind in tree(each)]
    assert parts.count("0/Document") == len(papers)
    below = [f"{int(kind[0]) + 1}{kind[1:]}".replace("1/Document", "1/Part") for kind in parts]
    assert tree(whole) == ["0/Document", *below]


def test_title_language_days_and_bookmarks(papers: list[bytes], whole: bytes) -> None:
    with parsed(whole) as book:
        assert str(book.docinfo["/Title"]) == WHOLE
        assert str(book.docinfo["/CreationDate"]) == "D:20261203000000Z", "the day of the latest paper"
        assert str(book.Root.Lang) == "zh-CN"
        with book.open_outline() as shown:
            roots = [(item.title, [below.title for below in item.children]) for item in shown.root]
    lengths = [len(texts(each)) for each in papers]
    assert [title for title, _ in roots] == [*TITLES, "证据册"]
    # What a paper calls itself is said once, above what it had below that.
    for each, (title, below) in zip(papers, roots, strict=True):
        own = list(outline(each))
        assert len(own) > 1
        assert below == [name for name in own if name != title]
    led = outline(whole)
    assert [led[title] for title in (*TITLES, "证据册")] == [0, lengths[0], lengths[0] + lengths[1]]


def test_pages_keep_their_labels_and_unlabelled_ones_count_from_one() -> None:
    def labelled(pages: int, **style: object) -> bytes:
        with pikepdf.open(BytesIO(untagged(pages))) as pdf:
            if style:
                pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(**style)])
            content = BytesIO()
            pdf.save(content, deterministic_id=True)
            return content.getvalue()

    roman, plain, later = labelled(2, S=pikepdf.Name.r), labelled(2), labelled(1, S=pikepdf.Name.D, St=7)
    with parsed(joined([roman, plain, later], WHOLE)) as book:
        assert [str(page.label) for page in book.pages] == ["i", "ii", "1", "2", "7"]
    with parsed(joined([plain, plain], WHOLE)) as book:
        assert "/PageLabels" not in book.Root


def linked(name: str) -> bytes:
    """A paper whose first page leads to a name on its second, as do its bookmark and every other such paper's."""
    with pikepdf.open(BytesIO(untagged(2))) as pdf:
        spot = pikepdf.Array([pdf.pages[1].obj, pikepdf.Name.Fit])
        pdf.Root.Names = pikepdf.Dictionary(
            Dests=pikepdf.Dictionary(Names=["here", pikepdf.Dictionary(D=spot)])
        )
        link = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Link, "Rect": [0, 0, 50, 50]}
        action = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.String("here"))
        pdf.pages[0].Annots = pdf.make_indirect(
            pikepdf.Array(
                [
                    pikepdf.Dictionary(Dest=pikepdf.String("here"), **link),
                    pikepdf.Dictionary(A=action, **link),
                ]
            )
        )
        with pdf.open_outline() as shown:
            shown.root.append(
                pikepdf.OutlineItem.from_dictionary_object(
                    pdf.make_indirect(pikepdf.Dictionary(Title=name, Dest=pikepdf.String("here")))
                )
            )
        content = BytesIO()
        pdf.save(content, deterministic_id=True)
        return content.getvalue()


def test_names_that_two_papers_share_lead_where_they_led() -> None:
    with parsed(joined([linked("甲"), linked("乙")], WHOLE)) as book:
        pages = [page.obj.objgen for page in book.pages]
        for first in (0, 2):
            plain, action = book.pages[first].obj.Annots
            assert [plain.Dest[0].objgen, action.A.D[0].objgen] == [pages[first + 1]] * 2
    assert outline(joined([linked("甲"), linked("乙")], WHOLE)) == {"甲": 1, "乙": 3}


def stale() -> bytes:
    """A paper without tags that draws what says it is number 0 of a tree."""
    with pikepdf.open(BytesIO(untagged(1))) as pdf:
        form = pikepdf.Stream(pdf, b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC")
        form.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9], StructParents=0
        )
        pdf.pages[0].add_resource(form, pikepdf.Name.XObject, pikepdf.Name.In)
        pdf.pages[0].contents_add(b"/In Do")
        pdf.pages[0].obj.StructParents = 0
        content = BytesIO()
        pdf.save(content, deterministic_id=True)
        return content.getvalue()


def test_numbers_of_a_tree_that_is_not_here_are_gone(papers: list[bytes]) -> None:
    with parsed(joined([papers[0], stale()], WHOLE)) as book:
        page = book.pages[-1].obj
        assert "/StructParents" not in page
        assert "/StructParents" not in page.Resources.XObject["/In"]
    assert not [line for line in findings(joined([papers[0], stale()], WHOLE)) if "another's" in line]


def with_maps(role: str, colour: float) -> bytes:
    """A paper whose paragraphs have a role and a class of their own."""
    with parsed(paper("typst")) as pdf:
        root = pdf.Root.StructTreeRoot
        root.RoleMap = pikepdf.Dictionary(Satz=pikepdf.Name(role))
        root.ClassMap = pikepdf.Dictionary(
            Rot=pikepdf.Dictionary(O=pikepdf.Name.Layout, Color=[colour, 0, 0])
        )
        element = root.K[0].K[0] if isinstance(root.K, pikepdf.Array) else root.K.K[0]
        element.S, element.C = pikepdf.Name.Satz, pikepdf.Name.Rot
        content = BytesIO()
        pdf.save(content, deterministic_id=True)
        return content.getvalue()


def test_roles_and_classes_that_mean_two_things_are_told_apart() -> None:
    with parsed(joined([with_maps("/P", 1), with_maps("/H1", 0.5), with_maps("/P", 1)], WHOLE)) as book:
        root = book.Root.StructTreeRoot
        firsts = [part.K[0] for part in root.K[0].K]
        assert [str(root.RoleMap.get(each.S, each.S)) for each in firsts] == ["/P", "/H1", "/P"]
        assert [float(root.ClassMap[each.C].Color[0]) for each in firsts] == [1, 0.5, 1]


def test_the_same_papers_give_the_same_bytes(papers: list[bytes], whole: bytes) -> None:
    assert joined(papers, WHOLE) == whole
    assert joined(papers[::-1], WHOLE) != whole


def test_no_more_is_claimed_than_every_paper_claims(papers: list[bytes], whole: bytes) -> None:
    assert claims(whole) == (True, True)
    weasyprint = paper("weasyprint")
    assert claims(weasyprint) == (True, False)
    assert claims(joined([papers[0], weasyprint], WHOLE)) == (True, False)
    assert claims(joined([papers[0], untagged()], WHOLE)) == (False, False)
    with parsed(papers[1]) as pdf:
        pdf.Root.OutputIntents[0].DestOutputProfile.write(b"another profile")
        content = BytesIO()
        pdf.save(content)
    assert claims(joined([papers[0], content.getvalue()], WHOLE)) == (True, False)


def test_another_language_is_told_of_its_part(papers: list[bytes]) -> None:
    with parsed(papers[1]) as pdf:
        pdf.Root.Lang = pikepdf.String("en")
        content = BytesIO()
        pdf.save(content)
    with parsed(joined([papers[0], content.getvalue()], WHOLE)) as book:
        assert [str(part.get("/Lang", "")) for part in book.Root.StructTreeRoot.K[0].K] == ["", "en"]

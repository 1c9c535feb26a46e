"""One place of one edition to a `Citation`, or what in that edition does not exist."""

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.model import Article, Citation, Edition, Paragraph, Reference, Statute
from kameng_docs.law.reference import label, written


def cited(statute: Statute, edition: Edition, reference: Reference, moved: str) -> Citation | Diagnostic:
    """The citation, still without topic and purpose and as of the day the edition took effect.

    `moved` says where the subject stands, for the hint of law.unknown-article and law.unproven. The other faults
    are law.unknown-paragraph and law.unknown-item.
    """
    article = edition.articles.get(reference.article)
    if article is None:
        return _unknown_article(statute, edition, reference, moved)
    if article.doubt:
        return Diagnostic(
            "law.unproven",
            f"“{written(reference)}”：{label(edition.short, article.number)}的条号和条文都未经核对，不能印",
            moved or f"{article.doubt}；{edition.missing or '本库没有它的条文'}",
        )
    paragraph = _paragraph(edition, article, reference)
    if isinstance(paragraph, Diagnostic):
        return paragraph
    fault = _item_fault(edition, article, reference, paragraph) if paragraph else None
    if fault:
        return fault
    return _citation(statute, edition, reference, article, paragraph)


def _paragraph(edition: Edition, article: Article, reference: Reference) -> Paragraph | Diagnostic | None:
    """The 款 that is meant; None where the whole article is."""
    if reference.paragraph is None:
        return None
    if reference.paragraph <= len(article.paragraphs):
        return article.paragraphs[reference.paragraph - 1]
    if not article.paragraphs:
        held = "本库只收条号，未收条文，请只引到条"
    elif article.complete:
        held = f"该条有 {len(article.paragraphs)} 款"
    else:
        held = f"本库只收该条前 {len(article.paragraphs)} 款；{edition.missing}"
    return Diagnostic(
        "law.unknown-paragraph",
        f"“{written(reference)}”：{label(edition.short, article.number)}没有第 {reference.paragraph} 款",
        held,
    )


def _item_fault(
    edition: Edition, article: Article, reference: Reference, paragraph: Paragraph
) -> Diagnostic | None:
    """Why the 项 that is meant cannot be cited; None where it can, or where none is meant."""
    if reference.item is None:
        return None
    place = f"“{written(reference)}”：{label(edition.short, article.number, reference.paragraph)}"
    if reference.item > len(paragraph.items):
        hint = f"该款有 {len(paragraph.items)} 项" if paragraph.items else "该款不分项"
        return Diagnostic("law.unknown-item", f"{place}没有第 {reference.item} 项", hint)
    if article.certain:
        return None
    lists = sum(item.startswith("（一）") for p in article.paragraphs for item in p.items)
    if lists > 1:
        hint = "本库所据文本的款界已失，不印款号，项号会有歧义；请只引到条"
    elif "。" in paragraph.items[reference.item - 1][:-1]:
        hint = "本库所据文本的款界已失，这一项的末尾可能是下一款；请只引到条"
    else:
        return None
    return Diagnostic("law.unknown-item", f"{place}的项不能单独引用", hint)


def _unknown_article(statute: Statute, edition: Edition, reference: Reference, moved: str) -> Diagnostic:
    add = f"如确需引用，把该条加进 statutes/{statute.id}.yaml，再用 law verify --seal 核对"
    return Diagnostic(
        "law.unknown-article",
        f"“{written(reference)}”：本库所收 {edition.effective} 施行的《{edition.short}》里没有{_bare(reference)}",
        moved or "；".join(part for part in (edition.missing, add) if part),
    )


def _bare(reference: Reference) -> str:
    return label("", reference.article).removeprefix("《》")


def _citation(
    statute: Statute, edition: Edition, reference: Reference, article: Article, paragraph: Paragraph | None
) -> Citation:
    item = reference.item
    certain = reference.paragraph if article.certain else None
    printed = certain if article.numbered else None
    if paragraph is None:
        # Half an article must not pass for the whole: then its number prints without words.
        text = "\n".join(p.words for p in article.paragraphs) if article.complete else ""
    else:
        text = paragraph.words if item is None else paragraph.items[item - 1]
    return Citation(
        ref=written(reference),
        topic="",
        statute=statute.id,
        law=edition.title,
        short=edition.short,
        kind=statute.kind,
        article=article.number,
        paragraph=certain,
        item=item,
        edition=edition.effective,
        repealed=edition.repealed,
        as_of=edition.effective,
        purpose="",
        text=text,
        lead_in=paragraph.text if paragraph and item is not None else "",
        label=label(edition.title, article.number, printed, item),
        short_label=label(edition.short, article.number, printed, item),
        source=edition.source if article.paragraphs else article.proof,
        secondary=edition.secondary,
    )

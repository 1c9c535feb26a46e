"""What is said, in place of a page's picture, to those who do not see it: which exhibit, and which part of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from kameng_docs.bind.sheet import Picture, Sheet


def described(title: str, sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """The pages of one exhibit with words for each picture and each page of a PDF: “证据3-1“订单页”的图片，共3张，这是第2张”.

    Counted within the exhibit; where there is but one, nothing is counted.
    """
    pages = list(sheets)
    pictures = list(dict.fromkeys(picture for page in pages for picture in page.pictures))
    whole = list(dict.fromkeys(map(_whole, pictures)))
    papers = {
        told: [page for page in pages if page.source is not None and page.told is told]
        for told in (False, True)
    }
    for page in pages:
        name = f"证据{page.exhibit}“{title}”"
        if page.source is not None:
            among, word = papers[page.told], "的文字" if page.told else "的文件"
            yield replace(
                page, alt=name + word + _counted(among.index(page), len(among), "共{}页，这是第{}页")
            )
            continue
        yield replace(
            page, pictures=tuple(_named(name, picture, pictures, whole) for picture in page.pictures)
        )


def _named(name: str, picture: Picture, pictures: Sequence[Picture], whole: Sequence[Any]) -> Picture:
    slices = [each for each in pictures if _whole(each) == _whole(picture)]
    which = _counted(whole.index(_whole(picture)), len(whole), "共{}张，这是第{}张")
    part = _counted(slices.index(picture), len(slices), "从上往下分成{}段，这是第{}段")
    return replace(picture, alt=f"{name}的图片{which}{part}")


def _whole(picture: Picture) -> Any:
    return picture.file, picture.page


def _counted(place: int, of: int, words: str) -> str:
    return f"，{words.format(of, place + 1)}" if of > 1 else ""

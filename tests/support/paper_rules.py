"""The rules of writing that a machine can hold (shared/domain/model-papers.md §5), each as what in a paper breaks it.

What stands between quotation marks is somebody's words and is no business of ours.
"""

import re
from collections import Counter
from collections.abc import Iterator

QUOTED = re.compile("“[^“”]*(?:“[^“”]*”[^“”]*)*”")
STATUTE = re.compile("《[^《》]*(?:〈[^〉]*〉[^《》]*)?》")
# What only fills a paper (rule 48).
EMPTY_TALK = ("为维护合法权益", "特此", "现依法提起诉讼", "上述说明", "关于“")
LONG = 12
TWICE = 2


def own(text: str) -> str:
    """The text without what is quoted."""
    return QUOTED.sub("“”", text)


def digit_dates(text: str) -> Iterator[str]:
    """Rule 30: 2026年10月3日, never 2026-10-03; a number of an order may hold such signs."""
    yield from re.findall(r"(?<![0-9-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])", own(text))


def loose_sums(text: str) -> Iterator[str]:
    """Rule 31: 68.00元, no blank before 元 and two decimals."""
    yield from re.findall(r"[0-9] 元", own(text))
    yield from re.findall(r"(?<![0-9.])[0-9]+元", own(text))


def ways_behind(text: str) -> Iterator[str]:
    """Rule 33: 原路退回68.00元, not 退回68.00元（原路退回）."""
    yield from re.findall("（原路(?:退回)?）", own(text))


def nested_brackets(text: str) -> Iterator[str]:
    """Rule 25, but for those within the title of a statute."""
    yield from re.findall(r"（[^（）]{0,80}（[^）]*）?", STATUTE.sub("《》", own(text)))


def bare_labels(text: str) -> Iterator[str]:
    """Rule 39: 依据： with nothing behind it."""
    yield from re.findall(r"(?:依据|理由|事实|经过)：\s*$", own(text))


def empty_talk(text: str) -> Iterator[str]:
    """Rule 48."""
    yield from (each for each in EMPTY_TALK if each in text)


def said_again(text: str) -> Iterator[str]:
    """Rule 6: no sentence of twelve characters or more stands more than twice."""
    parts = [part.strip() for part in re.split("[。；，：\n|]", own(text))]
    counted = Counter(re.sub("（证据[^）]*）", "", part) for part in parts)
    yield from (f"{n}×{part}" for part, n in counted.items() if n > TWICE and len(part) >= LONG)


def commas_first(text: str) -> Iterator[str]:
    """No line begins with a mark that ends something, and none holds two marks where one belongs."""
    yield from re.findall(r"^\s*[，。；、：）].*", text, re.MULTILINE)
    yield from re.findall("[，；。、][，；。、]", text)


RULES = (
    digit_dates, loose_sums, ways_behind, nested_brackets, bare_labels, empty_talk, said_again, commas_first,
)  # fmt: skip

"""The rules of writing that a machine can hold (shared/domain/model-papers.md §5), each as what in a paper breaks it.

What stands between quotation marks is somebody's words and is no business of ours.
"""

import re
from collections import Counter
from collections.abc import Iterator

from kameng_docs.brief import Brief

QUOTED = re.compile("“[^“”]*(?:“[^“”]*”[^“”]*)*”")
STATUTE = re.compile("《[^《》]*(?:〈[^〉]*〉[^《》]*)?》")
# What only fills a paper (rule 48).
EMPTY_TALK = ("维护合法权益", "特此", "现依法提起诉讼", "诉讼支持", "上述说明", "关于“", "的说法：")
# What is no word: marks, numbers, exhibits and articles.
NO_LETTERS = re.compile(
    r"[\s，。；：、“”‘’（）《》！？()—\-/._＿0-9]|证据[0-9至、-]+|第[一二三四五六七八九十百]+[条款项]"
)
LONG = 12
TWICE = 2


def own(text: str) -> str:
    """The text without what is quoted."""
    return QUOTED.sub("“”", text)


def ours(text: str, brief: Brief) -> str:
    """The text without what the author calls exhibits, goods, shops and sites, and without what he says in his own words."""
    told = [each.title for each in brief.exhibits] + [each.goods for each in brief.orders]
    told += [brief.platform, brief.platform_url, *(side.name for side in brief.respondents)]
    told += [promise.broken.rstrip("。！!").removeprefix("是") for promise in brief.promises]
    told += [event.what.rstrip("。").removeprefix("我") for event in brief.events if event.what]
    for name in sorted({str(name) for name in told if name}, key=len, reverse=True):
        text = text.replace(name, "某")
    return text


def digit_dates(text: str) -> Iterator[str]:
    """Rule 30: 2026年10月3日, never 2026-10-03; a number of an order may hold such signs."""
    yield from re.findall(r"(?<![0-9-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])", own(text))


def loose_sums(text: str) -> Iterator[str]:
    """Rule 31: 68.00元, no blank before 元 and two decimals."""
    yield from re.findall(r"[0-9] 元", own(text))
    yield from re.findall(r"(?<![0-9.])[0-9]+元", own(text))


def ways_behind(text: str) -> Iterator[str]:
    """Rule 33: 原路退回68.00元, not 退回68.00元（原路退回）."""
    yield from re.findall("退回[^。]{0,40}（原路|（原路(?:退回)?）", own(text))


def nested_brackets(text: str) -> Iterator[str]:
    """Rule 25, but for those within the title of a statute."""
    yield from re.findall(r"（[^（）]{0,80}（[^）]*）?", STATUTE.sub("《》", own(text)))


def bare_labels(text: str) -> Iterator[str]:
    """Rule 39: 依据： with nothing behind it."""
    yield from re.findall(r"(?:^|[。；])(?:依据|理由|事实|经过|协商情况)：[^\S\n]*$", own(text), re.MULTILINE)


def empty_talk(text: str) -> Iterator[str]:
    """Rule 48."""
    yield from (each for each in EMPTY_TALK if each in own(text))


def said_again(text: str) -> Iterator[str]:
    """Rule 6: no sentence of twelve characters or more stands more than twice; rows and heads of tables are none, nor blanks."""
    prose = "\n".join(line for line in own(text).split("\n") if "｜" not in line)
    parts = [part.strip(" ＿") for part in re.split("[。；，：\n|]", prose)]
    counted = Counter(re.sub("（证据[^）]*）", "", part) for part in parts)
    yield from (f"{n}×{part}" for part, n in counted.items() if n > TWICE and len(part) >= LONG)


def run_again(text: str) -> Iterator[str]:
    """The same wherever sentences end: no run of twelve letters stands more than twice. For a paper without tables and names."""
    plain = NO_LETTERS.sub("", STATUTE.sub("", text))
    runs = Counter(plain[i : i + LONG] for i in range(len(plain) - LONG))
    yield from (f"{n}×{run}" for run, n in runs.items() if n > TWICE)


def commas_first(text: str) -> Iterator[str]:
    """No line begins with a mark that ends something, and none holds two marks where one belongs."""
    yield from re.findall(r"^\s*[，。；、：）].*", text, re.MULTILINE)
    yield from re.findall("[，；。、][，；。、]", text)


def broken_rows(text: str) -> Iterator[str]:
    """Every line of a timeline says when, what and by what it is proved."""
    table = False
    for line in text.split("\n"):
        if line == "时间｜经过｜证据":
            table = True
        elif "｜" not in line:
            if table and re.fullmatch("[0-9-、至]+", line.strip()):
                yield line
            table = False
        elif table and not all(cell.strip() for cell in line.split("｜")):
            yield line


def nested_quotes(text: str) -> Iterator[str]:
    """GB/T 15834: within “ ” stand ‘ ’, whoever wrote the words."""
    yield from re.findall("“[^“”]{0,60}“[^“”]{0,20}", text)


RULES = (
    digit_dates, loose_sums, ways_behind, nested_brackets, nested_quotes, bare_labels, empty_talk, said_again, commas_first, broken_rows,
)  # fmt: skip

"""Which clauses of which laws a text names, however they are spelt, and where in it they stand.

It reads what people write: 《消费者权益保护法》第五十五条第一款, 消保法第55条, 民法典 1300 条, 第四十九条、第五十条.
What is named without a law in the whole text, or as a clause of a contract or of a platform's rules, is not law's.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kameng_docs.declared import sought
from kameng_docs.law.ended_laws import ENDED_LAWS
from kameng_docs.law.library import load
from kameng_docs.law.mistakes import listed

NUMERAL = r"(?:[0-9]{1,6}|[〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]{1,12})"
JOINT = r"(?:以及|及其|[、,，和及与或至到~～—–-])"
BELOW = (
    rf"(?:之(?P<branch>{NUMERAL})(?!款|项|条))?"
    rf"(?P<below>(?:第?[(（]?(?P<paragraph>{NUMERAL})[)）]?款)?(?:第?[(（]?(?P<item>{NUMERAL})[)）]?项)?)"
)
# 第…条, where a law was just named also without 第; 第四、五条 shares one 条.
ARTICLE = sought(rf"(?P<ordinal>第?)(?P<article>{NUMERAL})(?=(?:{JOINT}第?{NUMERAL})*条)(?P<unit>条?){BELOW}")
TITLE = sought(r"《((?:[^《》]|《[^《》]*》)*)》")
# What follows a name and makes it the name of something else: 民法典婚姻家庭编的解释, 电商法实施细则.
LONGER = sought(
    r"^(?:的|之|[一-鿿]{0,6}编的?|若干问题的?|实施的?|司法)*(?:解释|条例|细则|实施办法|草案|讲义|释义)"
)
# Names of laws that are none of ours, as far as their last word tells.
LAW_LIKE = sought(r"(?:(?<![做办方说想看无玩用算打写手设语书])法|法典|条例|办法|规定|解释|决定|通则)$")
# What stands before a name without being of it.
LEADING = sought(r"^.*(?:按照|依照|依据|根据|参照|违反|违背|适用|引用|触犯|以及|[按依据照和及与跟或的是])")
BARE_LAW = sought(r"(?P<name>[一-鿿]{1,12}(?:(?<![做办方说想看无玩用算打写手设语书])法|条例))(?:规定)?的?$")
# Whatever else has articles: they are no law's.
OTHER = sought(
    r"(?:合同|协议|契约|规则|公约|条款|约定|细则|须知|政策|声明|说明|承诺书|公告|店规|章程)[》”’\"]?(?:里|中|内)?的?$"
)
BETWEEN = sought(r"[(（【\[][^()（）【】\[\]]{0,24}[)）】\]]$|(?:规定|明确|里|中|之|的|在|：|:|,|，)$")
YEAR = sought(r"(?<![0-9])((?:19|20)[0-9]{2})年?")
DIGITS = (
    {c: i for i, c in enumerate("零一二三四五六七八九")}
    | {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
    | {"两": 2}
)
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
QUOTES = {"“": "”", "「": "」", "『": "』"}
# What tells that the words in quotation marks behind it are somebody's.
SPEAKS = sought(
    r"(?:说|称|道|讲|答复|回复|回答|回应|回|表示|写明|写着|写道|声称|告知|提示|显示|通知|强调|坚称)(?:我|本人)?[：:，,]?$"
)


@dataclass(frozen=True)
class NamedLaw:
    """A law as a text names it: an id of the library, or only its name. `year` where the text says of which one."""

    name: str
    statute: str = ""
    year: int | None = None


@dataclass(frozen=True)
class NamedClause:
    """One clause in a text. `number` is 49 or 120-1; `words` are those of the text, from 第 to the end.

    `start` and `end` are their place, `law_start` that of the law where its name stands directly before (else
    `start`), `below` where 款 and 项 begin. `joined` is the place of what joins it to the clause before. `quoted`: it
    stands in somebody's words between quotation marks.
    """

    law: NamedLaw
    number: str
    paragraph: int | None
    item: int | None
    words: str
    start: int
    end: int
    law_start: int
    below: int
    joined: tuple[int, int] | None
    quoted: bool


def number_of(numeral: str) -> int:
    """五十五, 一百零五, 伍拾伍, 五五 and 55 as a number."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    if not any(c in UNITS for c in numeral):
        return int("".join(str(DIGITS[c]) for c in numeral))
    whole, digit = 0, 0
    for c in numeral:
        if c in UNITS:
            whole += (digit or 1) * UNITS[c]
            digit = 0
        else:
            digit = DIGITS[c]
    return whole + digit


def clauses_named(text: str, own_rules: Collection[str] = ()) -> Iterator[NamedClause]:
    """Every clause of a law that `text` names, in its order; `own_rules` are titles of a platform's own rules."""
    return _Reading(text, own_rules).clauses()


@cache
def names() -> Mapping[str, str]:
    """Every name by which the library's laws are known, with 《》 in it as 〈〉, and the id of the law."""
    found: dict[str, str] = {}
    for statute in load().statutes.values():
        called = [name for e in statute.editions for name in (e.title, e.short)]
        for name in (*called, *statute.also):
            for spelt in (name, name.removeprefix("中华人民共和国")):
                found.setdefault(_inner(_dense(spelt)[0]), statute.id)
    for law in ENDED_LAWS.only():
        for name in law.names:
            found.setdefault(name, "")
    return found


@cache
def _bare_names() -> re.Pattern[str]:
    # 取消法 and the like are no law.
    listed_names = "|".join(re.escape(name) for name in sorted(names(), key=len, reverse=True))
    return re.compile(rf"(?<![取撤])(?:{listed_names})")


def _inner(title: str) -> str:
    return title.replace("《", "〈").replace("》", "〉")


def _dense(text: str) -> tuple[str, list[int]]:
    """`text` without blanks and invisible marks, half-width and in simple characters, and where each sign stood."""
    signs: list[str] = []
    places: list[int] = []
    simple = listed().simple
    for place, c in enumerate(text):
        plain = unicodedata.normalize("NFKC", c) if c not in "（），：；～" else c
        plain = plain if len(plain) == 1 else c
        if plain.isspace() or unicodedata.category(plain) in {"Cf", "Cc"}:
            continue
        signs.append(simple.get(ord(plain), plain).replace("條", "条").replace("項", "项"))
        places.append(place)
    return "".join(signs), places


class _Reading:
    """One text on its way."""

    def __init__(self, text: str, own_rules: Collection[str]) -> None:
        self._text = text
        self._signs, self._places = _dense(text)
        self._own = {_dense(rule)[0].strip("《》") for rule in own_rules}
        self._laws = dict(self._named_laws())

    def clauses(self) -> Iterator[NamedClause]:
        law: NamedLaw | None = None
        laws = sorted(self._laws.items())
        before: tuple[int, NamedLaw] | None = None
        at = 0
        for found in ARTICLE.finditer(self._signs):
            if not found["unit"] and not self._signs.startswith("条", self._end_of_list(found.end())):
                continue
            start = found.start()
            joined = before and re.fullmatch(JOINT, self._signs[before[0] : start]) and before
            while laws and laws[0][0][1] <= start:
                law = laws.pop(0)[1]
            adjacent = self._directly_before(start)
            if joined:
                law_here: NamedLaw | None = before[1] if before else None
            elif adjacent is None and self._is_other(start):
                law = law_here = None
            elif adjacent is not None:
                law = law_here = adjacent[0]
            else:
                law_here = law if found["ordinal"] else None
            if not (found["ordinal"] or joined or self._is_terse(found)):
                continue
            at = found.end()
            if law_here is None or not law_here.name:
                before = None
                continue
            yield self._clause(found, law_here, adjacent, before[0] if joined and before else None)
            before = (at, law_here)

    def _is_terse(self, found: re.Match[str]) -> bool:
        """Whether it is an article without 第: right behind the law's name, and no 两条 or 三条 of anything."""
        numeral = found["article"]
        counts = len(numeral) == 1 and not numeral.isascii()
        return not counts and any(end == found.start() for _, end in self._laws)

    def _end_of_list(self, at: int) -> int:
        more = re.compile(rf"(?:{JOINT}第?{NUMERAL})*").match(self._signs, at)
        return more.end() if more else at

    def _named_laws(self) -> Iterator[tuple[tuple[int, int], NamedLaw]]:
        """Each law that is named anywhere, by where its name begins and ends."""
        taken: list[tuple[int, int]] = []
        for found in TITLE.finditer(self._signs):
            # A title may hold another: 最高人民法院关于适用《…》若干问题的解释, written without marks of its own.
            longer = LONGER.match(self._signs[found.end() :])
            whole = next(
                (each for each in self._whole_titles() if each.start() < found.start() < each.end()), None
            )
            if whole:
                taken.append(whole.span())
                yield whole.span(), NamedLaw(whole[0], names()[whole[0]])
                continue
            span = found.start(), found.end() + (longer.end() if longer else 0)
            taken.append(span)
            yield span, NamedLaw(self._signs[slice(*span)]) if longer else self._titled(found[1])
        for found in _bare_names().finditer(self._signs):
            inside = any(a <= found.start() < b for a, b in taken)
            if not inside and not LONGER.match(self._signs[found.end() :]):
                yield found.span(), NamedLaw(found[0], names()[found[0]])

    def _whole_titles(self) -> Iterator[re.Match[str]]:
        """Titles of the library that hold another, wherever they stand without marks of their own."""
        return (each for each in _bare_names().finditer(_inner(self._signs)) if "〈" in each[0])

    def _titled(self, title: str) -> NamedLaw:
        """The law of that title; one without a name where it is no law at all."""
        inner = _inner(title)
        year = YEAR.search(inner)
        if title.strip("《》") in self._own:
            return NamedLaw("")
        for name in (inner, re.sub(r"[(（](?:19|20)[0-9]{2}[^()（）]*[)）]$", "", inner)):
            plain = name.removeprefix("中华人民共和国")
            if plain in names():
                # The number of a series, as （一）, belongs to the title and is no year.
                return NamedLaw(plain, names()[plain], int(year[1]) if year and name != inner else None)
        bare = re.sub(r"[(（][^()（）]*[)）]$", "", inner)
        return NamedLaw(inner if LAW_LIKE.search(bare) else "")

    def _directly_before(self, start: int) -> tuple[NamedLaw, int] | None:
        """The law whose name stands right before `start`, but for a bracket or 的, and where its name begins."""
        head, year = self._signs[:start], None
        while True:
            for (begin, end), law in self._laws.items():
                if end == len(head):
                    stated = law.year or (int(year[1]) if year else None)
                    return NamedLaw(law.name, law.statute, stated), begin
            between = BETWEEN.search(head)
            if between is None or len(between[0]) == 0:
                break
            year = year or YEAR.search(between[0])
            head = head[: between.start()]
        other = BARE_LAW.search(self._signs[:start])
        if (
            other
            and other["name"] not in {"该法", "本法", "此法", "同法", "上述法"}
            and not self._is_own(other["name"])
        ):
            if other["name"][-2:] in {"本法", "该法", "同法", "此法"}:
                return None
            bare = LEADING.sub("", other["name"])
            if LAW_LIKE.search(bare) and len(bare) > 1:
                return NamedLaw(bare), other.start() + len(other["name"]) - len(bare)
        return None

    def _is_own(self, name: str) -> bool:
        return any(name.endswith(own) for own in self._own if own)

    def _is_other(self, start: int) -> bool:
        head = self._signs[:start]
        return bool(OTHER.search(head)) or any(head.rstrip("》的").endswith(own) for own in self._own if own)

    def _clause(
        self,
        found: re.Match[str],
        law: NamedLaw,
        adjacent: tuple[NamedLaw, int] | None,
        joined_from: int | None,
    ) -> NamedClause:
        place, start = self._places, self._places[found.start()]
        end = place[found.end() - 1] + 1
        branch = f"-{number_of(found['branch'])}" if found["branch"] else ""
        below = place[found.start("below")] if found["below"] else end
        return NamedClause(
            law,
            f"{number_of(found['article'])}{branch}",
            number_of(found["paragraph"]) if found["paragraph"] else None,
            number_of(found["item"]) if found["item"] else None,
            self._text[start:end],
            start,
            end,
            place[adjacent[1]] if adjacent else start,
            below,
            (place[joined_from - 1] + 1, start) if joined_from is not None else None,
            self._is_quoted(start),
        )

    def _is_quoted(self, start: int) -> bool:
        """Whether `start` lies in words between quotation marks that somebody speaks."""
        for opening, closing in QUOTES.items():
            begin = self._text.rfind(opening, 0, start)
            if (
                begin >= 0
                and self._text.rfind(closing, begin, start) < 0
                and SPEAKS.search(self._text[:begin].rstrip())
            ):
                return True
        return False

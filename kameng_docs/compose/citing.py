"""How a paper names the law: a statute in full the first time, short afterwards, neighbours of one statute together.

Which naming is the first is known only when the paper is whole: until then each stands as a mark (`spelled`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kameng_docs.blocks import Document, mapped, words
from kameng_docs.compose.origins import Kind, Origin, Origins
from kameng_docs.law.grounds import CITED
from kameng_docs.law.model import Citation
from kameng_docs.law.reference import label, titled
from kameng_docs.wording import date_in_chinese, enumeration

# Noncharacters: no text of a case can hold them, for no writer would print them.
OPEN, CLOSE, END = "\ufdd0", "\ufdd1", "\ufdd2"
NAMED = re.compile(f"{OPEN}([0-9]+){CLOSE}")
MARK = re.compile(f"{OPEN}([0-9]+){CLOSE}|{END}")

# So many articles stand in one bracket at most; the clauses (款) of one are one.
AT_ONCE = 3
PAIR = 2


def _places(citations: list[Citation]) -> Iterator[str]:
    """第二十六条第二款, 第三款: an article is not named twice in a row."""
    article = ""
    for citation in citations:
        # As the library labels it: an article of one 款 has no 第一款.
        place = citation.label.removeprefix(titled(citation.law))
        whole = label("", citation.article, None, None).removeprefix("《》")
        again = citation.article == article and citation.paragraph is not None
        yield place.removeprefix(whole) if again else place
        article = citation.article


class Citer:
    """Names the clauses of one paper, and knows which statutes it named."""

    def __init__(
        self,
        made_on: date,
        *,
        reader: str | None = None,
        proven_only: bool = False,
        origins: Origins | None = None,
    ) -> None:
        """None was named yet. `proven_only`: clauses held from a secondary source are left out, not marked.

        `reader` is one of law.grounds.READERS, to whom only what is for them is named, or empty: nobody who reads law, and
        nothing is named; None: the author, to whom everything is. `origins` hears which were named.
        """
        self._origins = origins
        self._laws: dict[tuple[str, str], int] = {}
        self._texts: set[tuple[str, date]] = set()
        self._made_on = made_on
        self._proven_only = proven_only
        self._reader = reader

    def named(self, citation: Citation) -> bool:
        """Whether this paper names the clause at all."""
        if self._proven_only and citation.secondary:
            return False
        if self._reader is None:
            return True
        return bool(self._reader) and (not citation.readers or self._reader in citation.readers)

    def cite(self, citations: Iterable[Citation]) -> str:
        """《中华人民共和国民法典》第六百一十五条、第六百一十七条和《…》第…条, in the order given; titles still as marks."""
        by_law: dict[tuple[str, date, date | None], list[Citation]] = {}
        for citation in citations:
            if self.named(citation):
                by_law.setdefault((citation.law, citation.edition, citation.since), []).append(citation)
        named = enumeration([self._of_one_law(group) for group in by_law.values()]) + (END if by_law else "")
        if self._origins is None:
            return named
        refs = (Origin(Kind.CLAUSE, each.ref) for group in by_law.values() for each in group)
        return self._origins.marked(named, refs)

    def quote(self, citation: Citation) -> str:
        """《…》第…条规定：“…”, word for word; only the number where no words are held."""
        name = self.cite([citation])
        words = (citation.lead_in + citation.text).replace("\n", "")
        return f"{name}规定：“{words}”" if citation.text else name

    def _of_one_law(self, citations: list[Citation]) -> str:
        first = citations[0]
        since = "" if (first.law, first.edition) in self._texts else self._edition(first)
        self._texts.add((first.law, first.edition))
        # Within brackets others stand: （《…》〔…起施行的文本〕第…条）.
        # Cited for two purposes, it is named once.
        places = list(_places([*{citation.label: citation for citation in citations}.values()]))
        unproven = "〔条文未核〕" if any(c.secondary for c in citations) else ""
        # Of a renewal each period has the law of its own day: what came later is not said of the earlier ones.
        later = f"〔{date_in_chinese(first.since)}以后的扣款适用〕" if first.since else ""
        return self._mark(first) + since + "、".join(dict.fromkeys(places)) + unproven + later

    def _mark(self, citation: Citation) -> str:
        names = (citation.law, citation.short)
        return f"{OPEN}{self._laws.setdefault(names, len(self._laws))}{CLOSE}"

    def _edition(self, citation: Citation) -> str:
        """Which text, where it is not today's: the number may be another article's by now (反不正当竞争法 第八条)."""
        ended = citation.repealed is not None and citation.repealed <= self._made_on
        return f"〔{date_in_chinese(citation.edition)}起施行的文本〕" if ended else ""

    def fill(self, wording: str, citations: Iterable[Citation]) -> str:
        """`wording` with each `[[ref; ref]]` printed; references that do not apply are left out, brackets and all."""
        by_ref = _by_ref(citations)

        def printed(found: re.Match[str]) -> str:
            named = self.cite(_named_in(found[1], by_ref))
            # No bracket stands within another.
            inside = found.string[: found.start()].endswith("（")
            return named.replace("（", "〔").replace("）", "〕") if inside else named

        filled = CITED.sub(printed, wording)
        return filled.replace("（）", "")

    def spelled(self, document: Document) -> Document:
        """The document with every title put in: in full the first time, with its short name where it is used again."""
        speller = _Speller(tuple(self._laws), [NAMED.findall(piece) for piece in words(document)])
        return mapped(document, speller.spelled)

    def spelled_text(self, text: str) -> str:
        """The same of a text that stands by itself."""
        return _Speller(tuple(self._laws), [NAMED.findall(text)]).spelled(text)


class _Speller:
    """Puts titles in, from the first piece of a paper to the last."""

    def __init__(self, laws: tuple[tuple[str, str], ...], found: Iterable[list[str]]) -> None:
        self._laws = laws
        each = [number for piece in found for number in piece]
        self._again = {number for number in each if each.count(number) > 1}
        self._told: set[str] = set()
        self._new: list[str] = []

    def spelled(self, text: str) -> str:
        """One piece."""
        return MARK.sub(self._put, text)

    def _put(self, found: re.Match[str]) -> str:
        number = found[1]
        if number is None:
            return self._introduced(found.string[: found.start()])
        full, short = self._laws[int(number)]
        if number in self._told:
            return titled(short)
        self._told.add(number)
        if number in self._again and short != full:
            self._new.append(number)
        return titled(full)

    def _introduced(self, before: str) -> str:
        """，以下简称《…》 behind the clauses where a statute was named for the first time and will be again."""
        if not self._new:
            return ""
        named = list(dict.fromkeys(NAMED.findall(before.rpartition(END)[2])))
        told = ("以下简称" if len(self._new) == 1 else "以下分别简称") + "".join(
            titled(self._laws[int(number)][1]) for number in self._new
        )
        # Behind several statutes it says of which.
        if len(self._new) < len(named):
            told = self._which(named) + told
        self._new = []
        return f"，{told}" if before.count("（") > before.count("）") else f"（{told}）"

    def _which(self, named: list[str]) -> str:
        """前者 or 后者 of two; of more, their full titles."""
        if len(named) == PAIR:
            return "前者" if self._new == named[:1] else "后者"
        return "".join(titled(self._laws[int(number)][0]) for number in self._new)


def relied_on(wording: str, citations: Iterable[Citation]) -> list[Citation]:
    """The citations that `wording` names, in its order."""
    by_ref = _by_ref(citations)
    return [citation for group in CITED.findall(wording) for citation in _named_in(group, by_ref)]


def _by_ref(citations: Iterable[Citation]) -> Mapping[str, list[Citation]]:
    """Under each name by which a wording may call it; several editions of one clause stand under the same."""
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        for name in {citation.ref.partition("@")[0], citation.topic, citation.stands_for} - {""}:
            found.setdefault(name, []).append(citation)
    return found


def _named_in(group: str, by_ref: Mapping[str, list[Citation]]) -> list[Citation]:
    """The citations of one bracket: those of its first articles, as many as a reader takes in at once."""
    refs = [part.strip() for part in group.split(";")]
    every = list(dict.fromkeys(citation for ref in refs for citation in by_ref.get(ref, [])))
    articles = list(dict.fromkeys((each.law, each.article) for each in every))[:AT_ONCE]
    return [each for each in every if (each.law, each.article) in articles]

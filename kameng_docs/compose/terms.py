"""What the placeholders about the other side's terms stand for: each ground tells the terms that it is about, and no others."""

from collections.abc import Callable, Collection, Iterable, Sequence

from kameng_docs.brief import TermInfo
from kameng_docs.law.fact_names import NOT_SHOWN, THAT_NOT_NOTICED, TWO_READINGS
from kameng_docs.wording import inner_quotes

Proof = Callable[[Iterable[str]], str]
# What a standard term does to the buyer, by what it is about (民法典 第四百九十七条, 消费者权益保护法 第二十六条).
EFFECTS = {
    "概不退": "排除退款的权利",
    "只退余额": "排除退款的权利",
    "单方变更": "使一方可以任意改变已经付款的内容",
    "赔偿限额": "不合理地减轻己方的责任",
    "过期作废": "排除对未使用部分的请求",
    "不得转让": "不合理地限制转让的权利",
    "封停不退余额": "免除返还的责任",
    "单方解释": "使一方单独决定条款的意思",
    "不得投诉": "限制依法投诉、起诉的权利",
    "签收即认可": "免除对质量的责任",
    "平台不担责": "免除平台依法应当承担的责任",
    "消费者违约金": "加重消费者的责任",
    "监护人承担": "免除收款一方返还的责任",
}
ABOUT = "条款是"


def terms_of(terms: Sequence[TermInfo], facts: Collection[str], proof: Proof) -> dict[str, str]:
    """{term}, {this_term}, {terms_told}, {term_effect} and the two readings, for a ground that stands on `facts`."""
    chosen = _chosen(terms, facts)
    this = f"“{term}”这一内容" if (term := "”和“".join(map(_words, chosen))) else "该内容"
    read = next((term for term in chosen if term.my_reading and term.their_reading), None)
    return {
        "term": "”和“".join(_words(term) for term in chosen),
        "terms_told": "；".join(f"{term.where}写明“{_words(term)}”{proof(term.exhibits)}" for term in chosen),
        "this_term": this,
        # Behind terms that were told: which of them, where it is not all.
        "that_term": "该内容" if len(chosen) == len(terms) else this,
        "term_effect": _effects(chosen),
        "my_reading": read.my_reading.rstrip("。") if read else "",
        "their_reading": read.their_reading.rstrip("。") if read else "",
    }


def _chosen(terms: Sequence[TermInfo], facts: Collection[str]) -> Sequence[TermInfo]:
    """The first with two readings; else those on the subjects that the ground requires, not shown plainly where it says so."""
    if TWO_READINGS in facts:
        return [term for term in terms if term.my_reading and term.their_reading][:1]
    subjects = {name.removeprefix(ABOUT) for name in facts if name.startswith(ABOUT)}
    about = [term for term in terms if not subjects or term.about in subjects]
    if THAT_NOT_NOTICED in facts:
        return [term for term in about if term.shown_how in {"小字", "没有看到"}]
    return [term for term in about if term.shown_how != "醒目"] if NOT_SHOWN in facts else about


def _words(term: TermInfo) -> str:
    return inner_quotes(term.words.rstrip("。"))


def _effects(terms: Sequence[TermInfo]) -> str:
    """What they do, in the order of the terms; once where it is the same."""
    effects = [EFFECTS[term.about] for term in terms if term.about in EFFECTS]
    if len(set(effects)) <= 1:
        return "".join(effects[:1])
    return "依次" + "、".join(effects)

"""docs/事实.md and the pages of docs/事实/, made from the vocabulary and the grounds: for each 争议 what to answer, and what the
answers do; what every kind of dispute needs stands on the first page, each kind on one of its own.

What a fact asks stands in facts.yaml, what it is for in grounds/*.yaml; only the words between them stand here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from kameng_docs.case.demands import FurtherDemand, Remedy
from kameng_docs.law.following import never_both, of_kind
from kameng_docs.law.grounds import Ground, grounds, rebuttals
from kameng_docs.law.vocabulary import PAGES, FactWord, disputes, facts

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "事实.md"
MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# As many 争议 as a reader looks at in one line.
MANY = 6

HEAD = """# 争议、事实和诉求怎么填

写案件文件时查这一页：先在“争议”里选出了什么问题（可以选几项），再点开它那一页，在同名的一节看要回答哪些事实。
各页由 `kameng_docs/law/facts/`、`disputes.yaml` 和 `grounds/` 生成，不要手改（`pytest tests/law/test_facts_page.py --update-docs`）。

## 怎么答

    争议: [卡密无效, 拒绝退款]
    事实:
      收到卡密后我第一次兑换就失败: 是
      对方的原话是不退: {回答: 是, 时间: 2026-10-04 10:30, 原话: 虚拟商品概不退款, 证据: [客服聊天]}

- 只写您看到的，回答 是、否 或 不清楚；**不知道的不要写“是”**。没有写的，程序当作没有问过。
- 还可以写 时间、期限、原话、数量、证据。“还要填”一栏列的是这一项用得着的。别的项，记得时间就写时间，有截图就写证据：没有证据的，文书里只能算“本人陈述”。原话一字不改地照抄。
- 没有选某个争议、却把它的事实答了“是”的，程序多半也会看。漏选争议不要紧，事实要答对。
- 不确定还缺什么：`make explain CASE=我的案件` 会逐条列出。

“有什么用”一栏的说法：

| 说法 | 意思 |
|---|---|
| 要答 | 要它是“是”，这一条才写得进文书 |
| 有一项就行 | 几项里有一项是“是”就够 |
| 要答，答“是”就不行 | 一定要回答；答“否”或“不清楚”才走得通 |
| 答“是”就不行 | 答了“是”就不能这样要求；没有这回事的不用写 |
| 有了更有力 | 没有也写得出来，有了多一层理由 |

一种争议有几条路的，用 ①② 编号，走得通一条就行；“有什么用”后面的编号，是说它管哪一条。
“可争”是说法律上站得住、但法院看法不一。
"""

WANTED = {
    "refund": "退款",
    "refund-unused": "退还没有用完的部分",
    "performance": "交付，逾期则退款",
    "reship": "补发",
    "price-difference": "补差价",
    "punitive-damages": "增加赔偿",
    "platform-refund": "平台赔偿价款",
    "platform-joint": "平台连带责任",
    "restore": "恢复账号",
    "restore-items": "恢复权益或道具",
    "top-up-days": "补足天数",
    "penalty": "约定的违约金",
    "deposit": "退还押金",
    "payment": "付清约定的款项",
    "loss": "另买同样东西多花的钱",
    "promised-damages": "承诺过的赔偿",
    "freight": "运费",
}
ONLY_REASONS = "不另外要钱，写进理由"
SERVES = {
    "report": "只用来举报，不写进投诉和起诉状",
    "police": "只用来报案，不写进投诉和起诉状",
    "culture": "只告诉您，可以向文化和旅游主管部门反映",
}

MUST, ANY, NOT_YES, EXCLUDES, ALSO = "要答", "有一项就行", "要答，答“是”就不行", "答“是”就不行", "有了更有力"
# Of what is worked out, and must not come out as yes: what it is worked out from.
ROOT = "要答：由它得出上面“不能是”的一项"
ROLES = (MUST, ANY, NOT_YES, ROOT, EXCLUDES, ALSO)

FROM_ORDER = "（“交易”里写了“兑换结果”的，不用再答）"
FROM_FIRST_TRY = "（“交易”里写了“兑换结果”和“第一次兑换的时间”的，不用再答）"

REST_HEAD = """## 不分争议的事实

上面没有列到、哪一种争议都可能用到的。有这回事就答，没有就不写。
"""
REST = {
    "claims": ("### 退款的别的路，和说理由用的", "“{title}”：{role}"),
    "report": ("### 举报和报案的线索", "“{title}”：{role}（{serves}）"),
    "rebuttal": ("### 回应对方的说法", "“{title}”：{role}"),
    "told": ("### 只写进经过的", ""),
}
TOLD = "文书照实写这一句"
ASKED_ONLY = "只供核对，文书不写"
REBUTTED = "先要听到对方这样说（写在“经过”的 对方原话、“对方的原话是不退”的 原话、“进度”的 结果 里），程序才会写回应。\n"

NEVER_BOTH_HEAD = """## 不能都答“是”的

每一行的两项互相矛盾，都答“是”时程序会要您改正。
"""
DERIVED_HEAD = """## 不用答的

这些由案件文件里别的内容得出，不能写在“事实”里。报告里说它“不成立”时，照右边一栏去补。
"""

DEMANDS = """## 诉求怎么填

小额诉讼只审简单的金钱给付。要的不是钱，案件就可能不再适用小额诉讼（一审终审、程序简单），所以先想好要什么。
主要要求没有依据的，别的要求也不写。“另外要求”可以写几样。

| 项 | 写什么 | 是什么 | 代价 |
|---|---|---|---|
| 主要要求 | 退款（不写就是它） | 退回坏的那几件的价款，减去已经退的；没到期就停用的只退剩余天数；只是迟了、还不能解除的，写成“交付，逾期则退款” | 是钱，可以走小额；还在要求交付的，起诉状先不出 |
| 主要要求 | 补发 | 补发能用的，或者交付还没交付的 | 不是钱，起诉状先不出；先走工单和投诉 |
| 主要要求 | 补差价 | 少了多少补多少；写 差价，并在 差价算法 里写清怎么算 | 是钱，可以走小额 |
| 主要要求 | 恢复账号 | 卖家就是游戏公司、视频网站自己，您又没有违规的，请它恢复使用 | 不是钱，不走小额，按简易程序起诉：受理费每件五十元至一百元（简易减半），时间更长；不能恢复的，请求里写明退多少钱；和退款不能同时要 |
| 主要要求 | 恢复权益 | 会员期里单方改了规则、少了权益的，请它在会员期内照原来的给 | 同上 |
| 主要要求 | 恢复道具 | 账号里的道具被改、被转走的，请它恢复 | 同上 |
| 主要要求 | 补足天数 | 到期时间比页面写的早的，请它把天数补足 | 同上 |
| 主要要求 | 付清款项 | 对方欠您的不是价款：说好的回收价、返现、承诺的赔偿、另买多花的钱、答应退而没有退的 | 是钱，可以走小额 |
| 备选要求 | 上面几样里的另一样，最多一样 | 主要要求做不到时才要 | 不计入合计 |
| 另外要求 | 确认条款无效 | 请法院确认“概不退款”的格式条款无效 | 不是钱，案件可能不再适用小额；退款的理由里本来就会说它无效，一般不必写 |
| 另外要求 | 提供卖家信息 | 请平台提供卖家的名称、经营地址、联系方式 | 不是钱，案件可能不再适用小额；可以先在工单里要 |
| 另外要求 | 停止自动续费 | 请对方停止自动续费扣款 | 不是钱，案件可能不再适用小额；先在支付账户里关掉，不用等对方同意 |
| 另外要求 | 退封停余额 | 账号被封停，里面还有没用完的充值，请它退 | 是钱；规则醒目写明不退的，法院支持过对方 |
| 另外要求 | 停运道具补偿 | 停运时买来的“永久”道具，请它补偿；金额和算法由您写（差价、差价算法） | 是钱；法院看法不一 |
| 要求利息 | 依据够时要求（不写就是 不要求） | 只有合同无效、预付款、解除后的损失几条路有依据 | 几十元本金只有几分到几元；要按实际返还之日算，不计入合计 |
| 要求增加赔偿 | 事实够时要求（不写就是 不要求） | 欺诈时增加价款的三倍，不足五百元的按五百元 | 五项事实都要有证据，法院要确信到排除合理怀疑；案件可能因此不适用小额；败诉的部分，诉讼费可能由您负担 |
| 开支 | 项目、金额、证据 | 为这件事花的、有票据的钱，例如打印费 | 没有票据的不写；律师费、误工费、精神损害一般不支持，程序不写 |
"""


def pages() -> dict[Path, str]:
    """Every page by its file."""
    return {PAGE: page()} | {DOCS / "事实" / f"{title}.md": _of_kind(title) for title in PAGES}


def _of_kind(title: str) -> str:
    """The page of one kind: each of its 争议 with a section."""
    parts = [f"# {title}\n\n怎么答、诉求怎么填、不分争议的事实，见 [争议、事实和诉求怎么填](../事实.md)。\n"]
    for dispute in disputes().values():
        if dispute.page == title:
            own = [ground for ground in grounds().values() if dispute.name in ground.disputes]
            parts.append(f"### {dispute.name}\n\n{dispute.ask}。\n")
            parts += _section([ground for ground in own if not _is_warning(ground)])
            parts += [_warned(ground) for ground in own if _is_warning(ground)]
    return "\n".join(parts)


def page() -> str:
    """The first page."""
    parts = [HEAD, DEMANDS, "## 各种争议要回答什么\n"]
    for title in PAGES:
        here = [dispute for dispute in disputes().values() if dispute.page == title]
        parts.append(
            f"- [{title}](事实/{title}.md)："
            + "；".join(f"**{each.name}**，{each.ask}" for each in here)
            + "。"
        )
    parts.append("")
    shown = {name for ground in grounds().values() if ground.disputes for name in _roles(ground)}
    parts += _rest([word for name, word in facts().items() if name not in shown and not word.derived])
    both = [(f"{one}", f"{other}") for one, other in never_both()]
    parts += [NEVER_BOTH_HEAD, _table(("这一项", "和这一项"), both)]
    worked_out = [(word.name, word.ask) for word in facts().values() if word.derived]
    parts += [DERIVED_HEAD, _table(("事实", "怎么得出"), worked_out)]
    return "\n".join(parts)


def demands_named() -> set[str]:
    """Every word that 诉求 offers a choice of; the table must tell each."""
    return {*get_args(Remedy), *get_args(FurtherDemand)}


def _is_warning(ground: Ground) -> bool:
    """Whether it stands there only to say what is not written."""
    return ground.serves == "claims" and not ground.supports


def _warned(ground: Ground) -> str:
    said = [
        f"**不写进文书**：{ground.title.removeprefix('写')}",
        ground.never or ground.incomplete,
        ground.instead.rstrip("。"),
    ]
    return "- " + "。".join(filter(None, said)) + "。\n"


def _section(roads: list[Ground]) -> Iterator[str]:
    """The roads of one 争议 and one table of their facts, each fact once."""
    numbered = len(roads) > 1
    for mark, ground in zip(MARKS, roads, strict=False):
        yield f"- {mark if numbered else ''}{_road(ground)}"
    yield ""
    uses: dict[str, dict[str, str]] = {}
    for mark, ground in zip(MARKS, roads, strict=False):
        for name, role in _roles(ground).items():
            marks = uses.setdefault(name, {})
            marks[role] = marks.get(role, "") + mark
    rows = sorted(uses.items(), key=lambda use: min(ROLES.index(role) for role in use[1]))
    yield _table(
        ("事实", "问的是", "有什么用", "还要填"),
        [(name, *_asked(name, "；".join(_used(marks, numbered)))) for name, marks in rows],
    )


def _used(marks: Mapping[str, str], numbered: bool) -> list[str]:
    return [role + (marks[role] if numbered else "") for role in ROLES if role in marks]


def _asked(name: str, use: str) -> tuple[str, str, str]:
    return _ask(facts()[name]), use, "、".join(_keys(facts()[name])) or "—"


def _road(ground: Ground) -> str:
    wanted = [WANTED[support] for support in ground.supports if support in WANTED]
    told = [f"能要求：{'、'.join(wanted)}" if wanted else SERVES.get(ground.serves, ONLY_REASONS)]
    if not ground.settled and ground.serves == "claims":
        told.append("可争")
    if ground.needs_exhibits:
        told.append("每项事实都要有证据")
    elsewhere = [name for req in ground.requires for name in req.any_of if facts()[name].derived]
    also = f"还要由别处得出：{'、'.join(elsewhere)}。" if elsewhere else ""
    against = [req.not_yes for req in ground.requires if req.not_yes and facts()[req.not_yes].derived]
    nor = f"由别处得出的，不能是：{'、'.join(against)}。" if against else ""
    return f"{ground.title}（{'；'.join(told)}）。{_needed(ground)}{also}{nor}"


def _needed(ground: Ground) -> str:
    """The 争议 whose grounds it leans on, or two of them where they are many."""
    found = {name for need in ground.needs for name in grounds()[need].disputes}
    names = [name for name in disputes() if name in found]
    if len(names) > MANY:
        return f"先要有退款的依据成立，例如争议 {'、'.join(names[:2])}。"
    return f"先要有一项成立：争议 {'、'.join(names)}。" if names else ""


def _roles(ground: Ground) -> dict[str, str]:
    """What each fact that an author can answer does for the ground; the first of ROLES counts."""
    found: dict[str, str] = {}
    for req in ground.requires:
        for name in req.any_of:
            found.setdefault(name, ANY if len(req.any_of) > 1 else MUST)
        if req.not_yes:
            found.setdefault(req.not_yes, NOT_YES)
            for name in _roots(req.not_yes):
                found.setdefault(name, ROOT)
    for names, role in ((ground.excludes, EXCLUDES), (ground.also, ALSO)):
        for name in names:
            found.setdefault(name, role)
    return {name: role for name, role in found.items() if not facts()[name].derived}


def _roots(name: str) -> list[str]:
    """The facts that one worked out is worked out from, as its own question names them."""
    word = facts()[name]
    named = re.findall("“([^”]+)”", word.ask) if word.derived else []
    return [each for each in named if each in facts()]


def _ask(word: FactWord) -> str:
    if word.presumed_from:
        return word.ask + FROM_FIRST_TRY
    return word.ask + (FROM_ORDER if word.follows_from and not word.follows_if else "")


def _keys(word: FactWord) -> Iterator[str]:
    """The keys of the answer that the wording, the question or the law asks for."""
    slots = set(re.findall(r"\{(\w+)\}", word.told))
    needs_proof = {name for g in grounds().values() if g.needs_exhibits for name in _roles_must(g)}
    period = word.name in of_kind("gives_period")
    if period or slots & {"latest", "since"} or re.search("时间填|什么时候", word.ask):
        yield "时间"
    if period or "until" in slots or "期限填" in word.ask:
        yield "期限"
    if slots & {"less", "said", "refusal", "shown", "words"} or "原话" in word.ask:
        yield "原话"
    if "count" in slots or "数量填" in word.ask:
        yield "数量"
    if word.name in needs_proof or re.search("截图|凭据|材料|录屏", word.ask):
        yield "证据"


def _roles_must(ground: Ground) -> Iterable[str]:
    return [name for name, role in _roles(ground).items() if role in {MUST, ANY}]


def _rest(words: list[FactWord]) -> Iterator[str]:
    """The facts of no 争议, each once, under the first thing that it is for."""
    yield REST_HEAD
    left = dict.fromkeys(word.name for word in words)
    for kind, (title, form) in REST.items():
        rows = [(name, *_asked(name, use)) for name in left if (use := "；".join(_uses(name, kind, form)))]
        for name, *_ in rows:
            del left[name]
        yield f"{title}\n" + (f"\n{REBUTTED}" if kind == "rebuttal" else "")
        yield _table(("事实", "问的是", "有什么用", "还要填"), rows)
    assert not left


def _uses(name: str, kind: str, form: str) -> Iterator[str]:
    if kind == "told":
        yield TOLD if facts()[name].told else ASKED_ONLY
    elif kind == "rebuttal":
        for answer in rebuttals().values():
            role = MUST if name in answer.requires else EXCLUDES if name in answer.fails_when else ""
            if role:
                yield form.format(title=answer.title, role=role)
    else:
        for ground in grounds().values():
            role = _roles(ground).get(name, "")
            if role and not _is_warning(ground) and (ground.serves == "claims") == (kind == "claims"):
                title = ground.title.split("：")[-1]
                yield form.format(title=title, role=role, serves=SERVES.get(ground.serves, ""))
        if kind == "claims":
            yield from (
                f"由它得出“{word.name}”"
                for word in facts().values()
                if word.derived and f"“{name}”" in word.ask
            )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines) + "\n"

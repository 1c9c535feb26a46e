"""A case begun: everything that was read and said, as the tree of a case file and as its text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kameng_docs.reading.proposals import Read
from kameng_docs.starting.disputes import dispute_lines, fact_lines, private, proposed, remedy
from kameng_docs.starting.exhibits import exhibits, names_of
from kameng_docs.starting.material import Material
from kameng_docs.starting.orders import orders_of
from kameng_docs.starting.pages import rules, their_terms
from kameng_docs.starting.promised import promises, waiting
from kameng_docs.starting.questions import Question
from kameng_docs.starting.rendering import rendered
from kameng_docs.starting.saying import CHECK
from kameng_docs.starting.sides import claimant, platform, seller
from kameng_docs.starting.telling import events
from kameng_docs.starting.tree import Leaf, Listing, Node, leaves

SCHEMA_LINE = "# yaml-language-server: $schema=../schema/case.schema.json"
HEAD = (
    "由 kameng-docs {by} 写成。读来的值后面写着从哪里读的：逐项核对，不对就改。",
    "“请核对”的是可能读错的：对的就去掉行首的井号。冒号后面空着的是要您填的；没有的就空着。",
)


@dataclass(frozen=True)
class Begun:
    """A case as it is begun: its tree and text, what it asks, and what was not read."""

    nodes: tuple[Node, ...]
    text: str
    questions: tuple[Question, ...] = ()
    unread: tuple[str, ...] = ()
    disputes: tuple[str, ...] = field(default=())
    # How many promises wait for what came of them.
    promises: int = 0

    @property
    def open_places(self) -> tuple[str, ...]:
        """The empty places, each by the keys that lead to it."""
        return tuple(" › ".join(path) for path, leaf in leaves(self.nodes) if leaf.asked)

    @property
    def doubtful(self) -> tuple[str, ...]:
        """The values that are marked: those that wait behind a `#`, and secrets that stand with a doubt."""
        return tuple(
            " › ".join(path)
            for path, leaf in leaves(self.nodes)
            if not leaf.sure or any(line.startswith(CHECK) for line in leaf.above)
        )


def begin(material: Material, *, by: str = "new") -> Begun:
    """The case that this material makes, for the command `by`. Nothing is read or written here."""
    refs = names_of(material)
    orders = orders_of(material, refs)
    chosen = proposed(material, orders)
    told, left = events(material, refs)
    asked, questions = fact_lines(material, orders, chosen, refs)
    promised = promises(material, refs)
    goods = {str(each.value("买的是什么")) for each in orders.items}
    nodes: tuple[Node, ...] = (
        Leaf("格式", "1", "案件文件的格式"),
        Leaf("标题", note="一句话说这件事，可以不写"),
        *claimant(material),
        seller(material),
        platform(material),
        Listing("交易", orders.items),
        *orders.loose,
        promised,
        *their_terms(material),
        rules(material, refs),
        *([Leaf("发现日", note="您哪天发现扣款的；三年从这天的次日数")] if orders.renewed else []),
        dispute_lines(chosen),
        asked,
        told,
        remedy(material),
        exhibits(material, refs),
        private(chosen, () if "" in goods else goods),
    )
    unread = (*_unread(material.reads), *left)
    return Begun(nodes, text_of(nodes, by), questions, unread, chosen.names, waiting(promised, material))


def text_of(nodes: Sequence[Node], by: str = "new") -> str:
    """The whole file: its head, then the keys, a blank line between those of several lines."""
    parts = [SCHEMA_LINE, *(f"# {line.format(by=by)}" for line in HEAD), ""]
    for node in nodes:
        lines = list(rendered((node,)))
        if len(lines) > 1 and parts[-1] != "":
            parts.append("")
        parts += lines
        if len(lines) > 1:
            parts.append("")
    return "\n".join(parts).rstrip("\n") + "\n"


def _unread(reads: Sequence[Read]) -> list[str]:
    """What was not read, each sentence once, with the file where only one says it."""
    files: dict[str, list[str]] = {}
    for read in reads:
        for sentence in read.unread:
            files.setdefault(sentence, []).append(read.file)
    return [f"{'、'.join(names)}：{sentence}" for sentence, names in files.items()]

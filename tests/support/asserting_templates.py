"""What the wordings under `templates/` assert: every sentence of ours in them stands under an `if` on what carries it.

An assertion may also be declared at the head of the file, for a reader of the wording:

    {# 本文断言：至今没有答复。凭什么：进度的“结果”写着 未回复。 #}

What is told to the author alone is not looked at.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import jinja2
import yaml
from asserting import Asserting, Word
from jinja2 import nodes

DECLARED = re.compile(r"\{#\s*本文断言：(?P<says>[^。#]+)。凭什么：(?P<why>[^#]+?)\s*#\}")
# Told to the author alone: advice and overviews. What is advised is not asserted of the case.
TO_THE_AUTHOR = re.compile(
    r"notes(_more)?\.md\.j2$|/before(_filing)?\.|^(checklist|today)/|^court/(identity|fees_both_ways)|^seller_identity/ladder"
)
CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Known:
    """What holds at a place of a wording: facts that are 是, ground that stand, values that are not empty."""

    facts: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()

    def __or__(self, other: "Known") -> "Known":
        return Known(self.facts | other.facts, self.grounds | other.grounds, self.values | other.values)

    def __and__(self, other: "Known") -> "Known":
        return Known(self.facts & other.facts, self.grounds & other.grounds, self.values & other.values)


NOTHING = Known()


@dataclass
class Reader:
    """Walks one wording. `assigned` are its `set` names, by which an `if` may ask."""

    asserting: Asserting
    name: str
    assigned: dict[str, nodes.Expr] = field(default_factory=dict)

    def faults(self, source: str) -> Iterator[str]:
        """A line for each assertion that nothing at its place carries, and for each declaration that nothing needs."""
        declared = [found["says"].split("、") for found in DECLARED.finditer(source)]
        allowed = {says for each in declared for says in each}
        tree = jinja2.Environment(autoescape=True).parse(source)
        self.assigned = {
            each.target.name: each.node
            for each in tree.find_all(nodes.Assign)
            if isinstance(each.target, nodes.Name)
        }
        used = set()
        for text, known in self.texts(tree, NOTHING):
            plain = re.sub(r"\s+", "", text)
            for says in sorted(allowed, key=len, reverse=True):
                # Only the very words that were declared, and only where they need it.
                if says in plain and not all(
                    self.carried(word, known) for _, word in self.asserting.said_in(says)
                ):
                    used.add(says)
                    plain = plain.replace(says, "")
            for said, word in self.asserting.said_in(plain):
                if not self.carried(word, known):
                    yield f"{self.name}：“{said}”没有条件撑着（在“{plain[:40]}”里）"
        for says in sorted(allowed - used):
            yield f"{self.name}：“{says}”写在文首，文中没有这句没有条件的话"

    def carried(self, word: Word, known: Known) -> bool:
        """Whether a fact that is 是, a ground that stands, or a value that was asked for carries the word."""
        if any(self.asserting.implied(fact) & word.carried_by for fact in known.facts):
            return True
        if any(value.startswith(key) or value.endswith(key) for value in known.values for key in word.keys):
            return True
        return any(self.asserting.each_of([id_], word.carried_by) for id_ in known.grounds)

    def texts(self, node: nodes.Node, known: Known) -> Iterator[tuple[str, Known]]:  # noqa: C901 — a case a kind of node
        """Every piece of text that may be printed, with what holds where it stands."""
        if isinstance(node, nodes.If):
            then = known | self.holds(node.test)
            for each in node.body:
                yield from self.texts(each, then)
            yield from self.texts_of([*node.elif_, *node.else_], known | self.fails(node.test))
        elif isinstance(node, nodes.CondExpr):
            yield from self.texts(node.expr1, known | self.holds(node.test))
            if node.expr2 is not None:
                yield from self.texts(node.expr2, known | self.fails(node.test))
        elif isinstance(node, nodes.For):
            then = known | (self.holds(node.test) if node.test else NOTHING)
            yield from self.texts_of(node.body, then)
            yield from self.texts_of(node.else_, known)
        elif isinstance(node, nodes.Assign | nodes.Macro):
            inside = [node.node] if isinstance(node, nodes.Assign) else [*node.defaults, *node.body]
            yield from self.texts_of(inside, known)
        elif isinstance(node, nodes.TemplateData):
            yield node.data, known
        elif isinstance(node, nodes.Const):
            if isinstance(node.value, str) and CHINESE.search(node.value):
                yield node.value, known
        elif isinstance(node, nodes.Compare | nodes.Getitem | nodes.Test):
            # A word that is compared or looked up is not printed.
            return
        elif isinstance(node, nodes.Filter) and node.name in {"select", "selectattr", "rejectattr", "reject"}:
            return
        else:
            yield from self.texts_of(list(node.iter_child_nodes()), known)

    def texts_of(self, found: list[nodes.Node], known: Known) -> Iterator[tuple[str, Known]]:
        for each in found:
            yield from self.texts(each, known)

    def holds(self, test: nodes.Node) -> Known:
        """What is so where `test` is true."""
        if isinstance(test, nodes.And):
            return self.holds(test.left) | self.holds(test.right)
        if isinstance(test, nodes.Or):
            return self.holds(test.left) & self.holds(test.right)
        if isinstance(test, nodes.Not):
            return self.fails(test.node)
        if isinstance(test, nodes.Compare):
            return self._compared(test, "eq", "in")
        if isinstance(test, nodes.Name) and test.name in self.assigned:
            return Known(values=frozenset((test.name,))) | self.holds(self.assigned[test.name])
        return Known(values=frozenset(filter(None, (path_of(test),))))

    def fails(self, test: nodes.Node) -> Known:
        """What is so where `test` is false."""
        if isinstance(test, nodes.Not):
            return self.holds(test.node)
        if isinstance(test, nodes.Or):
            return self.fails(test.left) | self.fails(test.right)
        if isinstance(test, nodes.Compare):
            return self._compared(test, "ne", "notin")
        return NOTHING

    def _compared(self, test: nodes.Compare, equal: str, contained: str) -> Known:
        (operand,) = test.ops[:1]
        said = operand.expr.value if isinstance(operand.expr, nodes.Const) else None
        fact = self.fact_of(test.expr)
        if operand.op == equal and fact and said == "是":
            return Known(facts=frozenset((fact,)))
        if (
            operand.op == contained
            and isinstance(test.expr, nodes.Const)
            and path_of(operand.expr) == "grounds"
        ):
            return Known(grounds=frozenset((test.expr.value,)) & frozenset(self.asserting.grounds))
        path = path_of(test.expr)
        return Known(values=frozenset((f"{path}{'=' if operand.op == 'eq' else '≠'}{said}",) if path else ()))

    def fact_of(self, node: nodes.Node) -> str:
        """The name in `facts["…"].state`, also where the fact has a name of its own; empty for anything else."""
        if not isinstance(node, nodes.Getattr) or node.attr != "state":
            return ""
        fact = node.node
        if isinstance(fact, nodes.Name):
            fact = self.assigned.get(fact.name, fact)
        if (
            isinstance(fact, nodes.Getitem)
            and path_of(fact.node) == "facts"
            and isinstance(fact.arg, nodes.Const)
        ):
            return str(fact.arg.value)
        return ""


def path_of(node: nodes.Node) -> str:
    """`a.b.c`, also within a filter; empty for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{path_of(node.node)}.{node.attr}"
    if isinstance(node, nodes.Filter) and node.node is not None:
        names = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        return ".".join([path_of(node.node), *map(str, names)])
    if isinstance(node, nodes.Getitem):
        return path_of(node.node)
    return ""


@dataclass(frozen=True)
class Templates:
    """The wordings of a folder, by their names."""

    folder: Path

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The text of each wording that others than the author read: files, and fields of a site's form."""
        names = {path.relative_to(self.folder).as_posix(): path for path in sorted(self.folder.rglob("*.j2"))}
        found = {n: path.read_text("utf-8") for n, path in names.items() if not TO_THE_AUTHOR.search(n)}
        for path in sorted(self.folder.glob("*/channel.yaml")):
            content = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
            for paper in content.get("documents", []):
                for entry in paper.get("fields", []):
                    if entry.get("audience") != "author":
                        found[f"{path.parent.name}/{paper['slug']}/{entry['name']}"] = str(entry["value"])
        return found


def faults_of_templates(asserting: Asserting, sources: Mapping[str, str]) -> list[str]:
    """Every fault of these wordings."""
    return [fault for name, source in sources.items() for fault in Reader(asserting, name).faults(source)]

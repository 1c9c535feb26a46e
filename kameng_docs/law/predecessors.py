"""Which clause of a law that has ended stood where one of today's stands (民法典 第一千二百六十条)."""

from kameng_docs.declared import Files
from kameng_docs.law.topics import Clause

PREDECESSORS = Files("law/predecessors.yaml", dict[Clause, Clause])


def predecessor(ref: str) -> str:
    """The clause in whose place it came, by the same subject; empty where the library knows none."""
    return PREDECESSORS.only().get(ref, "")

"""On what ground an association invites a trader to talk: clauses that speak of it, and of nobody's duty to come.

Many statutes let an administrative authority 约谈; an association is none, and none of them is named here.
"""

from collections.abc import Mapping
from datetime import date

from kameng_docs.law.library import Library
from kameng_docs.law.model import Citation

CLAUSES: Mapping[str, str] = {
    # 受理消费者的投诉，并对投诉事项进行调查、调解
    "mediates": "consumer-law:37.1.5",
    # 提出改进意见或者进行指导谈话
    "advises": "consumer-regulation:39",
    # 约请有关经营者到场陈述事实意见、提供证据资料
    "invites": "consumer-regulation:40",
}


def grounds_on(library: Library, day: date) -> Mapping[str, Citation]:
    """Those in force on that day, by their names in the wordings; what an association does goes by the law of its own day."""
    found = {name: library.resolve(ref, day) for name, ref in CLAUSES.items()}
    return {name: each for name, each in found.items() if isinstance(each, Citation)}

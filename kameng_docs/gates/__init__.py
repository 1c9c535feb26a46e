"""Every decision that more than one stage asks for, by name: who may file where, who has the dispute, what is over.

The ladder (`plan`), a channel's `requires` and `when`, the rules and the wordings ask here; none of them decides again.
A gate looks at a brief and the slug of a channel. Its words stand in gates.yaml: what is lacking where it does not hold,
why a step is shut by it, on whose authority, and what would change it.
"""

from kameng_docs.gates.moments import MOMENTS
from kameng_docs.gates.past import Past
from kameng_docs.gates.table import GATES
from kameng_docs.gates.words import GateWords, gate_words

__all__ = ["GATES", "MOMENTS", "GateWords", "Past", "gate_words", "holds"]


def holds(gate: str, past: Past, channel: str = "") -> bool:
    """Whether the gate holds for the brief behind `past`, asked for the channel of that slug. KeyError: no such gate."""
    return GATES[gate](past, channel)

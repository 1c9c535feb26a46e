"""The words an author may choose from that are not fixed by the model: they come from law/ and templates/."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Vocabulary:
    """Names with a description each, in the order in which they are offered.

    `asked_before` are names under which a question of 自查 was asked before, with its name of today. `worked_out` are facts that nobody writes, with what they come from. `channels` maps every accepted spelling of a channel (Chinese name and slug) to its slug.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    worked_out: Mapping[str, str] = field(default_factory=dict)
    disputes: Mapping[str, str] = field(default_factory=dict)
    self_check: Mapping[str, str] = field(default_factory=dict)
    asked_before: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)

"""Events to a tree of nodes: text, lists and mappings with the places where they begin and end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from kameng_docs.source.events import Place, begins, ends


@dataclass(frozen=True)
class Text:
    """A scalar. `plain` is one without quotes that is no block of text either."""

    start: Place
    end: Place
    text: str
    plain: bool

    @property
    def value(self) -> str | None:
        """The text; None for nothing at all, `~` and `null` without quotes. No other text has a type."""
        return None if self.plain and self.text in {"", "~", "null"} else self.text


@dataclass(frozen=True)
class Entries:
    """A list, `- ` by `- ` or (flow) in square brackets."""

    start: Place
    flow: bool
    items: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class Pairs:
    """A mapping, line by line or (flow) in curly brackets."""

    start: Place
    flow: bool
    pairs: list[tuple["Node", "Node"]] = field(default_factory=list)


Node = Text | Entries | Pairs


def tree_of(events: Iterable[yaml.Event]) -> Node | None:
    """The first document's root; None if there is none. What an early end left open counts as closed."""
    return _node(iter([e for e in events if isinstance(e, yaml.NodeEvent | yaml.CollectionEndEvent)]))


def _node(events: Iterator[yaml.Event]) -> Node | None:
    """The next node, or None at the end of its collection or of the events."""
    match next(events, None):
        case yaml.ScalarEvent() as event:
            return Text(begins(event), ends(event), event.value, plain=not event.style)
        case yaml.AliasEvent() as event:
            return Text(begins(event), ends(event), "", plain=False)
        case yaml.SequenceStartEvent() as event:
            entries = Entries(begins(event), bool(event.flow_style))
            while item := _node(events):
                entries.items.append(item)
            return entries
        case yaml.MappingStartEvent() as event:
            pairs = Pairs(begins(event), bool(event.flow_style))
            while key := _node(events):
                # An error of the parser may have cut the value off.
                pairs.pairs.append((key, _node(events) or Text(key.start, key.start, "", plain=True)))
            return pairs
        case _:
            return None

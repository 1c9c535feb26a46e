"""Text to the parser's events, taken one by one so that nothing deep is ever descended into."""

from dataclasses import dataclass
from typing import Any

import yaml

Place = tuple[int, int]
"""Line and column from 0, in the draft."""

DEPTH_LIMIT = 50


@dataclass(frozen=True)
class Events:
    """The events up to the end, up to the parser's `error`, or up to the place where it got `too_deep`."""

    seen: tuple[yaml.Event, ...]
    error: yaml.MarkedYAMLError | None = None
    too_deep: yaml.Event | None = None


def events_of(text: str) -> Events:
    """What libyaml's parser says of `text`, which must be free of characters that YAML forbids.

    libyaml's composer recurses in C and ends the process on some 100 000 brackets, so it is never called:
    the parser alone keeps its own stack, and is left at `DEPTH_LIMIT`.
    """
    seen: list[yaml.Event] = []
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEPTH_LIMIT:
                    return Events(tuple(seen), too_deep=event)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            seen.append(event)
    except yaml.MarkedYAMLError as error:
        return Events(tuple(seen), error=error)
    return Events(tuple(seen))


def last_node(events: Events) -> yaml.NodeEvent | None:
    """The last scalar, or beginning of a list or mapping, that was seen."""
    return next((event for event in reversed(events.seen) if isinstance(event, yaml.NodeEvent)), None)


def begins(event: yaml.Event) -> Place:
    """Where the event's text begins."""
    return _place(event.start_mark)


def ends(event: yaml.Event) -> Place:
    """The place right behind the event's text."""
    return _place(event.end_mark)


def stopped(error: yaml.MarkedYAMLError) -> tuple[Place, Place]:
    """Where that began which the parser was about (the same if it does not say), and where it stopped."""
    at = _place(error.problem_mark)
    return (_place(error.context_mark) if error.context_mark else at), at


def _place(mark: Any) -> Place:
    """The marks of libyaml and of PyYAML have no common type; the parser sets one on every event and error."""
    return (mark.line, mark.column) if mark else (0, 0)

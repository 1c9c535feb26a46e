"""The works of the bench, by the names that the command line knows them by; each is a module with one `measure`."""

from collections.abc import Callable, Mapping

from bench.programs import Bench
from bench.told import Section
from bench.works import book, edits, full, scale, several, start

WORKS: Mapping[str, Callable[[Bench], Section]] = {
    "full": full.measure,
    "edits": edits.measure,
    "check": start.measure,
    "scale": scale.measure,
    "several": several.measure,
    "book": book.measure,
}

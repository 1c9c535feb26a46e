"""Which of many cases are wanted."""

from dataclasses import dataclass

from kameng_docs.registry.marks import marks_sought
from kameng_docs.registry.reading import Entry
from kameng_docs.registry.rows import Row
from kameng_docs.wording import folded


@dataclass(frozen=True)
class Wanted:
    """Words that must stand in a field, whatever the width and case of their letters; empty asks nothing.

    `before` is the last day, as 2026-12-03, on which the next day of a case may lie; `missing` asks for cases in which
    something is missing. `text` may stand anywhere in what is told of the case, or be a whole number of it, which nobody is told.
    """

    platform: str = ""
    seller: str = ""
    dispute: str = ""
    stage: str = ""
    channel: str = ""
    before: str = ""
    missing: bool = False
    text: str = ""

    def takes(self, entry: Entry, row: Row) -> bool:
        """Whether the case is one of those. Of a case of which nothing is known only its name can be asked."""
        summary = entry.summary
        asked = (
            (self.platform, row.platform),
            (
                self.seller,
                " ".join(f"{each.shop} {each.name}" for each in summary.against) if summary else "",
            ),
            (self.dispute, row.disputes),
            (self.stage, row.stage),
            (self.channel, " ".join(f"{e.name} {e.channel}" for e in summary.steps) if summary else ""),
        )
        return (
            all(folded(word) in folded(told) for word, told in asked if word)
            and (not self.text or folded(self.text) in folded(row.words) or self._is_number_of(entry))
            and (not self.before or ("" < row.day[: len(self.before)] <= self.before))
            and (not self.missing or bool(row.missing))
        )

    def _is_number_of(self, entry: Entry) -> bool:
        """Whether the text is a whole number of the case: of an order, a payment, a key, a complaint, of a telephone."""
        marks = entry.summary.marks if entry.summary else {}
        if not marks:
            return False
        sought = marks_sought(self.text, entry.file.parent)
        return any(mark in marks.get(key, ()) for key, mark in sought.items())

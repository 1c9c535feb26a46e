"""What each reader may see of one brief, worked out once for all papers that have the same readers."""

from kameng_docs.brief import Brief
from kameng_docs.disclosure import Masked, disclose_and_list, kept_from


class Disclosures:
    """The disclosed briefs of one brief, each made when it is first asked for.

    What was made is kept as long as this object lives: whoever composes the papers of a case makes one for the case
    and drops it with the papers. Nothing in it can grow old, for a brief is frozen.
    """

    def __init__(self, brief: Brief) -> None:
        """Nothing was disclosed of `brief` yet."""
        self.brief = brief
        self._made: dict[tuple[str, tuple[int, ...]], tuple[Brief, tuple[Masked, ...]]] = {}

    def to(self, audience: str, channel: str) -> Brief:
        """As `disclose` gives it."""
        return self.listed(audience, channel)[0]

    def listed(self, audience: str, channel: str) -> tuple[Brief, tuple[Masked, ...]]:
        """As `disclose_and_list` gives it. Channels from which the same events are kept show an audience the same."""
        key = audience, kept_from(self.brief, channel)
        if key not in self._made:
            self._made[key] = disclose_and_list(self.brief, audience, channel)
        return self._made[key]

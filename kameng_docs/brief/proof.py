"""Exhibits, and the proof that a dispute wants."""

from dataclasses import dataclass
from decimal import Decimal

from kameng_docs.brief.story import Moment
from kameng_docs.case.whose import Ours, Ref, Said
from kameng_docs.law.model import Citation


@dataclass(frozen=True)
class SpokenInfo:
    """One line of a recording: seconds from its beginning, who, and the words."""

    at: Decimal
    who: Said
    words: Said


@dataclass(frozen=True)
class ExhibitInfo:
    """One exhibit: `number` is its place in the list (2-1); `group` the heading under which it stands, `layer` the
    kind of evidence it is, whichever heading that is.

    `sizes` are those of `files` in bytes, empty while nobody looked; `frames` are seconds into a film; `supplement` counts what was added after the first hand-in, 0 for what was not.
    """

    key: Ref
    number: Ours
    group: Ours
    title: Said
    origin: Said
    proves: Said
    files: tuple[Said, ...]
    masked_files: tuple[Said, ...] = ()
    original_at: Said = Said("")
    formed_at: Moment | None = None
    handed_in: Said = Said("")
    frames: tuple[Decimal, ...] = ()
    transcript: tuple[SpokenInfo, ...] = ()
    supplement: int = 0
    layer: Ours = Ours("")
    sizes: tuple[int, ...] = ()


@dataclass(frozen=True)
class ProofInfo:
    """A thing that a dispute of this kind should have in hand, and the exhibits that are it.

    `vital` says that papers are weak without it, `today` that it may be gone tomorrow; `how` is how it is got, `law`
    what helps, both without a full stop. `lacking_orders` are the orders, from 1, that have none where others have.
    """

    name: Ours
    layer: Ours
    vital: bool
    exhibits: tuple[Ref, ...]
    lacking_orders: tuple[int, ...]
    how: Ours
    today: bool
    law: Ours = Ours("")
    citations: tuple[Citation, ...] = ()

    @property
    def met(self) -> bool:
        """Whether nothing of it is missing."""
        return bool(self.exhibits) and not self.lacking_orders

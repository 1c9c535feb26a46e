"""Which courts may take the claim, and in which track: told to the author alone, who chooses."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.brief.law import NoteInfo
from kameng_docs.case.whose import Ours, Said
from kameng_docs.law.model import Citation


@dataclass(frozen=True)
class ForumInfo:
    """A place whose court may be the right one. `kind` is the id of the note it rests on, `says` that note.

    `standing` is first where the claim is safest filed, also for an alternative, theirs for what the other side may
    say, and check for a court that must be asked. `place` is the address as the case file has it, empty where nobody
    knows it; `party` whose address it is; `court` a court known by its name; `words` and `where` the clause of the
    site. `chosen` tells that the court the author named seems to be the one of this place.
    """

    kind: Ours
    standing: Ours
    title: Ours
    says: Ours
    citations: tuple[Citation, ...]
    risk: Ours = Ours("")
    place: Said = Said("")
    party: Said = Said("")
    court: Ours = Ours("")
    words: Said = Said("")
    where: Said = Said("")
    chosen: bool = False


@dataclass(frozen=True)
class TrackInfo:
    """Small claims or not. `band` is by-law, by-consent, above, unknown, or none where no sum is asked for.

    `cap` and `agreed` in 元 with the day, the source and how it is known (`caps.yaml`), None where the province is
    unknown or has no row. `rules` are what to know of the track, `doubts` what in this case may take it off;
    `may_be_missing` tells that the seller cannot be reached and may count as 下落不明, which does.
    """

    band: Ours
    province: Said = Said("")
    cap: Decimal | None = None
    agreed: Decimal | None = None
    since: date | None = None
    source: Ours = Ours("")
    verified: Ours = Ours("")
    rules: tuple[NoteInfo, ...] = ()
    doubts: tuple[NoteInfo, ...] = ()
    may_be_missing: bool = False

"""What a sentence rests on, as its author is shown it: facts, exhibits, the clause word for word, the claim with its sum."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from kameng_docs.brief import Brief, ClaimInfo, ExhibitInfo, GroundInfo
from kameng_docs.brief.matrix import claim_name
from kameng_docs.case.references import exhibit_of, numbered
from kameng_docs.compose.origins import Kind, Origin
from kameng_docs.law.model import Citation
from kameng_docs.wording import yuan

UNKNOWN = "这句话靠什么，没有查出来。要改它，到“案件文件”里改。"
FIXED = "没有查到这句话印着哪一项事实、证据或者法条，多半是固定的说法。"


@dataclass(frozen=True)
class Named:
    """Something by its name, with what is to be said of it; `files` lie in the folder of the case."""

    name: str
    lines: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rests:
    """All that a sentence rests on. `facts` are those that its reasons need, with how they are proved."""

    reasons: tuple[Named, ...] = ()
    claims: tuple[Named, ...] = ()
    excuses: tuple[Named, ...] = ()
    facts: tuple[Named, ...] = ()
    exhibits: tuple[Named, ...] = ()
    clauses: tuple[Named, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing is known."""
        return not any((self.reasons, self.claims, self.excuses, self.facts, self.exhibits, self.clauses))


def rests_of(brief: Brief, origins: Sequence[Origin]) -> Rests:
    """What these origins are in the case."""
    names = {kind: [each.name for each in origins if each.kind is kind] for kind in Kind}
    grounds = [each for each in (*brief.grounds, *brief.leads) if each.id in names[Kind.GROUND]]
    claims = [each for each in brief.claims if each.id in names[Kind.CLAIM]]
    excuses = [each for each in brief.rebuttals if each.id in names[Kind.EXCUSE]]
    needed = dict.fromkeys(chain(*(ground.facts for ground in grounds), names[Kind.FACT]))
    keys = dict.fromkeys(exhibit_of(key, [e.key for e in brief.exhibits]) for key in names[Kind.EXHIBIT])
    cited = {each.ref: each for each in _citations(brief)}
    return Rests(
        tuple(Named(ground.title, tuple(_of_ground(ground))) for ground in grounds),
        tuple(Named(claim_name(claim), (_amount(claim), *filter(None, [claim.formula]))) for claim in claims),
        tuple(Named(each.title, (f"对方说：“{each.heard}”", *_fails(each.fails))) for each in excuses),
        tuple(_fact(brief, name) for name in needed),
        tuple(_exhibit(each) for each in brief.exhibits if each.key in keys),
        tuple(_clause(cited[ref]) for ref in dict.fromkeys(names[Kind.CLAUSE]) if ref in cited),
    )


def _citations(brief: Brief) -> Iterator[Citation]:
    """Every clause that the brief holds."""
    for ground in (*brief.grounds, *brief.leads):
        yield from (*ground.citations, *ground.short_citations)
    for several in (brief.claims, brief.rebuttals, brief.deadlines, brief.proofs):
        yield from (citation for each in several for citation in each.citations)
    yield from chain(*brief.notes.values())


def _of_ground(ground: GroundInfo) -> Iterator[str]:
    if not ground.settled:
        yield "可争，法院未必支持"
    if ground.caution:
        yield f"注意：{ground.caution}"


def _fails(when: str) -> Iterable[str]:
    return (f"不能这样回的情形：{when}",) if when else ()


def _amount(claim: ClaimInfo) -> str:
    return "不另计金额" if claim.amount is None else f"{yuan(claim.amount)}元"


def _fact(brief: Brief, name: str) -> Named:
    fact = brief.facts[name]
    numbers: dict[str, str] = {each.key: f"证据{each.number}" for each in brief.exhibits}
    proofs = "、".join(each for key in fact.exhibits if (each := numbered(key, numbers)))
    how = proofs or ("由案件里别的内容得出" if fact.derived else "没有证据，只是您说的")
    return Named(name, (f"{fact.state or '没有回答'}（{how}）",))


def _exhibit(exhibit: ExhibitInfo) -> Named:
    proves = (f"证明：{exhibit.proves}",) if exhibit.proves else ()
    return Named(f"证据{exhibit.number} {exhibit.title}", proves, exhibit.files)


def _clause(citation: Citation) -> Named:
    words = "\n".join(part for part in (citation.lead_in, citation.text) if part)
    unproven = ("条文还没有同官方文本核对过",) if citation.secondary else ()
    return Named(citation.label, (words or "本库只有条号，没有条文", *unproven))

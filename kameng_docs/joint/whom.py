"""Whom a case is against, and whether two cases mean the same one: the one room where that is decided."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from kameng_docs.brief import Brief, RespondentInfo
from kameng_docs.wording import folded

PLATFORM = "platform"
# Roles of whoever runs the site: the name of the site is his, as that of a shop is its keeper's.
OF_THE_SITE = frozenset({PLATFORM, "self-operated", "self-run"})
PERSON = "个人"
SAME_CODE = "统一社会信用代码相同"
SAME_NAME = "名称相同"
SAME_SHOP = "平台和店铺名相同"
SAME_SITE = "平台相同"


@dataclass(frozen=True)
class Whom:
    """A respondent as one case knows him. `name` and `code` are empty while nobody knows them; `shop` is empty for whoever
    runs the site. `site` is the host of its address. `is_platform`: he answers beside a seller.
    """

    name: str = ""
    code: str = ""
    kind: str = ""
    shop: str = ""
    platform: str = ""
    site: str = ""
    address: str = ""
    is_platform: bool = False
    # Under which other names he sold to others of a group.
    other_shops: tuple[str, ...] = ()

    @property
    def shops(self) -> str:
        """Every shop of his that is known, in the marks of a name: “甲店”“乙店”; empty where none is."""
        names = dict.fromkeys((self.shop, *self.other_shops))
        return "".join(f"“{name}”" for name in names if name and name != self.name)

    @property
    def called(self) -> str:
        """As a person calls him: the firm with its shop, else shop and platform, else the platform."""
        if self.name:
            return f"{self.name}（店铺{self.shops}）" if self.shops else self.name
        if self.shop:
            return f"“{self.platform}”上的店铺{self.shops}" if self.platform else f"店铺{self.shops}"
        return f"平台“{self.platform}”的经营者" if self.platform else "还不知道是谁"

    @property
    def words(self) -> str:
        """Everything by which somebody may look for him; the platform is the name of whoever runs it, and of nobody else."""
        return " ".join((self.name, self.code, self.shop or self.platform))

    @property
    def firm(self) -> str:
        """The folded name of a firm. Two persons may bear one name: theirs says nothing."""
        return "" if self.kind == PERSON else folded(self.name)

    @property
    def place(self) -> tuple[str, str]:
        """Platform and shop, folded; two empty texts where they do not say who he is."""
        platform, shop = folded(self.platform), folded(self.shop)
        return (platform, shop) if platform and (shop or not self.name or self.is_platform) else ("", "")

    def is_same(self, other: "Whom") -> str:
        """Why the two are one respondent, by the surest that both tell; empty where nothing says so."""
        if self.differs(other):
            return ""
        if self.code and other.code:
            return SAME_CODE
        if self.firm and self.firm == other.firm:
            return SAME_NAME
        if any(self.place) and self.place == other.place:
            return SAME_SHOP if self.place[1] else SAME_SITE
        return ""

    def differs(self, other: "Whom") -> bool:
        """Whether something says that they are two: other codes, other names, or places at another address."""
        if self.code and other.code:
            return folded(self.code) != folded(other.code)
        if self.name and other.name and folded(self.name) != folded(other.name):
            return True
        firm = bool(self.firm) and self.firm == other.firm
        return not firm and bool(self.site and other.site) and self.site != other.site

    def fuller(self, other: "Whom") -> "Whom":
        """The one of the two that tells more of him."""
        return max(self, other, key=Whom._told)

    def with_shops(self, others: "Sequence[Whom]") -> "Whom":
        """He with the shops of all of them: that under which most bought first, whichever case told of him most fully."""
        counted = Counter(each.shop for each in others if each.shop)
        shops = [name for name, _ in counted.most_common()]
        alike = {folded(name): name for name in reversed(shops)}
        first, *more = list(dict.fromkeys(alike[folded(name)] for name in shops)) or [self.shop]
        return replace(self, shop=first, other_shops=tuple(more))

    def _told(self) -> tuple[bool, ...]:
        """What is known of him, the surest first."""
        return tuple(map(bool, (self.code, self.name, self.address, self.shop, self.platform)))


def whoms_of(brief: Brief) -> tuple[Whom, ...]:
    """The respondents of a case, or of what it tells of one seller, as they are claimed from."""
    return tuple(_whom(brief, each) for each in brief.respondents)


def _whom(brief: Brief, respondent: RespondentInfo) -> Whom:
    is_named = "名称" not in respondent.lacking
    return Whom(
        name=respondent.name if is_named else "",
        code=respondent.credit_code if is_named else "",
        kind=respondent.kind,
        shop="" if respondent.role in OF_THE_SITE else respondent.shop_name,
        platform=brief.platform,
        site=_host(brief.platform_url),
        address=respondent.address,
        is_platform=respondent.role == PLATFORM,
    )


def _host(url: str) -> str:
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    return host.removeprefix("www.")


def sorted_apart(whoms: Sequence[Whom]) -> list[set[int]]:
    """Which of them are one respondent, by their places. One that could be either of two is with neither."""
    piles: list[set[int]] = []
    # Whoever is told of most fully comes first, so that what tells less joins him and not the other way round.
    for place in sorted(range(len(whoms)), key=lambda i: (not whoms[i].code, not whoms[i].name, i)):
        own = whoms[place]
        fits = [
            pile
            for pile in piles
            if any(own.is_same(whoms[i]) for i in pile) and not any(own.differs(whoms[i]) for i in pile)
        ]
        if len(fits) == 1:
            fits[0].add(place)
        else:
            piles.append({place})
    return piles

"""The bars that an author has in hand for one picture, before they stand in the case file, and what reading it gave."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kameng_docs.desk.masking.boxes import Size
from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets import Bar, uncovered

OWN = "您画的"
WRITTEN = "写好的"


@dataclass(frozen=True)
class Look:
    """A picture that was read with `own` bars painted in it: what else is to be covered, and what was read in spite of all.

    `of` names the picture, `sought` what was looked for (sought.py). `left` are names of what no bar could hide; `surely` those names,
    also among the bars, that are secrets of this case and do not only look like one. `fault`: it could not be read.
    """

    of: str
    own: tuple[Box, ...] = ()
    bars: tuple[Bar, ...] = ()
    left: tuple[str, ...] = ()
    surely: tuple[str, ...] = ()
    fault: str = ""
    sought: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """By what names it is called what was read beside the bars, each once."""
        return tuple(dict.fromkeys((*(bar.name for bar in self.bars), *self.left)))


@dataclass(frozen=True)
class Draft:
    """`bars` in hand; `gone`, boxes that were moved or taken out; `unneeded`: its author says nobody is to see it; None while he said nothing."""

    bars: tuple[Bar, ...] = ()
    gone: tuple[Box, ...] = ()
    look: Look | None = None
    unneeded: bool | None = None

    def shown(self, own: Sequence[Box]) -> tuple[Bar, ...]:
        """What is in hand, with those that stand in the case file as `own` and were not touched."""
        known = {*(bar.box for bar in self.bars), *self.gone}
        return (*self.bars, *(Bar(WRITTEN, box) for box in own if box not in known))

    def changed(self, own: Sequence[Box], before: Bar | None, after: Bar | None) -> "Draft":
        """With one bar more, less, or elsewhere. What is not there any more is not changed."""
        bars = list(self.shown(own))
        if before is not None and before not in bars:
            return self
        gone = self.gone if before is None else (*self.gone, before.box)
        if before is None:
            bars += [after] if after else []
        else:
            at = bars.index(before)
            bars[at : at + 1] = [after] if after else []
        left = tuple(dict.fromkeys(box for box in gone if box not in {bar.box for bar in bars}))
        return replace(self, bars=tuple(bars), gone=left, unneeded=False)

    def without(self, own: Sequence[Box], *, unneeded: bool = True) -> "Draft":
        """No bar is in hand any more: nobody is to see it, or, if it is not `unneeded`, it is shown as it is."""
        gone = tuple(dict.fromkeys((*self.gone, *(bar.box for bar in self.shown(own)))))
        return replace(self, bars=(), gone=gone, unneeded=unneeded)

    def read(self, own: Sequence[Box], look: Look, size: Size) -> "Draft":
        """With what reading found and no bar in hand covers yet."""
        bars = self.shown(own)
        more = uncovered(look.bars, [bar.box for bar in bars], size)
        return replace(self, bars=(*bars, *more), look=look, unneeded=self.unneeded and not more)

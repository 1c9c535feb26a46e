"""What is pressed or typed on a card of 问几句, written at once and one after the other, so that no press is lost."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nicegui import run

from kameng_docs.custody.journal.edits import Edit
from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.given.kept import Kept, Said
from kameng_docs.desk.questions.answers import NO, all_of, answered, chosen, unfit
from kameng_docs.desk.questions.bubbles import PROOFS, attaching
from kameng_docs.desk.questions.cards import Card, Row, Slot
from kameng_docs.desk.questions.judging import ANSWER, entry_of
from kameng_docs.desk.questions.known import kept_as
from kameng_docs.desk.views.when import meant_at
from kameng_docs.law.following import YES
from kameng_docs.reading.typed_moment import Meant
from kameng_docs.wording import inner_quotes

if TYPE_CHECKING:
    from kameng_docs.desk.views.ask import Questioning


class Presses:
    """The presses of one window. Each waits until the one before is written, and is worked out from what stands then."""

    def __init__(self, window: "Questioning") -> None:
        """Of a window that is being made."""
        self.window = window
        self._one = asyncio.Lock()
        # What was typed and the file would not take, and why: it stays in its field.
        self.refused: dict[Path, tuple[str, str]] = {}

    async def write(self, edits: Callable[[], Sequence[Edit]]) -> None:
        """Write these edits and show what is open then."""
        async with self._one:
            self.window.focus = self.window.title_id
            await self._write(edits(), stays=False)

    async def _write(self, edits: Sequence[Edit], *, stays: bool) -> None:
        """With `stays` the card need not be drawn anew for it."""
        window = self.window
        window.stays = stays
        if stays and window.card and not window.held:
            # Whatever else is asked for it: who writes on a card goes on with it.
            window.answering = window.card.name
        if not edits:
            await window.look()
        elif not await window.page.save(*edits):
            # What was pressed is shown as pressed, and is not so.
            window.stays, window.anew = False, True
            await window.look()
        else:
            self._remind()

    def _remind(self) -> None:
        """What was written just now is not all that stands in the fields: some of it the file would not take."""
        window = self.window
        slots = (*window.slots, *(window.found.who if window.found else ()))
        left = [slot.label for slot in slots if slot.path in self.refused]
        if left:
            names = "、".join(f"“{inner_quotes(name)}”" for name in dict.fromkeys(left))
            window.page.say(f"已保存；但是{names}没有写上：照那一栏下面说的改", wrong=True)

    async def answer(self, card: Card, said: str) -> None:
        """是, 否 or 不清楚 to a fact that has a card of its own."""
        async with self._one:
            window = self.window
            window.wanted, window.answering, window.focus = "", card.name, window.title_id
            await self._write(answered(window.case.data, card.name, {ANSWER: said}), stays=True)

    async def row(self, card: Card, row: Row, said: str) -> None:
        """The same to one of several questions; the card stays until its author is done with it."""
        async with self._one:
            self.window.held = card
            await self._write(all_of(self.window.case.data, [row], {}, said), stays=True)

    async def rest(self, card: Card) -> None:
        """Done with several questions: those without an answer are 否, and those answered want no more."""
        async with self._one:
            window = self.window
            rows = (window.card or card).rows
            window.leave()
            window.focus = window.title_id
            # Places and exhibits were in sight: what was left open there does not come back on a card.
            so = [each.of for each in rows if each.of and each.of.answer == YES]
            if spare := [each.name for each in so if each.lacks or (each.exhibits and not each.proofs)]:
                await self._keep(spare, {kept_as(name): Said.ENOUGH for name in spare})
            edits = [
                edit for row in rows if not row.answer for edit in all_of(window.case.data, [row], {}, NO)
            ]
            await self._write(edits, stays=False)

    async def attach(self, name: str, place: int, focus: str) -> None:
        """Attach a line to the answer of a fact, or take it off."""
        async with self._one:
            card = self.window.fact(name)
            if card is None or place >= len(card.bubbles):
                return
            data = self.window.case.data
            wants = [str(slot.path[-1]) for slot in card.slots]
            changes = attaching(card.bubbles[place], entry_of(data, name), wants)
            self.window.focus = focus
            await self._write(answered(data, name, {**changes, **self._so(name)}), stays=True)

    async def prove(self, name: str, exhibit: str, focus: str) -> None:
        """Name an exhibit beside the answer of a fact, or no more."""
        async with self._one:
            card = self.window.fact(name)
            if card is None:
                return
            rest = tuple(each for each in card.proofs if each.split("#")[0] != exhibit)
            proofs = rest if len(rest) < len(card.proofs) else (*card.proofs, exhibit)
            self.window.focus = focus
            changes = {PROOFS: proofs or None, **self._so(name)}
            await self._write(answered(self.window.case.data, name, changes), stays=True)

    def _so(self, name: str) -> dict[str, str]:
        """是, where a line among several has no answer yet: who shows by what one sees it has said that it is so.

        The last press of such a card answers 否 to what has none.
        """
        card = self.window.card
        lines = [row for row in card.rows if row.of and row.of.name == name] if card else []
        if not lines or lines[0].answer:
            return {}
        self.window.held = card
        return {ANSWER: YES}

    async def fill(self, slot: Slot, text: str) -> str:
        """Write one place; why it was not, where the file would not take it."""
        async with self._one:
            window = self.window
            meant = self.meant(slot, text)
            if meant is not None and not meant.sure:
                told = meant.asked(text)
                self.refused[slot.path] = text, told
                window.page.say(f"没有写：{told}", wrong=True)
                return told
            text = meant.value if meant else text
            edits = [
                edit for path in (slot.path, *slot.also) for edit in chosen(window.case.data, path, text)
            ]
            if why := await run.io_bound(unfit, window.case, edits):
                self.refused[slot.path] = text, why
                window.page.say(f"没有写：{why}", wrong=True)
                return why
            self.refused.pop(slot.path, None)
            await self._write(edits, stays=True)
            return ""

    def meant(self, slot: Slot, text: str) -> Meant | None:
        """What was meant by the text where a time is wanted; None elsewhere."""
        window = self.window
        return meant_at(window.case.shop.vocabulary, slot.path, text, window.desk.today())

    async def enough(self, card: Card) -> None:
        """There is no more to say on this card."""
        names = card.leaves or (card.name,)
        await self._said(names, {kept_as(name): Said.ENOUGH for name in names})

    async def ask_again(self, name: str) -> None:
        """There is."""
        await self._said([name], {})

    async def _said(self, names: Sequence[str], now: Mapping[str, Said]) -> None:
        async with self._one:
            await self._keep(names, now)
            self.window.leave()
            self.window.focus = self.window.title_id
            await self.window.look()

    async def _keep(self, names: Sequence[str], now: Mapping[str, Said]) -> None:
        """Keep what was said of these cards beside the case."""

        def how(kept: Kept) -> Kept:
            gone = {kept_as(name) for name in names}
            rest = {key: said for key, said in kept.said.items() if key not in gone}
            return replace(kept, said={**rest, **now})

        try:
            await run.io_bound(self.window.reading.change, how)
        except OSError as error:
            self.window.page.say(f"没能存下来：{error.strerror or error}", wrong=True)

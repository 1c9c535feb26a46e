"""A card of 问几句 as it is shown."""

from typing import TYPE_CHECKING
from urllib.parse import quote

from nicegui import ui

from kameng_docs.custody.journal.edits import Edit
from kameng_docs.desk.answers import ANSWERS, NO, UNCLEAR, all_of
from kameng_docs.desk.bubbles import Bubble
from kameng_docs.desk.cards import Card, Sort
from kameng_docs.desk.fields import Path
from kameng_docs.desk.files import SEE
from kameng_docs.desk.parts import button, words
from kameng_docs.desk.views.ask_child import child
from kameng_docs.desk.views.ask_fields import slot_field
from kameng_docs.desk.views.dispute_choice import DisputeChoice
from kameng_docs.law.following import YES

if TYPE_CHECKING:
    from kameng_docs.desk.views.ask import Questioning


def drawn(window: "Questioning", card: Card) -> None:
    """The card with everything that can be pressed on it."""
    with ui.element("article").classes("desk-card desk-question").props("aria-labelledby=ask-title"):
        words("h2", card.title).props("id=ask-title tabindex=-1")
        if card.why:
            words("p", f"为什么问：{card.why}", "desk-soft")
        if card.bears:
            words("p", f"关系到：{'、'.join(card.bears)}", "desk-soft")
        _OF[card.sort](window, card)
        if card.sort is not Sort.DISPUTE:
            with ui.element("div").classes("desk-row"):
                if card.enough:
                    button(card.enough, lambda: window.enough(card))
                if window.is_open(card):
                    button("先不答", lambda: window.put_off(card), says=f"先不答：{card.title}")
                else:
                    button("好了", lambda: window.take(""))


def lacks_told(card: Card) -> str:
    """What its answer still needs."""
    return f"写上更好：{'、'.join(card.lacks)}" if card.lacks else ""


def _fact(window: "Questioning", card: Card) -> None:
    with ui.element("div").classes("desk-two desk-asked"):
        with ui.element("div"):
            _answers(window, card)
        with ui.element("div"):
            _bubbles(window, card)
            _exhibits(window, card)


def _answers(window: "Questioning", card: Card) -> None:
    words("p", "是这样吗？")
    with ui.element("div").classes("desk-row").props('role=group aria-label="您的回答"'):
        for said in ANSWERS:
            each = button(said, lambda said=said: window.answer(card, said), "desk-answer")
            each.props["aria-pressed"] = "true" if said == card.answer else "false"
    window.lacking = words("p", lacks_told(card), "desk-doubted")
    for slot in card.slots:
        slot_field(window, slot)


def _bubbles(window: "Questioning", card: Card) -> None:
    if not card.bubbles:
        return
    words("h3", "聊天里说到的：点一句，时间和出处就写上；再点一次拿掉")
    near = [(place, each) for place, each in enumerate(card.bubbles) if each.likely or each.attached]
    rest = [(place, each) for place, each in enumerate(card.bubbles) if not (each.likely or each.attached)]
    _lines(window, card, near)
    if rest:
        with ui.element("details").classes("desk-fold"):
            words("summary", f"其余 {len(rest)} 句")
            _lines(window, card, rest)


def _lines(window: "Questioning", card: Card, every: list[tuple[int, Bubble]]) -> None:
    with ui.element("ul").classes("desk-list"):
        for place, each in every:
            with ui.element("li"):
                made = button(
                    "", lambda place=place, each=each: window.attach(card, place, each), "desk-bubble"
                )
                made.props["id"] = f"ask-b{place}"
                made.props["aria-pressed"] = "true" if each.attached else "false"
                with made:
                    mark = "✓ 附上了　" if each.attached else ""
                    words("span", f"{mark}{each.who}　{each.at}", "desk-key")
                    words("span", each.words, "desk-said")
                    if each.likely or each.attached:
                        _crop(window, each)


def _crop(window: "Questioning", each: Bubble) -> None:
    """The piece of the picture where it stands."""
    size, box = window.sizes.get(each.place.file), each.place.box
    if not size or not box or not box.width or not box.height:
        return
    with ui.element("span").classes("desk-crop") as held:
        held.style(f"aspect-ratio:{box.width}/{box.height};max-width:{box.width}px")
        image = ui.element("img")
        image.props["src"] = (
            f"{SEE}/{quote(window.case.file.stem, safe='')}/{quote(each.place.file, safe='')}"
        )
        image.props["alt"] = ""
        wide, left, top = size[0] / box.width, box.left / box.width, box.top / box.height
        image.style(f"width:{wide:.4%};left:{-left:.4%};top:{-top:.4%}")


def _exhibits(window: "Questioning", card: Card) -> None:
    if not card.exhibits:
        return
    named = {each.split("#")[0] for each in card.proofs}
    words("h3", "哪份证据能看出来？可以点几份")
    with ui.element("div").classes("desk-row"):
        for place, name in enumerate(card.exhibits):
            each = button(name, lambda name=name: window.prove(card, name), "desk-chip")
            each.props["id"] = f"ask-e{place}"
            each.props["aria-pressed"] = "true" if name in named else "false"


def _following(window: "Questioning", card: Card) -> None:
    with ui.element("ul").classes("desk-list"):
        for row in card.rows:
            with ui.element("li").classes("desk-row desk-other"):
                words("span", f"{row.ask}——{row.answer}")
                for said in (each for each in ANSWERS if each != row.answer):
                    button(
                        said,
                        lambda row=row, said=said: window.write(all_of(window.case.data, [row], {}, said)),
                        says=f"{said}：{row.ask}",
                    )

    def right() -> object:
        data = window.case.data
        return window.write([edit for row in card.rows for edit in all_of(data, [row], {}, row.answer)])

    button("都对" if len(card.rows) > 1 else "对", right, "desk-main desk-answer")


def _several(window: "Questioning", card: Card) -> None:
    given: dict[Path, str] = {row.path: row.answer for row in card.rows if row.answer}
    for row in card.rows:
        with ui.element("fieldset").classes("desk-choices desk-several"):
            words("legend", row.ask)
            for said in ANSWERS if row.answer else (YES, UNCLEAR):
                with ui.element("label").classes("desk-choice"):
                    made = ui.element("input").props("type=radio")
                    made.props["name"] = "·".join(map(str, row.path))
                    made.props["checked"] = said == row.answer
                    made.on("change", lambda row=row, said=said: given.__setitem__(row.path, said))
                    words("span", said)
    button(
        "写好了" if all(row.answer for row in card.rows) else f"写好了，没选的都是“{NO}”",
        lambda: window.all_said(all_of(window.case.data, card.rows, given, NO)),
        "desk-main desk-answer",
    )


def _values(window: "Questioning", card: Card) -> None:
    window.lacking = words("p", "")
    for slot in card.slots:
        slot_field(window, slot)
    if any(not slot.choices for slot in card.slots):
        # Leaving the field has written it; this is where the hand goes.
        button("写好了", lambda: window.written(card), "desk-main desk-answer")


def _dispute(window: "Questioning", card: Card) -> None:
    choice = DisputeChoice(
        "用几个字说说，下面就换成像的",
        "哪几样像？可以选几项",
        likely=window.found.proposed if window.found else (),
        said=window.reading.kept.found.story,
    )

    async def done() -> None:
        if choice.names:
            await window.write([Edit((card.sort,), choice.names)])
        else:
            window.page.say("还没有选", wrong=True)

    button("就是这些", done, "desk-main desk-answer")


_OF = {
    Sort.FACT: _fact,
    Sort.FOLLOWING: _following,
    Sort.SEVERAL: _several,
    Sort.VALUES: _values,
    Sort.DISPUTE: _dispute,
    Sort.CHILD: child,
}

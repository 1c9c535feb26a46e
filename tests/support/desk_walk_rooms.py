"""The rooms behind 核对, each gone through as far as it is there."""

import re
from collections.abc import Callable, Mapping
from zipfile import ZipFile

from desk_walk import READS, SHOWN, Story, Way
from playwright.sync_api import Locator

TITLE = "#ask-title"
LEFT = ".desk-content > p[role=status]"
_MARK = """[...document.querySelectorAll("#ask-title, article.desk-question legend")].map((e) => e.innerText).join("|")"""
"""What tells one card from another: of several questions together the title alone does not."""
_ANSWERED = """title => (document.querySelector("#ask-title")?.innerText ?? "") !== title
  || document.querySelector("article.desk-question .desk-doubted:not(:empty)")"""
_OFFERED = re.compile("：用“")
TRIES = 4
"""So often bars are added to one picture before what is still read in it is left."""
LACKS, LINES = "#lacking", "section[aria-labelledby=lacking] li p"
PAUSE = 600
"""Milliseconds after which a page shows what a press changed."""
_LEFT_OPEN = re.compile("空着|就这样|先不答")
MANY = 40
"""More cards than any case has: behind them the walk is held to run in a circle."""


def ask(way: Way, story: Story) -> None:
    """Every card answered as the story says; what it does not say is 不清楚, or left."""
    page = way.page
    with way.room("问几句") as here:
        way.enter("问几句")
        page.wait_for_selector(f"{TITLE}, .desk-go", timeout=SHOWN)
        asked: list[str] = []
        while page.locator(TITLE).count() and len(asked) < MANY:
            title = page.inner_text(TITLE)
            mark = str(page.evaluate(_MARK))
            if asked.count(mark) > 1:
                # Put off, and come again: nobody answers it.
                break
            asked.append(mark)
            way.shot(f"问-{len(asked):02d}")
            if mark in asked[:-1]:
                _leave(way)
            else:
                _card(way, story, title)
        here.cards = len(asked)
        here.note = page.inner_text(LEFT)
        way.shot("问完了")


def _card(way: Way, story: Story, title: str) -> None:
    """One card; afterwards another one is shown."""
    page = way.page
    card = page.locator("article.desk-question")
    if card.get_by_role("group", name="您的回答").count():
        _fact(way, story, title, card)
        return
    several = card.locator("fieldset.desk-several").all()
    before = way.here.fields
    for row in several:
        _row(way, story, row)
    for label, text in story.typed_at(title):
        chosen = card.get_by_role("button", name=f"{label}：{text}", exact=True)
        if chosen.count():
            way.choose(chosen)
            if not _still(way, title):
                return
        elif (typed := card.get_by_label(label, exact=True)).count():
            way.type(typed.first, text)
            typed.first.blur()
    mark = str(way.page.evaluate(_MARK))
    main, left = card.locator(".desk-main"), card.locator("button", has_text=_LEFT_OPEN)
    right = main.count() and main.first.inner_text() in ("对", "都对")
    said = several or right or way.here.fields > before or not left.count()
    way.click(main.first if said and main.count() else left.first)
    _gone(way, mark)


def _row(way: Way, story: Story, row: Locator) -> None:
    """One line among several: what is so is said so, with what belongs to it."""
    question = row.locator("legend").first.inner_text()
    if story.said_to(question) != "是":
        return
    way.tick(row.get_by_label("是", exact=True))
    way.page.wait_for_timeout(PAUSE)
    for label, text in story.typed_at(question):
        field = row.get_by_label(label, exact=True)
        if field.count():
            field.wait_for(timeout=SHOWN)
            way.type(field, text)
            field.blur()
    for offer in row.get_by_role("button", name=_OFFERED).all():
        way.choose(offer)
    shown = row.get_by_role("button", name=story.shown_by(question), exact=True)
    if shown.count():
        way.choose(shown)
    way.page.wait_for_timeout(PAUSE)


def _leave(way: Way) -> None:
    """A card that came again for more than there is to say."""
    mark = str(way.page.evaluate(_MARK))
    way.click(way.page.locator("article.desk-question button", has_text=_LEFT_OPEN).first)
    _gone(way, mark)


def _fact(way: Way, story: Story, title: str, card: Locator) -> None:
    """Words attached, places typed, then the answer."""
    said = story.said_to(title) or "不清楚"
    if said == "是":
        for label, text in story.typed_at(title):
            field = card.get_by_label(label, exact=True)
            if field.count() and not field.first.input_value():
                way.type(field.first, text)
                field.first.blur()
        # What was worked out from words that were read is right in this story.
        for offer in card.get_by_role("button", name=_OFFERED).all():
            way.choose(offer)
            way.page.wait_for_timeout(PAUSE)
        shown = card.get_by_role("button", name=story.shown_by(title), exact=True)
        if shown.count() and shown.get_attribute("aria-pressed") == "false":
            way.choose(shown)
            card.locator("[aria-pressed=true]", has_text=story.shown_by(title)).wait_for(timeout=SHOWN)
            way.page.wait_for_timeout(PAUSE)
    way.click(card.get_by_role("button", name=said, exact=True))
    way.page.wait_for_function(_ANSWERED, arg=title, timeout=SHOWN)
    if _still(way, title):
        # It wants more than there is to say.
        _leave(way)


def _still(way: Way, title: str) -> bool:
    """Whether the same card is shown after a press."""
    way.page.wait_for_timeout(PAUSE)
    return way.page.locator(TITLE).count() > 0 and way.page.inner_text(TITLE) == title


def _gone(way: Way, mark: str) -> None:
    way.page.wait_for_function(f"mark => {_MARK} !== mark", arg=mark, timeout=SHOWN)


def mask(way: Way, story: Story) -> None:
    """The bars that are found, painted and looked at; a picture without any needs none."""
    page = way.page
    with way.room("打码") as here:
        way.enter("打码")
        nothing = page.get_by_text("证据里没有要遮的图片")
        page.locator("h2").or_(nothing).first.wait_for(timeout=SHOWN)
        if nothing.count() or page.locator(LACKS).count():
            here.note = "没有要遮的图片" if nothing.count() else _lacks(way)
            return
        way.shot("打码在读")
        _read(way)
        done = 0
        while done < MANY and (further := _picture(way)) is not None:
            done += 1
            way.click(further)
            page.wait_for_timeout(PAUSE)
        here.note = "；".join(page.locator("nav[aria-label=每张图] button").all_inner_texts()) or "1 张图"
        way.shot("打码完了")


def _lacks(way: Way) -> str:
    """What a room says is missing first."""
    page = way.page
    return f"{page.inner_text(LACKS)}：{'；'.join(page.locator(LINES).all_inner_texts())}"


def _picture(way: Way) -> Locator | None:
    """One picture settled; the button to the next one, None behind the last."""
    page = way.page
    way.shot("打码")
    settle, none = page.get_by_role("button", name="就遮这些"), page.get_by_role("button", name="不公开这张")
    public = page.get_by_role("button", name="看过了，写进")
    settled = settle.count() > 0
    if settled:
        for _ in range(TRIES):
            if settle.count():
                way.click(settle)
                page.locator("#mask-made").wait_for(timeout=SHOWN)
                _read(way)
        way.shot("打码做好的图")
    # A picture that was painted before, and comes again, waits to be looked at.
    if public.count():
        way.click(public)
        public.wait_for(state="detached", timeout=SHOWN)
    elif none.count() and not settled:
        way.click(none)
        none.wait_for(state="detached", timeout=SHOWN)
    further = page.get_by_role("button", name="下一张：")
    return further if further.count() else None


def _read(way: Way) -> None:
    """Until nothing is being read any more."""
    way.page.wait_for_timeout(PAUSE)
    way.page.get_by_role("button", name="停下").wait_for(state="detached", timeout=READS)
    way.page.wait_for_timeout(PAUSE)


def today(way: Way, story: Story) -> None:
    """What is to be done: how many ways are open, or what is missing."""
    page = way.page
    with way.room("今天") as here:
        way.enter("今天")
        page.get_by_text("正在看……").first.wait_for(state="detached", timeout=SHOWN)
        page.wait_for_timeout(PAUSE)
        open_now = page.locator("nav[aria-label=现在可以走的] button")
        here.note = (
            _lacks(way)
            if page.locator(LACKS).count()
            else f"现在可以走的：{'、'.join(open_now.all_inner_texts())}"
        )
        way.shot("今天")


def papers(way: Way, story: Story) -> None:
    """The words of the papers, then everything made and taken home in one file."""
    page = way.page
    with way.room("文书") as here:
        way.enter("文书")
        page.locator(f"#paper-name, {LACKS}").first.wait_for(timeout=SHOWN)
        way.shot("文书")
        if not page.locator("#paper-name").count():
            here.note = _lacks(way)
            return
        make, whole = page.get_by_role("button", name="做文书"), page.get_by_role("link", name="全部（")
        make.or_(whole).or_(page.get_by_role("button", name="停下")).first.wait_for(timeout=SHOWN)
        if make.count():
            way.click(make)
        whole.wait_for(timeout=READS)
        with page.expect_download(timeout=SHOWN) as given:
            way.click(whole)
        with ZipFile(given.value.path()) as package:
            made = [name for name in package.namelist() if name.endswith(".pdf")]
        here.note = f"{len(made)} 份 PDF"
        way.shot("文书做好")


ROOMS: Mapping[str, Callable[[Way, Story], None]] = {
    "问几句": ask,
    "打码": mask,
    "今天": today,
    "文书": papers,
}

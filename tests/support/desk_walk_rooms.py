"""The rooms behind 核对, each gone through as far as it is there."""

import re
from collections.abc import Callable, Mapping

from desk_walk import SHOWN, Story, Way
from playwright.sync_api import Locator

TITLE = "#ask-title"
LEFT = ".desk-content > p[role=status]"
_OFFERED = re.compile("：用“")
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
            if asked.count(title) > 1:
                # Put off, and come again: nobody answers it.
                break
            asked.append(title)
            way.shot(f"问-{len(asked):02d}")
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
        if story.said_to(row.locator("legend").inner_text()) == "是":
            way.tick(row.get_by_label("是"))
    for label, text in story.typed.items():
        chosen = card.get_by_role("button", name=f"{label}：{text}", exact=True)
        if chosen.count():
            way.choose(chosen)
            if not _still(way, title):
                return
        elif (typed := card.get_by_label(label, exact=True)).count():
            way.type(typed.first, text)
            typed.first.blur()
    main, left = card.locator(".desk-main"), card.locator("button", has_text=_LEFT_OPEN)
    right = main.count() and main.first.inner_text() in ("对", "都对")
    said = several or right or way.here.fields > before or not left.count()
    way.click(main.first if said and main.count() else left.first)
    _gone(way, title)


def _fact(way: Way, story: Story, title: str, card: Locator) -> None:
    """Words attached, places typed, then the answer."""
    said = story.said_to(title) or "不清楚"
    if said == "是":
        for label, text in story.typed.items():
            field = card.get_by_label(label, exact=True)
            if field.count() and not field.first.input_value():
                way.type(field.first, text)
                field.first.blur()
        # What was worked out from words that were read is right in this story.
        for offer in card.get_by_role("button", name=_OFFERED).all():
            way.choose(offer)
            way.page.wait_for_timeout(PAUSE)
    way.click(card.get_by_role("button", name=said, exact=True))
    _gone(way, title)


def _still(way: Way, title: str) -> bool:
    """Whether the same card is shown after a press."""
    way.page.wait_for_timeout(PAUSE)
    return way.page.locator(TITLE).count() > 0 and way.page.inner_text(TITLE) == title


def _gone(way: Way, title: str) -> None:
    way.page.wait_for_function(
        "title => (document.querySelector('#ask-title')?.innerText ?? '') !== title", arg=title, timeout=SHOWN
    )


ROOMS: Mapping[str, Callable[[Way, Story], None]] = {"问几句": ask}

"""The way from files to the last question, by real drops and clicks: no more fields, cards and clicks than were promised."""

from pathlib import Path

import pytest
import yaml
from desk_stories import of_a_bill, of_drawn
from desk_support import chromium, desk_server, nothing_outside, window
from desk_walk import Story, Way, begin, confirm, give, unwritten
from desk_walk_rooms import ask, today

from kameng_docs.reading.ocr import available

pytestmark = pytest.mark.slow
FIELDS, CARDS = 35, 12
"""The whole way takes no more to confirm or type, and no more questions."""


def walked(folder: Path, story: Story) -> Way:
    """The way as far as 今天, on a desk of its own."""
    (folder / "cases").mkdir()
    with desk_server(folder / "cases") as url, chromium() as browser:
        page = window(browser, url)
        way = Way(page)
        begin(way, story)
        give(way, story)
        confirm(way, story)
        assert page.get_by_text("都核对过了").count() == 1
        ask(way, story)
        today(way, story)
        assert page.failed == []  # type: ignore[attr-defined]
        assert nothing_outside(page)
    assert unwritten(story, folder / "cases") == []
    return way


def took(way: Way, room: str) -> tuple[int, int, int]:
    """Fields, cards and clicks of one room."""
    (told,) = [each for each in way.rooms if each.room == room]
    return told.fields, told.cards, told.clicks


def written(folder: Path, story: Story) -> dict:  # type: ignore[type-arg]
    text = (folder / "cases" / f"{story.name}.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


@pytest.mark.skipif(not available(), reason="the reader of pictures is not installed")
def test_a_dead_key_from_pictures_and_a_chat(tmp_path: Path) -> None:
    story = of_drawn(tmp_path)
    way = walked(tmp_path, story)
    fields, _, clicks = took(way, "核对")
    assert 10 <= fields <= 22
    assert clicks <= 12
    assert 1 <= took(way, "问几句")[1] <= CARDS
    assert sum(each.fields for each in way.rooms) <= FIELDS
    (order,) = written(tmp_path, story)["交易"]
    assert {key: str(order[key]) for key in story.values} == dict(story.values)
    assert order["兑换结果"] == "提示已被使用"


def test_twelve_debits_of_a_renewal(tmp_path: Path) -> None:
    story = of_a_bill(tmp_path)
    way = walked(tmp_path, story)
    fields, _, clicks = took(way, "核对")
    assert (fields, clicks) <= (6, 4)
    assert 1 <= took(way, "问几句")[1] <= CARDS
    assert sum(each.fields for each in way.rooms) <= FIELDS
    case = written(tmp_path, story)
    (order,) = case["交易"]
    assert len(order["扣款各期"]) == 12
    assert str(order["实付"]) == "180.00"
    # Nothing else of the bill came in.
    assert "早餐铺" not in str(case)

"""核对: what its author writes of an exhibit stands in the file, and not what was read of the picture."""

from pathlib import Path

import pytest
from desk_given import DAY, NAME, PICTURE, begun_case
from desk_support import chromium, desk_server, goto, window

from kameng_docs.desk.casefile.conflict import Written
from kameng_docs.desk.confirming.asking import asked_of, confirmed
from kameng_docs.desk.given.kept import Kept, keep
from kameng_docs.reading.proposals import Read, What
from kameng_docs.starting.gathering import Gathered

FILE, TITLE, PROVES = "记录.png", "送礼记录截图", "九次打赏的时间和星钻"


def given() -> Kept:
    """A picture of which nothing but its kind was read."""
    return Kept(Gathered((Read(FILE, What.RECORD),), seen={FILE: PICTURE}))


def test_what_was_typed_of_an_exhibit_is_written(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    kept = given()
    (shown,) = asked_of(case, kept, DAY).open
    typed = {"名称": TITLE, "证明": PROVES}
    texts = tuple(typed.get(part.key, part.text) for part in shown.parts)
    changed = Kept(kept.found, mine={shown.field.name: texts})
    assert isinstance(confirmed(case, changed, DAY, {shown.field.name: ""}), Written)
    (exhibit,) = case.data["证据"].values()
    assert (exhibit["名称"], exhibit["证明"]) == (TITLE, PROVES)


@pytest.mark.slow
def test_what_was_typed_of_an_exhibit_stands_in_the_file_and_not_what_was_read(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    case.folder.mkdir()
    keep(case.folder, given())
    with desk_server(tmp_path / "cases") as url, chromium() as browser:
        page = window(browser, url)
        goto(page, f"/case/{NAME}/confirm")
        page.get_by_role("button", name="改：").click()
        page.get_by_label("名称").fill(TITLE)
        page.get_by_label("证明").fill(PROVES)
        page.get_by_role("button", name="就这样写").click()
        page.get_by_text("都核对过了").wait_for()
        case.refreshed()
        (exhibit,) = case.data["证据"].values()
        assert (exhibit["名称"], exhibit["证明"]) == (TITLE, PROVES)
        assert page.failed == []  # type: ignore[attr-defined]

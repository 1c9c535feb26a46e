"""No room of the desk speaks of what its author does not know: commands, keys of the file, pixels, names of programs."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from begun_reads import everything
from desk_given import NAME, PICTURE, begun_case
from desk_support import NO_OUTSIDE, chromium, desk_server, goto, window
from machine_support import FULL, with_cases
from playwright.sync_api import Page, expect

from kameng_docs.desk.given.kept import Kept, keep
from kameng_docs.desk.views import VIEWS
from kameng_docs.reading.proposals import Read, What
from kameng_docs.starting.gathering import STORY, Gathered

pytestmark = pytest.mark.slow
# Nothing is read while the rooms are gone through.
STILL = f"{NO_OUTSIDE}\nfrom kameng_docs.reading import ocr\nocr.available = lambda: False"
# A command, an option, a place in pixels, a comment of the file, a program's own words, a key by its path.
UNKNOWN = re.compile(
    r"kameng-docs|evidence mask|(?<![\w-])--[a-z]|读自|框 \d+,\d|井号|源代码|YAML|\.ya?ml|\b(?:None|True|False)\b"
)
# The words of their own; the file itself stands in the room 案件文件.
OWN_WORDS = {"file"}
EVERY_TEXT = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.closest("style, script")) found.push(node.textContent);
  }
  for (const name of ["aria-label", "placeholder", "title", "alt"])
    for (const each of document.querySelectorAll(`[${name}]`)) found.push(each.getAttribute(name));
  return found;
}"""


def unknown_in(page: Page) -> list[str]:
    """Every text of the page, folded ones too, that has such a word."""
    return [text for text in page.evaluate(EVERY_TEXT) if UNKNOWN.search(text)]


def settled(page: Page) -> None:
    """Until nothing is still being looked at."""
    expect(page.get_by_text(re.compile("^正在(看|读|做)"))).to_have_count(0, timeout=60_000)


def test_no_room_speaks_of_commands_keys_and_pixels(tmp_path: Path) -> None:
    _, begun = begun_case(tmp_path)
    begun.folder.mkdir()
    reads = everything()
    for read in reads:
        (begun.folder / read.file).write_bytes(next(Path("cases").rglob("*.png")).read_bytes())
    story = Read(STORY, What.STORY)
    seen = dict.fromkeys((read.file for read in reads), PICTURE)
    keep(begun.folder, Kept(Gathered((*reads, story), seen=seen, story="卡密兑换不了", story_file=STORY)))
    with_cases(tmp_path, FULL)
    with desk_server(tmp_path / "cases", before=STILL) as url, chromium() as browser:
        page = window(browser, url)
        found: dict[str, list[str]] = {}
        for name in (NAME, FULL):
            for view in VIEWS:
                if view.slug in OWN_WORDS:
                    continue
                goto(page, f"/case/{quote(name)}/{view.slug}")
                settled(page)
                tabs = page.get_by_role("navigation", name=re.compile("每份文件|每张图")).get_by_role(
                    "button"
                )
                for number in range(max(tabs.count(), 1)):
                    if tabs.count() > number:
                        tabs.nth(number).click()
                        expect(tabs.nth(number)).to_have_attribute("aria-current", "true")
                        settled(page)
                    if texts := unknown_in(page):
                        found.setdefault(f"{name}/{view.slug}", []).extend(texts)
        assert found == {}

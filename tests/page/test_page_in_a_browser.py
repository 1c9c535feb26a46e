"""The page that opens a case, in Debian's Chromium: everything that a hand, a keyboard, a printer or a reader's aid does."""

import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from cases_support import HERE
from machine_support import FULL, SMALL
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tools import need

pytestmark = pytest.mark.slow

CHILD = "示例-未成年人充值"
CASES = (SMALL, FULL, CHILD)
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"
CONTROLS = "a[href], button, summary"

# Each button pressed in turn; what lies on the clipboard afterwards, and what stands beside it.
PRESS_ALL = """async () => {
  const said = document.getElementById("said"), copied = [], beside = [];
  for (const button of document.querySelectorAll(".copy button")) {
    said.textContent = "";
    await navigator.clipboard.writeText("nothing yet");
    button.click();
    while (!said.textContent) await new Promise((next) => setTimeout(next, 2));
    if (!said.textContent.startsWith("已复制") || !button.textContent.startsWith("已复制")) throw said.textContent;
    copied.push(await navigator.clipboard.readText());
    beside.push(button.parentElement.querySelector(".text").textContent);
  }
  return [copied, beside];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all of these tests. Of its own it downloads nothing: it is the one of the system."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, shipped: Callable[[str], Path]) -> Iterator[Callable[..., Page]]:
    """The page of an example, opened from the disk, in a window of its own."""
    contexts: list[BrowserContext] = []

    def open_page(
        case: str, viewport: dict[str, int] = PHONE, scheme: str = "light", script: str = ""
    ) -> Page:
        context = browser.new_context(viewport=viewport, color_scheme=scheme)
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: pytest.fail(f"the script failed: {error}"))
        if script:
            page.add_init_script(script)
        page.goto((shipped(case) / "out" / case / HERE).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("case", [SMALL, FULL])
def test_each_button_copies_exactly_the_text_beside_it(case, opened, shipped):
    page = opened(case)
    page.evaluate(OPEN_ALL)
    copied, beside = page.evaluate(PRESS_ALL)
    assert copied == beside
    folder = shipped(case) / "out" / case
    ticket = (folder / "10_平台工单" / "工单.txt").read_text("utf-8")
    assert ticket.strip("\n") in copied, "the text of a site is that of its file, line by line"
    assert len(copied) > 10


def test_the_answer_goes_away_by_itself(opened):
    page = opened(SMALL)
    page.evaluate(OPEN_ALL)
    button = page.locator(".copy button").first
    button.click()
    expect(page.locator("#said")).to_contain_text("已复制")
    expect(page.locator("#said")).to_have_text("")
    assert button.text_content().startswith("复制")


@pytest.mark.parametrize(
    "without",
    [
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})",
        "navigator.clipboard.writeText = () => Promise.reject(new Error('not here'))",
    ],
)
def test_a_browser_that_gives_a_file_no_clipboard_copies_the_old_way(without, opened):
    page = opened(SMALL, script=without)
    page.evaluate(OPEN_ALL)
    text = page.locator(".copy .text").first.text_content()
    page.locator(".copy button").first.click()
    expect(page.locator("#said")).to_contain_text("已复制")
    other = page.context.new_page()
    other.goto("about:blank")
    other.bring_to_front()
    box = other.evaluate_handle("document.body.appendChild(document.createElement('textarea'))").as_element()
    box.focus()
    other.keyboard.press("Control+V")
    assert box.input_value() == text
    assert "\n" in text


def test_where_nothing_can_be_copied_the_text_is_marked_and_it_is_said(opened):
    broken = "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false"
    page = opened(SMALL, script=broken)
    page.evaluate(OPEN_ALL)
    page.locator(".copy button").first.click()
    expect(page.locator("#said")).to_contain_text("没有复制成")
    marked = page.evaluate("getSelection().toString()")
    assert marked.split() == page.locator(".copy .text").first.text_content().split()


@pytest.mark.parametrize("case", CASES)
def test_each_link_opens_what_is_there_and_no_file_is_without_one(case, opened, shipped):
    page, folder = opened(case), shipped(case) / "out" / case
    linked = set()
    for href in page.eval_on_selector_all("a[href]", "all => all.map(each => each.getAttribute('href'))"):
        parts = urlsplit(href)
        assert (parts.scheme, parts.netloc, parts.query) == ("", "", ""), href
        if not parts.path:
            assert page.evaluate("id => document.getElementById(id) !== null", unquote(parts.fragment)), href
            continue
        path = (folder / unquote(parts.path)).resolve()
        assert path.is_file(), href
        assert path.is_relative_to(folder.resolve())
        linked.add(path.relative_to(folder.resolve()).as_posix())
    made = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert made - linked == {HERE, "manifest.json"}


def test_a_link_to_a_text_shows_it(opened, shipped):
    page = opened(FULL)
    page.evaluate(OPEN_ALL)
    page.locator("a[href$='.txt']").first.click()
    page.wait_for_url("**/*.txt")
    path = Path(unquote(urlsplit(page.url).path))
    assert page.locator("body").text_content().strip() == path.read_text("utf-8").strip()


def focused(page: Page) -> str:
    """Where the keyboard is; empty outside the page."""
    return page.evaluate(
        """() => {
          const at = document.activeElement;
          if (!at || at === document.body) return "";
          const box = at.getBoundingClientRect(), style = getComputedStyle(at);
          if (!box.width || style.outlineStyle === "none") return "unseen " + at.outerHTML;
          return String([...document.querySelectorAll("a[href], button, summary")].indexOf(at));
        }"""
    )


def by_keyboard(page: Page) -> list[str]:
    """Every place that Tab reaches from the head of the page on, in its order."""
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
    page.mouse.click(1, 1)
    reached = []
    for _ in range(2000):
        page.keyboard.press("Tab")
        at = focused(page)
        if not at:
            return reached
        if at in reached:
            return reached
        reached.append(at)
    raise AssertionError("the keyboard never comes out")


def seen(page: Page) -> list[str]:
    return page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, summary")]
          .map((each, at) => each.checkVisibility() ? String(at) : "").filter(Boolean)"""
    )


def test_the_keyboard_alone_reaches_and_works_every_control(opened):
    page = opened(SMALL)
    shut = seen(page)
    assert by_keyboard(page) == shut
    # Enter opens a step, and what was shut in it can be reached.
    summary = page.locator("details.step > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.step").first.evaluate("each => each.open")
    page.evaluate(OPEN_ALL)
    everything = seen(page)
    assert len(everything) > len(shut)
    assert by_keyboard(page) == everything
    # Enter and the blank work a button.
    page.mouse.click(1, 1)
    for key in ("Enter", " "):
        button = page.locator(".copy button").first
        page.evaluate("navigator.clipboard.writeText('nothing yet')")
        button.focus()
        page.keyboard.press(key)
        expect(page.locator("#said")).to_contain_text("已复制")
        assert clipboard(page) == page.locator(".copy .text").first.text_content()
        page.evaluate("document.getElementById('said').textContent = ''")


def test_a_link_of_the_contents_opens_the_step_and_goes_there(opened):
    page = opened(FULL)
    page.locator("#contents > summary").focus()
    page.keyboard.press("Enter")
    page.locator("#contents a[href='#step-samr_12315']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#step-samr_12315")).to_have_attribute("open", "")
    assert not page.locator("#contents").evaluate("each => each.open")
    top = page.locator("#step-samr_12315 > summary").evaluate("each => each.getBoundingClientRect().top")
    assert 0 <= top < PHONE["height"]
    under = page.evaluate("document.querySelector('nav').getBoundingClientRect().bottom")
    assert top >= under - 1, "the bar of the contents lies over what was gone to"


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["360", "1280"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(viewport, scheme, opened):
    for case, shown in ((SMALL, "false"), (FULL, "true"), (CHILD, "true")):
        page = opened(case, viewport, scheme)
        page.evaluate(OPEN_ALL.replace("true", shown))
        found = Axe().run(page).response
        assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
        assert {"color-contrast", "heading-order", "label", "html-has-lang"} & {
            p["id"] for p in found["passes"]
        }
        # What axe could not judge: words with a sign of the style's own before them, or at the edge of the contents.
        doubts = [node for each in found["incomplete"] for node in each["nodes"]]
        reasons = {a["data"]["messageKey"] for n in doubts for a in n["any"] if a.get("data")}
        assert reasons <= {"pseudoContent", "elmPartiallyObscured"}, [n["html"] for n in doubts][:5]


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_wider_than_a_phone(case, opened):
    page = opened(case)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    wide = page.eval_on_selector_all(
        "main *",
        "all => all.filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && getComputedStyle(e).display !== 'inline').map(e => e.outerHTML.slice(0, 80))",
    )
    assert wide == []
    # Large enough for a thumb.
    assert (
        page.eval_on_selector_all(
            ".copy button", "all => Math.min(...all.map(e => e.getBoundingClientRect().height))"
        )
        >= 44
    )


def test_no_request_leaves_and_none_could(opened):
    page = opened(FULL)
    page.evaluate(OPEN_ALL)
    page.locator(".copy button").first.click()
    page.wait_for_timeout(200)
    assert page.asked == [page.url]
    refused = page.evaluate(
        """() => new Promise((done) => {
          const found = [];
          addEventListener("securitypolicyviolation", (event) => {
            found.push(event.effectiveDirective);
            if (found.length === 3) done(found.sort());
          });
          const picture = new Image();
          picture.src = "http://192.0.2.1/x.png";
          fetch("http://192.0.2.1/").catch(() => {});
          const script = document.createElement("script");
          script.textContent = "1";
          document.body.append(script);
        })"""
    )
    assert refused == ["connect-src", "img-src", "script-src-elem"]


@pytest.mark.parametrize("case", [FULL])
def test_it_prints_whole_also_what_is_shut(case, opened, tmp_path):
    page = opened(case)
    page.emulate_media(media="print")
    path = tmp_path / "page.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    words = subprocess.run([need("pdftotext"), "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    printed = han(words.stdout.decode())
    shut = page.locator("blockquote, .copy .text").all_text_contents()
    assert len(shut) > 50
    assert [text for text in shut if han(text)[:30] not in printed] == []
    assert page.locator("main details[open]").count() == 0, "what was shut is shut again"


def han(text: str) -> str:
    """The Chinese characters alone: another font for what stands between them gives a line its pieces in another order."""
    return re.sub("[^一-鿿]", "", unicodedata.normalize("NFKC", text))

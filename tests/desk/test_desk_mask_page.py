"""The room 打码 in a real browser: bars drawn, dragged and moved by keys, written, painted, read again; axe finds nothing."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from desk_support import (
    LASTS,
    PHONE,
    SCREEN,
    axe_of,
    chromium,
    desk_process,
    goto,
    nothing_outside,
    window,
)
from drawn_keys import drawn
from machine_support import FULL, replace_in, with_cases
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from kameng_docs.reading.ocr import available

pytestmark = pytest.mark.slow
LONG = 180_000
RULES, CHAT = "规则页.png", "客服聊天.png"
BAR, TOLD = ".desk-bar", ".desk-status [role=status]"
# The reader is as good as not installed: nothing of it is asked for.
NO_READER = "from kameng_docs.reading import ocr\nocr.available = lambda: False"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    return with_cases(tmp_path, FULL) / "cases"


@pytest.fixture
def url(cases: Path) -> Iterator[str]:
    with desk_process(cases, before=NO_READER) as (_, url):
        yield url


def at_masks(browser: Browser, url: str, picture: str, **look: object) -> Page:
    page = window(browser, url, **look)  # type: ignore[arg-type]
    goto(page, f"/case/{quote(FULL)}/mask")
    page.wait_for_function("window.socket?.connected")
    page.get_by_role("button", name=f"{picture}（").click()
    expect(page.get_by_role("heading", name=f"{picture}：")).to_be_visible()
    # The page scrolls to what has the focus then: before, a place on the screen is none.
    expect(page.locator("#content")).to_be_focused()
    return page


def on_sheet(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where a share of the picture is on the screen."""
    shown = page.locator(".desk-sheet").bounding_box()
    assert shown
    return shown["x"] + shown["width"] * x, shown["y"] + shown["height"] * y


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end)
    page.mouse.up()


def box_of(page: Page, n: int = 0) -> list[int]:
    return [int(each) for each in str(page.locator(BAR).nth(n).get_attribute("data-box")).split(",")]


def until_box(page: Page, what: str, n: int = 0) -> None:
    """`what` is JavaScript over `b`, the rectangle of a bar."""
    page.wait_for_function(
        f"() => {{ const b = document.querySelectorAll('{BAR}')[{n}]?.dataset.box?.split(',').map(Number); return b && ({what}); }}"
    )


def draw(page: Page, wide: int, high: int) -> None:
    """A bar drawn, moved beyond the edge, and made wider by its corner, with the mouse."""
    drag(page, on_sheet(page, 0.2, 0.1), on_sheet(page, 0.5, 0.2))
    until_box(page, "true")
    left, top, right, bottom = box_of(page)
    for found, expected, side in (
        (left, 0.2, wide), (top, 0.1, high), (right, 0.5, wide), (bottom, 0.2, high),
    ):  # fmt: skip
        assert abs(found - expected * side) <= 3
    # By its middle it moves as a whole, and no farther than the edge.
    drag(page, on_sheet(page, 0.35, 0.15), on_sheet(page, 0.02, 0.35))
    until_box(page, "b[0] === 0")
    moved = box_of(page)
    assert (moved[2] - moved[0], moved[3] - moved[1]) == (right - left, bottom - top)
    shown, sheet = page.locator(BAR).bounding_box(), page.locator(".desk-sheet").bounding_box()
    assert shown
    assert sheet
    assert abs(shown["x"] - sheet["x"]) < 2
    # By its corner it becomes larger.
    grip = page.locator(f"{BAR} .desk-grip").bounding_box()
    assert grip
    corner = (grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    drag(page, corner, (corner[0] + 40, corner[1]))
    until_box(page, f"b[2] > {moved[2]} && b[3] === {moved[3]}")


def move(page: Page) -> None:
    """The bar that has the focus moved by keys, one more added and taken out, then a number typed."""
    dragged = box_of(page)
    # The bar has the focus: keys move it, with Shift its corner.
    page.keyboard.press("ArrowDown")
    until_box(page, f"b[1] > {dragged[1]} && b[0] === 0")
    page.keyboard.press("Shift+ArrowRight")
    until_box(page, f"b[2] > {dragged[2]}")
    expect(page.locator(BAR)).to_be_focused()
    # One more, and out again.
    page.get_by_role("button", name="添一个框").click()
    expect(page.locator(BAR).nth(1)).to_be_focused()
    page.keyboard.press("Delete")
    expect(page.locator(BAR)).to_have_count(1)
    # By numbers.
    page.get_by_text("点开改数字").click()
    page.get_by_label("框 1，宽（像素）").fill("200")
    until_box(page, "b[2] - b[0] === 200")


def test_bars_are_drawn_moved_written_painted_and_taken_back(browser: Browser, url: str, cases: Path) -> None:
    page = at_masks(browser, url, RULES)
    expect(page.get_by_text("框自己画，一样能遮")).to_be_visible()
    file, original = cases / f"{FULL}.yaml", cases / FULL / RULES
    with Image.open(original) as image:
        wide, high = image.size
    before, untouched = file.read_text("utf-8"), original.read_bytes()
    draw(page, wide, high)
    move(page)
    assert file.read_text("utf-8") == before
    assert axe_of(page) == []
    box = box_of(page)
    page.get_by_role("button", name="就遮这些").click()
    expect(page.get_by_role("heading", name="做好的图")).to_be_visible(timeout=20000)
    text = file.read_text("utf-8")
    assert f"框: [[{box[0]}, {box[1]}, {box[2] - box[0]}, {box[3] - box[1]}]]" in text
    assert "公开版: 规则页-打码.png" not in text
    with Image.open(cases / FULL / "规则页-打码.png") as made:
        assert set(made.crop((box[0], box[1], box[2], box[3])).get_flattened_data()) == {(0, 0, 0)}
        assert made.getpixel((wide - 1, high - 1)) != (0, 0, 0)
    assert original.read_bytes() == untouched
    assert axe_of(page) == []
    page.get_by_role("button", name="看过了，写进“公开版”").click()
    expect(page.get_by_role("button", name="从“公开版”拿掉")).to_be_visible()
    assert "公开版: 规则页-打码.png" in file.read_text("utf-8")
    for _ in range(2):
        page.get_by_role("button", name="撤销").click()
        expect(page.locator(TOLD)).to_have_text("已撤销")
        page.wait_for_timeout(300)
    expect(page.get_by_role("button", name=f"{RULES}（有框没确认）")).to_be_visible()
    assert file.read_text("utf-8") == before
    assert page.failed == []  # type: ignore[attr-defined]
    assert nothing_outside(page)


def test_a_picture_with_nothing_to_cover_is_public_as_it_is_with_one_press(
    browser: Browser, url: str, cases: Path
) -> None:
    page = at_masks(browser, url, RULES)
    file = cases / f"{FULL}.yaml"
    page.get_by_role("button", name="看过了，没有要遮的，照原样公开").click()
    expect(page.get_by_role("button", name=f"{RULES}（看过了，公开用它）")).to_be_visible(timeout=20000)
    expect(page.get_by_role("button", name="从“公开版”拿掉")).to_be_visible()
    text = file.read_text("utf-8")
    assert "打码: [{文件: 规则页.png, 框: 没有要遮的, 存为: 规则页-公开.png}]" in text
    assert "公开版: 规则页-公开.png" in text
    assert axe_of(page) == []
    # Nobody is to see it after all.
    page.get_by_role("button", name="不公开这张").click()
    expect(page.get_by_role("button", name=f"{RULES}（不公开）")).to_be_visible()
    assert "规则页-公开.png" not in file.read_text("utf-8")
    expect(page.get_by_role("button", name="看过了，没有要遮的，照原样公开")).to_be_visible()
    assert page.failed == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("viewport", [SCREEN, PHONE], ids=["screen", "phone"])
def test_in_the_dark_and_on_a_phone_by_finger(
    viewport: dict[str, int], browser: Browser, url: str, cases: Path
) -> None:
    page = at_masks(browser, url, CHAT, viewport=viewport, scheme="dark")
    assert axe_of(page) == []
    page.get_by_role("button", name="用手指画框").click()
    expect(page.locator(".desk-drawing")).to_have_count(1)
    page.locator(".desk-sheet").scroll_into_view_if_needed()
    start, end = on_sheet(page, 0.3, 0.1), on_sheet(page, 0.8, 0.2)
    page.evaluate(
        """([sheet, start, end]) => {
          for (const [kind, [x, y]] of [["pointerdown", start], ["pointermove", end], ["pointerup", end]])
            sheet.dispatchEvent(new PointerEvent(kind, {pointerId: 1, pointerType: "touch", clientX: x, clientY: y, bubbles: true, cancelable: true}));
        }""",
        [page.query_selector(".desk-sheet"), start, end],
    )
    page.wait_for_timeout(300)
    expect(page.locator(BAR)).to_have_count(1)
    page.get_by_role("button", name="放大看").click()
    assert axe_of(page) == []
    # Nothing runs over the edge of a small screen, however large the picture is shown.
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    # Closing loses nothing, and another picture keeps its own.
    page.wait_for_timeout(1200)
    page.close()
    again = at_masks(browser, url, CHAT, viewport=viewport)
    expect(again.locator(BAR)).to_have_count(1)
    again.get_by_role("button", name=f"{RULES}（").click()
    expect(again.locator(BAR)).to_have_count(0)
    again.get_by_role("button", name="不公开这张").click()
    expect(again.get_by_role("button", name=f"{RULES}（不公开）")).to_be_visible()
    assert "打码: [" not in (cases / f"{FULL}.yaml").read_text("utf-8")


@pytest.mark.skipif(not available(), reason="the reader of pictures is not installed")
def test_a_key_is_found_covered_and_read_no_more(browser: Browser, cases: Path) -> None:
    made = drawn(3)
    made.picture.save(cases / FULL / CHAT)
    replace_in(cases / f"{FULL}.yaml", "ABCD-EFGH-JKLM-2345", made.key)
    # Of one picture alone: the others are not asked for here.
    for other in (cases / FULL).glob("*.png"):
        if other.name != CHAT:
            other.unlink()
    with desk_process(cases, before=LASTS) as (_, url):
        page = window(browser, url)
        goto(page, f"/case/{quote(FULL)}/mask")
        # It reads by itself; who stopped it begins it again. While it begins the page is drawn anew.
        expect(page.get_by_text(f"读 1/1：{CHAT}")).to_be_visible()
        page.get_by_role("button", name="停下").click()
        again = page.get_by_role("button", name="读图，找要遮的地方（1 张）")
        expect(again).to_be_visible()
        goto(page, f"/case/{quote(FULL)}/mask")
        again.click()
        expect(page.get_by_role("link", name="先去“今天”")).to_be_visible()
        assert axe_of(page) == []
        expect(page.locator(f"{BAR}[aria-label*=卡密]").first).to_be_visible(timeout=LONG)
        page.get_by_role("button", name="就遮这些").click()
        expect(page.get_by_text("做好以后又读了 3 遍，没有再读到要遮的")).to_be_visible(timeout=LONG)
        assert page.failed == []  # type: ignore[attr-defined]
    with Image.open(cases / FULL / "客服聊天-打码.png") as image:
        for _, (left, top, right, bottom) in made.signs:
            assert image.getpixel((round((left + right) / 2), round((top + bottom) / 2))) == (0, 0, 0)


# The row with 停下 is drawn anew at every look, as it is where something has changed.
ANEW = f"""{LASTS}
from kameng_docs.desk.views.mask import Masking
async def looked(self):
    self.shown.pop("progress", None)
    await self.look()
Masking.looked = looked
"""


def test_a_stop_that_comes_when_its_button_is_gone_stops_all_the_same(browser: Browser, cases: Path) -> None:
    with desk_process(cases, before=ANEW) as (_, url):
        page = window(browser, url)
        goto(page, f"/case/{quote(FULL)}/mask")
        expect(page.get_by_role("progressbar", name="读了多少")).to_be_visible()
        page.get_by_role("button", name="停下").evaluate("(button) => { window.pressed = button; }")
        page.wait_for_function("!window.pressed.isConnected")
        page.evaluate("window.pressed.click()")
        expect(page.get_by_role("button", name="读图，找要遮的地方")).to_be_visible(timeout=LONG)
        assert page.failed == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("viewport", [SCREEN, PHONE], ids=["screen", "phone"])
def test_what_is_missing_is_told_with_the_room_that_mends_it(
    viewport: dict[str, int], browser: Browser, url: str, cases: Path
) -> None:
    replace_in(cases / f"{FULL}.yaml", "    商品: 视频会员季卡卡密\n", "")
    page = window(browser, url, viewport=viewport)
    goto(page, f"/case/{quote(FULL)}/mask")
    expect(page.get_by_role("heading", name="还有 1 处要补要改，补好了才知道图里哪些要遮")).to_be_visible()
    expect(page.get_by_text("第 1 单：缺少“商品”")).to_be_visible()
    assert axe_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.get_by_role("link", name="去“问几句”").click()
    page.wait_for_selector("h1:has-text('问几句')")

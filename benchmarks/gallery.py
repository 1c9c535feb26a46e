"""Pictures of every room of the desk, on a screen and on a phone, of two cases that are invented: one just begun, one whole.

    python benchmarks/gallery.py [FOLDER]

The first is begun on the desk itself: drawn screenshots (tests/support/drawn.py) are given to it and read. The second is a
shipped example. The pictures are put into FOLDER (gallery/), which is emptied of pictures before. Exit code 1 where a page
asked for something outside, or a script of it failed.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLong

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT), str(ROOT / "tests" / "support")]

from desk_support import PHONE, SCREEN, chromium, desk_server, goto, nothing_outside, window  # noqa: E402
from drawn import KINDS, drawn  # noqa: E402

from kameng_docs.desk.book.asked import Asked  # noqa: E402
from kameng_docs.desk.views import VIEWS, View, book  # noqa: E402
from kameng_docs.starting.parties import EXAMPLE, FOLDER  # noqa: E402

WHOLE, BEGUN = "示例-视频会员卡密", "音乐会员不能用"
GIVEN = ("订单", "支付账单", "兑换失败", "聊天")
# Pictures of one story have numbers that stand together, one for each kind.
STORY = 8 * len(KINDS)
SIZES = {"电脑": SCREEN, "手机": PHONE}
LONG = 300_000
# Nothing has changed between two looks, and nothing says that it is still being made.
SETTLED = """() => {
  const now = document.body.innerText, same = window.before === now;
  window.before = now;
  return same && !/正在(看|读|做)|^读 \\d/m.test(now);
}"""


def cases_in(place: Path) -> Path:
    """A folder of cases with those that are shipped, the whole one among them, and nobody's own."""
    folder = place / "cases"
    folder.mkdir()
    for each in ROOT.glob(f"cases/{EXAMPLE}*"):
        (shutil.copytree if each.is_dir() else shutil.copy)(each, folder / each.name)
    shutil.copytree(ROOT / "cases" / FOLDER, folder / FOLDER)
    return folder


def begin(page: Page, place: Path) -> None:
    """A case begun as its author would: a name, what went wrong, its pictures; until they are read."""
    page.get_by_label("起个名字").fill(BEGUN)
    page.get_by_label("出了什么事").fill("卡密兑换不了")
    page.get_by_label("卡密无效").check()
    page.get_by_role("button", name="开始").click()
    page.wait_for_selector("#drop-zone")
    page.wait_for_function("window.socket?.connected")
    files = []
    for kind in GIVEN:
        files.append(place / f"{kind}.png")
        drawn(STORY + KINDS.index(kind), kind, dark=False, size=(720, 1600)).image.save(files[-1])
    page.get_by_label("选文件").set_input_files(files)
    page.get_by_role("link", name="去核对读到的").wait_for(timeout=LONG)
    settle(page)


def settle(page: Page) -> None:
    """Until nothing of the page changes any more; one that never rests is taken as it is."""
    with suppress(TooLong):
        page.wait_for_function(SETTLED, polling=800, timeout=LONG / 5)


def taken(browser: Browser, url: str, folder: Path, views: Sequence[View]) -> Iterator[tuple[Path, bool]]:
    """Each picture, and whether all went well: the list of cases, that of many, then each view of either case, in both sizes."""
    pages = {"我的案件": "/", book.TITLE: Asked(examples=True).address()} | {
        f"{view.title}-{name}": f"/case/{quote(case)}/{view.slug}"
        for view in views
        for name, case in (("刚开始", BEGUN), ("写全了", WHOLE))
    }
    for size, viewport in SIZES.items():
        page = window(browser, url, viewport=viewport)
        for number, (name, path) in enumerate(pages.items()):
            goto(page, path)
            settle(page)
            file = folder / f"{number:02}-{name}-{size}.png"
            page.screenshot(path=file)
            yield file, nothing_outside(page) and page.failed == []  # type: ignore[attr-defined]
        page.context.close()


def main(arguments: Sequence[str], views: Sequence[View] = VIEWS) -> int:
    """Take them all; the exit code."""
    folder = Path(arguments[0]) if arguments else ROOT / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    went_well = True
    with tempfile.TemporaryDirectory() as room, chromium() as browser:
        place = Path(room)
        with desk_server(cases_in(place), "--out", str(place / "out")) as url:
            begin(window(browser, url), place)
            for file, well in taken(browser, url, folder, views):
                print(f"{file}{'' if well else '：这一页出了错'}", flush=True)
                went_well &= well
    return 0 if went_well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

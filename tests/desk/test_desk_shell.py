"""The shell of the desk in a real browser: the list, a new case, the file as text, two windows and an editor at once."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from desk_support import PHONE, SCREEN, axe_of, chromium, desk_process, goto, nothing_outside, window
from machine_support import ROOT
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.slow
SMALL, RENEWAL = "示例-最简", "示例-自动续费"
EDITOR = ".cm-content"
SAVED = "已保存"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk") / "cases"
    shutil.copytree(ROOT / "cases" / "parties", folder / "parties")
    for name in (SMALL, RENEWAL):
        shutil.copy(ROOT / "cases" / f"{name}.yaml", folder)
    return folder


@pytest.fixture(scope="module")
def url(cases: Path) -> Iterator[str]:
    """Of one desk for all of these tests, whose process may reach nothing outside."""
    with desk_process(cases) as (_, url):
        yield url


@pytest.fixture
def another(cases: Path) -> Path:
    """A case of the test's own."""
    file = cases / "窗口.yaml"
    file.write_text((ROOT / "cases" / f"{SMALL}.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return file


def at_text(browser: Browser, url: str, name: str, **look: object) -> Page:
    page = window(browser, url, **look)  # type: ignore[arg-type]
    goto(page, f"/case/{quote(name)}/file")
    page.wait_for_selector(".desk-found h2")
    page.wait_for_selector(f'{EDITOR}[aria-label="案件文件"]')
    return page


def write(page: Page, text: str, where: str = "Control+End") -> None:
    page.click(EDITOR)
    page.keyboard.press(where)
    page.keyboard.insert_text(text)


def told(page: Page, words: str) -> None:
    expect(page.locator(".desk-status [role=status]")).to_have_text(words, timeout=15000)


@pytest.mark.parametrize("viewport", [SCREEN, PHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    viewport: dict[str, int], scheme: str, browser: Browser, url: str, cases: Path
) -> None:
    (cases / "坏的.yaml").write_text("标题: 甲\n买来做什么: 乱写\n卖家：x\n", encoding="utf-8")
    page = window(browser, url, viewport=viewport, scheme=scheme)
    expect(page.locator(".desk-cases .desk-card", has_text="请看").first).to_be_visible(timeout=30000)
    assert axe_of(page) == []
    for name in (RENEWAL, "坏的"):
        goto(page, f"/case/{quote(name)}/file")
        page.wait_for_selector(".desk-found h2")
        page.wait_for_selector(f'{EDITOR}[aria-label="案件文件"]')
        page.wait_for_timeout(700)
        assert axe_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert page.locator(".desk-found .desk-wrong").count() > 0
    assert page.failed == []  # type: ignore[attr-defined]
    assert nothing_outside(page)
    page.context.close()
    (cases / "坏的.yaml").unlink()


def test_at_twice_the_size_everything_is_still_there(browser: Browser, url: str) -> None:
    page = at_text(browser, url, SMALL, viewport={"width": 640, "height": 400})
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    for name in ("撤销", "重做"):
        expect(page.get_by_role("button", name=name)).to_be_visible()
    page.context.close()


def test_a_case_is_begun_by_the_keyboard_alone(browser: Browser, url: str, cases: Path) -> None:
    page = window(browser, url)
    page.get_by_label("起个名字").focus()
    page.keyboard.type("不/行")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "开始":
            break
    page.keyboard.press("Enter")
    expect(page.locator("section [role=status]")).to_contain_text("案件名里不能有“/”")
    page.get_by_label("起个名字").fill("我的会员")
    page.get_by_label("出了什么事").fill("卡密兑换不了")
    expect(page.locator(".desk-choice").first).to_contain_text("卡密无效", timeout=10000)
    page.locator(".desk-choice input").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="开始").press("Enter")
    page.wait_for_url("**/case/**", timeout=20000)
    text = (cases / "我的会员.yaml").read_text(encoding="utf-8")
    assert "争议: [卡密无效]" in text or "争议: 卡密无效" in text
    assert (cases / "parties" / "我.yaml").is_file()
    page.context.close()


def test_what_is_typed_is_saved_marked_by_line_and_taken_back(
    browser: Browser, url: str, another: Path
) -> None:
    page = at_text(browser, url, another.stem)
    before = another.read_text(encoding="utf-8")
    write(page, "买来做什么: 乱写\n")
    told(page, SAVED)
    assert another.read_text(encoding="utf-8") == before + "买来做什么: 乱写\n"
    fault = page.locator(".desk-found li", has_text="乱写")
    expect(fault).to_contain_text("自己用", timeout=15000)
    expect(page.locator(f"{EDITOR} .desk-fault")).to_have_text("买来做什么: 乱写")
    page.keyboard.press("Control+Home")
    fault.get_by_role("button").click()
    # The cursor goes there by way of the desk.
    expect(page.locator(EDITOR)).to_be_focused(timeout=15000)
    page.keyboard.press("End")
    for _ in "乱写":
        page.keyboard.press("Backspace")
    page.keyboard.insert_text("自己用")
    expect(page.locator(".desk-found li", has_text="乱写")).to_have_count(0, timeout=15000)
    assert "买来做什么: 自己用\n" in another.read_text(encoding="utf-8")
    page.get_by_role("button", name="撤销").click()
    told(page, "已撤销")
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(EDITOR)).not_to_contain_text("买来做什么", timeout=10000)
    assert another.read_text(encoding="utf-8") == before
    page.get_by_role("button", name="重做").click()
    expect(page.locator(EDITOR)).to_contain_text("买来做什么: 乱写", timeout=10000)
    page.context.close()


def test_words_that_fit_are_offered_while_typing(browser: Browser, url: str, another: Path) -> None:
    page = at_text(browser, url, another.stem)
    page.click(EDITOR)
    page.keyboard.press("Control+End")
    page.keyboard.type("买来")
    page.locator(".cm-tooltip-autocomplete", has_text="买来做什么").wait_for(timeout=15000)
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.keyboard.type("自")
    page.locator(".cm-tooltip-autocomplete", has_text="自己用").wait_for(timeout=15000)
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    told(page, SAVED)
    assert another.read_text(encoding="utf-8").endswith("买来做什么: 自己用")
    # And the keyboard gets out again.
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.cm-content')")
    page.context.close()


def test_two_windows_and_an_editor_write_at_once(browser: Browser, url: str, another: Path) -> None:
    one, two = (at_text(browser, url, another.stem) for _ in range(2))
    write(one, "# 窗口一写的\n")
    write(two, "# 窗口二写的\n", "Control+Home")
    another.write_text(
        another.read_text(encoding="utf-8").replace("某某卡盟", "编辑器改的"), encoding="utf-8"
    )
    for page in (one, two):
        for words in ("窗口一写的", "窗口二写的", "编辑器改的"):
            expect(page.locator(EDITOR)).to_contain_text(words, timeout=20000)
    text = another.read_text(encoding="utf-8")
    assert all(text.count(words) == 1 for words in ("窗口一写的", "窗口二写的", "编辑器改的")), text
    # The same line: the later one is shown both, and chooses.
    write(one, "标题: 甲的话")
    write(two, "标题: 乙的话")
    for page in (one, two):
        page.wait_for_timeout(2500)
    later = one if one.locator("[role=dialog]").count() else two
    first = two if later is one else one
    expect(later.locator("[role=dialog]")).to_contain_text("两处改了同一个地方", timeout=15000)
    theirs, mine = ("甲的话", "乙的话") if later is two else ("乙的话", "甲的话")
    expect(later.locator(".desk-gone")).to_contain_text(f"文件里：标题: {theirs}")
    expect(later.locator(".desk-come")).to_contain_text(f"您写的：标题: {mine}")
    assert axe_of(later) == []
    assert theirs in another.read_text(encoding="utf-8")
    later.get_by_role("button", name="用我写的").press("Enter")
    expect(first.locator(EDITOR)).to_contain_text(mine, timeout=15000)
    assert theirs not in another.read_text(encoding="utf-8")
    for page in (one, two):
        page.context.close()


def test_a_window_that_is_closed_at_once_loses_nothing(browser: Browser, url: str, another: Path) -> None:
    page = at_text(browser, url, another.stem)
    write(page, "# 最后一句")
    page.wait_for_timeout(100)
    page.context.close()
    other = at_text(browser, url, another.stem)
    expect(other.locator(EDITOR)).to_contain_text("# 最后一句", timeout=60000)
    other.context.close()


def test_texts_of_a_case_are_never_markup(browser: Browser, url: str, cases: Path) -> None:
    evil = "</script><script>document.title=`x`</script><img src=x onerror=document.title=`y`>`${1}`"
    file = cases / "毒.yaml"
    file.write_text(f"标题: '{evil}'\n买来做什么: '<b>粗</b>'\n", encoding="utf-8")
    page = window(browser, url)
    card = page.locator(".desk-cases .desk-card", has_text="毒")
    expect(card).to_contain_text(evil, timeout=30000)
    goto(page, f"/case/{quote('毒')}/file")
    expect(page.locator(EDITOR)).to_contain_text(evil)
    expect(page.locator(".desk-found")).to_contain_text("<b>粗</b>", timeout=15000)
    assert page.title() not in {"x", "y"}
    assert page.locator("img").count() == 0
    page.context.close()
    file.unlink()


def test_a_case_that_is_named_is_opened_at_once(browser: Browser, cases: Path) -> None:
    with desk_process(cases, SMALL) as (_, url):
        page = window(browser, url)
        assert page.url.split("/case/")[1].startswith(quote(SMALL))
        assert "?" not in page.url
        expect(page.locator(".desk-name")).to_have_text(SMALL)
        page.context.close()


def test_an_address_without_a_case_says_so(browser: Browser, url: str) -> None:
    page = window(browser, url)
    for path in ("/case/nobody/file", f"/case/{quote(SMALL)}/nothing"):
        goto(page, path)
        expect(page.locator("#content")).to_contain_text("没有这个案件")
        assert axe_of(page) == []
    page.context.close()


def test_the_file_of_a_person_is_changed_beside_that_of_the_case(
    browser: Browser, url: str, cases: Path
) -> None:
    party = cases / "parties" / "示例-赵某某.yaml"
    before, own = party.read_text(encoding="utf-8"), (cases / f"{RENEWAL}.yaml").read_bytes()
    page = at_text(browser, url, RENEWAL)
    page.get_by_role("link", name="示例-赵某某").click()
    expect(page.locator(EDITOR)).to_contain_text("姓名", timeout=15000)
    page.wait_for_selector(f'{EDITOR}[aria-label="案件文件"]')
    write(page, "电话号: 1\n")
    told(page, SAVED)
    assert party.read_text(encoding="utf-8") == before + "电话号: 1\n"
    assert (cases / f"{RENEWAL}.yaml").read_bytes() == own
    expect(page.locator(f"{EDITOR} .desk-fault")).to_have_text("电话号: 1", timeout=15000)
    page.get_by_role("button", name="撤销").click()
    told(page, "已撤销")
    assert party.read_text(encoding="utf-8") == before
    assert axe_of(page) == []
    page.context.close()


# What a page of another site can try in the same browser.
ATTACK = """async (desk) => {
  const got = {};
  got.read = await fetch(desk, {credentials: "include"}).then((a) => a.text()).catch(() => "nothing");
  const blind = await fetch(desk, {credentials: "include", mode: "no-cors"}).catch(() => null);
  got.blind = blind ? blind.status : "nothing";
  got.socket = await new Promise((done) => {
    const ws = new WebSocket(desk.replace("http", "ws") + "_nicegui_ws/socket.io/?EIO=4&transport=websocket");
    ws.onopen = () => done("open"); ws.onerror = () => done("nothing");
  });
  got.style = await new Promise((done) => {
    const link = Object.assign(document.createElement("link"), {rel: "stylesheet", href: desk + "desk.css"});
    link.onload = () => done("loaded"); link.onerror = () => done("nothing");
    document.head.append(link);
  });
  return got;
}"""


def test_a_page_of_another_site_gets_nothing_in_the_same_browser(browser: Browser, url: str) -> None:
    page = window(browser, url)
    desk = page.url
    other = page.context.new_page()
    answers: list[int] = []
    other.on(
        "response", lambda answer: answers.append(answer.status) if answer.url.startswith(desk) else None
    )
    other.route(
        "http://evil.example/**", lambda route: route.fulfill(body="<h1>x</h1>", content_type="text/html")
    )
    other.goto("http://evil.example/")
    got = other.evaluate(ATTACK, desk)
    assert {**got, "blind": ""} == {"read": "nothing", "blind": "", "socket": "nothing", "style": "nothing"}
    assert set(answers) <= {403}
    frame = other.evaluate(
        "(desk) => new Promise((done) => { const f = document.createElement('iframe'); f.src = desk;"
        " f.onload = () => done(1); setTimeout(() => done(0), 3000); document.body.append(f); })",
        desk,
    )
    assert frame in {0, 1}
    assert "我的案件" not in "".join(each.content() for each in other.frames)
    page.reload()
    page.wait_for_selector("h1")
    page.context.close()

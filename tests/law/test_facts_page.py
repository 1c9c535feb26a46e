"""docs/事实.md says what the vocabulary and the grounds say: every 争议, every fact, every choice of 诉求."""

import re

import facts_page
import pytest

from kameng_docs.law.grounds import grounds
from kameng_docs.law.vocabulary import disputes, facts


def rows_of(text: str) -> list[list[str]]:
    """The cells of every row of a table, heads and rules left out."""
    cells = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [row for row in cells if not set(row[0]) <= {"-"}]


def section(page: str, name: str) -> str:
    return page.split(f"### {name}\n", 1)[1].split("\n##", 1)[0].split("\n### ", 1)[0]


@pytest.fixture(scope="module")
def page() -> str:
    return "\n".join(facts_page.pages().values())


def test_the_pages_are_current(request):
    pages, folder = facts_page.pages(), facts_page.DOCS / "事实"
    if request.config.getoption("--update-docs"):
        folder.mkdir(exist_ok=True)
        for path in set(folder.glob("*.md")) - pages.keys():
            path.unlink()
        for path, text in pages.items():
            path.write_text(text, encoding="utf-8")
    assert {facts_page.PAGE, *folder.glob("*.md")} == pages.keys()
    for path, text in pages.items():
        assert path.read_text(encoding="utf-8") == text, "run pytest with --update-docs"


def test_every_dispute_has_a_section_with_its_question(page):
    for dispute in disputes().values():
        assert section(page, dispute.name).strip().startswith(dispute.ask)


def test_every_fact_is_told_with_its_question(page):
    told = {row[0]: row[1] for row in rows_of(page) if len(row) == 4}
    told |= {row[0]: row[1] for row in rows_of(facts_page.page().split("## 不用答的", 1)[1])}
    for name, word in facts().items():
        assert told[name].startswith(word.ask), name


@pytest.mark.parametrize("dispute", disputes())
def test_a_section_asks_for_what_its_grounds_ask_for(page, dispute):
    named = [row[0] for row in rows_of(section(page, dispute)) if row[0] in facts()]
    assert len(named) == len(set(named))
    wanted = {
        name
        for ground in grounds().values()
        if dispute in ground.disputes
        for name in (*ground.excludes, *ground.also, *(n for req in ground.requires for n in req.any_of))
        if not facts()[name].derived
    }
    assert wanted <= set(named)


@pytest.mark.parametrize(
    ("dispute", "fact", "use"),
    [
        ("卡密无效", "兑换页提示该卡密已被使用", "有一项就行"),
        ("卡密无效", "收到卡密后我第一次兑换就失败", "要答"),
        ("卡密无效", "兑换曾成功", "答“是”就不行"),
        ("卡密无效", "卡密是整段连续录屏中第一次打开的", "有了更有力"),
        ("充值被追回", "收回或封停的原因是我违规", "要答，答“是”就不行"),
    ],
)
def test_what_an_answer_does_is_told(page, dispute, fact, use):
    (row,) = [row for row in rows_of(section(page, dispute)) if row[0] == fact]
    assert row[2] == use


@pytest.mark.parametrize(
    ("fact", "keys"),
    [
        ("我书面催过一次并给了期限", "时间、期限、原话"),
        ("一单多件只有部分不能用", "数量"),
        ("有材料显示卖家当时知道", "证据"),
        ("到现在仍未到账", "—"),
    ],
)
def test_the_keys_to_fill_are_told(page, fact, keys):
    assert {row[3] for row in rows_of(page) if row[0] == fact and len(row) == 4} == {keys}


def test_the_table_of_demands_tells_every_choice(page):
    table = page.split("## 诉求怎么填", 1)[1].split("\n## ", 1)[0]
    chosen = {re.split("（", row[1])[0] for row in rows_of(table)}
    assert facts_page.demands_named() <= chosen


def test_the_example_names_a_dispute_and_facts_that_exist():
    lines = [line.strip() for line in facts_page.HEAD.splitlines() if line.startswith("    ")]
    assert set(re.findall(r"[^\[\], ]+", lines[0].partition(":")[2])) <= set(disputes())
    named = [line.split(":")[0] for line in lines[2:]]
    assert named
    assert set(named) <= set(facts())

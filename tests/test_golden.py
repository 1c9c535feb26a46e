"""The papers as they are written, reviewed by a person: tests/golden/<case>/<folder>/<file>.

`pytest tests/test_golden.py --update-golden` writes them anew; the difference is then to be read like code.
"""

import os
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from cases_support import (
    BASE,
    DEAD,
    FIRM,
    GONE,
    LATE,
    NOTICE,
    NOTICE_OVER,
    PROOF,
    REPOSITORY,
    case_file,
    order,
    put_down,
    seller,
    texts_of,
    yes,
)

GOLDEN = Path(__file__).with_name("golden")
SHIPPED = tuple(sorted(path.stem for path in (REPOSITORY / "cases").glob("示例-*.yaml")))
COURT = {"法院": {"名称": "某某市某某区人民法院"}}
SHOTS = {
    "订单": PROOF
    | {"名称": "订单详情页截图", "文件": "订单.png", "证明": "订单和付款", "原件在哪里": "我的手机"},
    "页面": PROOF
    | {"名称": "商品页截图", "文件": "页面.png", "证明": "页面写明的内容", "公开版": "页面-打码.png"},
    "聊天": PROOF | {"名称": "聊天记录截图", "文件": "聊天.png", "证明": "协商经过"},
}
MADE = {
    # law.md (b) row 3; practice.md 3.3 B
    "到账延迟-催告后": case_file(
        标题="手机游戏点券代充至今未到账",
        交易=[
            order(商品="手机游戏点券 6480 点代充", 买的是什么="代充", 实付="328.00", 收到卡密的时间=GONE, 证据=["订单"])
        ],
        争议=["到账延迟"],
        事实=LATE
        | NOTICE
        | NOTICE_OVER
        | {"页面写明了到账时间": yes(时间="2026-11-01 10:30", 证据=["页面"]), "填写的账号或区服与我本人一致": yes(证据=["订单"])},
        证据=SHOTS,
        **COURT,
    ),
    "到账延迟-未催告": case_file(
        交易=[order(商品="手机游戏点券 648 点代充", 买的是什么="代充", 实付="64.80", 收到卡密的时间=GONE)],
        争议=["到账延迟"],
        事实=LATE,
    ),
    # practice.md 3.1 买来做什么: 拿去卖 → the contract, not the consumer law
    "进货-只用合同法": case_file(
        买来做什么="拿去卖",
        交易=[order(商品="加速器月卡卡密", 数量="10", 实付="100.00", 证据=["订单"])],
        争议=["卡密无效", "拒绝退款"],
        事实=DEAD
        | {
            "一单多件只有部分不能用": yes(数量="3", 证据=["聊天"]),
            "对方的原话是不退": yes(时间="2026-11-02 09:00", 原话="虚拟商品一经售出概不退款", 证据=["聊天"]),
        },
        证据=SHOTS,
        **COURT,
    ),
    # law.md (b) row 2; practice.md 1.2 第6点
    "描述不符-补差价": case_file(
        交易=[order(商品="网盘会员年卡卡密", 实付="198.00", 证据=["订单"])],
        争议=["描述不符"],
        页面承诺=[
            {"内容": "官方年卡，有效期365天", "实际": "有效期335天", "在哪里看到": "商品页面", "证据": ["页面"]}
        ],
        事实={"实际权益比页面少": yes(时间="2026-11-02", 原话="到手只有 335 天", 证据=["页面"])},
        诉求={"主要要求": "补差价", "差价": "16.27", "差价算法": "198.00 × 30 ÷ 365"},
        证据=SHOTS,
        **COURT,
    ),
    # practice.md §2 (11): 一店多单
    "几笔订单": case_file(
        交易=[
            order(兑换结果="提示无效", 第一次兑换的时间="2026-11-01 10:05", 提示原文="卡密错误"),
            order(
                订单号="0042611020088", 商品="音乐会员月卡卡密", 实付="12.50", 下单时间="2026-11-02 08:00",
                收到卡密的时间="2026-11-02 08:01", 第一次兑换的时间="2026-11-02 08:10", 兑换结果="提示无效",
            ),
        ],
        事实={"我向卖家要求退货退款": yes(时间="2026-11-02 09:00", 证据=["聊天"])},
        经过=[{"时间": "2026-11-03 10:00", "对方": "客服", "对方原话": "请联系官方", "证据": ["聊天"]}],
        证据=SHOTS,
        **COURT,
    ),
    # law.md (b), a site that is the shop; 电商法 9
    "自建网站": case_file(
        卖家=[seller(主体=GONE, 店铺名=GONE, 网站上卖家情况="只有一家店")],
        平台={"名称": "某某点卡网", "网址": "https://card.example", "经营者": FIRM},
        争议=["卡密无效", "售后无响应"],
        事实=DEAD | {"我提出后到现在没有人答复": yes(时间="2026-11-02", 证据=["聊天"])},
        证据=SHOTS,
        **COURT,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def papers(tmp_path_factory) -> Callable[[str], dict[str, str]]:
    """The papers of a case as text, by their files, composed once; no page is laid out."""

    @cache
    def texts(name: str) -> dict[str, str]:
        if name in MADE:
            return texts_of(put_down(MADE[name], tmp_path_factory.mktemp("case"), name))
        return texts_of(REPOSITORY / "cases" / f"{name}.yaml")

    return texts


@pytest.mark.parametrize("name", [*SHIPPED, *MADE])
def test_papers_are_those_that_were_reviewed(name, papers, request):
    written = papers(name)
    folder = GOLDEN / name
    if request.config.getoption("--update-golden"):
        assert not os.environ.get("CI"), "golden texts are reviewed by a person, never written in CI"
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in written.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
    reviewed = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert set(written) == set(reviewed)
    for path, text in written.items():
        assert text == reviewed[path], path


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_what_a_build_writes_is_what_was_reviewed(name, shipped):
    """Page numbers among it, as they are in the book that was bound."""
    folder = GOLDEN / name
    reviewed = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    written = {
        path.relative_to(shipped(name) / "out" / name).as_posix(): path
        for path in (shipped(name) / "out" / name).rglob("*")
        if path.suffix in {".txt", ".md"}
    }
    assert set(written) == set(reviewed)
    for name_of_file, path in written.items():
        assert path.read_text("utf-8") == reviewed[name_of_file].read_text("utf-8"), name_of_file


def test_no_golden_is_left_over():
    assert {path.name for path in GOLDEN.iterdir()} == {*SHIPPED, *MADE}


@pytest.mark.parametrize("name", [*SHIPPED, *MADE])
def test_papers_read_cleanly(name, papers):
    for path, text in papers(name).items():
        assert not re.search(r"[，。；：、]{2}|（）|“”|None|[（“]，|undefined", text), path
        lines = [line for line in text.split("\n") if line.startswith("- ") or "：" not in line]
        told = [line for line in lines if len(line) > 12]
        # The overview names the same kinds of papers under each channel; an official form repeats its own words.
        assert path.startswith("00_") or "要素式" in path or len(told) == len(set(told)), path
        # practice.md §2, 我绝不印的; 4.2
        assert not re.search("诈骗|骗子|跑路|黑产|无照经营|曝光|删帖|明知|24小时必须", text), path


@pytest.mark.parametrize("name", [*SHIPPED, *MADE])
def test_the_first_sentences_say_it_all(name, papers):
    # channels.md 7.1(1), (5): order, goods, sum, date, fault, demand, an absolute deadline
    for path, text in papers(name).items():
        if path in {"10_平台工单/工单.txt", "10_平台工单/工单_300字.txt"}:
            first = text.split("。")[0]
            assert re.match(
                r"订单[0-9、]+，“.+”.*实付[0-9.]+元，202[56]年[0-9]+月[0-9]+日.*付款，.+", first
            ), path
            assert re.search(
                r"请(?:督促商家)?于2026年[0-9]+月[0-9]+日[0-9:]+前(退回|补发|补退差价|完成交付)", text
            ), path
    assert BASE["平台"] == {"名称": "某某卡盟"}

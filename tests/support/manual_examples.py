"""Examples for the keys of a case file: those of shipped cases, and of our own where no shipped case has one."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parents[2] / "cases"
EXAMPLES = {
    ("", "这家店以前买过几次"): "两次，都能用",
    ("Account", "开户名"): "李某某",
    ("Account", "开户行"): "某某银行某某市某某支行",
    ("Account", "账号"): "6222 0000 0000 0000 000",
    ("Agent", "住址"): "某某省某某市某某区某某路1号",
    ("Balance", "剩余"): "1200",
    ("Balance", "购买所得"): "3000",
    ("Balance", "赠送所得"): "300",
    ("Claimant", "邮箱"): "limoumou@example.com",
    ("Claimant", "微信号"): "wx_limoumou",
    ("Claimant", "现住址"): "某某省某某市某某区某某路5号",
    ("Court", "案号"): "（2026）某0000民初0000号",
    ("Demands", "备选要求"): "补发",
    ("Demands", "可以接受的和解"): "退一半也行，十日内到账",
    ("Exhibit", "对话"): "某某网盘客服",
    ("Exhibit", "聊天里我是"): "小李",
    ("FactAnswer", "总数"): "10",
    ("FactAnswer", "谁看到"): "室友当时在场",
    ("JointWithdrawn", "撤回于"): "2026-11-25",
    ("Joint", "同意"): "联名投诉",
    ("Joint", "同意于"): "2026-11-20",
    ("Joint", "同意书"): "联名同意书.jpg",
    ("Joint", "推选代表"): "[李某某, 王某某]",
    ("Judgment", "作出法院"): "某某市某某区人民法院",
    ("Judgment", "主文"): "被告于本判决生效之日起十日内返还原告68.00元",
    ("Judgment", "财产线索"): "平台里的店铺保证金",
    ("Order", "卖家"): "某某小店",
    ("Order", "商户单号"): "2026100322001400000000000000",
    ("Order", "查询密码"): "ab12cd",
    ("Platform", "打赏给的主播"): "[某某主播]",
    ("Prepaid", "已用月数"): "7",
    ("Service", "收件人"): "李某某",
    ("Service", "地址"): "某某省某某市某某区某某路5号",
    ("Service", "邮编"): "100000",
    ("Settlement", "其他约定"): "到账以后各自撤回投诉",
    ("Step", "编号"): "GD0001",
    ("Step", "结果"): "概不退款",
    ("Step", "留存"): "10_平台工单/工单.txt",
    ("TheirTerm", "我的读法"): "按通常的意思，这一条是说还没有发货的才可以取消",
    ("TheirTerm", "对方的读法"): "付了钱就一律不退",
    ("Traces", "网址"): "https://shop.example.com",
    ("Traces", "备案号"): "某ICP备00000000号",
    ("Traces", "店铺号"): "shop0001",
    ("Traces", "QQ号"): "10000",
    ("Traces", "群名群号"): "某某卡券群 000000000",
    ("Masking", "文件"): "商品页.png",
    ("Masking", "框"): "[[40, 120, 300, 60]]",
    ("Spoken", "说"): "虚拟商品不退的",
}  # fmt: skip


@cache
def _shipped(pattern: str) -> tuple[Any, ...]:
    """The files as they were written: every value a text."""
    files = sorted(CASES.glob(pattern))
    return tuple(yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in files)  # noqa: S506 — makes texts alone


def shipped_examples(schema: dict[str, Any]) -> dict[tuple[str, str], str]:
    """The shortest value that a shipped case has for each (part, key)."""
    found: dict[tuple[str, str], list[str]] = {}
    for case in _shipped("示例-*.yaml"):
        _gather(schema, "", case, found)
    for party in _shipped("parties/示例-*.yaml"):
        for part in ("Claimant", "Party"):
            _gather(schema, part, party, found)
    return {place: min(values, key=lambda value: (len(value), value)) for place, values in found.items()}


def _gather(schema: dict[str, Any], part: str, data: Any, found: dict[tuple[str, str], list[str]]) -> None:
    node = schema["$defs"][part] if part else schema
    for key, told in node["properties"].items():
        if not isinstance(data, dict) or key not in data:
            continue
        value, holds = data[key], next(references(told), "")
        if holds:
            for each in value if isinstance(value, list) else [value]:
                _gather(schema, holds, each, found)
                for named in each.values() if isinstance(each, dict) else ():
                    _gather(schema, holds, named, found)
        elif isinstance(value, str | list) and value:
            written = _written(value) if isinstance(value, str) else f"[{', '.join(map(_written, value))}]"
            found.setdefault((part, key), []).append(written)


def _written(value: str) -> str:
    """As it has to stand in the file: in quotes where it would be read as something else."""
    try:
        bare = yaml.load(value, yaml.BaseLoader) == value  # noqa: S506 — makes texts alone
    except yaml.YAMLError:
        bare = False
    return value if bare else json.dumps(value, ensure_ascii=False)


def references(told: Any) -> Iterator[str]:
    """The parts that a place of the schema holds, by name."""
    if isinstance(told, dict):
        if "$ref" in told:
            yield str(told["$ref"]).rpartition("/")[2]
        told = list(told.values())
    for each in told if isinstance(told, list) else ():
        yield from references(each)

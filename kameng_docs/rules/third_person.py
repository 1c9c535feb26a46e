"""A stranger's number or name has no place in our papers."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import secrets_of
from kameng_docs.declared import sought
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.spelling import signs_of, strangers_in
from kameng_docs.wording import folded

CODE = "rule.third-person"
SEVERITY = Severity.WARNING
NUMBER = sought(r"(?:微信号?|qq号?):?([a-z0-9]{5,20})|(1[3-9][0-9]{9})")
# Frequent family names, without those that are as often the beginning of a word: 高, 马, 何, 于, 时, 任, 许, 曾, 成 …
FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴汪姜范姚谭廖邹熊陆郝孔崔邱秦侯邵孟龙雷贺龚欧阳"
STRANGER = "群友|买家|网友|受害人|受害者|顾客|店员|客服|室友|同学|同事|朋友|邻居|主播"
NAMED = sought(
    rf"(?:{STRANGER})(?:是|叫|名叫|名字叫|姓名|、|:|“)?([{FAMILY}][\u4e00-\u9fff]{{1,2}}?)(?=也|和|与|说|的|在|被|还|都|有|[、,，。；;”)）]|$)"
    rf"|叫([{FAMILY}][\u4e00-\u9fff]{{1,2}}?)的(?:{STRANGER})"
)


def find(case: Case, today: date) -> Iterator[Finding]:
    """事项 and 我说 that hold a phone number, a 微信, a QQ or a name that the case file names nowhere else; any words with such a key."""
    secrets = [text for _, text in secrets_of(case)]
    own = "|".join(map(folded, secrets))
    own_signs = "|".join(map(signs_of, secrets))
    for i, event in enumerate(case.events):
        for key, text in (("事项", event.what), ("我说", event.my_words), ("对方原话", event.their_words)):
            if any(signs_of(found) not in own_signs for found in _keys(text or "")):
                yield Finding(
                    ("经过", i, key),
                    "这里好像写了别人的卡密",
                    "不要写出来，改成“另一张卡密”；在对方原话里的，那一段换成“（略）”；是自己的，就写进“交易”的“卡密”",
                )
        for key, text in (("事项", event.what), ("我说", event.my_words)):
            numbers = [one or other for one, other in NUMBER.findall(folded(text or ""))]
            if any(number not in own for number in numbers):
                yield Finding(
                    ("经过", i, key),
                    "这里好像写了别人的号码",
                    "别的买家、群友只写人数，不写姓名和号码；是卖家的号码，就写进“找人线索”",
                )
            names = [one or other for one, other in NAMED.findall(text or "")]
            if any(name not in own and "某" not in name for name in names):
                yield Finding(
                    ("经过", i, key),
                    "这里好像写了别人的姓名",
                    "别的买家、群友只写人数；答复您的人写“客服”“店主”",
                )


def _keys(text: str) -> Iterator[str]:
    return (text[start:end] for kind, start, end in strangers_in(text) if kind == "card_key")

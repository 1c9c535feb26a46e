"""A name and what went wrong, in plain words → a case that asks the rest."""

from collections.abc import Mapping
from pathlib import Path

from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.likeness import alike
from kameng_docs.law.vocabulary import disputes
from kameng_docs.output import BusyError
from kameng_docs.starting.case import begin
from kameng_docs.starting.material import Material
from kameng_docs.starting.naming import unfit
from kameng_docs.starting.parties import FOLDER, people_in, person_of
from kameng_docs.starting.writing import NotWrittenError, Record, write_new

SHOWN = 8
"""So many kinds of dispute are offered at once."""
# What people call it in a few words, where the plain words of the kind have none of that.
CALLED: Mapping[str, str] = {
    "卡密无效": "激活码 兑换码 充值卡 点卡 CDK 用不了 不能用 兑不了 激活不了 已使用",
    "描述不符": "货不对板 不一样 发错",
    "到账延迟": "没发货 不发货 没到账 迟迟",
    "拒绝退款": "不给退 不退款 不退钱 拒退",
    "售后无响应": "不理人 不回复 没人管 联系不上",
    "直播间卖货": "主播 直播间 带货",
    "虚假宣传": "骗 夸大 宣传",
    "欺诈": "骗 被骗 诈骗 假的",
    "多扣费误扣费": "多扣 乱扣费 多收",
    "扣违约金": "违约金 手续费 取消费",
    "账号封禁": "封号 被封",
    "账号被找回": "找回 号没了",
    "自动续费": "自动扣费 自动扣款 每月扣 续订 订阅 免密 连续包月 取消不了",
    "未成年人充值": "孩子 小孩 儿子 女儿 打赏 未成年 游戏充值 刷礼物",
    "停服": "关服 下架 停运",
    "预付退费": "健身房 培训 课程 年卡 次卡 停课 机构 美容 退课 跑路",
    "商家停业改名": "跑路 关门 倒闭 停业",
    "商家失联": "拉黑 跑路 失联 打不开",
    "会员权益变少": "广告 缩水 改规则",
    "演出改换": "演唱会 门票 音乐节",
    "订房订票落空": "酒店 民宿 机票 火车票",
    "旅行退费": "旅游 跟团",
    "团购券不能用": "餐券 代金券 团购",
    "道具被盗": "盗号",
    "概率不实": "抽卡 开箱 盲盒",
    "商品质量问题": "坏了 质量",
    "无理由退货被拒": "七天 7天 退货",
}


def kinds() -> Mapping[str, str]:
    """Every kind of dispute by its name, in plain words."""
    return {name: each.ask for name, each in disputes().items()}


def like(said: str) -> list[str]:
    """The kinds that what was said may mean, the nearest first; those that stand first where nothing was said."""
    said = "".join(said.split())
    if not said:
        return list(kinds())[:SHOWN]
    near = {name: alike(said, f"{name}。{ask}") + _called(said, name) for name, ask in kinds().items()}
    best = max(near.values())
    ranked = sorted(near, key=lambda name: -near[name])
    # Where nothing is like it those that stand first are as good as any.
    return [name for name in ranked[:SHOWN] if near[name] * 4 >= best]


def _called(said: str, name: str) -> float:
    """How much of it people call by that name; a word that is there whole outdoes pairs by chance."""
    return sum(3 * len(word) for word in CALLED.get(name, "").split() if word in said or said in word)


def begun(desk: Desk, name: str, chosen: tuple[str, ...]) -> OpenCase | Refused:
    """A new case file with what is asked of its author, beside the person's record that all his cases share."""
    name = name.strip()
    taken = f"已经有一件叫“{name}”的案件"
    if why := unfit(name) or (taken if desk.case(name) else ""):
        return Refused(why, "换一个名字" if why == taken else "")
    file = desk.cases / f"{name}.yaml"
    try:
        _write(desk, file, chosen)
    except FileExistsError:
        return Refused(taken, "换一个名字")
    except BusyError:
        return Refused("另一个窗口或者程序正在写这件案件", "等它写完，再试一次")
    except NotWrittenError as error:
        return Refused(error.told, "")
    except OSError as error:
        return Refused(f"写不进去：{error.strerror or error}", "看看磁盘是不是满了，文件夹是不是只读")
    return desk.case(name) or Refused("写好的案件文件不见了", "再试一次")


def _write(desk: Desk, file: Path, chosen: tuple[str, ...]) -> None:
    people = people_in(desk.cases)
    taken = [file.stem for file in (desk.cases / FOLDER).glob("*.yaml")]
    person = person_of(people, "", "", "", taken)
    note = (
        f"必填：这是谁的案件？parties/ 里有：{'、'.join(person.choices)}" if person.choices else person.note
    )
    material = Material(file.stem, desk.today(), person=person.stem, person_note=note, disputes=chosen)
    record = Record(person.stem, person.record) if person.stem else None
    write_new(file, begin(material).text, (), record, desk.shop)

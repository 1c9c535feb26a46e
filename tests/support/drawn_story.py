"""Stories for drawn screenshots: what was bought, where, for how much, with which numbers. Everything is invented."""

import random
import string
from dataclasses import dataclass
from datetime import datetime, timedelta

GOODS = (
    "青柠视频超级会员季卡",
    "极光网盘SVIP会员月卡 100GB",
    "游历星海点卡500点",
    "山楂阅读年度会员",
    "橙子加速器 90天激活码",
    "云上办公套件2026家庭版激活密钥",
    "石榴K歌豪华绿钻12个月",
    "雪豹杀毒三年三台设备",
)
PLATFORMS = ("云雀卡铺", "芒果闲置", "橙集商城", "蓝莓发卡网", "松果优选", "白鹭数卡")
SHOPS = ("阿木虚拟专营", "老猫数码旗舰店", "秒充小铺", "星野会员代充", "一只柚子的店", "鲸落网络科技店")
PAYEES = (
    "某某云栖信息技术有限公司",
    "某某市南山区老猫数码商行",
    "某某橙集电子商务有限公司",
    "某某鹿鸣网络服务部",
)
WAYS = ("微信支付", "零钱", "支付宝", "花呗", "某某银行储蓄卡(3306)", "云闪付", "余额宝")
FAILURES = (
    "该卡密已被兑换",
    "兑换码不存在或已失效，请检查后重新输入",
    "此激活码已在其他账号使用",
    "您输入的CDK无效",
    "该充值卡已过期，无法使用",
    "此卡已被冻结，请联系发卡方",
    "激活失败，密钥使用次数已达上限",
)
HEADS = ("兑换失败", "激活失败", "温馨提示", "提示", "")
PROMISES = (
    "假一赔十，支持官方验证",
    "激活不了全额退款",
    "质保一年，质保期内失效免费补发",
    "充不上秒退，绝不扯皮",
    "七天无理由退换",
    "保证一手正规渠道，全新未激活",
    "用不了包赔，售后无忧",
)
PLAIN = (
    "下单后系统自动发货，请在订单页查看",
    "有效期90天，请尽快使用",
    "兑换入口：App首页-我的-卡券兑换",
    "适用于安卓、苹果手机和电脑",
    "客服在线时间 9:00-23:00",
)
RULES = (
    "买家收到的卡密无法激活的，可以在48小时内发起售后，卖家应当在24小时内换货或者退款。",
    "卖家不得以“虚拟商品一经售出概不退换”为由拒绝处理质量问题。",
    "卖家超过48小时未响应售后申请的，平台可以直接将款项退回买家。",
    "激活码、点卡等数字化商品，经买家确认已经使用的，不适用七日无理由退货。",
    "交易双方发生争议的，可以申请平台客服介入，平台在5个工作日内给出处理结果。",
    "平台先行赔付的，有权向卖家追偿。",
)
TALKS: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("我", "在吗"),
        ("我", "买的卡激活不了，显示已经被别人用了"),
        ("对方", "您好，请问有什么可以帮您"),
        ("我", "卡号 {key} 你看一下"),
        ("对方", "这边查询是正常出库的哦亲"),
        ("我", "那我申请退款可以吗"),
        ("对方", "亲，虚拟产品发出后是不支持退款的呢，请您理解"),
        ("我", "请在{due}前退我{sum}元"),
        ("对方", "没办法"),
    ),
    (
        ("对方", "卡密已发，注意查收"),
        ("对方", "{key}"),
        ("我", "刚试了，提示无效"),
        ("我", "OK我再试一次 still invalid"),
        ("对方", "发给你的时候是好的，用过了别来找我"),
        ("我", "我一次都没用成功过，要求全额退款{sum}元"),
        ("对方", "不退，爱去哪告去哪告"),
    ),
    (
        ("我", "你好 我上个月买的会员今天被取消了，说好质保一年的"),
        ("对方", "稍等，我帮您看看"),
        ("对方", "您这个号是被官方检测到异常，我们也没有办法的，质保只针对激活失败的情况，不包括后面掉的"),
        ("我", "商品页没有这么写"),
        ("对方", "掉了我们不负责退款的"),
        ("我", "好的，那我找平台处理"),
        ("对方", "嗯嗯"),
    ),
)
REFUSALS = (
    "亲，虚拟产品发出后是不支持退款的呢，请您理解",
    "不退，爱去哪告去哪告",
    "掉了我们不负责退款的",
)


@dataclass(frozen=True)
class Story:
    """One purchase. Sums are texts as shown without a sign, moments are whole."""

    goods: str
    platform: str
    site: str
    shop: str
    payee: str
    way: str
    amount: str
    quantity: int
    order_id: str
    payment_id: str
    merchant_id: str
    key: str
    password: str
    ordered: datetime
    failure: str
    head: str
    promises: tuple[str, ...]
    plain: tuple[str, ...]
    rules: tuple[str, ...]
    talk: tuple[tuple[str, str], ...]

    @property
    def paid(self) -> datetime:
        """Half a minute after the order."""
        return self.ordered + timedelta(seconds=34)

    @property
    def delivered(self) -> datetime:
        """A little after the payment."""
        return self.paid + timedelta(seconds=3)


def story(seed: int) -> Story:
    """The story of a number: the same number, the same story."""
    dice = random.Random(seed)  # noqa: S311 — a seed, not a secret
    ordered = datetime(2026, 1, 5, 8, 3, 7) + timedelta(seconds=dice.randrange(300 * 86400))  # noqa: DTZ001
    sums = (
        f"{dice.randrange(100, 9900) / 100:.2f}",
        f"{dice.randrange(1000, 3000)}.00",
        f"{dice.randrange(9, 400)}.90",
    )
    day = ordered.strftime("%Y%m%d")
    talk = dice.choice(TALKS)
    key, amount = _key(dice), dice.choice(sums)
    due = f"{ordered.month}月{min(28, ordered.day + 3)}日"
    platform = dice.choice(PLATFORMS)
    return Story(
        goods=dice.choice(GOODS),
        platform=platform,
        site=f"www.{dice.choice(('yunque', 'mango-xz', 'chengji', 'lanmei'))}.example",
        shop=dice.choice(SHOPS),
        payee=dice.choice(PAYEES),
        way=dice.choice(WAYS),
        amount=amount,
        quantity=dice.choice((1, 1, 1, 2, 3)),
        order_id=dice.choice(
            (_digits(dice, 19), day + _digits(dice, 9), "YQ" + day + _digits(dice, 6), _digits(dice, 12))
        ),
        payment_id=dice.choice(
            ("4200" + _digits(dice, 6) + day + _digits(dice, 10), day + "22001" + _digits(dice, 15))
        ),
        merchant_id=dice.choice((day + _digits(dice, 14), "M" + _digits(dice, 18))),
        key=key,
        password=_signs(dice, string.ascii_lowercase + "23456789", 6),
        ordered=ordered,
        failure=dice.choice(FAILURES),
        head=dice.choice(HEADS),
        promises=tuple(dice.sample(PROMISES, 2)),
        plain=tuple(dice.sample(PLAIN, 3)),
        rules=tuple(dice.sample(RULES, 4)),
        talk=tuple((side, words.format(key=key, due=due, sum=amount)) for side, words in talk),
    )


def _digits(dice: random.Random, count: int) -> str:
    return str(dice.randrange(1, 10)) + "".join(dice.choice(string.digits) for _ in range(count - 1))


def _signs(dice: random.Random, signs: str, count: int) -> str:
    return "".join(dice.choice(signs) for _ in range(count))


def _key(dice: random.Random) -> str:
    signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    forms = ((4, 4), (5, 5), (3, 4), (1, 16))
    parts, long = dice.choice(forms)
    return "-".join(_signs(dice, signs, long) for _ in range(parts))

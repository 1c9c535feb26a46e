"""Pages that are no chat, drawn from a story: an order, a payment, goods on sale, a code that failed, rules."""

import random
from datetime import datetime

from drawn_canvas import Page
from drawn_story import Story

Row = tuple[str, str, str]
STAMPS = ("%Y-%m-%d %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y.%m.%d %H:%M")


def order(page: Page, story: Story, dice: random.Random) -> None:
    """An order that was delivered."""
    y = page.bars(dice.choice(("订单详情", "我的订单", "")), "21:47")
    y = _state(page, y, dice.choice(("交易成功", "已完成", "已发货", "买家已确认收货")), dice)
    y = _goods_card(page, y, story, dice)
    word = _stamp(dice)
    rows: list[Row] = [
        (dice.choice(("订单编号", "订单号")), story.order_id, "订单号"),
        (dice.choice(("下单时间", "创建时间", "拍下时间")), word(story.ordered), "下单时间"),
        (dice.choice(("付款时间", "支付时间")), word(story.paid), "付款时间"),
        (dice.choice(("发货时间", "成交时间", "完成时间")), word(story.delivered), "收到"),
        (dice.choice(("支付方式", "付款方式")), story.way, "付款方式"),
    ]
    if dice.random() < 0.5:
        rows.append((dice.choice(("查询密码", "取卡密码", "查单密码")), story.password, "查询密码"))
    rows.append((dice.choice(("卡密", "激活码", "兑换码", "卡密信息")), story.key, "卡密"))
    _rows(page, y + 30, rows, dice)


def payment(page: Page, story: Story, dice: random.Random) -> None:
    """A payment as the payer's app shows it."""
    y = page.bars(dice.choice(("账单详情", "交易详情", "")), "07:15")
    middle = page.across / 2
    page.write(middle, y + 40, story.payee, 38, anchor="m", kind="收款方")
    sign = dice.choice(("-", "-", "- ", "-¥", "¥"))
    page.write(
        middle, y + 110, sign + story.amount, 76, bold=True, anchor="m", kind="实付", value=story.amount
    )
    word = _stamp(dice)
    state = dice.choice(("支付成功", "交易成功"))
    rows: list[Row] = [
        (dice.choice(("支付时间", "付款时间", "创建时间")), word(story.paid), "付款时间"),
        (dice.choice(("商品", "商品说明")), f"{story.goods}-订单编号{story.order_id}", ""),
        (dice.choice(("商户全称", "收款方全称")), story.payee, "收款方"),
        (dice.choice(("支付方式", "付款方式")), story.way, "付款方式"),
        (dice.choice(("交易单号", "订单号", "支付单号")), story.payment_id, "支付单号"),
        (dice.choice(("商户单号", "商家订单号", "商户订单号")), story.merchant_id, "商户单号"),
    ]
    if dice.random() < 0.5:
        page.write(middle, y + 220, state, 36, anchor="m", colour=page.theme.grey)
    else:
        rows.insert(0, ("当前状态", state, ""))
    y = _rows(page, y + 320, rows, dice)
    page.write(60, y + 40, "对此订单有疑惑", 36, colour=page.theme.grey)


def goods(page: Page, story: Story, dice: random.Random) -> None:
    """Goods on sale, with what the seller promises."""
    y = page.bars("", "20:02")
    page.plate((0, y - 30, page.across, y + 500), (90, 110, 160))
    page.write(120, y + 120, story.goods[:4], 90, colour=(255, 255, 255), bold=True)
    y += 540
    price = dice.choice(("¥", "￥", "券后¥")) + story.amount
    page.write(50, y, price, 56, colour=page.theme.accent, bold=True)
    page.write(400, y + 18, f"{dice.randrange(50, 9000)}人付款", 32, colour=page.theme.grey)
    y, _ = page.paragraph(50, y + 100, story.goods, 42, page.across - 100, kind="商品", bold=True)
    y += 40
    page.write(50, y, dice.choice(("宝贝详情", "商品介绍", "商品详情", "卖家说")), 42, bold=True)
    said = [(text, "承诺") for text in story.promises] + [(text, "") for text in story.plain]
    dice.shuffle(said)
    marks = dice.choice(
        (
            ("1. ", "2. ", "3. ", "4. ", "5. "),
            ("",) * 5,
            ("✓ ",) * 5,
            ("【一】", "【二】", "【三】", "【四】", "【五】"),
        )
    )
    y += 90
    for mark, (text, kind) in zip(marks, said, strict=False):
        mark = "· " if mark == "✓ " else mark  # noqa: PLW2901  few faces have the tick
        y, box = page.paragraph(50, y, mark + text, 36, page.across - 100)
        if kind:
            page.values.append((text, box, kind))
        y += 24
    if dice.random() < 0.5:
        page.write(50, y + 40, f"店铺：{story.shop}", 36, kind="店铺", value=story.shop)
        page.write(50, y + 110, f"平台：{story.platform} {story.site}", 36, kind="平台", value=story.platform)
    else:
        page.plate((30, y + 30, page.across - 30, y + 200), page.theme.card, 16)
        page.write(180, y + 70, story.shop, 40, bold=True, kind="店铺")
        page.write(180, y + 130, "综合体验 4.8   进店逛逛", 30, colour=page.theme.grey)
    page.plate((page.across - 420, page.down - 140, page.across - 40, page.down - 40), page.theme.accent, 50)
    page.write(
        page.across - 230, page.down - 115, dice.choice(("立即购买", "我想要", "马上抢")), 40, anchor="m"
    )


def failed(page: Page, story: Story, dice: random.Random) -> None:
    """A code that was not taken: in a dialogue, in a passing word, under its field, or on a page of its own."""
    y = page.bars(dice.choice(("兑换中心", "激活会员", "卡券兑换")), "22:31")
    page.write(60, y + 40, dice.choice(("请输入兑换码", "激活码", "输入卡密")), 42)
    page.plate((60, y + 120, page.across - 60, y + 240), page.theme.card, 12, outline=page.theme.grey)
    page.write(90, y + 150, story.key, 46, kind="卡密")
    under = y + 270
    form = dice.choice(("dialogue", "passing", "under", "page"))
    if form == "under":
        page.write(64, under, story.failure, 34, colour=(235, 70, 60), kind="提示原文")
        under += 70
    page.plate((60, under + 20, page.across - 60, under + 140), page.theme.accent, 60)
    page.write(
        page.across / 2,
        under + 50,
        dice.choice(("立即兑换", "确认激活", "兑 换")),
        42,
        anchor="m",
        colour=(255, 255, 255),
    )
    middle, low = page.across / 2, page.down * 0.5
    if form == "dialogue":
        page.plate((140, low, page.across - 140, low + 400), page.theme.card, 28)
        page.write(middle, low + 50, story.head, 50, bold=True, anchor="m") if story.head else None
        _centred(page, middle, low + 150, story.failure, size=38, width=page.across - 400)
        page.write(
            middle,
            low + 300,
            dice.choice(("知道了", "确定", "我知道了")),
            42,
            anchor="m",
            colour=(60, 110, 220),
        )
    elif form == "passing":
        width = min(page.across - 160, page.measure(story.failure, 36) + 100)
        page.plate((middle - width / 2, low, middle + width / 2, low + 170), (60, 60, 60), 20)
        _centred(page, middle, low + 30, story.failure, size=36, width=width - 80, colour=(255, 255, 255))
    elif form == "page":
        page.plate((middle - 60, low - 60, middle + 60, low + 60), (235, 70, 60), 60)
        page.write(middle, low + 100, story.head or "操作失败", 52, bold=True, anchor="m")
        _centred(
            page, middle, low + 190, story.failure, size=36, width=page.across - 200, colour=page.theme.grey
        )


def rules(page: Page, story: Story, dice: random.Random) -> None:
    """A platform's rules: a title and numbered clauses."""
    y = page.bars(dice.choice(("规则详情", "规则中心", "")), "09:40")
    name = story.platform + dice.choice(("虚拟商品售后规则", "争议处理规则", "用户服务协议"))
    y, _ = page.paragraph(60, y + 20, name, 46, page.across - 120, kind="规则名称", bold=True)
    page.write(60, y + 10, f"更新日期：2026年{dice.randrange(1, 9)}月1日", 32, colour=page.theme.grey)
    y += 110
    first = dice.randrange(2, 9)
    form = dice.choice(("{0}.{1} ", "第{2}条 ", "{1}、", "（{2}）"))
    size = dice.choice((34, 38, 42))
    for number, text in enumerate(story.rules, 1):
        mark = form.format(first, number, "一二三四五六"[number - 1])
        y, box = page.paragraph(60, y, mark + text, size, page.across - 120)
        page.values.append((mark + text, box, "规则"))
        y += dice.choice((10, 36))


def _stamp(dice: random.Random):
    form = dice.choice(STAMPS)
    return lambda moment: _said(moment, form)


def _said(moment: datetime, form: str) -> str:
    return moment.strftime(form)


def _state(page: Page, y: float, state: str, dice: random.Random) -> float:
    if dice.random() < 0.5:
        page.plate((0, y - 20, page.across, y + 150), page.theme.accent)
        page.write(60, y + 30, state, 52, bold=True, colour=(255, 255, 255))
    else:
        page.write(page.across / 2, y + 30, state, 52, bold=True, anchor="m")
    return y + 190


def _goods_card(page: Page, y: float, story: Story, dice: random.Random) -> float:
    """The shop, the goods with their price, and what was paid."""
    right = page.across - 60
    page.plate((20, y, page.across - 20, y + 560), page.theme.card, 20)
    page.write(60, y + 30, story.shop + dice.choice((" ›", "")), 38, bold=True, kind="店铺", value=story.shop)
    page.plate((60, y + 110, 260, y + 310), (120, 150, 130), 14)
    below, _ = page.paragraph(290, y + 110, story.goods, 36, right - 330, kind="商品")
    page.write(290, below + 20, f"¥{story.amount}", 36)
    page.write(
        right,
        below + 20,
        f"{dice.choice(('x', '×', '数量 '))}{story.quantity}",
        32,
        anchor="r",
        colour=page.theme.grey,
    )
    total, sign = dice.choice(("实付款", "实付", "合计", "实付金额", "订单总价")), dice.choice(("¥", "￥"))
    if dice.random() < 0.5:
        page.write(
            right, y + 420, f"{total} {sign}{story.amount}", 42, anchor="r", kind="实付", value=story.amount
        )
    else:
        page.write(60, y + 420, total, 40)
        page.write(
            right, y + 420, sign + story.amount, 42, anchor="r", bold=True, kind="实付", value=story.amount
        )
    return y + 590


def _rows(page: Page, y: float, rows: list[Row], dice: random.Random) -> float:
    """Labels with their values: at both edges, side by side, one over the other, or with a colon between."""
    form = dice.choice(("edges", "beside", "over", "colon"))
    size, step = dice.choice(((34, 84), (36, 96), (40, 104)))
    page.plate((20, y - 30, page.across - 20, page.down - 60), page.theme.card, 20)
    for label, value, kind in rows:
        y = _row(page, y, (label, value, kind), form, size) + step - size * 1.45
    return y


def _row(page: Page, y: float, row: Row, form: str, size: float) -> float:
    label, value, kind = row
    right, grey = page.across - 60, page.theme.grey
    if form == "over":
        page.write(60, y, label, size - 6, colour=grey)
        return page.paragraph(60, y + size * 1.3, value, size, right - 60, kind=kind)[0] + 10
    if form == "colon":
        mark = label + "："
        if page.measure(mark + value, size) <= right - 60:
            page.write(60, y, mark + value, size, kind=kind, value=value)
            return y + size * 1.45
        below, box = page.paragraph(60, y, mark + value, size, right - 60)
        page.values.extend([(value, box, kind)] if kind else [])
        return below
    page.write(60, y, label, size, colour=grey)
    wide = right - 320
    if form == "beside" or page.measure(value, size) > wide:
        return page.paragraph(320, y, value, size, wide, kind=kind)[0]
    page.write(right, y, value, size, anchor="r", kind=kind)
    return y + size * 1.45


def _centred(
    page: Page, middle: float, y: float, text: str, *, size: float, width: float, **how: object
) -> None:
    begun = len(page.lines)
    for line in page.wrapped(text, size, width):
        page.write(middle, y, line, size, anchor="m", **how)  # type: ignore[arg-type]
        y += size * 1.45
    boxes = [box for _, box in page.lines[begun:]]
    around = tuple(pick(box[side] for box in boxes) for side, pick in enumerate((min, min, max, max)))
    page.values.append((text, around, "提示原文"))

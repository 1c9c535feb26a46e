"""Papers for the tests of the writers. People, firms, numbers and sums are invented."""

from kameng_docs.blocks import Addressee, Document, Heading, Items, Paragraph, Run, Runs, Signature, Table

RARE = "喆堃玥䶮𠮷𬍛"


def runs(text: str) -> Runs:
    return (Run(text),)


def bold(text: str) -> Runs:
    return (Run(text, strong=True),)


def row(*cells: str) -> tuple[Runs, ...]:
    return tuple(runs(cell) for cell in cells)


FACTS = (
    (
        "2026年10月3日21时14分，原告在被告二经营的“某某卡盟”网站，向被告一购买“视频会员季卡卡密”一份，"
        "订单号为0042610031988，实付68.00元，支付单号为4200000000202610030000000001。"
        "下单前，商品详情页载明“100%有效，支持售后”。"
    ),
    (
        "同日21时15分，原告收到卡密；21时20分，原告第一次在官方兑换页面兑换，页面提示“该卡密已被使用”。"
        "原告随即联系被告一的客服，客服答复“虚拟商品一经售出概不退款”。"
    ),
    (
        "被告一交付的卡密自始不能兑换，不具备商品详情页所承诺的效用，构成违约。原告有权要求其退还全部价款。"
        "被告二作为电子商务平台经营者，经原告要求未能提供被告一的真实名称、地址和有效联系方式。"
    ),
)

STATEMENT_OF_CLAIM = Document(
    "民事起诉状",
    (
        Paragraph(
            (
                Run("原告：", strong=True),
                Run(
                    "李某某，男，2000年1月1日出生，汉族，某某公司职员，住某某省某某市某某区某某路1号1室，"
                    "公民身份号码110000200001010000，联系方式：13800000000。"
                ),
            )
        ),
        Paragraph(
            (
                Run("被告一：", strong=True),
                Run(
                    "某某网络科技有限公司，住所地某某省某某市某某区某某大道2号，统一社会信用代码91000000000000000X。"
                    "法定代表人：张某，职务：执行董事，联系方式：13800000001。"
                ),
            )
        ),
        Paragraph((Run("被告二：", strong=True), Run("某某信息技术有限公司，住所地某某省某某市某某街3号。"))),
        Paragraph((Run("案由：", strong=True), Run("信息网络买卖合同纠纷"))),
        Heading(runs("诉讼请求：")),
        Items(
            (
                ("1.", runs("判令被告一退还原告货款68.00元（人民币陆拾捌元整）；")),
                ("2.", runs("判令被告二对上述第一项承担连带责任；")),
                ("3.", runs("本案诉讼费用由二被告负担。")),
            )
        ),
        Heading(runs("事实和理由：")),
        *(Paragraph(runs(fact)) for fact in FACTS),
        Paragraph(
            runs(
                "综上，依照《中华人民共和国民法典》第五百七十七条、《中华人民共和国消费者权益保护法》第四十四条"
                "第一款的规定，请求人民法院支持原告的全部诉讼请求。"
            )
        ),
        Heading(runs("证据和证据来源：")),
        Paragraph(runs("见证据目录。")),
        Addressee(("此致", "某某市某某区人民法院")),
        Paragraph(runs("附：本起诉状副本2份"), flush=True),
        Signature(("具状人（签名）：", "2026年11月22日")),
    ),
)

LIST_HEAD = row("序号", "证据名称", "证据来源", "证明对象", "页码")
LIST_WIDTHS = (8.0, 24, 20, 38, 10)


def evidence_row(number: int) -> tuple[Runs, ...]:
    return row(
        f"{(number - 1) // 4 + 1}-{(number - 1) % 4 + 1}",
        f"商品详情页截图（第{number}号）",
        "原告手机截屏，2026年10月3日21时10分形成",
        "被告一承诺商品“100%有效，支持售后”，该承诺构成合同内容",
        f"{number}-{number + 1}",
    )


def evidence_list(exhibits: int) -> Document:
    return Document(
        "证据目录",
        (
            Paragraph(runs("案由：信息网络买卖合同纠纷"), flush=True),
            Paragraph(runs("原告李某某与被告某某网络科技有限公司等"), flush=True),
            Table(LIST_HEAD, tuple(evidence_row(number) for number in range(1, exhibits + 1)), LIST_WIDTHS),
            Paragraph(runs(f"以上证据共{exhibits}份。")),
            Signature(("提交人（签名）：", "2026年11月22日")),
        ),
        subtitle="（原告提交）",
    )


def announced(lines: int) -> Document:
    """So many lines, what announces a table, the table, a list of three and the signature: somewhere a page ends."""
    return Document(
        "题",
        (
            *(Paragraph(runs("一" * 20)) for _ in range(lines)),
            Paragraph(runs("各期如下：")),
            Table(LIST_HEAD, tuple(evidence_row(number) for number in range(1, 4)), LIST_WIDTHS),
            Paragraph(runs("附件：")),
            Items((("1.", runs("甲件")), ("2.", runs("乙件")), ("3.", runs("丙件")))),
            Signature(("提交人：", "某日")),
        ),
    )


def assert_nothing_alone(pages: list[str]) -> None:
    """No page ends with what announces the next one, and none begins with the last line of a list."""
    for page in pages:
        assert not page.endswith(("各期如下：", "附件：")), page
        assert not page.startswith("3.丙件"), page


SIMPLE = Document(
    "催告函",
    (
        Paragraph(runs("某某网络科技："), flush=True),
        Paragraph(runs("请于2026年10月6日18时前退还68.00元。")),
        Signature(("李某某", "2026年10月4日")),
    ),
)

LONG = Document(
    "补充说明",
    tuple(
        block
        for n in range(1, 13)
        for block in (
            Heading(runs(f"第{n}部分"), level=1 + (n % 3 == 0)),
            *(Paragraph(runs(f"（{n}-{i}）{fact}")) for i, fact in enumerate(FACTS)),
        )
    )
    + evidence_list(30).blocks,
)

HOSTILE = Document(
    "张三<script>&，“电话”{{ title }} {_{ x }_}",
    (
        Heading(runs("# 标题 {% if x %} ##")),
        Paragraph(
            runs("{{ 7*7 }} <b>&amp;</b> | a * b * c _d_ `e` ~~f~~ [g](h) ![i](j) \\ \\* $k$ &lt; {# no #}")
        ),
        Paragraph(runs("> 引\n# 一\n- 二\n+ 三\n1. 四\n2) 五\n```\n---\n===\n    六\n| - | - |\n\t七")),
        Paragraph(runs("0" * 200)),
        Paragraph(runs("https://example.invalid/" + "a_b-c/" * 40)),
        Paragraph(runs(RARE + "√□① 赟镕㎡〇¥“”……——")),
        Paragraph(runs("两个  空格\r\n换行 ")),
        Paragraph(runs("")),
        Items(
            (("1.", runs("- 甲\n# 乙")), ("3.", runs("[ ] 丙")), ("（一）", runs("**丁**")), ("-", runs("")))
        ),
        Items((("-", runs("x | y")), ("-", runs("1. z")))),
        Items((("-", runs("又一列")),)),
        Table(
            row("列|一", "列<br>二", ""),
            (row("a|b", "", "A" * 200), row("", "", ""), row("`|`\n换行", "\\|", "<i>&nbsp;</i>")),
            (1, 0.5, 2),
        ),
        Table((), (row("没有表头", "内容"), row("{{ y }}", "第1页共1页")), (1, 3)),
        Paragraph(
            (
                Run("粗", strong=True),
                Run("“体”，", strong=True),
                Run("a*b"),
                Run("体", strong=True),
                Run("字"),
            )
        ),
        Addressee(("此致", "<某某>法院")),
        Signature(("具状人：", "某年某月某日")),
    ),
    subtitle="（A&B {{ subtitle }}）",
)

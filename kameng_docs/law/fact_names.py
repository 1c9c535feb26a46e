"""Facts of facts.yaml that more than one part of the program asks for by name."""

ASKED = "我向卖家要求退货退款"
NOTICE = "我书面催过一次并给了期限"
END_NOTICE = "我书面通知过逾期不履行合同就解除"
REFUSED = "对方的原话是不退"
ADMITTED = "对方书面承认要退这笔钱并答应日期"
# After 付款后被拉黑 or 付款后网站打不开.
BACK = "失联后又恢复联系"
CHILD = "实际操作的是孩子"
# The notices of the redemption page, and of what kind each is where its words are not known.
NOTICES = {
    "兑换页提示该卡密已被使用": "已被使用",
    "兑换页提示卡密无效或不存在": "无效或不存在",
    "兑换页提示已过期而页面写的有效期未到": "已过期",
    "兑换页提示地区或版本不符而页面未写明": "地区或版本不符",
    "兑换页提示该卡密已被冻结": "已被冻结",
}

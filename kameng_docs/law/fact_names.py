"""Facts of facts.yaml that more than one part of the program asks for by name."""

ASKED = "我向卖家要求退货退款"
NOTICE = "我书面催过一次并给了期限"
END_NOTICE = "我书面通知过逾期不履行合同就解除"
REFUSED = "对方的原话是不退"
ADMITTED = "对方书面承认要退这笔钱并答应日期"
# After 付款后被拉黑 or 付款后网站打不开.
BACK = "失联后又恢复联系"
CHILD = "实际操作的是孩子"

"""Facts of facts.yaml that more than one module asks for by name. One that a single module asks for stands there.

What follows from a fact, and whole groups of facts, stand in facts.yaml instead (kameng_docs/law/following.py).
"""

ASKED = "我向卖家要求退货退款"
NOTICE = "我书面催过一次并给了期限"
END_NOTICE = "我书面通知过逾期不履行合同就解除"
REFUSED = "对方的原话是不退"
ADMITTED = "对方书面承认要退这笔钱并答应日期"
BLOCKED = "付款后被拉黑"
SITE_GONE = "付款后网站打不开"
# After one of these two.
BACK = "失联后又恢复联系"
CHILD = "实际操作的是孩子"
PARTLY = "一单多件只有部分不能用"
# Its 时间 is not when it happened but when delivery was promised for.
TIME_PROMISED = "页面写明了到账时间"
STILL_SOLD = "平台之后仍让该店继续卖同一商品"
RUN_BY_A_PERSON = "网站经营者是个人"
# Worked out (kameng_docs/assess/derived.py).
SERVICE = "买的是服务"
MEDIATES = "平台只是撮合交易"
LIMITATION_OVER = "三年时效可能已过"
MORE_DAMAGES = "要求增加赔偿"

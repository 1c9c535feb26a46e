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
ASKED_PLATFORM = "我书面要平台提供卖家的真实名称地址联系方式"
RENEWED = "自动续费扣了款"
NOT_COME = "到现在仍未到账"
NO_REPLY = "我提出后到现在没有人答复"
# Worked out (kameng_docs/assess/derived.py).
SERVICE = "买的是服务"
MEDIATES = "平台只是撮合交易"
LIMITATION_OVER = "三年时效可能已过"
MORE_DAMAGES = "要求增加赔偿"
OWN_USE = "买来自用"
REFUND_ASKED = "要求退款"
SELLER_TRADES = "卖家是经营者"
ASKED_IN_SEVEN_DAYS = "收货七日内已提出退货"
GOODS = "买的是商品"
UNDER_EIGHT = "操作人不满八周岁"
IN_SEVEN_DAYS = "收货仍在七日内"
STILL_OWED = "钱还没有退完"
CONSUMER = "消费者购买"
EIGHT_TO_EIGHTEEN = "操作人已满八周岁未成年"

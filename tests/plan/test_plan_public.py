"""A public post without a picture is told to be one before it is recommended."""

import pytest
from cases_support import DEAD, PROOF, TODAY, brief_of, case_file, workshop, yes

from kameng_docs.channels import Channel
from kameng_docs.disclosure import policy
from kameng_docs.plan import OPEN, plan_of

NO_PICTURE = "还没有一张打好码的图"
REFUSED = DEAD | {
    "我向卖家要求退货退款": yes(时间="2026-11-02"),
    "对方的原话是不退": yes(时间="2026-11-03", 原话="不退"),
}


def plan(**exhibit):
    sent = {
        "渠道": "平台工单",
        "提交": "2026-11-03",
        "状态": "已拒绝",
        "结果": "不退",
        "答复时间": "2026-11-05",
    }
    case = case_file(事实=REFUSED, 证据={"截图": PROOF | exhibit}, 进度=[sent])
    return plan_of(brief_of(case, TODAY), workshop().channels)


@pytest.mark.parametrize(("exhibit", "told"), [({}, True), ({"公开版": "截图-打码.png"}, False)])
def test_a_public_channel_without_a_picture_says_so_before_it_is_recommended(exhibit, told):
    made = plan(**exhibit)
    (rung,) = [each for each in made.rungs if each.channel == "heimao"]
    assert rung.status == OPEN
    assert (NO_PICTURE in rung.reason) is told
    for todo in made.todo:
        if "黑猫" in todo.what:
            assert (NO_PICTURE in todo.why) is told


def test_every_channel_that_shows_pictures_to_everybody_says_when_it_has_none():
    """The next public channel is found here: it says `no-public-picture` wherever it is open."""
    public = [channel for channel in workshop().channels.values() if _tells_everybody(channel)]
    assert public
    for channel in public:
        assert channel.rung is not None
        for line in channel.rung.lines:
            if line.status == OPEN:
                gates = {condition.gate for added in line.adds for condition in added.conditions}
                assert "no-public-picture" in gates, (channel.slug, line.saying)


def _tells_everybody(channel: Channel) -> bool:
    """Whether its exhibits are shown to everybody."""
    return any(paper.audience in policy().open for paper in channel.papers)

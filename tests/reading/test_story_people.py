"""Who is who in a story: offered where it is told once and plainly, never guessed."""

from datetime import date
from pathlib import Path

import pytest
from desk_asked import asked, small_case

from kameng_docs.desk.given.kept import Kept
from kameng_docs.desk.questions.asked_child import CARD
from kameng_docs.reading.story_people import Told, people_in
from kameng_docs.starting.gathering import Gathered

DAY = date(2026, 12, 1)
STORY = "我女儿陆小某,今年才12岁,2014年5月6号生的。女儿拿我的手机刷了九次。我叫苏某梅，电话13800000003。住某某市某某区某某路5号2单元301。"


@pytest.mark.parametrize(
    ("story", "told"),
    [
        (STORY, Told("陆小某", "2014-05-06", "13800000003", "某某市某某区某某路5号2单元301")),
        (
            "儿子叫张小某，2013-08-01出生，家住某某市某某路1号",
            Told("张小某", "2013-08-01", "", "某某市某某路1号"),
        ),
        # A birthday without its year, a number cut off, words that are no name, a place that is none.
        ("女儿在直播间打赏，5月6号生日。电话1380000。我住在医院", Told()),
        ("我女儿陆小某,才12岁。我儿子陆大某,也在", Told()),
        ("", Told()),
    ],
)
def test_who_is_who(story: str, told: Told) -> None:
    assert people_in(story, DAY) == told


def test_it_is_offered_where_it_is_asked_and_nothing_is_written(tmp_path: Path) -> None:
    case = small_case(tmp_path, "未成年人充值")
    before = case.text
    room = asked(case, Kept(Gathered(story=STORY)))
    (card,) = [each for each in room.open if each.name == CARD]
    assert [slot.value for slot in card.slots[:2]] == ["陆小某", "2014-05-06"]
    offers = {slot.label: [each.value for each in slot.offers] for slot in room.who if slot.offers}
    assert offers == {"电话": ["13800000003"], "现住址": ["某某市某某区某某路5号2单元301"]}
    assert case.text == before

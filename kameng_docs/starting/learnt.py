"""When a story says that its author learnt of it, where a chat shows his own words about it of before: asked, never taken."""

import re
from collections.abc import Iterator
from datetime import date

from kameng_docs.law.said import learnt_only_then
from kameng_docs.reading.proposals import Place, Side
from kameng_docs.reading.spoken_days import moments_in
from kameng_docs.starting.material import Material
from kameng_docs.starting.saying import marked, places
from kameng_docs.starting.tree import Item, Leaf

_END = re.compile(r"[。！？!?\n]|，(?!.{0,12}才)")


def learnt_later(material: Material) -> Iterator[Item]:
    """The sentences of the story that say so, each as an event in doubt."""
    spoken = min((each.at for each in material.words if each.side is Side.ME and each.at), default="")
    if not spoken:
        return
    first = date.fromisoformat(spoken[:10])
    for told in moments_in(material.story, first):
        sentence = _END.split(material.story[told.start :], maxsplit=1)[0].strip()
        later = told.value[:10] > spoken[:10]
        if later and learnt_only_then(sentence):
            line = material.story.count("\n", 0, told.start) + 1
            yield Item(
                (Leaf("时间", told.value), Leaf("事项", sentence)),
                ("事项",),
                places((Place(material.story_file, line),)),
                marked((f"自述里说{told.read}才知道，聊天里 {spoken} 您已经对对方说了：哪天知道的，照实改",)),
                sure=False,
                flat=True,
            )

"""What a sentence says of the options of a command, or leaves to an editor, taken out of it: the page asks by itself."""

import re

_BY_OPTION = re.compile(
    r"；“经过”要您自己照着写|[：:，,；;。]?(?:要别的，|真要记一步的，|也可以把图里的字打出来，)?(?:用|加)\s*(?:--(?:pick|me|state)|- 粘贴)[^。；]*"
)


def plainly(sentence: str) -> str:
    """The sentence without what is to be typed behind a command; empty where it was nothing else."""
    return _BY_OPTION.sub("", sentence).strip()

"""What a sentence says of commands and their options, of numbers of pixels, or leaves to an editor, taken out of it.

The page asks by itself, has rooms in the place of commands, and shows on the picture where a value was read.
"""

import re

_BY_OPTION = re.compile(
    r"；“经过”要您自己照着写|[：:，,；;。]?(?:要别的，|真要记一步的，|也可以把图里的字打出来，)?(?:用|加)\s*(?:--(?:pick|me|state)|- 粘贴)[^。；]*"
)
# The other way to do it, by a command. Never beyond a mark of HTML.
_BY_COMMAND = re.compile(
    r"[，,；;]?(?:或者|也可以)[^，,。；;（）()<>]*?kameng-docs [^，,。；;（）()<>]*|[，,；;]?再?运行 kameng-docs [^，,。；;（）()<>]*"
)
# The way by which the desk is opened puts in what is missing (setup/).
_BY_INSTALLING = re.compile(r"make ocr，或者 pip install '[^']*'")
_OPEN_ANEW = "关掉案头，双击“开始”重新打开，会装上"
_IN_PIXELS = re.compile(r" 框 \d+(?:,\d+){3}")
_READ_AT = re.compile("读自(?= )")


def plainly(sentence: str) -> str:
    """The sentence without what is to be typed behind a command and where in a picture; empty where it was nothing else."""
    sentence = _BY_INSTALLING.sub(_OPEN_ANEW, sentence)
    without = _BY_COMMAND.sub("", _BY_OPTION.sub("", sentence))
    return _READ_AT.sub("见", _IN_PIXELS.sub("", without)).strip()

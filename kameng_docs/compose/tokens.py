"""Values travel through Markdown as private-use tokens, so that no text of a case can become markup."""

import re

OPEN, CLOSE, ZERO = "\ue000", "\ue001", 0xE010
# A text of a case that holds these marks must not be taken for a token: it gets others, as unprintable as they are.
FOREIGN = {ord(OPEN): "\ue002", ord(CLOSE): "\ue003"}
TOKEN = re.compile(f"{OPEN}([{chr(ZERO)}-{chr(ZERO + 9)}]+){CLOSE}")


class Tokens:
    """The values of one rendering, in the order in which they were met."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._values: list[str] = []

    def keep(self, value: str) -> str:
        """The token that stands for `value` from now on."""
        self._values.append(value.translate(FOREIGN))
        return OPEN + "".join(chr(ZERO + int(digit)) for digit in str(len(self._values) - 1)) + CLOSE

    def restore(self, text: str) -> str:
        """`text` with every token replaced by its value."""
        return TOKEN.sub(self._value, text)

    def _value(self, found: re.Match[str]) -> str:
        return self._values[int("".join(str(ord(c) - ZERO) for c in found.group(1)))]

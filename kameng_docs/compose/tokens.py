"""Values travel through Markdown as private-use tokens, so that no text of a case can become markup."""

import re

OPEN, CLOSE, ZERO = "\ue000", "\ue001", 0xE010
# The digits of a token, and back.
_DIGITS = {ord("0") + digit: ZERO + digit for digit in range(10)}
_VALUES = {of_token: digit for digit, of_token in _DIGITS.items()}
TOKEN = re.compile(f"{OPEN}([{chr(ZERO)}-{chr(ZERO + 9)}]+){CLOSE}")


class Tokens:
    """The values of one rendering, in the order in which they were met."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._values: list[str] = []

    def keep(self, value: str) -> str:
        """The token that stands for `value` from now on."""
        token = OPEN + str(len(self._values)).translate(_DIGITS) + CLOSE
        self._values.append(unlike_tokens(value))
        return token

    def restore(self, text: str) -> str:
        """`text` with every token replaced by its value."""
        return TOKEN.sub(self._value, text)

    def _value(self, found: re.Match[str]) -> str:
        return self._values[int(found[1].translate(_VALUES))]


def unlike_tokens(text: str) -> str:
    """A text of the case, in which nothing looks like a token: such marks give way to others, as unprintable as they are."""
    return text.replace(OPEN, "\ue002").replace(CLOSE, "\ue003")

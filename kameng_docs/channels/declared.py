"""One mapping of a channel.yaml, read key by key; what is wrong with it is a diagnostic, for an author may write one."""

from collections.abc import Collection
from difflib import get_close_matches

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.source import Path, Source, Value

# What Windows forbids in a file name; a name is only safe if it is safe everywhere.
FORBIDDEN = set('<>:"/\\|?*')
DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
FIRST_PRINTABLE = " "


class Declared:
    """Each key is taken once; `close` reports those that nobody took. Faults gather in `found`.

    What is missing or wrong comes back as a value of the right kind, so that all faults are found in one go.
    """

    def __init__(self, source: Source, path: Path, value: Value, found: list[Diagnostic]) -> None:
        """`value` is what stands at `path` of `source`."""
        self._source, self._path, self.found = source, path, found
        self._known: list[str] = []
        self._values: dict[str, Value] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self._say(
                "template.bad-value", path, "这里要写成“键: 值”", "看一看自带的 templates/ 里的 channel.yaml"
            )

    def wrong(self, key: str, message: str, hint: str) -> None:
        """Report that the value under `key` cannot be used."""
        self._say("template.bad-value", (*self._path, key), message, hint)

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty; `default` where the key does not stand."""
        value = self._take(key)
        if value is None and default is not None:
            return default
        if value is None:
            self._say("template.missing-key", self._path, f"渠道声明里缺少“{key}”", f"补上一行“{key}: …”")
            return ""
        if not isinstance(value, str) or not value.strip():
            self.wrong(key, f"“{key}”要写一段文字", f"写成“{key}: …”")
            return ""
        return value

    def choice(self, key: str, choices: Collection[str]) -> str:
        """A text that is one of `choices`."""
        value = self.text(key)
        if value and value not in choices:
            self.wrong(key, f"“{key}”不能是“{value}”", f"可以写的有：{'、'.join(choices)}")
        return value

    def number(self, key: str, default: str | None = None) -> int:
        """A whole number, 0 or more."""
        value = self.text(key, default)
        if value and not (value.isascii() and value.isdigit()):
            self.wrong(key, f"“{key}”要写整数，不能是“{value}”", f"写成“{key}: 100”")
            return 0
        return int(value or 0)

    def flag(self, key: str) -> bool:
        """`true`, or `false` as where the key does not stand."""
        value = self.text(key, "false")
        if value not in {"true", "false"}:
            self.wrong(key, f"“{key}”只能是 true 或 false，不能是“{value}”", f"写成“{key}: true”")
        return value == "true"

    def file_name(self, key: str, default: str | None = None) -> str:
        """A text that can be the name of a file or folder on every system; empty only where `default` is."""
        value = self.text(key, default)
        unsafe = (
            FORBIDDEN & set(value)
            or any(c < FIRST_PRINTABLE for c in value)
            or value.partition(".")[0].upper() in DEVICES
            or value != value.strip(" .")
        )
        if unsafe:
            hint = '不要用 < > : " / \\ | ? *，首尾不要空格和点，不要用 CON、NUL 一类的名称'
            self.wrong(key, f"“{value}”不能作文件名或文件夹名", hint)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; an empty one where the key does not stand."""
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            self.wrong(key, f"“{key}”里每一项都要是文字", f"写成“{key}: [甲, 乙]”")
        return tuple(value for value in values if isinstance(value, str))

    def parts(self, key: str) -> list["Declared"]:
        """A list of mappings; an empty one where the key does not stand."""
        return [
            Declared(self._source, (*self._path, key, number), value, self.found)
            for number, value in enumerate(self._list(key))
        ]

    def mixed(self, key: str) -> list["str | Declared"]:
        """A list of texts and mappings; an empty one where the key does not stand."""
        return [
            value
            if isinstance(value, str)
            else Declared(self._source, (*self._path, key, number), value, self.found)
            for number, value in enumerate(self._list(key))
        ]

    def keys(self) -> tuple[str, ...]:
        """The keys that stand here, where any name may stand."""
        return tuple(self._values)

    def close(self) -> None:
        """Report each key that nobody took."""
        for key in self._values:
            if key not in self._known:
                near = get_close_matches(key, self._known, 1)
                hint = f"是不是想写“{near[0]}”？" if near else f"可以写的有：{'、'.join(self._known)}"
                path = (*self._path, key)
                self._say("template.unknown-key", path, f"渠道声明里没有“{key}”这一项", hint, key=True)

    def _take(self, key: str) -> Value:
        self._known.append(key)
        return self._values.get(key)

    def _list(self, key: str) -> list[Value]:
        value = self._take(key)
        if value is None or isinstance(value, list):
            return value or []
        self.wrong(key, f"“{key}”要写成一个列表", f"写成“{key}: [甲, 乙]”，或每行一个“- ”")
        return []

    def _say(self, code: str, path: Path, message: str, hint: str, *, key: bool = False) -> None:
        at = self._source.at(path, key=key)
        self.found.append(Diagnostic(code, message, hint, at=at))

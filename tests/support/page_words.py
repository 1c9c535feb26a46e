"""The words of the page that opens a case, read back; not which files it links to (tests/page/ asks a browser for these)."""

from html.parser import HTMLParser

SILENT = frozenset({"style", "script", "title"})
# Within a line; whatever else begins or ends, begins a line.
INLINE = frozenset({"a", "span", "strong", "button"})


class _Words(HTMLParser):
    """Collects what a reader sees, a line a paragraph, cell or field."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def _is_silent(self) -> bool:
        return any(silent for _, silent in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "br"}:
            self._open.append((tag, tag in SILENT or "files" in (dict(attrs).get("class") or "").split()))
        if tag not in INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, tag
        if tag not in INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._is_silent():
            self.pieces.append(data)


def words_of_page(html: str) -> str:
    """The page as text: no empty lines, none of its style and its script."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    assert not reader._open
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"

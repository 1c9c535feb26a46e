"""A rendered wording → its document: blocks, the title taken from its first heading, every statute named."""

from kameng_docs.blocks import Document, Heading, plain
from kameng_docs.compose.citing import Citer
from kameng_docs.compose.markup import MarkupError, blocks_of
from kameng_docs.compose.tokens import Tokens
from kameng_docs.diagnostics import Diagnostic, Position, Scope


def assembled(made: tuple[str, Tokens], template: str, citer: Citer) -> Document | Diagnostic:
    """The document of the wording `template` as it was rendered; a fault where it uses other Markdown than we lay out."""
    try:
        blocks = blocks_of(*made)
    except MarkupError as error:
        return unfit_markup(str(error), template)
    title, rest = "", blocks
    if rest and isinstance(rest[0], Heading) and rest[0].level == 0:
        title, rest = plain(rest[0].runs), rest[1:]
    return citer.spelled(Document(title=title, blocks=rest))


def unfit_markup(message: str, template: str) -> Diagnostic:
    """The fault of a wording that no layout of ours can show."""
    at = Position(f"{template}.j2", 1, 1)
    return Diagnostic("template.markup", message, "改用标题、段落、列表、表格", scope=Scope.DOCUMENT, at=at)

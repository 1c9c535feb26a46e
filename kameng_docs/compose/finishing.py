"""A rendered wording → the document: its blocks, the first heading as its title, statutes spelled out."""

from kameng_docs.blocks import Document, Heading, plain
from kameng_docs.compose.citing import Citer
from kameng_docs.compose.form import form_document
from kameng_docs.compose.markup import MarkupError, blocks_of
from kameng_docs.compose.tokens import Tokens
from kameng_docs.diagnostics import Diagnostic, Position, Scope

# What the name of a wording ends with that is an official form, not Markdown.
FORM = ".yaml"


def finished(
    template: str, made: tuple[str, Tokens], citer: Citer
) -> tuple[Document | None, list[Diagnostic]]:
    """The document of what `template` was rendered to, or what no layout can show of it."""
    try:
        if template.endswith(FORM):
            return citer.spelled(form_document(*made)), []
        blocks = blocks_of(*made)
    except MarkupError as error:
        at = Position(f"{template}.j2", 1, 1)
        return None, [
            Diagnostic(
                "template.markup", str(error), "改用标题、段落、列表、表格", scope=Scope.DOCUMENT, at=at
            )
        ]
    title, rest = "", blocks
    if rest and isinstance(rest[0], Heading) and rest[0].level == 0:
        title, rest = plain(rest[0].runs), rest[1:]
    return citer.spelled(Document(title=title, blocks=rest)), []

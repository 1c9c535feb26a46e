"""Files that a site will not take, told before they are uploaded: the wrong kind, or too large."""

from collections.abc import Iterator

from kameng_docs.channels import Uploads
from kameng_docs.diagnostics import Diagnostic, Scope, Severity
from kameng_docs.disclosure import Attached

MEGABYTE = 1_000_000


def check_uploads(name: str, attachments: tuple[Attached, ...], uploads: Uploads) -> Iterator[Diagnostic]:
    """A warning for each file of the author's own that does not fit. The list of attachments says the same beside the file.

    No error: what does not fit is left out, and the rest can still be handed in. `megabytes` 0 is no limit.
    """
    for exhibit, own in ((each.exhibit, each.own) for each in attachments):
        for i, file in ((place, exhibit.files[place]) for place in own):
            size = exhibit.sizes[i] if i < len(exhibit.sizes) else 0
            if file.rpartition(".")[2].lower() not in uploads.types:
                kinds = "、".join(uploads.types)
                yield _unfit(
                    name, f"“{file}”传不上去：这里只收 {kinds}", "留好原件，另截一张图放进同一份证据"
                )
            elif uploads.megabytes and size > uploads.megabytes * MEGABYTE:
                yield _unfit(
                    name,
                    f"“{file}”有 {size / MEGABYTE:.1f} MB，这里每个文件最多 {uploads.megabytes} MB",
                    "留好原件，上传时用压缩过的副本，或者截取要紧的部分",
                )


def _unfit(name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic("document.upload-unfit", message, hint, Severity.WARNING, Scope.DOCUMENT, document=name)

"""docs/文书.md, made from the declarations of the channels: every paper, where it lies and who reads it."""

from collections.abc import Iterator
from pathlib import Path

from kameng_docs.channels import Channel, Paper
from kameng_docs.disclosure import policy
from kameng_docs.pipeline import Workshop

PAGE = Path(__file__).parents[2] / "docs" / "文书.md"
HEAD = """# 每一份文书

一个渠道一节，次序就是先后：在哪里交、放在哪个文件夹、有哪几份、写给谁看。哪几份现在做得出、还缺什么，看 `00_打开这里.html`。
本页由 `templates/*/channel.yaml` 生成，不要手改（`pytest tests/channels/test_papers_page.py --update-docs`）。
"""


def page(workshop: Workshop) -> str:
    channels = [channel for channel in workshop.channels.values() if not channel.overview]
    return "\n".join([HEAD, *(line for channel in channels for line in _section(channel))])


def _section(channel: Channel) -> Iterator[str]:
    yield f"## {channel.name}"
    yield ""
    if channel.where:
        yield f"在哪里交：{channel.where}。"
        yield ""
    yield "| 文书 | 文件 | 写给谁看 |"
    yield "|---|---|---|"
    for paper in channel.papers:
        yield f"| {paper.name} | {files_of(channel, paper)} | {policy().audiences[paper.audience]} |"
    yield ""


def files_of(channel: Channel, paper: Paper) -> str:
    """Where a paper lies, below the folder of a case in out/."""
    if not paper.printed:
        return "00_打开这里.html"
    return f"{channel.folder}/{paper.file}.{'、.'.join(paper.printed)}"

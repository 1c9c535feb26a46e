"""docs/文书.md says what the channels declare."""

import papers_page


def test_the_page_is_current(workshop, request):
    made = papers_page.page(workshop)
    if request.config.getoption("--update-docs"):
        papers_page.PAGE.write_text(made, encoding="utf-8")
    assert papers_page.PAGE.read_text(encoding="utf-8") == made, "run pytest with --update-docs"


def test_every_channel_and_every_paper_stands_there(workshop):
    page = papers_page.page(workshop)
    for channel in workshop.channels.values():
        if not channel.overview:
            section = page.split(f"## {channel.name}\n")[1].split("\n## ")[0]
            assert all(f"| {paper.name} | " in section for paper in channel.papers)

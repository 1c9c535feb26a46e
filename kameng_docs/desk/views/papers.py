"""文书: every paper as words at once, each sentence with what it rests on; then as pages, as files, and as a ZIP."""

from nicegui import run, ui

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import Page, frame
from kameng_docs.desk.lacks import lacks_of
from kameng_docs.desk.listing import rooms_of
from kameng_docs.desk.papers.composed import Papers, Placed, Step, basis_of_paper, papers_of
from kameng_docs.desk.parts import button, fold, head_of, words
from kameng_docs.desk.view import View
from kameng_docs.desk.views.lacking import lacking
from kameng_docs.desk.views.papers_beside import Beside
from kameng_docs.desk.views.papers_made import MadePapers
from kameng_docs.desk.views.papers_text import PaperText
from kameng_docs.desk.views.papers_why import why
from kameng_docs.desk.views.reason import reason
from kameng_docs.disclosure import policy

PAPER = "paper"
"""In the address: which paper is shown first."""
# The list is open where there is room for it.
LIST = "papers-list"
_OPEN = 'if (innerWidth >= 960) document.getElementById("papers-list").open = true'
_THERE = """
if (innerWidth < 960) document.getElementById("papers-list").open = false;
document.getElementById("paper-name").focus();
"""


class Room:
    """One window on the papers of a case."""

    def __init__(self, desk: Desk, case: OpenCase, page: Page, wanted: str) -> None:
        """Shown where it is made; what takes long comes a moment later."""
        self.desk, self.case, self.page, self.wanted = desk, case, page, wanted
        # As the case stands, and as it last stood without an error.
        self.papers: Papers | None = None
        self.good: Papers | None = None
        self.rooms: tuple[str, ...] = ()
        self.made = MadePapers(desk, case)
        self.beside = Beside(case, page, self.saved)
        self.text = PaperText(self.asked)
        self.missing()
        with ui.element("div").classes("desk-papers"):
            with fold(LIST, "所有文书", "desk-card desk-papers-list").props(f"id={LIST}") as folded:
                self.summary = head_of(folded)
                self.listed()
            with ui.element("div"):
                self.head()
                with ui.element("div").classes("desk-two"):
                    self.text.shown()
                    self.beside.shown()
                self.made.shown()
                self.reasons()
        ui.run_javascript(_OPEN)

    @property
    def paper(self) -> Placed | None:
        """The paper that is looked at."""
        return self.good.paper(self.wanted) if self.good else None

    async def look(self) -> None:
        """Compose the papers as the case stands, and show them; the files follow."""
        papers = await run.io_bound(papers_of, self.case, self.desk.today())
        if papers is None:
            return
        self.papers = papers
        if papers.plan is None:
            self.rooms = await run.io_bound(rooms_of, self.case, self.desk.today(), wrong=1) or ()
        else:
            self.good = papers
            self.made.want()
        await self.show_paper()
        for part in (self.missing, self.listed, self.reasons):
            part.refresh()

    async def show_paper(self) -> None:
        """The words of the paper that is looked at."""
        paper = self.paper
        basis = await run.io_bound(basis_of_paper, paper) if paper else None
        self.beside.of(paper, basis or {})
        self.text.of(paper, self.beside.knows)
        if self.good:
            count = sum(1 for step in self.good.steps for each in step.papers if each.sheet.document)
            self.summary.text = f"所有文书（{count} 份）"
        self.head.refresh()
        await self.made.of(paper)

    async def choose(self, paper: Placed) -> None:
        """Look at another one."""
        self.wanted = paper.id
        self.beside.close()
        await self.show_paper()
        self.listed.refresh()
        ui.run_javascript(_THERE)

    def asked(self, sentence: str) -> None:
        """What does it rest on?"""
        self.beside.ask(sentence)

    async def saved(self) -> None:
        """Something was changed beside a sentence: `look` came through the page already."""
        self.beside.ask(self.text.chosen_now())

    @ui.refreshable_method
    def missing(self) -> None:
        """What keeps the papers from being composed."""
        if self.papers is None:
            words("p", "正在写……").props("role=status")
        elif self.papers.plan is None:
            until = "补好了才写得出文书"
            lacking(
                self.case,
                lacks_of(self.papers.checked),
                self.rooms,
                f"{until}；下面还是改之前的" if self.good else until,
            )

    @ui.refreshable_method
    def listed(self) -> None:
        """Every paper below its channel, in the order of the plan."""
        current = self.paper
        for step in self.good.steps if self.good else ():
            here = current is not None and current in step.papers
            says = f"{step.name} · {step.state}" if step.state else step.name
            with fold(f"step-{step.name}", says, opened=here):
                self.step(step, current)

    def step(self, step: Step, current: Placed | None) -> None:
        """The papers of one channel; of those that are not written, why."""
        if step.rung and step.rung.reason:
            reason(self.case, step.rung.reason, "desk-soft")
        lacking_papers: dict[str, list[str]] = {}
        with ui.element("ul").classes("desk-list"):
            for each in step.papers:
                if each.sheet.document is None:
                    why = "、".join(each.sheet.missing) or "别的"
                    lacking_papers.setdefault(why, []).append(each.name)
                    continue
                with ui.element("li"):
                    made = button(each.name, lambda each=each: self.choose(each), "desk-tab")
                    if each is current:
                        made.props["aria-current"] = "true"
            # What several lack alike is told once, with one way to it.
            for why, names in lacking_papers.items():
                with ui.element("li"):
                    reason(self.case, f"{'、'.join(names)}：没有写，还缺 {why}", "desk-soft")

    @ui.refreshable_method
    def head(self) -> None:
        """Which paper it is, and who reads it."""
        paper = self.paper
        if paper is None:
            return
        words("h2", f"{paper.sheet.channel.name} · {paper.name}").props("id=paper-name tabindex=-1")
        reader = policy().audiences[paper.sheet.paper.audience]
        words(
            "p",
            f"看的人：{reader}。点一句话（或者用 Tab 到它、按回车），看它靠什么，在旁边就能改。",
            "desk-soft",
        )

    @ui.refreshable_method
    def reasons(self) -> None:
        """What is claimed, what is not, and why."""
        if self.good:
            why(self.good.checked)


async def show(desk: Desk, case: OpenCase) -> None:
    """The page."""
    wanted = ui.context.client.request.query_params.get(PAPER, "")
    with frame(desk, case, VIEW.slug) as page:
        room = Room(desk, case, page, wanted)
    page.on_change(room.look)
    ui.timer(0.1, room.look, once=True)


VIEW = View(
    "papers",
    "文书",
    show,
    "每一份文书的字，改了案件马上跟着变。点一句话，看它凭哪些事实、证据和条文；没有写的，说明为什么；可以打包下载。",
)

"""The papers as files: made in the background, shown page by page, downloaded one by one or as a ZIP."""

from nicegui import run, ui

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.papers.composed import Placed
from kameng_docs.desk.papers.leaves import NoPagesError, count_of
from kameng_docs.desk.papers.made import bytes_of, file_at, leaf_at, package_at
from kameng_docs.desk.papers.making import making_of
from kameng_docs.desk.papers.package import chosen, files_in, kept_in
from kameng_docs.desk.parts import button, link, ticked, words
from kameng_docs.desk.press import stop_button
from kameng_docs.output import MadeFile

LOOKS_EVERY = 0.5
"""Seconds between two looks at how far the making is."""
AT_ONCE = 6
"""So many pages are shown; more when they are asked for."""
SEALED = "sealed"
"""Who reads the paper on which card keys stand whole: it is not shown on a screen that others may look at."""


class MadePapers:
    """The files of one case in one window, those of one paper shown."""

    def __init__(self, desk: Desk, case: OpenCase) -> None:
        """Looks again and again how far it is."""
        self.desk, self.case = desk, case
        self.making = making_of(desk, case)
        self.turn = self.making.turn
        self.own = False
        self.pages, self.most, self.kept = 0, AT_ONCE, 0
        self.files: tuple[MadeFile, ...] = ()
        self.mine: tuple[MadeFile, ...] = ()
        self._paper: Placed | None = None
        ui.timer(LOOKS_EVERY, self.looked)

    @property
    def fresh(self) -> bool:
        """Whether the files are of the case as it stands."""
        return not self.making.busy and self.making.made == self.case.version and bool(self.files)

    def want(self) -> None:
        """Have the files made, unless they are of the case as it stands or somebody stopped it."""
        if self.making.made != self.case.version:
            self.making.start(self.desk.today())

    async def of(self, paper: Placed | None) -> None:
        """Show the files of this paper."""
        self._paper, self.most = paper, AT_ONCE
        await self.look()

    async def looked(self) -> None:
        """Show anew what has changed."""
        if self.turn == self.making.turn:
            return
        self.turn = self.making.turn
        self.progress.refresh()
        if not self.making.busy:
            await self.look()

    async def look(self) -> None:
        """Which files there are, and how many pages."""
        folder = self.making.folder
        self.files = await run.io_bound(files_in, folder) or ()
        self.kept = len(await run.io_bound(kept_in, self.case.folder) or ())
        self.mine = tuple(each for each in self.files if self._paper and _is_of(each, self._paper))
        pdf = next((each for each in self.mine if each.format == "pdf"), None)
        self.pages = await run.io_bound(self._count, pdf) or 0 if pdf else 0
        self.progress.refresh()
        self.leaves.refresh()
        self.package.refresh()

    def _count(self, pdf: MadeFile) -> int:
        data = bytes_of(self.desk, self.case.file.stem, pdf.path)
        try:
            return count_of(data) if data else 0
        except NoPagesError:
            return 0

    def shown(self) -> None:
        """How far it is, the pages, the ZIP."""
        with ui.element("section").classes("desk-card").props("aria-labelledby=made"):
            words("h2", "排好版的").props("id=made")
            self.progress()
            self.leaves()
        with ui.element("section").classes("desk-card").props("aria-labelledby=package"):
            words("h2", "打包下载").props("id=package")
            self.package()

    @ui.refreshable_method
    def progress(self) -> None:
        """How far the making is."""
        making = self.making
        with ui.element("div").props("role=status").classes("desk-row"):
            if making.busy:
                far = f"：{making.name} {making.done}/{making.count}" if making.count else ""
                words("p", f"页面正在做……{far}")
            elif making.told:
                words("p", making.told)
        with ui.element("div").classes("desk-row"):
            if making.busy:
                bar = ui.element("progress").props('aria-label="做了多少"')
                if making.count:
                    bar.props(f"value={making.done} max={making.count}")
                stop_button(making.stop)
            elif not self.fresh:
                button("做文书", lambda: making.start(self.desk.today()))

    @ui.refreshable_method
    def leaves(self) -> None:
        """The files of the paper, and its pages."""
        if self._paper is None or not self.mine:
            return
        if not self.fresh:
            words("p", "下面的还是上一次做的，可能与上面的文字不一样。", "desk-amber desk-told")
        with ui.element("div").classes("desk-row"):
            for each in self.mine:
                says = f"下载 {each.format.upper()}"
                link(says, file_at(self.case.file.stem, each), "desk-button desk-go").props("download")
        if self._paper.sheet.paper.audience == SEALED:
            words("p", "这一份上有完整的卡密，不在这里显示，下载了看。", "desk-soft")
            return
        pdf = next((each for each in self.mine if each.format == "pdf"), None)
        for number in range(min(self.pages, self.most) if pdf else 0):
            image = ui.element("img").classes("desk-leaf").props("loading=lazy")
            image.props["src"] = leaf_at(self.case.file.stem, pdf, number) if pdf else ""
            image.props["alt"] = f"{self._paper.name}，第 {number + 1} 页，共 {self.pages} 页"
        if self.pages > self.most:
            button(f"再看几页（一共 {self.pages} 页）", self.more)

    def more(self) -> None:
        """Show more pages."""
        self.most += AT_ONCE
        self.leaves.refresh()

    @ui.refreshable_method
    def package(self) -> None:
        """The ZIP of the channel, and of all."""
        if not self.fresh:
            words("p", "做好了这一次的文书，就能在这里打包。", "desk-soft")
            return
        name = self.case.file.stem
        with ui.element("div").classes("desk-row"):
            if self._paper:
                channel = self._paper.sheet.channel
                count = len(chosen(self.files, channel.slug, own=self.own))
                if count:
                    says = f"{channel.name}的（{count} 个文件）"
                    link(
                        says, package_at(name, channel.slug, own=self.own), "desk-button desk-main desk-go"
                    ).props("download")
            count = len(chosen(self.files, "", own=self.own)) + (self.kept if self.own else 0)
            link(f"全部（{count} 个文件）", package_at(name, "", own=self.own), "desk-button desk-go").props(
                "download"
            )
        and_kept = f"，和交出去、收到的留底（{self.kept} 个，只进“全部”）" if self.kept else ""
        ticked(f"也装只给自己看的{and_kept}", self.own, self.also)
        words("p", "“全部”是给您自己留底的：里面各家看的不一样，不要整包发给哪一方。", "desk-soft")

    def also(self, on: bool) -> None:
        """Whether what is for the author alone goes in too."""
        self.own = on
        self.package.refresh()


def _is_of(made: MadeFile, paper: Placed) -> bool:
    sheet = paper.sheet
    below = f"{sheet.channel.folder}/"
    return (made.channel, made.document) == (sheet.channel.slug, sheet.paper.slug) and made.path.startswith(
        below
    )

"""拖进来: the files and the story given, read one by one while the page can be used, and what only their owner knows asked."""

from typing import Any
from urllib.parse import quote

from nicegui import Client, run, ui

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import Page, frame
from kameng_docs.desk.given.files import GIVE
from kameng_docs.desk.given.kept import Kept
from kameng_docs.desk.given.reader import Reading, reading_of
from kameng_docs.desk.given.received import story_in, story_kept
from kameng_docs.desk.optionless import plainly
from kameng_docs.desk.parts import button, field, lasting, link, typed, words
from kameng_docs.desk.press import stop_button
from kameng_docs.desk.view import View, address
from kameng_docs.desk.views.drop_asks import Asking
from kameng_docs.reading.ocr import WITHOUT, available
from kameng_docs.reading.proposals import Read, Side, What
from kameng_docs.starting.gathering import STORY

LOOKS_EVERY = 0.4
"""Seconds between two looks at how far the reading is."""
RESTS = 1.5
"""Seconds without a key after which a story is kept."""
READING = "存下来了，正在读"
# Sends the files one after the other, the folder's own files where a folder was dropped, and tells their names.
_SEND = """
async (e) => {
  const told = document.getElementById("drop-told");
  e.preventDefault();
  const zone = document.getElementById("drop-zone");
  zone.classList.remove("desk-over");
  const files = [];
  const within = (entry) => new Promise((done) => {
    if (entry.isFile) entry.file((file) => { files.push(file); done(); }, done);
    else entry.createReader().readEntries(async (all) => { for (const one of all) if (one.isFile) await within(one); done(); }, done);
  });
  const given = e.dataTransfer;
  if (given) {
    const entries = [...given.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    if (entries.length) for (const entry of entries) await within(entry);
    else files.push(...given.files);
  } else files.push(...e.target.files);
  const names = [], faults = [];
  for (const [number, file] of files.entries()) {
    told.textContent = `放进来 ${number + 1}/${files.length}：${file.name}`;
    try {
      const answer = await fetch("%s?name=" + encodeURIComponent(file.name) + "&at=" + file.lastModified, {method: "POST", body: file});
      const said = await answer.json();
      if (said.name) names.push(said.name); else faults.push(file.name + "：" + said.error);
    } catch { faults.push(file.name + "：没有放进来，再试一次"); }
  }
  told.textContent = "";
  if (!given) e.target.value = "";
  emit({names: names, faults: faults});
}
"""


class Dropping:
    """One window on the files of a case."""

    def __init__(self, desk: Desk, case: OpenCase, page: Page) -> None:
        """Shown where it is made."""
        self.desk, self.case, self.page = desk, case, page
        self.reading: Reading = reading_of(case)
        self.turn = self.reading.turn
        # What stands in the box, in the file as this window knows it, and what of it was read.
        self.story = self.saw_story = self.read_story = story_in(case.folder)
        self.resting = self.story
        self.asking = Asking(case, self.reading, self)
        self.zone()
        self.progress()
        self.writing()
        self.listed()
        ui.timer(LOOKS_EVERY, self.looked)
        ui.timer(RESTS, self.rested)

    def zone(self) -> None:
        """Where files are dropped or chosen."""
        send = _SEND % f"{GIVE}/{quote(self.case.file.stem, safe='')}"
        with (
            ui.element("section")
            .classes("desk-card desk-zone")
            .props("id=drop-zone aria-labelledby=drop-files") as zone
        ):
            words("h2", "截图、账单、聊天记录").props("id=drop-files")
            words(
                "p",
                "把文件拖到这个框里，或者点下面的按钮选，可以一次选很多个。它们只复制进这台电脑上这个案件的文件夹，不会传到别处。",
            )
            tag = words("label", "选文件")
            chooser = ui.element("input").classes("desk-chooser").props("type=file multiple")
            tag.props["for"] = chooser.props["id"] = f"f{chooser.id}"
            chooser.on("change", lasting(self.given), js_handler=send)
            words("p", "").props("id=drop-told role=status")
            self.faults = words("p", "", "desk-wrong").props("role=alert")
            if not available():
                words("p", plainly(WITHOUT), "desk-amber desk-told")
        zone.on("drop", lasting(self.given), js_handler=send)
        zone.on(
            "dragover",
            js_handler="(e) => { e.preventDefault(); e.currentTarget.classList.add('desk-over'); }",
        )
        zone.on("dragleave", js_handler="(e) => e.currentTarget.classList.remove('desk-over')")

    def given(self, event: Any) -> None:
        """What arrived in the case's folder is read."""
        names, faults = event.args.get("names", []), event.args.get("faults", [])
        self.faults.text = "；".join(str(each) for each in faults)
        self.reading.read([str(each) for each in names], self.desk.today())
        self.shown()

    def writing(self) -> None:
        """The story in the author's own words."""
        with ui.element("section").classes("desk-card").props("aria-labelledby=drop-story"):
            words("h2", "用自己的话说").props("id=drop-story")
            typed(
                field(
                    "出了什么事？什么时候买的、花了多少钱、对方怎么说，想到什么写什么",
                    value=self.story,
                    lines=6,
                ),
                self.told_story,
            )
            button("写好了", self.keep_story)
            self.story_told = words("p", "写下的会自己存下来").props("role=status")

    def told_story(self, text: str) -> None:
        """What stands in the box now."""
        self.story = text

    async def keep_story(self) -> None:
        """Write it beside the files, and read it."""
        if not self.story.strip():
            self.story_told.text = "还没有写"
        elif await run.io_bound(self.kept_story):
            self.read_kept()

    def kept_story(self) -> bool:
        """Write it beside the files; whether it stands there. What another window wrote is shown first, and then replaced."""
        now = story_in(self.case.folder)
        if now not in {self.saw_story, self.story}:
            self.saw_story = self.resting = now
            self.story_told.text = f"另一个窗口刚才也写了：“{now}”。要用这里写的，再按一次“写好了”"
            return False
        try:
            story_kept(self.case.folder, self.story)
        except OSError as error:
            self.story_told.text = f"没有存下来：{error.strerror or error}"
            return False
        self.saw_story = self.story
        return True

    def read_kept(self) -> None:
        """Read what was written down."""
        self.read_story = self.story
        self.story_told.text = READING
        self.reading.read([STORY], self.desk.today())
        self.shown()

    async def rested(self) -> None:
        """Keep what was typed once its author pauses; it is read when he is done with it or goes elsewhere."""
        still, self.resting = self.resting == self.story, self.story
        if still and self.story != self.saw_story and await run.io_bound(self.kept_story):
            self.story_told.text = "存下来了；写完了按“写好了”，或者去别的页，程序就读"

    def left(self) -> None:
        """The window goes elsewhere, whatever button was not pressed: nothing that was typed is lost."""
        if self.story == self.read_story == self.saw_story:
            return
        now = story_in(self.case.folder)
        if now not in {self.saw_story, self.story}:
            # Nobody is here to be shown the difference: both stay.
            self.saw_story, self.story = now, f"{now}\n\n{self.story}"
        if self.story == self.saw_story or self.kept_story():
            self.read_story = self.story
            self.reading.read([STORY], self.desk.today())

    def looked(self) -> None:
        """Show anew what has changed."""
        if self.turn != self.reading.turn:
            self.shown()

    def shown(self) -> None:
        """Show how far the reading is, and what was read."""
        self.turn = self.reading.turn
        self.progress.refresh()
        self.listed.refresh()
        if not self.reading.busy and self.story_told.text == READING:
            self.story_told.text = "存下来了"

    @ui.refreshable_method
    def progress(self) -> None:
        """How far the reading is."""
        with ui.element("div").props("role=status").classes("desk-row"):
            if self.reading.busy:
                done, count = self.reading.done, max(self.reading.count, 1)
                words("p", f"读 {done}/{count}：{self.reading.name}")
            elif self.reading.told:
                words("p", self.reading.told, "desk-amber desk-told")
        if self.reading.busy:
            with ui.element("div").classes("desk-row"):
                bar = ui.element("progress").props(
                    f"value={max(self.reading.done - 1, 0)} max={max(self.reading.count, 1)}"
                )
                bar.props["aria-label"] = "读了多少"
                stop_button(self.reading.stop)

    @ui.refreshable_method
    def listed(self) -> None:
        """What was read of each file, what is asked of it, and the way on."""
        kept = self.reading.kept
        if not kept.found.reads:
            return
        self.asking.who(kept)
        if not self.reading.busy:
            link("去核对读到的", address(self.case, "confirm"), "desk-button desk-main desk-go")
        with ui.element("section").props("aria-labelledby=drop-read"):
            words("h2", f"读过的 {len(kept.found.reads)} 份").props("id=drop-read")
            with ui.element("ul").classes("desk-list"):
                for read in kept.found.reads:
                    with ui.element("li").classes("desk-card desk-given"):
                        self.one(read, kept)

    def one(self, read: Read, kept: Kept) -> None:
        """One file."""
        # What the app itself says (the title, a notice) nobody said.
        said = sum(each.side is not Side.SYSTEM for each in read.words)
        counts = [
            f"{len(read.proposals)} 项" if read.proposals else "",
            f"{said} 句话" if said else "",
        ]
        told = "、".join(filter(None, counts))
        with ui.element("div").classes("desk-row"):
            with ui.element("div"):
                words("h3", read.file)
                words("p", f"{read.what}：{f'读到 {told}' if told else '没有读到什么'}")
            with ui.element("div").classes("desk-row"):
                button("再读一次", lambda: self.again([read.file]), says=f"再读一次 {read.file}")
                button("不用这份", lambda: self.drop(read.file), says=f"不用 {read.file}")
        for sentence in read.unread:
            if plain := plainly(sentence):
                words("p", plain, "desk-amber desk-told")
        if read.what is What.BILL:
            self.asking.bill(read.file, kept)
        elif read.what is What.CHAT and not read.words and read.unread:
            self.asking.talk(read.file)

    def again(self, names: list[str]) -> None:
        """Read these files once more."""
        self.reading.read(names, self.desk.today())
        self.shown()

    async def drop(self, name: str) -> None:
        """What it gave is asked no more; the file stays in the folder."""
        await self.change(lambda kept: kept.without(name))
        self.page.say(f"不用 {name} 了；文件还在案件的文件夹里，再拖一次就又用它")

    async def change(self, how: Any) -> None:
        """Change what is kept of this case."""
        try:
            await run.io_bound(self.reading.change, how)
        except OSError as error:
            self.page.say(f"没能存下来：{error.strerror or error}", wrong=True)
        self.shown()


def show(desk: Desk, case: OpenCase) -> None:
    """The page."""
    client: Client = ui.context.client
    with frame(desk, case, VIEW.slug) as page:
        window = Dropping(desk, case, page)
    client.on_disconnect(window.left)


VIEW = View(
    "drop",
    "拖进来",
    show,
    "把截图、账单、聊天记录拖进来，或者点按钮选；再用自己的话写几句。文件只复制进这台电脑上这个案件的文件夹，程序一份一份地读，读的时候可以停下。",
)

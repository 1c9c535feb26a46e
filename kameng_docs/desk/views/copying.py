"""Texts with a button that copies them: exactly as they stand, by mouse, finger or keyboard, told in the status line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui

from kameng_docs.desk.parts import lasting, link, words
from kameng_docs.page.contents import Pasted

# For all buttons within, those of our own HTML too. A browser without a clipboard, a phone's for one, selects the text.
_COPY = """
async (e) => {
  const button = e.target.closest(".copy button");
  if (!button) return;
  const text = button.closest(".copy").querySelector(".text");
  let done = false;
  try { await navigator.clipboard.writeText(text.textContent); done = true; } catch {
    getSelection().selectAllChildren(text);
    try { done = document.execCommand("copy"); } catch { done = false; }
  }
  button.classList.toggle("desk-copied", done);
  clearTimeout(button.later);
  button.later = setTimeout(() => button.classList.remove("desk-copied"), 2500);
  emit({name: button.getAttribute("aria-label") || "", done: done});
}
"""
BY_HAND = "没有复制成，已经替您选中：按 Ctrl+C（苹果电脑按 ⌘C），手机上长按再复制"


@contextmanager
def copying(say: Callable[[str], Any]) -> Iterator[None]:
    """Whatever is shown within can be copied; `say` tells what came of it."""

    def told(event: Any) -> None:
        name = str(event.args.get("name", "")).removeprefix("复制：")
        say((f"已复制：{name}" if name else "已复制") if event.args.get("done") else BY_HAND)

    with ui.element("div") as place:
        yield
    place.on("click", lasting(told), js_handler=_COPY)


def copied(name: str, text: str) -> None:
    """A text of ours with its button; `name` is what a reader's aid calls it."""
    with ui.element("div").classes("copy"):
        words("div", text, "text")
        made = words("button", "复制", "desk-button").props("type=button")
        made.props["aria-label"] = f"复制：{name}"


def pasted(each: Pasted, papers: str) -> None:
    """A text that is pasted into a site, with its count; one that may not stand here whole says where it stands.

    `papers` is the address of the room where the files are opened, empty where there is none.
    """
    if each.masked:
        with ui.element("div").classes("copy"):
            words("div", each.text, "text")
        files = "、".join(file.text for file in each.links)
        where = f"完整的在 {files} 里" if files else "完整的照您的证件、您的案件文件填"
        words("p", f"里面有不能显示的号码，这里只显示一部分，不能复制。{where}。", "desk-doubted")
        if files and papers:
            link("到文书里打开", papers)
    elif each.by_hand:
        words("p", each.text)
    else:
        copied(each.name, each.text)
    if each.over:
        words("p", f"{each.size}，太长了，放不下：删短一些再贴", "desk-wrong")
    else:
        size = "照着做，不用复制" if each.by_hand else each.size
        words("p", f"{size} · 给：{each.reader}", "desk-soft")

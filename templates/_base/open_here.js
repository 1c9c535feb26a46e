"use strict";
(() => {
  const said = document.getElementById("said");
  const contents = document.getElementById("contents");
  const wide = matchMedia("(min-width: 64rem)");
  document.documentElement.classList.add("live");

  // Some browsers give a page from the disk no clipboard: there the old way.
  function byHand(text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("aria-hidden", "true");
    area.className = "aside";
    document.body.append(area);
    area.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { done = false; }
    area.remove();
    return done;
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return byHand(text);
    }
  }

  function tell(button, words, state) {
    const label = button.firstChild, before = button.dataset.before || label.data;
    button.dataset.before = before;
    button.dataset.state = state;
    label.data = words;
    said.textContent = words + button.textContent.slice(words.length);
    clearTimeout(button.later);
    button.later = setTimeout(() => {
      label.data = before;
      delete button.dataset.state;
      said.textContent = "";
    }, 2500);
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy button");
    if (!button) return;
    const text = button.parentElement.querySelector(".text");
    if (await copied(text.textContent)) {
      button.focus();
      tell(button, "已复制", "done");
    } else {
      getSelection().selectAllChildren(text);
      tell(button, "没有复制成，已经替您选中，请长按再复制", "failed");
    }
  });

  // A link into something that is shut opens it.
  function open() {
    const id = decodeURIComponent(location.hash.slice(1));
    const place = id && document.getElementById(id);
    if (!place) return;
    for (let each = place; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    place.scrollIntoView();
    const head = place.querySelector(":scope > summary");
    if (head) head.focus({ preventScroll: true });
  }
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    if (contents.contains(link) && !wide.matches) contents.open = false;
    // The same place once more is no change of the address.
    if (link.hash === location.hash) open();
  });
  open();

  const lay = () => { contents.open = wide.matches; };
  wide.addEventListener("change", lay);
  lay();

  // On paper nothing is shut but the contents.
  let shut = [];
  addEventListener("beforeprint", () => {
    shut = [...document.querySelectorAll("main details:not([open])")];
    for (const each of shut) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of shut) each.open = false; });
})();

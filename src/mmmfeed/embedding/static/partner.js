/*
 * mmmfeed, embed.html: what a partner chooses becomes the preview, and the lines to copy.
 *
 * All lines but the first one are written by the server, for each feed (the block of data #feeds).
 */
(() => {
  "use strict";
  const by = (id) => document.getElementById(id);
  const feeds = JSON.parse(by("feeds").textContent);
  const form = by("choices");
  const said = by("said");
  const usual = new Map([...new FormData(form)].filter(([name]) => name !== "show"));
  const boxes = [...form.querySelectorAll("[name=show]")];
  // What each layout shows if it is not told (embed.js: SHOWN).
  const SHOWN = { "": "date source summary events", cards: "date source summary events", compact: "date", ticker: "date", calendar: "source" };

  const shown = () => new FormData(form).getAll("show").join(" ");

  /** The attributes of the element, without those that say what is usual. */
  function chosen() {
    const attributes = [];
    for (const [name, value] of new FormData(form)) {
      if (name === "feed" || name === "show" || !value || value === usual.get(name)) continue;
      attributes.push([name, value]);
    }
    if (shown() !== SHOWN[form.elements.layout.value]) attributes.push(["show", shown()]);
    return attributes;
  }

  function escaped(text) {
    return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  }

  function show() {
    const feed = feeds.find(({ name }) => name === form.elements.feed.value);
    const attributes = chosen();
    const theme = form.elements.theme.value;

    const preview = document.createElement(feed.has_json ? "mmm-feed" : "iframe");
    const told = feed.has_json
      ? [["src", feed.local], ["target", "_blank"], ...attributes]
      : [["title", feed.title], ["sandbox", "allow-popups allow-popups-to-escape-sandbox"], ["src", feed.local_page]];
    for (const [name, value] of [["id", "preview"], ...told]) preview.setAttribute(name, value);
    by("preview").replaceWith(preview);
    by("pane").className = `pane ${theme}`;

    const written = attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
    const line = feed.lines[by("pin").checked ? "pinned" : "script"];
    const lines = { ...feed.lines, page: feed.page, rss: feed.rss, script: line.replace('.json">', () => `.json"${written}>`) };
    if (theme) {
      for (const name of ["frame", "growing"]) lines[name] = lines[name].replace('.embed.html"', `.embed.html#${theme}"`);
    }
    for (const code of document.querySelectorAll("[data-line]")) code.textContent = lines[code.dataset.line];
    by("rss-way").hidden = !feed.rss;
    document.querySelector(".take").hidden = !feed.has_json;
  }

  /** Another feed has other topics, and other sources. */
  function offer() {
    const feed = feeds.find(({ name }) => name === form.elements.feed.value);
    options(by("category"), feed.topics.map((topic) => [topic, topic]));
    options(by("without"), feed.sources.map(({ name, title }) => [name, title]));
    by("topic-row").hidden = feed.topics.length === 0;
  }

  function options(select, pairs) {
    const before = select.value;
    select.replaceChildren(select.options[0], ...pairs.map(([value, text]) => new Option(text, value, false, value === before)));
  }

  /** Where a page may not write to the clipboard, the line is marked, and the visitor's own command copies it. */
  async function copy(code) {
    getSelection().selectAllChildren(code);
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      if (!document.execCommand("copy")) return tell(said.dataset.marked);
    }
    tell(said.dataset.copied);
  }

  let forgetting;
  function tell(text) {
    clearTimeout(forgetting);
    said.textContent = text;
    forgetting = setTimeout(() => (said.textContent = ""), 6000);
  }

  form.addEventListener("input", ({ target }) => {
    if (target.name === "feed") offer();
    if (target.name === "layout") for (const box of boxes) box.checked = SHOWN[target.value].split(" ").includes(box.value);
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-copy]");
    if (button) copy(by(button.dataset.copy));
  });
  show(); // a browser keeps what was chosen before the page was loaded again
})();

/*
 * The search of the index page: no server, no dependency. Without this script the form is hidden, and the archive is there.
 *
 * The words of each year lie in search/*.json (mmmfeed/pages/searching.py). They are fetched when somebody begins to
 * search, the newest year first, and results come in year by year.
 */
"use strict";

(() => {
  const MOST = 50; // results to show
  const LONGEST = 40; // characters of a word, as in pages/folding.py

  // --- words, folded as pages/folding.py does it ---------------------------------------------------------------------

  const MARKS = /[\u0300-\u036f\u064b-\u0652\u0640]/g;
  const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
  const UNSPACED =
    /[\u0e01-\u0e4f\u0e81-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;

  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(MARKS, "").normalize("NFKC").replace(/ß/g, "ss").replace(/ς/g, "σ");
  }

  function tokens(text) {
    const found = [];
    for (const [word] of fold(text).matchAll(WORDS)) {
      let at = 0;
      for (const run of word.matchAll(UNSPACED)) {
        if (run.index > at) found.push(word.slice(at, run.index));
        found.push(...pairs([...run[0]]));
        at = run.index + run[0].length;
      }
      if (at < word.length) found.push(word.slice(at));
    }
    return found.map((word) => [...word].slice(0, LONGEST).join(""));
  }

  function pairs(signs) {
    return signs.length === 1 ? signs : signs.slice(1).map((sign, at) => signs[at] + sign);
  }

  // --- one year -------------------------------------------------------------------------------------------------------

  function read({ sources, entries, words, in: places }) {
    return { sources, entries, words: words.split(" "), places: places.split(" ") };
  }

  function numbers(place) {
    let last = 0;
    return place.split(",").map((step) => (last += parseInt(step, 36)));
  }

  /** Numbers of the entries that have a word which begins so. */
  function having(year, beginning) {
    const found = new Set();
    year.words.forEach((word, at) => {
      if (word.startsWith(beginning)) for (const number of numbers(year.places[at])) found.add(number);
    });
    return found;
  }

  function search(year, wanted) {
    const [first, ...others] = wanted.map((word) => having(year, word));
    return [...first]
      .filter((number) => others.every((found) => found.has(number)))
      .map((number) => {
        const [path, title, day, source, lang = "", dir = ""] = year.entries[number];
        const inTitle = tokens(title);
        const hits = wanted.filter((word) => inTitle.some((one) => one.startsWith(word))).length;
        return { path, title, day, source: year.sources[source], lang, dir, hits };
      });
  }

  // Those with more of the words in their titles first, then newer ones.
  const byWorth = (a, b) => b.hits - a.hits || (a.day < b.day ? 1 : a.day > b.day ? -1 : 0);

  // --- the page --------------------------------------------------------------------------------------------------------

  if (typeof document === "undefined") {
    globalThis.searching = { fold, tokens, read, search, byWorth }; // for tests
    return;
  }
  const form = document.getElementById("search");
  if (!form) return;

  const field = form.elements.q;
  const status = form.querySelector("[role=status]");
  const results = form.querySelector(".results");
  const said = form.dataset;
  const root = said.root;
  const day = new Intl.DateTimeFormat(said.locale, { dateStyle: "long", timeZone: "UTC" });
  const count = new Intl.NumberFormat(said.locale);
  const years = said.shards.split(" ").filter(Boolean).map((path) => ({ path, content: null }));
  let turn = 0; // of the question that is being answered

  function fetched(year) {
    year.content ??= fetch(root + year.path).then(async (answer) => {
      if (!answer.ok) throw new Error(`${year.path}: ${answer.status}`);
      return read(await answer.json());
    });
    year.content.catch(() => (year.content = null)); // asked again next time
    return year.content;
  }

  async function answer() {
    const mine = ++turn;
    const wanted = tokens(field.value);
    if (!wanted.length) return show([], "");
    let found = [];
    let failed = false;
    status.textContent = said.busy;
    for (const year of years) {
      try {
        const content = await fetched(year);
        if (mine !== turn) return;
        found = found.concat(search(content, wanted)).sort(byWorth);
        if (found.length) show(found, said.busy);
      } catch {
        failed = true;
        break;
      }
    }
    if (mine === turn) show(found, failed ? said.failed : found.length ? said.found.replace("{number}", count.format(found.length)) : said.none);
  }

  function show(found, text) {
    results.replaceChildren(...found.slice(0, MOST).map(listed));
    status.textContent = text;
  }

  function listed(one) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + one.path;
    link.textContent = one.title;
    if (one.lang) link.lang = one.lang;
    if (one.dir) link.dir = one.dir;
    const about = document.createElement("span");
    about.textContent = `${day.format(new Date(`${one.day}T00:00:00Z`))} · ${one.source}`;
    item.append(link, about);
    return item;
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  field.addEventListener("input", answer);
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    answer();
  }
})();

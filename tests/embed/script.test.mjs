import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes, parts, plain, sheet, wish } from "./script.mjs";

const BASE = "https://feeds.example.org/news.json";
const NOW = Date.UTC(2026, 9, 15, 10);
const { address, chosen, entry, happening, line, moment, tongue, understood, when } = parts;

test("every language has every text, and none has markup", () => {
  for (const [language, said] of Object.entries(parts.TEXTS)) {
    const texts = said.split("|");
    assert.equal(texts.length, parts.WORDS.length, language);
    assert.ok(texts.every((text) => text && text === text.trim() && !/[<>&]/.test(text)), language);
  }
  assert.deepEqual(Object.keys(parts.TEXTS), ["en", "fr", "es", "de", "it", "nl", "pt", "ar"]);
});

test("the language is the one asked for with the visitor's region, else the visitor's, else English", () => {
  const of = (asked, preferred) => {
    const { language, of: texts, dir, more } = tongue(asked, preferred);
    return [language, texts, dir, more];
  };
  assert.deepEqual(of("en", ["fr", "en-GB"]), ["en-GB", "en", "ltr", "More news"]);
  assert.deepEqual(of("fr-CH", ["fr-FR"]), ["fr-CH", "fr-CH", "ltr", "Plus d’actualités"]);
  assert.deepEqual(of("", ["de-AT"]), ["de-AT", "de-AT", "ltr", "Weitere Neuigkeiten"]);
  assert.deepEqual(of(undefined, []), ["en", "en", "ltr", "More news"]);
  assert.deepEqual(of("not a language", ["xx_broken"]), ["en", "en", "ltr", "More news"]);
  assert.deepEqual(of("ja", ["ja-JP"]), ["ja-JP", "en", "ltr", "More news"]);
  assert.equal(of("ar-MA", [])[2], "rtl");
  assert.equal(of("fa", [])[2], "rtl");
});

test("attributes have defaults, and nonsense is one of them", () => {
  assert.deepEqual(plain(wish()), plain(wish({ layout: "__proto__", limit: "many", heading: "x" })));
  const { layout, limit, level, show, title, more, target } = wish();
  assert.deepEqual([layout, limit, level, show.join(), title, more, target], ["list", 5, 2, "date,source,summary,events", null, null, null]);
  assert.equal(wish({ limit: "9999" }).limit, 500);
  assert.equal(wish({ limit: "0" }).limit, 5);
  assert.equal(wish({ heading: "6" }).level, 5); // the rows' are one below
  assert.deepEqual(plain(wish({ show: "date, image" }).show), ["date", "image"]);
  assert.equal(wish({ show: "image", layout: "ticker" }).pictures, false);
  assert.deepEqual(plain(wish({ category: " Policy ,, RIVERS" }).category), ["policy", "rivers"]);
});

test("a text is one line, cut between words", () => {
  assert.equal(line("  a\n\tb\u0000 c  ", 10), "a b c");
  assert.equal(line("one two three", 8), "one two…");
  assert.equal(line("onetwothree", 8), "onetwoth…");
  for (const none of [undefined, null, 7, {}, ["a"], true]) assert.equal(line(none, 9), "");
});

test("an address is of the web, or none", () => {
  assert.equal(address("/a?b#c", BASE), "https://feeds.example.org/a?b#c");
  assert.equal(address("//other.example/x", BASE), "https://other.example/x");
  for (const none of ["", null, undefined, 7, {}, "javascript:1", " JAVA\nscript:1", "data:,x", "mailto:a@b.example", "http://[", "blob:https://a/1"]) {
    assert.equal(address(none, BASE), "", String(none));
  }
  assert.equal(address("https://a.example/"), "https://a.example/");
  assert.equal(address("relative", ""), "");
});

test("a moment is a date, or none", () => {
  assert.equal(+moment("2026-10-22"), Date.UTC(2026, 9, 22));
  for (const none of [null, 5, [2026], "soon", "", {}]) assert.equal(moment(none), null);
});

test("an event is told in its own zone, days by days", () => {
  const told = (said, language = "en-GB") => when(happening(said, BASE), language).replace(/[\u2009\u202f]/g, " ");
  const hours = { start: "2026-10-22T14:00:00+02:00", end: "2026-10-22T16:00:00+02:00" };
  assert.equal(told({ ...hours, time_zone: "Europe/Brussels" }), "Thu, 22 Oct 2026, 14:00–16:00 CEST");
  assert.equal(told({ ...hours, time_zone: "America/New_York" }, "en-US"), "Thu, Oct 22, 2026, 8:00 – 10:00 AM EDT");
  assert.equal(told({ ...hours, end: null, time_zone: "Europe/Berlin" }, "de"), "Do., 22. Okt. 2026, 14:00 MESZ");
  assert.equal(told({ start: "2026-11-03", end: "2026-11-05", time_zone: "Africa/Nairobi" }), "Tue, 3 Nov – Thu, 5 Nov 2026");
  assert.equal(told({ start: "2026-11-03", end: "2026-11-03" }), "Tue, 3 Nov 2026");
  assert.equal(told({ start: "2026-11-03", end: "2025-01-01" }), "Tue, 3 Nov 2026"); // an end before the start is none
});

test("a zone that is none is the visitor's", () => {
  const { zone } = happening({ start: "2026-10-22T14:00:00Z", time_zone: "Mars/Olympus" }, BASE);
  assert.equal(zone, "Mars/Olympus");
  assert.match(when({ start: new Date(NOW), end: null, zone }, "en-GB"), /15 Oct 2026/);
});

test("an event without a zone is told in that of its own hour", () => {
  // By the visitor's own where the engine knows names of zones only.
  assert.match(when(happening({ start: "2026-10-22T14:00:00+05:00" }, BASE), "en-GB"), /14:00 GMT\+5|09:00 UTC/);
});

test("an event in UTC is told in UTC", () => {
  assert.equal(happening({ start: "2026-10-22T14:00:00Z" }, BASE).zone, "UTC");
  assert.equal(happening({ start: "2026-10-22T14:00:00.000Z" }, BASE).zone, "UTC");
  assert.equal(happening({ start: "2026-10-22T14:00:00-03:30" }, BASE).zone, "-03:30");
});

test("an entry's fields are texts and addresses, whatever they were", () => {
  for (const said of [null, 7, "x", [], {}, { title: [], _mmmfeed: 1, tags: {}, authors: "x", date_published: 1, language: {} }]) {
    const { title, summary, url, image, date, events, tags } = entry(said, BASE);
    assert.deepEqual(plain([title, summary, url, image || "", date, events, tags]), ["", "", "", "", null, [], []]);
  }
});

test("words that the title has said are not said again", () => {
  const { summary } = entry({ title: "The rivers are back.", summary: "The rivers are back. In eleven countries …" }, BASE);
  assert.equal(summary, "In eleven countries …");
});

test("an entry without a title is called by its text", () => {
  const { title, summary } = entry({ content_text: "A short note" }, BASE);
  assert.deepEqual([title, summary], ["A short note", ""]);
});

test("the source is whom the text is from, or the first author", () => {
  assert.equal(entry({ _mmmfeed: { sources: ["a", "b"], source: { name: "b", title: "The Bs" } } }, BASE).source, "The Bs");
  assert.equal(entry({ _mmmfeed: { source: { name: "b" } } }, BASE).source, "b");
  assert.equal(entry({ authors: [{ name: "Ilse" }] }, BASE).source, "Ilse");
});

test("what is no JSON Feed is an error", () => {
  for (const said of [null, 1, "x", [], {}, { items: {} }]) assert.throws(() => understood(said, BASE));
});

const item = (title, more, ours) => ({ title, ...more, _mmmfeed: { sources: ["own"], source: { name: "own" }, ...ours } });
const titles = (items, attributes) => plain(chosen(understood({ items }, BASE), wish(attributes), NOW).map(({ of }) => of.title));

test("entries are chosen by category, source and what a partner has itself", () => {
  const items = [
    item("a", { tags: ["Policy"] }),
    item("b", { tags: ["rivers", "Events"] }, { sources: ["alder"] }),
    item("c", {}, { sources: ["own", "alder"] }),
    { title: "d", authors: [{ name: "Ilse" }] },
    { title: "e" },
  ];
  assert.deepEqual(titles(items), ["a", "b", "c", "d", "e"]);
  assert.deepEqual(titles(items, { category: "RIVERS,policy" }), ["a", "b"]);
  assert.deepEqual(titles(items, { source: "Alder" }), ["b", "c"]);
  assert.deepEqual(titles(items, { "exclude-source": "alder" }), ["a", "c", "d", "e"]); // c is ours as well
  assert.deepEqual(titles(items, { "exclude-source": "alder, own, ilse" }), ["e"]);
  assert.deepEqual(titles(items, { limit: "2" }), ["a", "b"]);
});

test("the calendar has each event that is ahead, by date, until it is over", () => {
  const at = (start, end) => ({ start, end });
  const items = [
    item("two", {}, { events: [at("2026-12-01T10:00:00Z"), at("2026-11-01T10:00:00Z")] }),
    item("over", {}, { events: [at("2026-10-14T10:00:00Z", "2026-10-15T08:59:00Z")] }),
    item("on", {}, { events: [at("2026-10-14T10:00:00Z", "2026-10-15T11:00:00Z")] }),
    item("today", {}, { events: [at("2026-10-15")] }),
    item("days", {}, { events: [at("2026-10-10", "2026-10-15")] }),
    item("none"),
  ];
  assert.deepEqual(titles(items, { layout: "calendar" }), ["days", "on", "today", "two", "two"]);
  assert.deepEqual(titles(items, { layout: "calendar", limit: "1" }), ["days"]);
});

test("a list shows an entry's next event, or its first one when all are over", () => {
  const items = [item("a", {}, { events: [{ start: "2026-01-01" }, { start: "2026-11-01" }] }), item("b", {}, { events: [{ start: "2026-01-01" }] })];
  const shown = chosen(understood({ items }, BASE), wish(), NOW).map(({ event }) => event.start.toISOString().slice(0, 10));
  assert.deepEqual(plain(shown), ["2026-11-01", "2026-01-01"]);
});

test("names of JavaScript's own are names like others", () => {
  const said = JSON.parse('{"items": [{"title": "a", "tags": ["__proto__", "constructor"], "__proto__": {"title": "b"}, "_mmmfeed": {"sources": ["toString"]}}]}');
  assert.deepEqual(titles(said.items, { category: "__proto__", source: "toString" }), ["a"]);
  assert.equal({}.title, undefined);
});

test("the file is UTF-8 and says so to pages that are not", () => {
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
});

test("no sink of Trusted Types is in it, nor a style of the page's", () => {
  const script = bytes.toString("utf8").replace(sheet, "");
  assert.doesNotMatch(script, /innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|DOMParser|\.style\b|cssText|srcdoc|import\(/);
});

test("the style sheet is whole: its braces match, and each of our variables is given before it is used", () => {
  assert.equal(sheet.split("{").length, sheet.split("}").length);
  const given = new Set([...sheet.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const used = new Set([...sheet.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name).filter((name) => !name.startsWith("--mmm-feed-")));
  assert.deepEqual([...used].filter((name) => !given.has(name)), []);
});

// sites: script
/* How the embed looks: each layout, theme and language, in both browsers, under the strictest policy. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./axe.mjs";
import { BROWSERS, launch } from "./browser.mjs";
import { LANGUAGES, LAYOUTS, element, look, publisherAndPartner, settled, shown } from "./embedding.mjs";

const THEMES = ["auto", "light", "dark"];
const { feeds, partner, page } = await publisherAndPartner();
const chromium = await launch("chromium");

const everything = (attributes = "") =>
  LAYOUTS.flatMap((layout) => THEMES.map((theme) => element(feeds, `layout="${layout}" theme="${theme}" ${attributes}`))).join("");

const open = async (body, { browser = chromium, wants = {}, ...options } = {}) => {
  partner.answers["/"] = page(body, wants);
  return look(browser, partner.url("/"), options);
};

const calm = async (seen) => {
  await seen.close();
  assert.deepEqual(seen.problems(), []);
};

for (const name of BROWSERS) {
  test(`every layout and theme is there in ${name}, and the feed was asked for once`, async () => {
    feeds.requests.length = 0;
    const seen = await open(everything(), { browser: await launch(name) });
    const all = await shown(seen.page);
    assert.deepEqual(all.map(({ layout }) => layout), LAYOUTS.flatMap((layout) => THEMES.map(() => layout)));
    for (const { layout, rows, title, message } of all) {
      assert.equal(rows.length, layout === "calendar" ? 4 : 5, layout);
      assert.equal(title, "News from Oxbow Network");
      assert.equal(message, "");
    }
    const [list] = all;
    assert.equal(list.rows[0].title, "Forty towns agree to give their rivers more room");
    assert.equal(list.rows[0].href, "https://oxbow.example.org/news/forty-towns");
    assert.match(list.rows[0].meta, /^Oxbow Network.*2026/);
    assert.match(list.rows[1].when, /22.*2026.*(?:14|2).00.*(?:16|4).00.*(?:CEST|GMT\+2)/);
    assert.equal(list.rows[1].place, "Natural History Hall, Ghent");
    assert.equal(list.rows[1].add, "https://feeds.oxbow.example.org/n/20261008-77d1c0b3e9f4.ics");
    assert.equal(list.more, "https://feeds.oxbow.example.org/index.html");
    assert.equal(feeds.requests.filter(({ path }) => path === "/news.json").length, 1);
    await calm(seen);
  });
}

test("each language has its texts and writes its dates", async () => {
  const parts = LANGUAGES.map((lang) => `<div lang="${lang}">${LAYOUTS.map((layout) => element(feeds, `layout="${layout}"`)).join("")}</div>`);
  const seen = await open(parts.join(""));
  const all = await shown(seen.page);
  LANGUAGES.forEach((lang, at) => {
    for (const one of all.slice(5 * at, 5 * at + 5)) assert.deepEqual([one.lang, one.dir], [lang, lang === "ar" ? "rtl" : "ltr"]);
  });
  const lists = all.filter(({ layout }) => layout === "list");
  assert.equal(new Set(lists.map(({ moreText }) => moreText)).size, LANGUAGES.length);
  assert.equal(new Set(lists.map(({ rows }) => rows[1].when)).size, LANGUAGES.length);
  await calm(seen);
});

test("the language is the element's, the page's with the visitor's region, or the visitor's", async () => {
  const body = [element(feeds), element(feeds, 'lang="de"'), element(feeds, 'lang=""'), element(feeds, 'lang="ja"')].join("");
  const seen = await open(body, { locale: "en-US", wants: { lang: "en" } });
  const [ofPage, german, visitors, japanese] = (await shown(seen.page)).map(({ lang, rows: [row] }) => [lang, row.meta]);
  assert.deepEqual(ofPage, ["en", "Oxbow Network · Oct 14, 2026"]);
  assert.deepEqual(german, ["de", "Oxbow Network · 14. Okt. 2026"]);
  assert.deepEqual(visitors, ["en-US", "Oxbow Network · Oct 14, 2026"]);
  assert.deepEqual(japanese, ["en", "Oxbow Network · 2026年10月14日"]); // its texts are English, and it says so
  await calm(seen);
});

for (const dark of [false, true]) {
  test(`axe finds nothing on a ${dark ? "dark" : "light"} page`, async () => {
    const seen = await open(everything('show="date source summary image events"'), { dark, pictures: true });
    assert.deepEqual(await axe(seen.page), []);
    await calm(seen);
  });
}

test("axe finds nothing from right to left, without titles, or in a column as narrow as a phone", async () => {
  const seen = await open(everything('title=""'), { width: 360, wants: { lang: "ar", dir: "rtl" } });
  assert.deepEqual(await axe(seen.page), []);
  await calm(seen);
});

test("at 400 % nothing is wider than the page", async () => {
  for (const lang of ["en", "de", "ar"]) {
    const seen = await open(LAYOUTS.map((layout) => element(feeds, `layout="${layout}" limit="8"`)).join(""), {
      width: 320, // of CSS pixels, as a window of 1280 has them at 400 %
      height: 256,
      wants: { lang },
    });
    const wide = await seen.page.evaluate(() => {
      const inner = [...document.querySelectorAll("mmm-feed")].flatMap((one) => [...one.shadowRoot.querySelectorAll("section, li, h2, h3, a")]);
      const beyond = inner.filter((node) => {
        if (node.closest("[part=track]") || node.checkVisibility({ visibilityProperty: true }) === false) return false;
        const { left, right } = node.getBoundingClientRect();
        return left < 0 || right > innerWidth;
      });
      return [document.documentElement.scrollWidth, beyond.map((node) => node.textContent)];
    });
    assert.deepEqual(wide, [320, []], lang);
    await calm(seen);
  }
});

test("from right to left, everything is on the other side", async () => {
  const seen = await open(element(feeds, 'layout="calendar"') + element(feeds, 'lang="ar" dir="ltr"'), { wants: { lang: "ar", dir: "rtl" } });
  const sides = await seen.page.evaluate(() => {
    const root = document.querySelector("mmm-feed").shadowRoot;
    const middle = (selector) => {
      const { left, right } = root.querySelector(selector).getBoundingClientRect();
      return (left + right) / 2;
    };
    return { tileFirst: middle("[part=tile]") > middle("[part=body]"), bar: getComputedStyle(root.querySelector("[part=event]")).borderRightWidth };
  });
  assert.deepEqual(sides, { tileFirst: true, bar: "2px" });
  assert.deepEqual((await shown(seen.page)).map(({ dir }) => dir), ["rtl", "ltr"]);
  await calm(seen);
});

test("it has the host's font and colours, until the host says otherwise", async () => {
  partner.answers["/host.css"] = {
    type: "text/css",
    body: `.plain { font-family: serif; color: rgb(120, 30, 90) }
      .own.own { --mmm-feed-text: rgb(1, 2, 3); --mmm-feed-accent: rgb(4, 5, 6); --mmm-feed-font: monospace; --mmm-feed-radius: 3px }
      .own::part(heading) { text-transform: uppercase } .own::part(list) { border-top: 7px solid rgb(7, 8, 9) }`,
  };
  const seen = await open(element(feeds, 'class="plain"') + element(feeds, 'class="own" layout="cards"'), { wants: { css: "/host.css" } });
  const [plain, own] = await seen.page.evaluate(() =>
    [...document.querySelectorAll("mmm-feed")].map((one) => {
      const style = (part) => getComputedStyle(one.shadowRoot.querySelector(`[part~=${part}]`));
      const { color, fontFamily, textTransform } = style("heading");
      return { color, fontFamily, textTransform, accent: style("more").color, top: style("list").borderTopWidth, round: style("item").borderTopLeftRadius };
    }),
  );
  assert.deepEqual(plain, { color: "rgb(120, 30, 90)", fontFamily: "serif", textTransform: "none", accent: "rgb(13, 107, 95)", top: "0px", round: "0px" });
  assert.deepEqual(own, { color: "rgb(1, 2, 3)", fontFamily: "monospace", textTransform: "uppercase", accent: "rgb(4, 5, 6)", top: "7px", round: "3px" });
  await calm(seen);
});

test("the attributes choose what is shown, and a change shows at once", async () => {
  const seen = await open(element(feeds, 'id="one"'));
  const change = async (attributes) => {
    await seen.page.evaluate((said) => {
      const one = document.querySelector("#one");
      for (const name of one.getAttributeNames()) if (!["id", "src"].includes(name)) one.removeAttribute(name);
      for (const [name, value] of Object.entries(said)) one.setAttribute(name, value);
    }, attributes);
    return (await shown(seen.page))[0];
  };
  feeds.requests.length = 0;
  assert.equal((await change({ limit: "2" })).rows.length, 2);
  assert.equal((await change({ limit: "all" })).rows.length, 5);
  assert.equal((await change({ category: "cities, BIBER" })).rows.length, 3);
  assert.equal((await change({ source: "alder-institute", limit: "9" })).rows.length, 3); // one of them as the second source
  assert.equal((await change({ "exclude-source": "Alder-Institute", limit: "9" })).rows.length, 6);
  assert.deepEqual((await change({ show: "" })).rows[1], { title: "Room for Rivers, live from Ghent", href: "https://oxbow.example.org/news/room-for-rivers-live", meta: "", summary: "", when: "", place: "", add: "", picture: "" });
  assert.equal((await change({ show: "source,summary" })).rows[0].meta, "Oxbow Network");
  assert.deepEqual(await change({ title: "From our friends" }).then(({ title, name }) => [title, name]), Array(2).fill("From our friends"));
  assert.deepEqual(await change({ title: "" }).then(({ title, name }) => [title, name]), ["", "News from Oxbow Network"]);
  assert.equal((await change({ more: "" })).more, "");
  assert.equal((await change({ more: "All of it" })).moreText, "All of it");
  assert.equal((await change({ more: "https://partner.example/news" })).more, "https://partner.example/news");
  assert.equal((await change({ more: "javascript:alert(1)" })).more, "https://feeds.oxbow.example.org/index.html");
  assert.equal((await change({ layout: "constructor" })).layout, "list");
  await change({ target: "_blank", heading: "4" });
  const links = await seen.page.evaluate(() => [...document.querySelector("#one").shadowRoot.querySelectorAll("a")].map((a) => `${a.target} ${a.rel}`));
  assert.deepEqual([...new Set(links)], ["_blank noopener"]);
  assert.deepEqual(await seen.page.evaluate(() => [...document.querySelector("#one").shadowRoot.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((h) => h.tagName)), ["H4", ..."55555"].map((level) => level.replace(/^\d/, "H$&")));
  assert.equal(feeds.requests.length, 0);
  await calm(seen);
});

test("pictures are shown only where they are asked for", async () => {
  const seen = await open(element(feeds) + element(feeds, 'layout="cards"'), { pictures: true });
  assert.ok(!seen.requests.some(({ url }) => url.includes("pictures")));
  await seen.page.evaluate(() => document.querySelector("mmm-feed").setAttribute("show", "image"));
  await seen.page.waitForFunction(() => document.querySelector("mmm-feed").shadowRoot.querySelector("img")?.complete);
  const image = await seen.page.evaluate(() => {
    const img = document.querySelector("mmm-feed").shadowRoot.querySelector("img");
    return [img.loading, img.referrerPolicy, img.alt, img.naturalWidth];
  });
  assert.deepEqual(image, ["lazy", "no-referrer", "", 480]);
  await calm(seen);
});

for (const [how, script] of [
  ["a module", (url) => `<script type="module" src="${url}"></script>`],
  ["loaded twice", (url) => `<script src="${url}" defer></script><script src="${url}?again" async></script>`],
  ["pinned by its hash", (url) => `<script src="${url.replace("embed.js", "embed.v1.js")}" crossorigin defer></script>`],
]) {
  test(`it works as ${how}`, async () => {
    const seen = await open(element(feeds), { wants: { script: script(feeds.url("/embed.js")) } });
    assert.equal((await shown(seen.page))[0].rows.length, 5);
    await calm(seen);
  });
}

test("it works on an old page in another encoding", async () => {
  partner.answers["/old"] = { type: "text/html; charset=windows-1252", body: page(element(feeds, 'lang="ar"')).body.replace("utf-8", "windows-1252") };
  const seen = await look(chromium, partner.url("/old"));
  assert.match((await shown(seen.page))[0].moreText, /^المزيد/);
  await calm(seen);
});

test("with forced colours, what is drawn by a ground alone has a border", async () => {
  const seen = await open(element(feeds, 'layout="calendar"'));
  const session = await seen.page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
  const border = await seen.page.evaluate(() => getComputedStyle(document.querySelector("mmm-feed").shadowRoot.querySelector("[part=tile]")).borderTopColor);
  assert.match(border, /^rgb\(/); // not transparent
  await calm(seen);
});

test("an element that is made by a script shows the same", async () => {
  const seen = await open("");
  await seen.page.evaluate((src) => {
    const made = document.createElement("mmm-feed");
    Object.entries({ src, layout: "compact", limit: 3 }).forEach(([name, value]) => made.setAttribute(name, value));
    document.querySelector("main").append(made);
  }, feeds.url("/news.json"));
  await settled(seen.page);
  assert.equal((await shown(seen.page))[0].rows.length, 3);
  await calm(seen);
});

// sites: script
/* The embed in use: by keyboard, by a screen reader, by those who want nothing to move; and what it costs. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./browser.mjs";
import { NEWS, drawn, element, feed, look, publisherAndPartner, shown } from "./embedding.mjs";

const { feeds, partner, page } = await publisherAndPartner();
const chromium = await launch("chromium");

const open = async (body, { wants = {}, ...options } = {}) => {
  partner.answers["/"] = page(body, wants);
  return look(chromium, partner.url("/"), options);
};

const calm = async (seen) => {
  await seen.close();
  assert.deepEqual(seen.problems(), []);
};

/** Press Tab until the focus leaves the elements; what had it, and whether a ring of two pixels was to be seen. */
async function tabThrough(seen) {
  const stops = [];
  for (let pressed = 0; pressed < 40; pressed++) {
    await seen.page.keyboard.press("Tab");
    const stop = await seen.page.evaluate(() => {
      const node = document.activeElement.shadowRoot?.activeElement;
      if (!node) return null;
      const ring = (pseudo) => parseFloat(getComputedStyle(node, pseudo).outlineWidth) * (getComputedStyle(node, pseudo).outlineStyle === "solid");
      return `${node.ariaLabel ?? node.textContent}${ring() === 2 || ring("::after") === 2 ? "" : " (no ring)"}`;
    });
    if (!stop) return stops;
    stops.push(stop);
  }
  return stops;
}

test("by keyboard, one reaches each link in its order, sees where one is, and gets out", async () => {
  const seen = await open(element(feeds, 'limit="2"') + '<a href="#after">After</a>');
  assert.deepEqual(await tabThrough(seen), [
    "Forty towns agree to give their rivers more room",
    "Room for Rivers, live from Ghent",
    "Add to calendar: Room for Rivers, live from Ghent",
    "More news",
  ]);
  assert.equal(await seen.page.evaluate(() => document.activeElement.textContent), "After");
  await calm(seen);
});

test("the whole row is the link, but not what has a link of its own", async () => {
  const seen = await open(element(feeds, 'layout="cards"'));
  const at = await seen.page.evaluate(() => {
    const root = document.querySelector("mmm-feed").shadowRoot;
    const row = root.querySelectorAll("[role=list] > li")[1];
    const hit = (node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      return root.elementFromPoint(left + width / 2, top + height / 2).getAttribute("part");
    };
    return [hit(row.querySelector("[part=summary]")), hit(row.querySelector("[part=add]"))];
  });
  assert.deepEqual(at, ["link", "add"]);
  await calm(seen);
});

test("a screen reader has a named region with headings, a list, and links that say what they do", async () => {
  const seen = await open(element(feeds, 'limit="2"') + element(feeds, 'limit="2" layout="calendar"'));
  const lines = [];
  const walk = ({ role, name, level, children = [] }) => {
    if (/region|heading|list|listitem|link|button|status/.test(role)) lines.push([role === "heading" ? `heading ${level}` : role, name].filter(Boolean).join(": "));
    children.forEach(walk);
  };
  walk(await seen.page.accessibility.snapshot({ interestingOnly: false }));
  const main = lines.slice(lines.findIndex((line) => line.startsWith("region")));
  const second = main.findIndex((line, index) => index && line.startsWith("region"));
  assert.deepEqual(main.slice(0, second).filter((line) => line !== "status"), [
    "region: News from Oxbow Network",
    "heading 2: News from Oxbow Network",
    "list",
    "listitem",
    "heading 3: Forty towns agree to give their rivers more room",
    "link: Forty towns agree to give their rivers more room",
    "listitem",
    "heading 3: Room for Rivers, live from Ghent",
    "link: Room for Rivers, live from Ghent",
    "link: Add to calendar: Room for Rivers, live from Ghent",
    "link: More news",
  ]);
  assert.equal(main[second], "region: News from Oxbow Network 2"); // two landmarks of one page don't have one name
  await calm(seen);
});

test("each announcement is told in its own language", async () => {
  const seen = await open(element(feeds, 'limit="8"'));
  const languages = await seen.page.evaluate(() => [...document.querySelector("mmm-feed").shadowRoot.querySelectorAll("[part~=text]")].map((node) => node.lang));
  assert.deepEqual(languages, ["en-GB", "en-GB", "fr", "en-GB", "en", "de", "ar", "es"]);
  const direction = await seen.page.evaluate(() => getComputedStyle([...document.querySelector("mmm-feed").shadowRoot.querySelectorAll("[part=heading]")][6]).direction);
  assert.equal(direction, "rtl");
  await calm(seen);
});

const place = (seen) => seen.page.evaluate(() => document.querySelector("mmm-feed").shadowRoot.querySelector("[part=area]").scrollLeft);
const moves = async (seen) => {
  const before = await place(seen);
  for (let frame = 0; frame < 6; frame++) await drawn(seen.page);
  return (await place(seen)) !== before;
};
const pressed = (seen) => seen.page.evaluate(() => document.querySelector("mmm-feed").shadowRoot.querySelector("button").ariaPressed);

test("the ticker moves until its button is pressed, or somebody is in it", async () => {
  const seen = await open(element(feeds, 'layout="ticker"') + '<a href="#after">After</a>');
  assert.deepEqual([await moves(seen), await pressed(seen)], [true, "false"]);
  await seen.page.keyboard.press("Tab");
  assert.equal(await moves(seen), false); // a link of it has the focus
  const visible = await seen.page.evaluate(() => {
    const root = document.querySelector("mmm-feed").shadowRoot;
    const [link, area] = [root.activeElement, root.querySelector("[part=area]")].map((node) => node.getBoundingClientRect());
    return link.left >= area.left - 1 && link.left < area.right;
  });
  assert.equal(visible, true);
  const rest = await tabThrough(seen);
  assert.deepEqual([rest.length, rest.at(-1)], [5, "Pause"]); // what comes round again is not in the way
  assert.equal(await moves(seen), true);
  await seen.page.keyboard.down("Shift");
  await seen.page.keyboard.press("Tab");
  await seen.page.keyboard.up("Shift");
  await seen.page.keyboard.press("Space");
  assert.deepEqual([await moves(seen), await pressed(seen)], [false, "true"]);
  await seen.page.keyboard.press("Enter");
  assert.deepEqual([await moves(seen), await pressed(seen)], [true, "false"]);
  await seen.page.hover("mmm-feed >>> [part=area]");
  assert.equal(await moves(seen), false);
  await seen.page.mouse.move(5, 5);
  assert.equal(await moves(seen), true);
  await calm(seen);
});

test("the ticker of a page from right to left goes the other way", async () => {
  const seen = await open(element(feeds, 'layout="ticker"'), { wants: { lang: "ar", dir: "rtl" } });
  assert.equal(await moves(seen), true);
  assert.ok((await place(seen)) < 0);
  await calm(seen);
});

test("who wants nothing to move has a ticker that stands, until they ask for it, and a skeleton that stands", async () => {
  feeds.answers["/hang.json"] = "hang";
  const seen = await open(element(feeds, 'layout="ticker"'), { reducedMotion: true });
  assert.deepEqual([await moves(seen), await pressed(seen)], [false, "true"]);
  await seen.page.click("mmm-feed >>> button");
  await seen.page.mouse.move(5, 5);
  assert.equal(await moves(seen), true);
  await calm(seen);
  const waiting = await open(element(feeds, "", "", "/hang.json"), { reducedMotion: true, wait: false });
  await waiting.page.waitForSelector("mmm-feed:defined");
  assert.equal(await waiting.page.evaluate(() => document.getAnimations().length), 0);
  await waiting.close();
});

test("a ticker of few words stands and has no button", async () => {
  feeds.answers["/short.json"] = feed({ title: "N", items: [{ title: "Short" }] });
  const seen = await open(element(feeds, 'layout="ticker"', "", "/short.json"));
  assert.equal(await moves(seen), false);
  assert.equal(await seen.page.evaluate(() => document.querySelector("mmm-feed").shadowRoot.querySelector("button").checkVisibility()), false);
  await calm(seen);
});

// --- what it costs --------------------------------------------------------------------------------------------------

test("it costs one question beyond the script, and little of the visitor's machine", async () => {
  partner.answers["/"] = page(element(feeds));
  const seen = await look(chromium, "about:blank", { wait: false });
  await seen.page.evaluateOnNewDocument(() => {
    window.long = [];
    new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  await seen.page.goto(partner.url("/"), { waitUntil: "networkidle0" });
  const asked = seen.requests.map(({ url }) => url).filter((url) => url.startsWith(feeds.origin));
  assert.deepEqual(asked, [feeds.url("/embed.js"), feeds.url("/news.json")]);
  const cost = await seen.page.evaluate(() => ({
    transferred: performance.getEntriesByType("resource").reduce((sum, { name, encodedBodySize }) => sum + (/embed|news/.test(name) ? encodedBodySize : 0), 0),
    long: window.long,
  }));
  const { ScriptDuration } = await seen.page.metrics();
  assert.ok(ScriptDuration < 0.25, `${ScriptDuration} s of script`); // 0.02 s on an idle machine
  assert.ok(cost.long.every((duration) => duration < 250), `tasks of ${cost.long} ms`); // none there
  await calm(seen);
});

test("500 announcements are there in a moment, and only those in sight are laid out", async () => {
  const { items } = JSON.parse(NEWS);
  const many = Array.from({ length: 500 }, (_, at) => ({ ...items[at % items.length], title: `${at}: ${items[at % items.length].title}` }));
  feeds.answers["/many.json"] = feed({ ...JSON.parse(NEWS), items: many });
  partner.answers["/"] = page(element(feeds, 'limit="500"', "", "/many.json"));
  const seen = await look(chromium, "about:blank", { wait: false });
  await seen.page.evaluateOnNewDocument(() => {
    window.counts = [];
    const count = () => {
      const rows = document.querySelector("mmm-feed")?.shadowRoot?.querySelectorAll("[role=list] > li").length ?? 0;
      if (rows && rows !== window.counts.at(-1)) window.counts.push(rows);
      if (rows < 500) requestAnimationFrame(count);
    };
    count();
  });
  await seen.page.goto(partner.url("/"), { waitUntil: "load" });
  await seen.page.waitForFunction(() => document.querySelector("mmm-feed").shadowRoot.querySelectorAll("[role=list] > li").length === 500);
  const counts = await seen.page.evaluate(() => window.counts); // by frames: in none of them does anybody wait for all
  assert.ok(counts.length > 3 && counts[0] < 100, `${counts}`);
  const [height, kept] = await seen.page.evaluate(() => {
    const rows = [...document.querySelector("mmm-feed").shadowRoot.querySelectorAll("[role=list] > li")];
    const skipped = rows.filter((row) => !row.querySelector("[part=heading]").checkVisibility({ contentVisibilityAuto: true }));
    return [document.querySelector("mmm-feed").offsetHeight, skipped.length];
  });
  assert.ok(kept > 400, `${kept} of 500 are not laid out`);
  const frames = await seen.page.evaluate(async () => {
    const times = [];
    for (let at = 0; at < 60; at++) {
      const before = performance.now();
      scrollBy(0, innerHeight / 2);
      await new Promise(requestAnimationFrame);
      times.push(performance.now() - before);
    }
    return times.sort((one, other) => one - other);
  });
  assert.ok(frames[Math.floor(frames.length * 0.9)] < 100, `frames of ${frames.slice(-6).map(Math.round)} ms`); // 17 ms on an idle machine
  assert.equal(await seen.page.evaluate(() => document.querySelector("mmm-feed").offsetHeight), height); // nothing grows on the way
  await calm(seen);
});

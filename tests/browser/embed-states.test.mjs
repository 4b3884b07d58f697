// sites: script
/* What the embed shows while it waits, when there is nothing, when it fails, and when time goes by; and that nothing moves. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./axe.mjs";
import { launch } from "./browser.mjs";
import { LAYOUTS, NEWS, NOW, drawn, element, feed, look, publisherAndPartner, settled, shown } from "./embedding.mjs";

const HOUR = 3600e3;
const LINK = '<a href="https://oxbow.example.org/">News from Oxbow Network</a>'; // as in the line that partners copy
const { feeds, partner, page } = await publisherAndPartner();
const chromium = await launch("chromium");

const open = async (body, { wants = {}, ...options } = {}) => {
  partner.answers["/"] = page(body, wants);
  return look(chromium, partner.url("/"), options);
};

const first = async (seen) => (await shown(seen.page))[0];
const asked = (path = "/news.json") => feeds.requests.filter((one) => one.path === path).length;
const expected = (seen, pattern) => seen.problems().filter((said) => !pattern.test(said));

/** An answer that comes when the test says so. */
function late(answer = feed(NEWS)) {
  let come;
  const there = new Promise((done) => (come = () => done(answer)));
  return { answer: () => there, come };
}

/** What the visitor comes back to after so long. */
async function comeBack(seen, after) {
  await seen.page.evaluate((more) => {
    window.clock += more;
    document.dispatchEvent(new Event("visibilitychange"));
  }, after);
}

test("while it waits it is busy, and as high as it will be; axe finds nothing", async () => {
  const wait = late();
  feeds.answers["/late.json"] = wait.answer;
  const seen = await open(LAYOUTS.map((layout) => element(feeds, `layout="${layout}" limit="4"`, "", "/late.json")).join(""), { wait: false });
  await seen.page.waitForSelector("mmm-feed:defined");
  const before = await shown(seen.page);
  assert.ok(before.every(({ busy, rows, message }) => busy && !rows.length && !message));
  assert.deepEqual(before.map(({ ghosts }) => ghosts), [4, 4, 4, 0, 4]);
  assert.deepEqual(await axe(seen.page), []);
  wait.come();
  await settled(seen.page);
  const after = await shown(seen.page);
  assert.deepEqual(after.map(({ height }) => height), before.map(({ height }) => height));
  await seen.close();
  assert.deepEqual(seen.problems(), []);
});

for (const [width, pictures] of [[1200, true], [900, false], [720, false], [640, false], [360, true], [360, false], [320, false]]) {
  test(`nothing moves when it comes, ${width} wide${pictures ? ", with pictures" : ""}`, async () => {
    const wait = late();
    feeds.answers["/late.json"] = wait.answer;
    const show = pictures ? 'show="date source summary image events"' : "";
    const body = LAYOUTS.map((layout) => `${element(feeds, `layout="${layout}" limit="3" ${show}`, LINK, "/late.json")}<p>Below.</p>`);
    const seen = await open(body.join(""), { width, height: 4500, wait: false, pictures });
    await seen.page.waitForSelector("mmm-feed:defined");
    await seen.page.evaluate(() => {
      window.shifts = [];
      const told = ({ value, sources }) => `${value}: ${sources.map(({ node }) => node?.outerHTML?.slice(0, 90) ?? "something inside")}`;
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(told))).observe({ type: "layout-shift" });
    });
    await drawn(seen.page);
    wait.come();
    await settled(seen.page);
    await drawn(seen.page);
    assert.deepEqual(await seen.page.evaluate(() => window.shifts), []);
    await seen.close();
    assert.deepEqual(seen.problems(), []);
  });
}

test("while it waits, its heading is that of the link that stands in for it, so a long one does not push the rows down", async () => {
  const wait = late();
  feeds.answers["/late.json"] = wait.answer;
  const seen = await open(element(feeds, "", LINK, "/late.json"), { width: 320, wait: false });
  await seen.page.waitForSelector("mmm-feed:defined");
  const before = await first(seen);
  wait.come();
  await settled(seen.page);
  const after = await first(seen);
  assert.deepEqual([before.busy, before.title, before.name, before.height], [true, after.title, after.name, after.height]);
  await seen.close();
  assert.deepEqual(seen.problems(), []);
});

test("fewer rows than were asked for keep the place, until nobody would see it go", async () => {
  const wait = late();
  feeds.answers["/late.json"] = wait.answer;
  const body = element(feeds, 'layout="compact" category="Cities" limit="10"', "", "/late.json");
  partner.answers["/tall.css"] = { body: ".tall { height: 5000px }", type: "text/css" };
  const seen = await open(`${body}<p>Below.</p><div class="tall"></div>`, { wait: false, height: 900, wants: { css: "/tall.css" } });
  await seen.page.waitForSelector("mmm-feed:defined");
  const { height } = await first(seen);
  wait.come();
  await settled(seen.page);
  assert.deepEqual(await first(seen).then((one) => [one.rows.length, one.height]), [2, height]);
  const where = () => seen.page.evaluate(() => document.querySelector("p").getBoundingClientRect().top + scrollY);
  const there = await where();
  await seen.page.evaluate(() => scrollTo(0, 3000));
  await seen.page.waitForFunction(() => !document.querySelector("mmm-feed").shadowRoot.querySelector("[part~=ghosts]"));
  assert.ok((await where()) < there - 100);
  await seen.close();
  assert.deepEqual(seen.problems(), []);
});

test("where there is nothing, it says so", async () => {
  const empty = { version: "https://jsonfeed.org/version/1.1", title: "Quiet", items: [] };
  feeds.answers["/empty.json"] = feed(empty);
  const seen = await open(element(feeds, "", "", "/empty.json") + element(feeds, 'layout="calendar" category="nothing"') + element(feeds, 'layout="ticker" category="nothing"'));
  const all = await shown(seen.page);
  assert.deepEqual(all.map(({ message }) => message), Array(3).fill("Nothing to show at the moment.More news"));
  assert.deepEqual(all.map(({ more }) => more), [feeds.url("/"), ...Array(2).fill("https://feeds.oxbow.example.org/index.html")]);
  assert.deepEqual(await axe(seen.page), []);
  await seen.close();
  assert.deepEqual(seen.problems(), []);
});

test("a feed that fails gives a plain message with a link to its page", async () => {
  Object.assign(feeds.answers, {
    "/missing/news.json": { status: 404, body: "no" },
    "/broken/news.json": { status: 500, body: "no" },
    "/page/news.json": { body: "<!doctype html><p>Welcome" },
    "/other/news.json": feed({ hello: ["world"] }),
    "/null/news.json": feed("null"),
    "/cut/news.json": "drop",
  });
  const paths = Object.keys(feeds.answers).filter((path) => /^\/\w+\/news.json$/.test(path));
  const kinds = paths.flatMap((path) => (path.startsWith("/missing") ? LAYOUTS : ["list"]).map((layout) => [path, layout]));
  const seen = await open(kinds.map(([path, layout]) => element(feeds, `layout="${layout}" limit="2"`, "", path)).join(""));
  (await shown(seen.page)).forEach((one, at) => {
    const [path, layout] = kinds[at];
    assert.equal(one.message.replace(/More news$/, ""), "The news cannot be shown at the moment.", path);
    assert.deepEqual([one.layout, one.busy, one.rows.length, one.more], [layout, false, 0, feeds.url(path.replace("news.json", ""))]);
  });
  const role = await seen.page.evaluate(() => document.querySelector("mmm-feed").shadowRoot.querySelector("[part=message]").role);
  assert.equal(role, "status");
  assert.deepEqual(await axe(seen.page), []);
  await seen.close();
  assert.deepEqual(expected(seen, /Failed to load resource/), []);
});

test("without an address, or with one that is none, it says the same and asks nobody", async () => {
  const seen = await open('<mmm-feed></mmm-feed><mmm-feed src="javascript:alert(1)"></mmm-feed><mmm-feed src="data:application/json,{}"></mmm-feed><mmm-feed src="http://["></mmm-feed>');
  for (const { message } of await shown(seen.page)) assert.equal(message, "The news cannot be shown at the moment.");
  await seen.close();
  assert.deepEqual(seen.problems(), []);
  assert.equal(seen.requests.filter(({ url }) => /json|javascript/.test(url)).length, 0);
});

test("the page's own children are there without the script, and when it fails", async () => {
  const link = '<a href="https://oxbow.example.org/">News of Oxbow Network</a>';
  const without = await open(element(feeds, "", link), { script: false, wait: false });
  assert.equal(await without.page.$eval("mmm-feed > a", (a) => a.checkVisibility()), true);
  await without.close();
  feeds.answers["/bad/news.json"] = { status: 404 };
  const failed = await open(element(feeds, "", link, "/bad/news.json") + element(feeds, "", link));
  const visible = await failed.page.$$eval("mmm-feed > a", (links) => links.map((a) => a.getBoundingClientRect().height > 0));
  assert.deepEqual(visible, [true, false]);
  await failed.close();
});

test("who comes back after an hour sees what is new, and a failure leaves what was there, and says so", async () => {
  let body = NEWS;
  feeds.answers["/hour.json"] = () => (body ? feed(body, { headers: { "Cache-Control": "no-store" } }) : "drop");
  const seen = await open(element(feeds, "", "", "/hour.json"));
  const titles = async () => (await first(seen)).rows.map(({ title }) => title);
  const before = await titles();
  await comeBack(seen, HOUR / 2);
  await drawn(seen.page);
  assert.equal(asked("/hour.json"), 1);
  body = NEWS.replace("Forty towns", "Fifty towns");
  await comeBack(seen, HOUR / 2 + 1);
  await seen.page.waitForFunction(() => /Fifty/.test(document.querySelector("mmm-feed").shadowRoot.textContent));
  assert.deepEqual((await titles()).slice(1), before.slice(1));
  body = null;
  await comeBack(seen, HOUR + 1);
  await seen.page.waitForFunction(() => document.querySelector("mmm-feed").shadowRoot.querySelector("[part=stale]").textContent);
  const stale = await first(seen);
  assert.deepEqual([stale.stale, stale.rows[0].title, stale.message], ["May be out of date.", "Fifty towns agree to give their rivers more room", ""]);
  assert.deepEqual(await axe(seen.page), []);
  body = NEWS;
  await seen.page.evaluate(() => {
    window.clock += 6e4 + 1;
    window.dispatchEvent(new Event("online"));
  });
  await seen.page.waitForFunction(() => !document.querySelector("mmm-feed").shadowRoot.querySelector("[part=stale]").textContent);
  assert.deepEqual(await titles(), before);
  await seen.close();
  assert.deepEqual(expected(seen, /Failed to load resource/), []);
});

test("what is new does not come under the hands of somebody who is in it", async () => {
  let body = NEWS;
  feeds.answers["/hands.json"] = () => feed(body, { headers: { "Cache-Control": "no-store" } });
  const seen = await open(element(feeds, "", "", "/hands.json"));
  await seen.page.evaluate(() => document.querySelector("mmm-feed").shadowRoot.querySelector("[part=link]").focus());
  body = NEWS.replace("Forty towns", "Fifty towns");
  const came = seen.page.waitForResponse((answer) => answer.url().endsWith("/hands.json"));
  await comeBack(seen, HOUR + 1);
  await came;
  await drawn(seen.page);
  assert.match((await first(seen)).rows[0].title, /^Forty/);
  assert.equal(await seen.page.evaluate(() => document.activeElement.localName), "mmm-feed");
  await seen.close();
});

test("offline, the browser's own copy is shown, and said to be old", async () => {
  let there = true;
  feeds.answers["/kept.json"] = () => (there ? feed(NEWS, { headers: { "Cache-Control": "max-age=0", ETag: '"1"' } }) : "drop");
  const seen = await open(element(feeds, "", "", "/kept.json"));
  there = false;
  await seen.page.reload();
  await settled(seen.page);
  const one = await first(seen);
  assert.deepEqual([one.rows.length, one.stale], [5, "May be out of date."]);
  await seen.close();
});

test("another address ends the question to the first one, and so does going", async () => {
  const never = late();
  feeds.answers["/never.json"] = never.answer;
  const seen = await open(element(feeds, 'id="a"', "", "/never.json") + element(feeds, 'id="b"', "", "/never.json") + element(feeds), { wait: false });
  await seen.page.waitForSelector("mmm-feed:defined");
  const of = () => seen.requests.filter(({ url }) => url.endsWith("/never.json"));
  await seen.page.evaluate((src) => document.querySelector("#a").setAttribute("src", src), feeds.url("/news.json"));
  await drawn(seen.page);
  assert.deepEqual(of().map(({ failed }) => failed), [""]); // the other one still waits
  await seen.page.evaluate(() => {
    window.gone = document.querySelector("#b");
    window.gone.remove();
  });
  await seen.page.waitForFunction(() => document.querySelector("#a").shadowRoot.querySelector("[role=list]"));
  assert.deepEqual(of().map(({ failed }) => failed), ["net::ERR_ABORTED"]);
  await seen.page.evaluate((src) => {
    window.gone.setAttribute("src", src);
    document.querySelector("main").prepend(window.gone);
  }, feeds.url("/news.json"));
  await settled(seen.page);
  assert.deepEqual((await shown(seen.page)).map(({ rows }) => rows.length), [5, 5, 5]);
  never.come();
  await seen.close();
  assert.deepEqual(seen.problems(), []);
});

test("an element that is moved keeps what it shows, and asks nobody", async () => {
  const seen = await open(element(feeds, 'layout="ticker"') + "<aside></aside>");
  const before = asked();
  await seen.page.evaluate(() => document.querySelector("aside").append(document.querySelector("mmm-feed")));
  assert.equal((await first(seen)).rows.length, 5);
  assert.equal(asked(), before);
  await seen.close();
  assert.deepEqual(seen.problems(), []);
});

test("a server that never answers is given up after twenty seconds", async () => {
  feeds.answers["/hang.json"] = "hang";
  partner.answers["/"] = page(element(feeds, "", "", "/hang.json"));
  const seen = await look(chromium, "about:blank", { wait: false });
  await seen.page.evaluateOnNewDocument(() => {
    const { setTimeout } = window;
    window.setTimeout = (does, after, ...more) => setTimeout(does, after === 20000 ? 20 : after, ...more);
  });
  await seen.page.goto(partner.url("/"));
  await settled(seen.page);
  assert.match((await first(seen)).message, /cannot be shown/);
  await seen.close();
});

test("the events ahead are those of the visitor's own day", async () => {
  const seen = await open(element(feeds, 'layout="calendar"'), { now: NOW + 20 * 24 * HOUR });
  assert.deepEqual((await first(seen)).rows.map(({ title }) => title.slice(0, 13)), ["Seventh Basin", "Humedales urb"]);
  await seen.close();
});

/* The pages for people in a real browser: accessible, in any width, without script, under a strict policy. */
// sites: pages, sample

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { axe } from "./axe.mjs";
import { BROWSERS, launch, serve, site, visit } from "./browser.mjs";

const CSP = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'";

const folder = site("pages");
const server = await serve({ folder, csp: CSP });
const sample = await serve({ folder: site("sample"), csp: CSP });
const announcements = readdirSync(`${folder}/n`).filter((name) => !name.includes("feedfeed"));
const FULL = "/n/20260928-00000000000a.html";
const KINDS = ["/index.html", "/archive/2026.html", FULL, "/n/20260928-00000000000f.html", "/n/20260928-000000000013.html"];

async function open(path, options = {}, name = "chromium", from = server) {
  return visit(await launch(name), from.url(path), options);
}

async function finished(seen) {
  await seen.close();
  assert.deepEqual(seen.problems(), []);
}

for (const looks of [{}, { dark: true }, { width: 320, height: 640 }]) {
  test(`axe finds nothing, ${JSON.stringify(looks)}`, async () => {
    const seen = await open("/index.html", looks);
    for (const path of [...KINDS, ...KINDS.map((kind) => `/ar${kind}`)]) {
      await seen.page.goto(server.url(path));
      assert.deepEqual(await axe(seen.page), [], path);
    }
    await finished(seen);
  });
}

test("the sample's pages, as they are built", async () => {
  const seen = await open("/index.html", {}, "chromium", sample);
  for (const path of ["/index.html", "/archive/2026.html", `/n/${readdirSync(`${site("sample")}/n`).find((name) => name.endsWith(".html"))}`]) {
    await seen.page.goto(sample.url(path));
    assert.deepEqual(await axe(seen.page), [], path);
  }
  await finished(seen);
});

test("no page is wider than a small screen, nor than a wide one at 400 %", async () => {
  const seen = await open("/index.html", { width: 320, height: 640 }); // 1280 pixels at 400 % are 320
  for (const path of ["/index.html", "/archive/2026.html", ...announcements.map((name) => `/n/${name}`)]) {
    for (const place of ["", "/ar"]) {
      await seen.page.goto(server.url(place + path));
      const [width, room] = await seen.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(width <= room, `${place}${path}: ${width}`);
    }
  }
  await finished(seen);
});

for (const name of BROWSERS) {
  test(`search finds words of titles and texts in ${name}`, async () => {
    const seen = await open("/index.html", {}, name);
    const { page } = seen;
    assert.equal(await page.$eval("#search", (form) => form.hidden), false);
    assert.ok(!server.requests.some(({ path }) => path.startsWith("/search/")), "nothing is fetched before somebody searches");
    await page.type("#q", "wea");
    await page.waitForFunction(() => document.querySelectorAll(".results a").length === 1);
    assert.equal(await page.$eval(".results a", (link) => new URL(link.href).pathname), FULL);
    await page.waitForFunction(() => document.querySelector("[role=status]").textContent === "Found: 1");
    await page.type("#q", "xyz");
    await page.waitForFunction(() => document.querySelector("[role=status]").textContent.startsWith("Nothing found"));
    await page.$eval("#q", (field) => (field.value = "النساجين"));
    await page.click("#search button");
    await page.waitForFunction(() => document.querySelector(".results a")?.lang === "ar");
    if (name === "chromium") assert.deepEqual(await axe(page), []);
    await finished(seen);
    assert.equal(server.requests.filter(({ path }) => path === "/search/2026.json").length, 1);
    server.requests.length = 0;
  });
}

test("a title that is code is shown as text among the results", async () => {
  const seen = await open("/index.html?q=onerror");
  await seen.page.waitForSelector(".results a");
  assert.equal(await seen.page.$(".results script, .results img, .results svg"), null);
  assert.match(await seen.page.$eval(".results a", (link) => link.textContent), /<img src=x onerror=alert\(1\)>/);
  await finished(seen);
});

test("when the words cannot be fetched, the archive is pointed to, and another try is another try", async () => {
  server.answers["/search/2026.json"] = { status: 503 };
  const seen = await open("/index.html");
  await seen.page.type("#q", "w");
  await seen.page.waitForFunction(() => document.querySelector("[role=status]").textContent.includes("archive below"));
  delete server.answers["/search/2026.json"];
  await seen.page.type("#q", "eav");
  await seen.page.waitForSelector(".results a");
  await seen.close();
  assert.deepEqual(seen.problems().filter((said) => !said.includes("503")), []);
});

test("without script all is there but the search", async () => {
  const seen = await open("/index.html", { script: false });
  const text = await seen.page.$eval("body", (body) => body.innerText);
  assert.match(text, /Latest announcements/);
  assert.match(text, /The night fair of weavers & dyers/);
  assert.doesNotMatch(text, /Search/);
  await finished(seen);
});

test("the first stop of the keyboard is the way past the head of the page", async () => {
  const seen = await open(FULL);
  const focused = () => seen.page.evaluate(() => document.activeElement.textContent || document.activeElement.id);
  await seen.page.keyboard.press("Tab");
  assert.equal(await focused(), "Skip to the content");
  assert.equal(await seen.page.evaluate(() => getComputedStyle(document.activeElement).clipPath), "none");
  await seen.page.keyboard.press("Enter");
  await seen.page.keyboard.press("Tab");
  assert.equal(await focused(), "Lantern & Loom");
  const ring = await seen.page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(ring, "solid");
  await finished(seen);
});

test("every place that can be clicked has room for a finger", async () => {
  const seen = await open("/index.html", { width: 360, height: 740 });
  const small = await seen.page.evaluate(() =>
    [...document.querySelectorAll("a, button, input")]
      .filter((one) => one.checkVisibility() && !one.matches(".skip, .unseen") && one.getClientRects().length)
      .filter((one) => one.getBoundingClientRect().height < 24 || one.getBoundingClientRect().width < 24)
      .map((one) => one.outerHTML),
  );
  assert.deepEqual(small, []);
  await finished(seen);
});

test("who wants no motion has none", async () => {
  for (const [reducedMotion, scrolls] of [[false, "smooth"], [true, "auto"]]) {
    const seen = await open("/index.html", { reducedMotion });
    assert.equal(await seen.page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), scrolls);
    await finished(seen);
  }
});

test("on paper there is the announcement, and where its links lead", async () => {
  const seen = await open(FULL, { print: true });
  const shown = (selector) => seen.page.$eval(selector, (one) => one.checkVisibility());
  assert.equal(await shown(".bar nav"), false);
  assert.equal(await shown(".text"), true);
  const after = await seen.page.$eval(".text a", (link) => getComputedStyle(link, "::after").content);
  assert.match(after, /guild\.example\.com\/map/);
  await finished(seen);
});

test("an address that has changed sends on", async () => {
  const seen = await open("/n/20260101-feedfeedfeed.html", { waitUntil: null });
  await seen.page.waitForSelector(".e-content, .text");
  assert.match(seen.page.url(), /\/n\/20260928-/);
  await finished(seen);
});

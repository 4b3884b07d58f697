/* What partners use besides the script: the page on which they choose, the frame, the fragment. */
// sites: partners

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { axe } from "./axe.mjs";
import { BROWSERS, launch, serve, site, visit } from "./browser.mjs";

// As strict as a policy can be: these pages have to work where they are served under it.
const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
const BASE = "https://feeds.riverforum.example/out/";

const feeds = await serve({ folder: site("partners"), cors: true, csp: STRICT });
const fragment = readFileSync(`${site("partners")}/news.fragment.html`, "utf8").replaceAll(BASE, feeds.url("/"));

const host = (body, lang = "en") =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Partner</title><link rel="icon" href="data:,"><main><h1>Partner</h1>${body}</main></html>`;

const choose = (page, name, value) =>
  page.evaluate(
    (field, said) => {
      const form = document.getElementById("choices");
      form.elements[field].value = said;
      form.dispatchEvent(new Event("input", { bubbles: true }));
    },
    name,
    value,
  );

const text = (page, selector) => page.$eval(selector, (one) => one.textContent);

for (const name of BROWSERS) {
  test(`in ${name}, what a partner chooses is in the preview and in the line`, async () => {
    const seen = await visit(await launch(name), feeds.url("/embed.html"));
    const { page } = seen;
    await page.waitForFunction(() => document.getElementById("preview")?.shadowRoot?.querySelector("a"));
    assert.equal(
      await text(page, "#line-script"),
      `<mmm-feed src="${BASE}news.json"><a href="${BASE}index.html">River &amp; allies</a></mmm-feed><script src="${BASE}embed.js" defer></script>`,
    );
    await page.click("input[value=cards]");
    await choose(page, "theme", "dark");
    await choose(page, "lang", "fr");
    await choose(page, "category", "Water");
    await choose(page, "limit", "3");
    const line = await text(page, "#line-script");
    assert.match(line, /^<mmm-feed src="[^"]+" layout="cards" theme="dark" lang="fr" category="Water" limit="3"><a /);
    assert.match(await text(page, "#line-frame"), /news\.embed\.html#dark"/);
    assert.deepEqual(
      await page.$eval("#preview", (one) => Object.fromEntries([...one.attributes].map((at) => [at.name, at.value]))),
      { id: "preview", src: "news.json", target: "_blank", layout: "cards", theme: "dark", lang: "fr", category: "Water", limit: "3" },
    );
    await page.evaluate(() => (document.querySelector("details").open = true));
    await page.click("#pin");
    assert.match(await text(page, "#line-script"), /src="[^"]+embed\.v1\.js" integrity="sha384-[\w+/]{64}" crossorigin="anonymous"/);
    await page.click("input[value=summary]");
    assert.match(await text(page, "#line-script"), / show="date source events">/);
    await choose(page, "feed", "own");
    assert.match(await text(page, "#line-script"), /own\.json/);
    assert.match(await text(page, "#line-php"), /own\.fragment\.html/);
    await seen.close();
    assert.deepEqual(seen.problems(), []);
  });

  test(`in ${name}, a frame is as high as what it shows, where its script may run`, async () => {
    const partner = await serve({ host: "partner.localhost" });
    const frame = (sandbox, more = "") =>
      `<iframe src="${feeds.url("/news.embed.html")}" title="News" sandbox="${sandbox}" width="300" height="200"></iframe>${more}`;
    partner.answers["/"] = {
      body: host(frame("allow-scripts allow-popups", `<script src="${feeds.url("/embed-height.js")}" defer></script>`)),
      csp: `default-src 'none'; script-src ${feeds.origin}; frame-src ${feeds.origin}; img-src data:`,
    };
    const seen = await visit(await launch(name), partner.url("/"));
    await seen.page.waitForFunction(() => document.querySelector("iframe").offsetHeight > 1000);
    const height = await seen.page.$eval("iframe", (one) => one.clientHeight); // without the border
    const inside = await seen.page.frames()[1].evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
    assert.deepEqual(inside, [height, height]);
    // The script may come when the frame has long been there.
    partner.answers["/"].body = host(frame("allow-scripts"));
    await seen.page.goto(partner.url("/"), { waitUntil: "load" });
    await seen.page.evaluate((src) => document.head.append(Object.assign(document.createElement("script"), { src })), feeds.url("/embed-height.js"));
    await seen.page.waitForFunction((high) => document.querySelector("iframe").clientHeight === high, {}, height);
    await seen.close();
    assert.deepEqual(seen.problems(), []);
  });
}

test("the button copies the line, and says so", async () => {
  const seen = await visit(await launch("chromium"), feeds.url("/embed.html"));
  await seen.context.overridePermissions(feeds.origin, ["clipboard-read", "clipboard-write"]);
  await seen.page.bringToFront();
  await seen.page.click("[data-copy=line-script]");
  await seen.page.waitForFunction(() => document.getElementById("said").textContent === "Copied");
  const copied = await seen.page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await text(seen.page, "#line-script"));
  await seen.close();
  assert.deepEqual(seen.problems(), []);
});

test("without the permission, the line is marked to be copied by hand", async () => {
  const seen = await visit(await launch("chromium"), feeds.url("/embed.html"));
  await seen.page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
    document.execCommand = () => false;
  });
  await seen.page.click("[data-copy=line-frame]");
  await seen.page.waitForFunction(() => document.getElementById("said").textContent.includes("Ctrl+C"));
  assert.equal(await seen.page.evaluate(() => String(getSelection())), await text(seen.page, "#line-frame"));
  await seen.close();
});

test("everything can be done with the keyboard", async () => {
  const seen = await visit(await launch("chromium"), feeds.url("/embed.html"));
  const reached = [];
  for (let step = 0; step < 40; step += 1) {
    await seen.page.keyboard.press("Tab");
    reached.push(await seen.page.evaluate(() => document.activeElement.id || document.activeElement.dataset.copy || document.activeElement.name));
  }
  for (const one of ["feed", "layout", "theme", "lang", "category", "limit", "line-script", "line-frame", "line-php"]) {
    assert.ok(reached.includes(one), `${one} is not reached: ${reached}`);
  }
  await seen.close();
});

for (const options of [{ width: 1280 }, { width: 1280, dark: true }, { width: 320 }, { width: 320, dark: true }]) {
  const how = `${options.width} pixels${options.dark ? ", dark" : ""}`;
  test(`axe finds nothing, and nothing sticks out: ${how}`, async () => {
    for (const path of ["/embed.html", "/news.embed.html", "/own.embed.html"]) {
      const seen = await visit(await launch("chromium"), feeds.url(path), options);
      assert.deepEqual(await axe(seen.page), [], path);
      const [inner, whole] = await seen.page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
      assert.ok(whole <= inner, `${path}: ${whole} of ${inner}`);
      await seen.close();
      assert.deepEqual(seen.problems(), [], path);
    }
  });
}

test("the fragment is right on a light page and on a dark one, and axe finds nothing in it", async () => {
  const csp = `default-src 'none'; style-src 'self' ${feeds.origin}; img-src data:`;
  const partner = await serve({ host: "partner.localhost", csp });
  for (const [ground, ink] of [["#fff", "#222"], ["#101418", "#e6e8ea"]]) {
    partner.answers["/own.css"] = { body: `body { background: ${ground}; color: ${ink}; font: 18px serif }`, type: "text/css" };
    partner.answers["/"] = host(`<link rel="stylesheet" href="/own.css">${fragment}`);
    const seen = await visit(await launch("chromium"), partner.url("/"));
    assert.deepEqual(seen.problems(), []); // before axe, which reads style sheets of other hosts by itself
    assert.deepEqual(await axe(seen.page), []);
    const own = await seen.page.evaluate(() => [".mmm-feed", "body"].map((one) => getComputedStyle(document.querySelector(one)).fontFamily));
    assert.deepEqual(own, ["serif", "serif"]);
    assert.equal(await seen.page.$eval(".mmm-feed-item", (one) => getComputedStyle(one).borderTopStyle), "solid");
    await seen.close();
  }
});

test("without our style sheet the fragment is plain HTML, and a host that forbids it breaks nothing", async () => {
  const partner = await serve({ host: "partner.localhost", answers: { "/": host(fragment.replace(/<link[^>]+>\n/, "")) }, csp: "default-src 'none'; img-src data:" });
  const seen = await visit(await launch("chromium"), partner.url("/"));
  assert.deepEqual(await axe(seen.page), []);
  await seen.close();
  assert.deepEqual(seen.problems(), []);
});

test("#light and #dark choose the colours of the frame", async () => {
  for (const [hash, dark, expected] of [["", false, "light"], ["", true, "dark"], ["#dark", false, "dark"], ["#light", true, "light"]]) {
    const seen = await visit(await launch("chromium"), feeds.url(`/news.embed.html${hash}`), { dark });
    const ground = await seen.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(ground, expected === "light" ? "rgb(255, 255, 255)" : "rgb(22, 24, 29)", `${hash} ${dark}`);
    assert.deepEqual(await axe(seen.page), []);
    await seen.close();
  }
});

test("printed, it is dark on white, with the addresses of its links", async () => {
  const seen = await visit(await launch("chromium"), feeds.url("/news.embed.html#dark"), { print: true, dark: true });
  const [ground, ink, address] = await seen.page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return [backgroundColor, color, getComputedStyle(document.querySelector(".mmm-feed-name a"), "::after").content];
  });
  assert.deepEqual([ground, ink], ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
  assert.match(address, /https:\/\/feeds\.riverforum\.example/);
  await seen.close();
});

test("in WordPress, the frame tells its height, and a link leads to our page of the announcement", async () => {
  // As WordPress makes it of an address (tests/whole/test_partners_servers.py), with what its wp-embed.js does on the page.
  const partner = await serve({
    host: "partner.localhost",
    answers: {
      "/": host(
        `<iframe sandbox="allow-scripts" title="News" src="${feeds.url("/news.embed.html")}#?secret=abcdefghij" data-secret="abcdefghij" width="600" height="600"></iframe>` +
          '<script>window.said = []; addEventListener("message", (event) => { if (event.data.secret === "abcdefghij") said.push(event.data); });</script>',
      ),
    },
  });
  const seen = await visit(await launch("chromium"), partner.url("/"));
  await seen.page.waitForFunction(() => window.said.some(({ message, value }) => message === "height" && value > 1000));
  const inner = seen.page.frames()[1];
  for (const [title, expected] of [
    ["A meeting & a <talk>", `${BASE}n/20260327-000001.html`],
    ["Une rivière en ville", `${BASE}n/20260326-000002.html`],
  ]) {
    await inner.evaluate((named) => [...document.querySelectorAll("a")].find((link) => link.textContent === named).click(), title);
    await seen.page.waitForFunction((url) => window.said.some(({ message, value }) => message === "link" && value === url), {}, expected);
  }
  await seen.close();
});

test("without script there are the lines, and the frame as a preview", async () => {
  const seen = await visit(await launch("chromium"), feeds.url("/embed.html"), { script: false });
  const shown = await seen.page.$$eval("#choices, .copy, #preview", (all) => all.filter((one) => one.checkVisibility()).length);
  assert.equal(shown, 0);
  assert.match(await text(seen.page, "#line-script"), /^<mmm-feed /);
  assert.ok(await seen.page.$(".pane iframe"));
  await seen.close();
});

/* That the browser tests see what they are meant to see. */
// sites: sample

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { axe } from "./axe.mjs";
import { BROWSERS, launch, serve, site, visit } from "./browser.mjs";

const feeds = await serve({ folder: site("sample"), cors: true });

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Partner</title><main>${body}</main></html>`;

for (const name of BROWSERS) {
  test(`${name} loads a feed from another origin, and a quiet page has no problems`, async () => {
    const script = `fetch("${feeds.url("/news.json")}").then((r) => r.json()).then((f) => { document.title = f.items.length; });`;
    const partner = await serve({ host: "partner.localhost", answers: { "/": page("<h1>Quiet</h1>"), "/a.js": { body: script, type: "text/javascript" } } });
    partner.answers["/"] = { body: page('<h1>Quiet</h1><script src="/a.js"></script>'), csp: `default-src 'self'; connect-src ${feeds.origin}` };
    const seen = await visit(await launch(name), partner.url("/"));
    await seen.page.waitForFunction(() => Number(document.title) > 0);
    assert.deepEqual(await axe(seen.page), []);
    await seen.close();
    assert.deepEqual(seen.problems(), []);
    assert.ok(seen.requests.some(({ url, status }) => url === feeds.url("/news.json") && status === 200));
  });

  test(`${name} tells of errors, broken policies, other hosts and what axe finds`, async () => {
    const partner = await serve({
      host: "partner.localhost",
      answers: {
        "/": {
          body: page(
            '<h1>Loud</h1><img src="/missing.png"><img src="https://tracker.example/pixel.gif" alt="">' +
              "<script>window.ran = 1</script><script src='/a.js'></script>" +
              "<iframe title=inner srcdoc='<script>top.ran = 2</script>'></iframe>",
          ),
          csp: "default-src 'none'; script-src 'self'; img-src *; connect-src 'self'; require-trusted-types-for 'script'",
        },
        "/a.js": { body: "console.error('said aloud'); setTimeout(() => { throw new Error('not caught'); });", type: "text/javascript" },
      },
    });
    const seen = await visit(await launch(name), partner.url("/"));
    await seen.page.waitForFunction(() => document.readyState === "complete");
    const found = await axe(seen.page);
    assert.ok(found.some((line) => line.startsWith("image-alt")), found.join("\n"));
    assert.equal(await seen.page.evaluate(() => window.ran), undefined);
    await seen.close();
    const said = seen.problems().join("\n");
    assert.match(said, /console: said aloud/);
    assert.match(said, /exception: .*not caught/);
    assert.match(said, /asked another host: https:\/\/tracker\.example\/pixel\.gif/);
    assert.match(said, /CSP: \{"directive":"script-src-elem","blocked":"inline"/);
  });
}

test("the sample site has a feed in it", () => {
  assert.ok(readdirSync(site("sample")).includes("news.json"));
});

test("late, missing and cut answers reach the page as such", async () => {
  let release;
  const late = new Promise((resolve) => (release = resolve));
  const server = await serve({ answers: { "/": page("<h1>Here</h1>"), "/late": () => late.then(() => "came"), "/cut": "drop" } });
  const { page: tab, close } = await visitOf(server);
  const came = tab.evaluate(() => fetch("/late").then((r) => r.text()));
  release();
  assert.equal(await came, "came");
  assert.equal(await tab.evaluate(() => fetch("/none").then((r) => r.status)), 404);
  assert.equal(await tab.evaluate(() => fetch("/cut").then(() => "answered", () => "cut")), "cut");
  await close();
});

async function visitOf(server) {
  const seen = await visit(await launch("chromium"), server.url("/"));
  return { page: seen.page, close: () => seen.close() };
}

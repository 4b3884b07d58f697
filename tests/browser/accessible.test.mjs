/*
 * Pages for people are accessible whatever an announcement says: axe-core finds nothing, by light and by dark, on a desk
 * and on a phone, from left to right and from right to left; nothing has to be scrolled sideways, nothing goes wrong, and
 * nothing is asked of other hosts. What is on the pages otherwise: pages.test.mjs, partners.test.mjs.
 */
// sites: odd, hebrew

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { axe } from "./axe.mjs";
import { launch, serve, site, visit } from "./browser.mjs";

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740, dark: true };

for (const [name, most, way] of [["odd", 20, DESK], ["odd", 3, PHONE], ["hebrew", 3, PHONE]])
  test(`the pages of the site "${name}" are accessible at a width of ${way.width}`, async () => {
    const server = await serve({ folder: site(name) });
    const seen = await visit(await launch("chromium"), server.url("/index.html"), way);
    const found = {};
    for (const path of ["index.html", ...some(name, "archive", 2), ...some(name, "n", most)]) {
      await seen.page.goto(server.url(`/${path}`), { waitUntil: "load" });
      const said = await axe(seen.page);
      if (await isTooWide(seen.page)) said.push("has to be scrolled sideways");
      if (said.length) found[path] = said;
    }
    await seen.close();
    assert.deepEqual(found, {});
    assert.deepEqual(seen.problems(), []);
  });

/** So many pages of a folder of a site, from all over it. */
function some(name, folder, count) {
  const files = readdirSync(join(site(name), folder)).filter((file) => file.endsWith(".html")).sort();
  const step = Math.max(1, Math.floor(files.length / count));
  return files.filter((_, place) => place % step === 0).slice(0, count).map((file) => `${folder}/${file}`);
}

/** WCAG 1.4.10. */
function isTooWide(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

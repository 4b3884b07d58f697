/*
 * Accessibility by axe-core (https://github.com/dequelabs/axe-core): WCAG 2.2 AA and its best practices.
 *
 *   import { axe } from "./axe.mjs";
 *   assert.deepEqual(await axe(seen.page), []);
 *
 * Each finding is a line: the rule, how grave, where, and what is to be done. Frames are looked into, too, and shadow
 * roots. It works under any Content-Security-Policy, since it comes by the browser's own door and not by a <script>.
 */

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds in a page of puppeteer.
 *
 * within: a selector of the part to look at (of a page that is somebody else's but for this part). off: names of rules
 * that don't apply there ("region" in a page that is only a test's frame); say why in the test.
 * unsure: whether what axe cannot tell for itself ("incomplete") counts as well.
 */
export async function axe(page, { within = null, off = [], tags = TAGS, unsure = false } = {}) {
  for (const frame of page.frames()) await frame.evaluate(SOURCE);
  const found = await page.evaluate(
    (context, values, disabled) =>
      window.axe.run(context ?? document, {
        runOnly: { type: "tag", values },
        rules: Object.fromEntries(disabled.map((name) => [name, { enabled: false }])),
        resultTypes: ["violations", "incomplete"],
        preload: false, // only two rules that are not run look at style sheets, and it asks for them once more
      }),
    within,
    tags,
    off,
  );
  return [...found.violations, ...(unsure ? found.incomplete : [])].flatMap(lines);
}

function lines({ id, impact, nodes }) {
  return nodes.map(
    ({ target, html, failureSummary = "" }) =>
      `${id} (${impact}) at ${target.flat().join(" ")}: ${failureSummary.replace(/\s+/g, " ")} ${html.slice(0, 160)}`,
  );
}

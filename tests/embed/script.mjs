/*
 * The embed script without a browser: its pure parts, and nothing else of it. MMMFEED_SCRIPT names the file, which is the
 * source or what is served of it.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const NAMES = ["known", "tongue", "wishes", "line", "address", "moment", "happening", "entry", "understood", "chosen", "when", "TEXTS", "WORDS"];
const DEFINE = /customElements\.define\("mmm-feed", ?MmmFeed\);?/;

export const FILE = process.env.MMMFEED_SCRIPT ?? new URL("../../src/mmmfeed/embedding/static/embed.js", import.meta.url);
const source = readFileSync(FILE, "utf8");
assert.match(source, DEFINE);

const context = createContext({
  URL,
  document: { adoptedStyleSheets: [] },
  customElements: { get: () => undefined },
  HTMLElement: class {},
  CSSStyleSheet: class {
    replaceSync(text) {
      context.sheet = text;
    }
  },
});
runInContext(source.replace(DEFINE, `globalThis.parts = { ${NAMES.join(", ")} };`), context);

export const parts = context.parts;
export const sheet = context.sheet;
export const bytes = readFileSync(FILE);

/** As values of this realm, which can be compared. */
export const plain = (value) => JSON.parse(JSON.stringify(value));

/** What is asked for by these attributes. */
export const wish = (attributes = {}) => parts.wishes((name) => attributes[name] ?? null);

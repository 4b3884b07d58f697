/*
 * What the tests of the embed script share: the publisher's server, a partner's server on another site, and a look into
 * the elements.
 *
 * The partner's pages have the strictest policy there can be: scripts and style sheets from files only, and no sink of
 * Trusted Types may be touched, by whatever policy.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve, site, visit } from "./browser.mjs";

const SAMPLES = fileURLToPath(new URL("samples/", import.meta.url));
const PICTURES = /^https:\/\/pictures\.oxbow\.example\.org\/(\w+\.jpg)$/;

export const LAYOUTS = ["list", "cards", "compact", "ticker", "calendar"];
export const LANGUAGES = ["en", "fr", "es", "de", "it", "nl", "pt", "ar"];
export const NOW = Date.UTC(2026, 9, 15, 10); // of what visitors' browsers think; the day after the sample's newest
export const NEWS = readFileSync(join(SAMPLES, "news.json"), "utf8");

const LOOK = `
  :root { color-scheme: light dark }
  body { margin: 0; font: 16px/1.6 "Noto Sans", system-ui, sans-serif; color: #1f2733; background: #fff }
  main { max-width: 56rem; margin: auto; padding: 1.5rem }
  mmm-feed { margin-block-end: 2rem }
  mmm-feed:not([theme=light], [theme=dark]) { --mmm-feed-accent: #0d6b5f }
  @media (prefers-color-scheme: dark) {
    body { color: #dfe4ec; background: #12161c }
    mmm-feed:not([theme=light], [theme=dark]) { --mmm-feed-accent: #6fd3c0 }
  }`;

/** Both servers. `answers` of the publisher's may be changed: by path, "/news.json" is the sample. */
export async function publisherAndPartner() {
  const answers = { "/news.json": feed(NEWS) };
  const feeds = await serve({ folder: site("script"), cors: true, answers, gzip: true });
  const csp = [
    "default-src 'none'",
    `script-src ${feeds.origin}`,
    "style-src 'self'",
    `connect-src ${feeds.origin}`,
    "img-src 'self' https://pictures.oxbow.example.org", // 'self': Firefox asks for an icon of the page
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const partner = await serve({ host: "partner.localhost", csp, answers: { "/look.css": { body: LOOK, type: "text/css" } } });
  return { feeds, partner, page: (body, options) => partnerPage(feeds, body, options) };
}

/** What a server says that serves this JSON Feed: a text, or something to make one of. */
export function feed(said, more = {}) {
  return { body: typeof said === "string" ? said : JSON.stringify(said), type: "application/feed+json", ...more };
}

function partnerPage(feeds, body, { lang = "en", dir = "", script = `<script src="${feeds.url("/embed.js")}" defer></script>`, css = "", title = "A partner" } = {}) {
  return {
    body:
      `<!doctype html><html lang="${lang}"${dir && ` dir="${dir}"`}><head><meta charset="utf-8"><title>${title}</title>` +
      `<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/look.css">` +
      `${css && `<link rel="stylesheet" href="${css}">`}${script}</head><body><main><h1>${title}</h1>${body}</main></body></html>`,
  };
}

/** The element as a partner writes it. */
export function element(feeds, attributes = "", children = "", path = "/news.json") {
  return `<mmm-feed src="${feeds.url(path)}" ${attributes}>${children}</mmm-feed>`;
}

/** Visit a page of the partner's with the clock at NOW, and wait until every element shows what it has. */
export async function look(browser, url, { wait = true, now = NOW, pictures = false, ...options } = {}) {
  const hosts = pictures ? ["pictures.oxbow.example.org"] : [];
  const seen = await visit(browser, "about:blank", { height: 900, hosts, ...options });
  await seen.page.evaluateOnNewDocument((at) => {
    window.clock = at;
    Date.now = () => window.clock;
  }, now);
  if (pictures) await hangUp(seen.page);
  await seen.page.goto(url, { waitUntil: wait ? "load" : "domcontentloaded" });
  if (wait) await settled(seen.page);
  return seen;
}

/** The pictures, which are on a host of their own. */
async function hangUp(page) {
  await page.setRequestInterception(true);
  page.on("request", (asked) => {
    const found = PICTURES.exec(asked.url());
    if (found) asked.respond({ contentType: "image/jpeg", body: readFileSync(join(SAMPLES, found[1])) });
    else asked.continue();
  });
}

/** Wait until no element is busy. */
export async function settled(page) {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("mmm-feed")].every((one) => one.shadowRoot?.querySelector("[aria-busy=false]")),
  );
  await drawn(page);
}

/** Wait until what was changed is on the screen. */
export const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Of each element: what a visitor has before them, by the names of the parts. */
export function shown(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("mmm-feed")].map((one) => {
      const root = one.shadowRoot;
      const words = (part, within = root) => [...within.querySelectorAll(`[part~=${part}]`)].map((node) => node.textContent.trim());
      const box = root.querySelector("section");
      return {
        name: box.ariaLabel,
        busy: box.ariaBusy === "true",
        lang: box.lang,
        dir: box.dir,
        layout: box.dataset.layout,
        title: words("title")[0] ?? "",
        rows: [...root.querySelectorAll("[role=list]:not([aria-hidden]) > li")].map((row) => ({
          title: words("heading", row)[0],
          href: row.querySelector("a[part=link]")?.href ?? "",
          meta: words("meta", row)[0],
          summary: words("summary", row)[0] ?? "",
          when: words("when", row)[0] ?? "",
          place: words("place", row)[0] ?? "",
          add: row.querySelector("[part=add]")?.href ?? "",
          picture: row.querySelector("img")?.src ?? "",
        })),
        ghosts: root.querySelectorAll("[part~=ghosts] > li").length,
        message: words("message")[0],
        stale: words("stale")[0],
        more: root.querySelector("a[part=more]")?.href ?? "",
        moreText: words("more")[0] ?? "",
        height: Math.round(one.getBoundingClientRect().height),
      };
    }),
  );
}

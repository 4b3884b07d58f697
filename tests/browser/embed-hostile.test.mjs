// sites: script
/* A feed that has turned hostile: nothing runs, nothing is asked for, nothing is left but text and addresses. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS, launch } from "./browser.mjs";
import { LAYOUTS, drawn, element, feed, look, publisherAndPartner, shown } from "./embedding.mjs";
import { ENTRIES, FEED } from "./samples/hostile.mjs";

const { feeds, partner, page } = await publisherAndPartner();
feeds.answers["/hostile.json"] = feed(FEED);
const ALL = 'show="date source summary events" limit="500"';
const body = LAYOUTS.map((layout) => element(feeds, `layout="${layout}" ${ALL}`, "", "/hostile.json")).join("");

const TAGS = ["a", "button", "div", "h2", "h3", "img", "li", "p", "section", "slot", "span", "strong", "ul"];
const NAMES = ["alt", "aria-busy", "aria-hidden", "aria-label", "aria-pressed", "data-layout", "data-show", "dir", "hidden", "href", "lang", "loading", "part", "referrerpolicy", "rel", "role", "src", "tabindex", "title", "type"];

/** What is in the elements: tags, names of attributes, and the addresses. */
const inside = (seen) =>
  seen.page.evaluate(() => {
    const nodes = [...document.querySelectorAll("mmm-feed")].flatMap((one) => [...one.shadowRoot.querySelectorAll("*")]);
    const sorted = (values) => [...new Set(values)].sort();
    return {
      tags: sorted(nodes.map((node) => node.localName)),
      names: sorted(nodes.flatMap((node) => node.getAttributeNames())),
      links: sorted(nodes.filter((node) => node.href).map((node) => new URL(node.href).protocol)),
      images: nodes.filter((node) => node.src).map((node) => node.src),
      longest: Math.max(...nodes.filter((node) => !node.childElementCount).map((node) => node.textContent.length)),
      ran: [window.ran, {}.ran, {}.title, Object.prototype.ran].filter((one) => one !== undefined),
      size: [document.documentElement.scrollWidth > innerWidth, getComputedStyle(document.body).display],
    };
  });

for (const name of BROWSERS) {
  for (const strict of [false, true]) {
    test(`${ENTRIES.length} hostile entries do nothing in ${name}, ${strict ? "under the strictest policy" : "without a policy"}`, async () => {
      partner.answers["/"] = strict ? page(body) : { ...page(body), csp: "frame-ancestors *" };
      const seen = await look(await launch(name), partner.url("/"));
      const all = await shown(seen.page);
      for (const { layout, rows } of all) if (layout !== "calendar") assert.equal(rows.length, ENTRIES.length, layout);
      // Every script has a chance: links are gone over and pressed without going anywhere, keys are typed.
      await seen.page.evaluate(() => {
        for (const one of document.querySelectorAll("mmm-feed")) {
          one.shadowRoot.addEventListener("click", (event) => event.preventDefault());
          for (const node of one.shadowRoot.querySelectorAll("a, button, div, span")) {
            for (const type of ["mouseover", "pointerenter", "focus", "blur", "click"]) node.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
          }
        }
      });
      await drawn(seen.page);
      const found = await inside(seen);
      assert.deepEqual(found.tags.filter((tag) => !TAGS.includes(tag)), []);
      assert.deepEqual(found.names.filter((one) => !NAMES.includes(one)), []);
      assert.deepEqual(found.links, ["http:", "https:"]);
      assert.deepEqual(found.images, []);
      assert.ok(found.longest <= 501, `${found.longest} characters`);
      assert.deepEqual(found.ran, []);
      assert.deepEqual(found.size, [false, "block"]);
      await seen.close();
      assert.deepEqual(seen.problems(), []);
      const asked = new Set(seen.requests.map(({ url }) => url).filter((url) => url !== "about:blank" && !url.endsWith("/favicon.ico")));
      assert.deepEqual(asked, new Set([partner.url("/"), partner.url("/look.css"), feeds.url("/embed.js"), feeds.url("/hostile.json")]));
    });
  }
}

test("where pictures are wanted, only those behind https are asked for, and they are not told from where", async () => {
  partner.answers["/"] = { ...page(element(feeds, 'show="image" limit="500"', "", "/pictures.json")), csp: "frame-ancestors *" };
  const images = ["https://pictures.oxbow.example.org/meander.jpg", "http://pictures.oxbow.example.org/plain.jpg", "javascript:1", "data:image/gif;base64,R0lGODlhAQABAAAAACw=", "//pictures.oxbow.example.org/relative.jpg", "https://"];
  feeds.answers["/pictures.json"] = feed({ items: images.map((image) => ({ title: "x", image })) });
  const seen = await look(await launch("chromium"), partner.url("/"), { pictures: true });
  const [{ rows }] = await shown(seen.page);
  assert.deepEqual(rows.map(({ picture }) => picture), [images[0], "", "", "", "", ""]);
  const asked = seen.requests.find(({ url }) => url.includes("pictures.oxbow"));
  assert.ok(!asked.request.headers().referer);
  await seen.close();
  assert.deepEqual(seen.problems(), []);
});

// sites: script
/*
 * The pictures of the embed in docs/pictures/, each a layout in light and dark, wide and on a phone. To make them anew:
 *
 *   MMMFEED_SITES='{"script": "OUTPUT"}' node tests/browser/embed-pictures.mjs       OUTPUT: a folder with embed.js in it
 *   cd docs/pictures && pngquant --force --ext .png --speed 1 --strip 96 embed-*.png && optipng -o4 embed-*.png
 */

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { LAYOUTS, drawn, element, feed, look, publisherAndPartner } from "./embedding.mjs";

const OUT = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const PICTURES = 'show="date source summary image events"';
const ATTRIBUTES = { list: 'limit="4"', cards: `limit="3" ${PICTURES}`, compact: 'limit="6"', ticker: "", calendar: 'limit="4" category="events,cities,biber"' };
const NARROW = { ...ATTRIBUTES, list: 'limit="3"', cards: `limit="1" ${PICTURES}`, calendar: 'limit="3"', compact: 'limit="4"' };

const { feeds, partner, page } = await publisherAndPartner();
const chromium = await launch("chromium");

async function shot(body, { width, dark, wants = {} }) {
  partner.answers["/"] = page(body, { css: "/bare.css", lang: "en-GB", ...wants });
  partner.answers["/bare.css"] = { type: "text/css", body: "h1 { display: none } main { padding: 1.5rem } mmm-feed { margin: 0 }" };
  const seen = await look(chromium, partner.url("/"), { width, height: 2000, dark, pictures: true });
  await seen.page.evaluate(() => Promise.all([...document.querySelectorAll("mmm-feed")].flatMap((one) => [...one.shadowRoot.querySelectorAll("img")]).map((img) => img.decode())));
  await drawn(seen.page);
  const height = await seen.page.evaluate(() => Math.ceil(document.querySelector("main").getBoundingClientRect().height));
  const taken = await seen.page.screenshot({ clip: { x: 0, y: 0, width, height }, encoding: "base64" });
  await seen.close();
  return `<img src="data:image/png;base64,${taken}" alt="">`;
}

/** Light above dark, each wide beside narrow. */
async function compose(name, wide, narrow, wants) {
  const halves = [];
  for (const dark of [false, true]) {
    const [left, right] = [await shot(wide, { width: 820, dark, wants }), await shot(narrow, { width: 360, dark, wants })];
    halves.push(`<div style="display:flex;gap:16px;align-items:flex-start;justify-content:center;padding:20px;background:${dark ? "#05070a" : "#e9edf2"}">${left}${right}</div>`);
  }
  const context = await chromium.createBrowserContext();
  const board = await context.newPage();
  await board.setViewport({ width: 1236, height: 100 });
  await board.setContent(`<style>body { margin: 0 } img { border-radius: 10px }</style>${halves.join("")}`);
  writeFileSync(`${OUT}embed-${name}.png`, await board.screenshot({ fullPage: true }));
  await context.close();
}

for (const layout of LAYOUTS) {
  await compose(layout, element(feeds, `layout="${layout}" ${ATTRIBUTES[layout]}`), element(feeds, `layout="${layout}" ${NARROW[layout]}`));
}
feeds.answers["/ahwar.json"] = feed({
  title: "أخبار شبكة الأهوار",
  home_page_url: "https://ahwar.example.org/",
  items: [
    ["عودة الجواميس إلى الأهوار: دليل جديد للقرى التي تريد استعادة مياهها", "يجمع الدليل تجارب اثنتي عشرة قرية أعادت فتح قنواتها القديمة، ويشرح خطوة بخطوة كيف تُقاس المياه وكيف تُقسَّم بين الصيادين ومربي الجواميس."],
    ["لقاء مفتوح عن القصب والطيور", "نلتقي بالصيادين وحراس المحمية لنسمع ما تغيّر هذا الخريف، ونجيب عن أسئلتكم.", { start: "2026-10-22T17:00:00+03:00", end: "2026-10-22T19:00:00+03:00", time_zone: "Asia/Baghdad", place: "بيت القصب، الجبايش", online: true, ics: "https://ahwar.example.org/a.ics" }],
    ["خريطة القنوات صارت متاحة للجميع", "تُظهر الخريطة أربعين قناة، وتُحدَّث كل شهر."],
  ].map(([title, summary, event], at) => ({ title, summary, url: "https://ahwar.example.org/a", language: "ar", date_published: `2026-10-1${4 - at}T09:00:00Z`, _mmmfeed: { source: { name: "ahwar", title: "شبكة الأهوار" }, events: event && [event] } })),
});
await compose("right-to-left", element(feeds, 'limit="3"', "", "/ahwar.json"), element(feeds, 'limit="2"', "", "/ahwar.json"), { lang: "ar", dir: "rtl" });
process.exit(0);

/*
 * Entries of a feed that has turned hostile, each a text of JSON: what they try is to run `window.ran = …`, to ask
 * https://tracker.example for something, to break out of their place, or to break the script that reads them.
 */

const RUN = "window.ran=1";
const TRACKER = "https://tracker.example";
const SCRIPT = `<script>${RUN}</script>`;

const item = (said) => JSON.stringify({ id: "x", url: "https://oxbow.example.org/", title: "A title", content_text: "A text", date_published: "2026-10-14T09:00:00Z", ...said });
const text = (said) => item({ title: said, summary: said, content_text: said, content_html: said, tags: [said], authors: [{ name: said, url: said }], _mmmfeed: { source: { name: said, title: said }, sources: [said], events: [{ start: "2026-10-22T14:00:00+02:00", place: said, ics: said, uid: said, time_zone: said }] } });
const address = (said) => item({ url: said, external_url: said, image: said, banner_image: said, attachments: [{ url: said, mime_type: "image/png" }], authors: [{ name: "A", url: said, avatar: said }], _mmmfeed: { source: { name: "a" }, events: [{ start: "2026-10-22", all_day: true, ics: said, place: "Ghent" }] } });
const event = (said) => item({ _mmmfeed: { events: said } });

export const ENTRIES = [
  // markup that runs
  text(SCRIPT),
  text(`<img src=x onerror="${RUN}">`),
  text(`<svg onload="${RUN}"></svg>`),
  text(`<svg><script>${RUN}</script></svg>`),
  text(`<svg><animate onbegin="${RUN}" attributeName=x dur=1s></svg>`),
  text(`<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>${RUN}</script></svg>#x"/></svg>`),
  text(`<math><maction actiontype="statusline#http://x" xlink:href="javascript:${RUN}">click</maction></math>`),
  text(`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`),
  text(`<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`),
  text(`<noscript><p title="</noscript><img src=x onerror=${RUN}>">`),
  text(`<template><img src=x onerror="${RUN}"></template>`),
  text(`<iframe srcdoc="${SCRIPT}"></iframe>`),
  text(`<object data="javascript:${RUN}"></object><embed src="javascript:${RUN}">`),
  text(`<details open ontoggle="${RUN}"><summary>x</summary></details>`),
  text(`<input autofocus onfocus="${RUN}"><select autofocus onfocus="${RUN}"></select>`),
  text(`<video><source onerror="${RUN}"></video><audio src=x onerror="${RUN}">`),
  text(`<a href="javascript:${RUN}" style="position:fixed;inset:0">x</a>`),
  text(`<x contenteditable onblur="${RUN}" tabindex=1 id=x>`),
  text(`"><img src=x onerror=${RUN}><a title="`),
  text(`' onmouseover='${RUN}`),
  text("`-${" + RUN + "}-`"),
  text(`</script>${SCRIPT}`),
  text(`]]>${SCRIPT}<![CDATA[`),
  text(`<!--><img src=x onerror=${RUN}>-->`),
  text(`&lt;img src=x onerror=${RUN}&gt;`),
  text(`{{constructor.constructor('${RUN}')()}} <%= ${RUN} %> \${${RUN}}`),
  // markup that asks
  text(`<img src="${TRACKER}/a.gif"><img srcset="${TRACKER}/b.gif 2x">`),
  text(`<link rel=stylesheet href="${TRACKER}/c.css"><link rel=prefetch href="${TRACKER}/d">`),
  text(`<style>@import "${TRACKER}/e.css"; * { background: url(${TRACKER}/f) }</style>`),
  text(`<meta http-equiv=refresh content="0;url=${TRACKER}/g"><base href="${TRACKER}/">`),
  text(`<form action="${TRACKER}/h"><button autofocus formaction="${TRACKER}/i">x</button></form>`),
  // style sheets
  text(`} :host { position: fixed; inset: 0; background: url(${TRACKER}/j) } {`),
  text(`red; background: url(${TRACKER}/k)`),
  text(`</style><style>body { display: none }</style>`),
  item({ language: `x"] { } * { background: url(${TRACKER}/l) } [x="`, title: "Language" }),
  item({ language: "en-" + "x-".repeat(5000) }),
  // addresses
  address(`javascript:${RUN}`),
  address(`JaVaScRiPt:${RUN}`),
  address(` \u0001javascript:${RUN}`),
  address(`java\nscript\t:${RUN}`),
  address(`javascript://oxbow.example.org/%0a${RUN}`),
  address(`data:text/html,${SCRIPT}`),
  address(`data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`),
  address(`vbscript:msgbox(1)`),
  address(`blob:https://oxbow.example.org/1`),
  address("file:///etc/passwd"),
  address(`view-source:https://oxbow.example.org`),
  address("http://["),
  address("https://" + "a".repeat(100000)),
  // what is not of its kind
  ..."null 0 true [] \"text\" {} [[[]]]".split(" "),
  item({ title: { toString: null }, summary: ["a"], url: { href: `javascript:${RUN}` }, image: 7, date_published: {}, tags: "a", authors: { name: 1 }, _mmmfeed: "x" }),
  item({ title: null, summary: null, content_text: null, url: null, _mmmfeed: null, tags: [null, {}, [[]], { toString: 1 }], authors: [null] }),
  item({ title: "", content_text: "", summary: "", url: "", date_published: "", _mmmfeed: { sources: "x", source: [], events: {} } }),
  item({ title: " \u0000\u0008\u001f\n\t ", date_published: "99999-99-99", _mmmfeed: { sources: [null, 1, {}], source: { name: {}, title: [] } } }),
  event([null, 1, "x", {}, { start: null }, { start: {} }, { start: "soon" }, { start: "2026-10-22", end: "1999-01-01", place: {}, ics: {} }]),
  event([{ start: "+275760-09-13T00:00:00.000Z", end: "+275760-09-13T00:00:00.000Z", time_zone: "Mars/Olympus" }]),
  event([{ start: "2026-10-22T14:00:00+02:00", end: "+275760-09-13T00:00:00Z", time_zone: "x".repeat(10000), place: "x".repeat(10000) }]),
  event(Array.from({ length: 20000 }, () => ({ start: "2026-10-22" }))),
  // names that are more than names
  `{"__proto__": {"ran": 1, "title": "polluted"}, "constructor": {"prototype": {"ran": 1}}, "title": "Prototype", "_mmmfeed": {"__proto__": {"ran": 1}, "source": {"__proto__": {"name": "polluted"}}}}`,
  item({ title: "__proto__", tags: ["__proto__", "constructor"], language: "constructor", _mmmfeed: { sources: ["__proto__", "toString"] } }),
  // sizes
  text("x".repeat(100000)),
  text("word ".repeat(100000)),
  text("\u202e\u2066reversed" + "\u0300".repeat(5000)),
  text("\ud800 alone \udfff"),
  `{"title": "Deep", "tags": ${"[".repeat(2000)}${"]".repeat(2000)}, "authors": ${'[{"name":'.repeat(500)}0${"}]".repeat(500)}}`,
];

/** The whole feed: its own fields are as hostile. */
export const FEED = `{"version": "https://jsonfeed.org/version/1.1", "title": ${JSON.stringify(`<img src=x onerror=${RUN}>`)},
  "home_page_url": "javascript:${RUN}", "feed_url": "${TRACKER}", "icon": "${TRACKER}/icon", "favicon": "${TRACKER}/favicon",
  "next_url": "${TRACKER}/next", "hubs": [{"type": "x", "url": "${TRACKER}/hub"}], "__proto__": {"ran": 1},
  "_mmmfeed": {"page": "data:text/html,${"<script>1</script>"}", "about": "javascript:${RUN}"}, "items": [${ENTRIES.join(",\n")}]}`;

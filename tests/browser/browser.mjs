/*
 * What the browser tests share: real browsers, a server on 127.0.0.1, and an eye on what a page does.
 *
 *   // sites: sample                                      which of sites.py is built for this file (a line of comment)
 *   import { BROWSERS, launch, serve, site, visit } from "./browser.mjs";
 *
 *   const feeds = await serve({ folder: site("sample"), cors: true });            http://feeds.localhost:PORT
 *   const partner = await serve({ host: "partner.localhost", answers: {           another origin, and another site
 *     "/": { body: `<script src="${feeds.url("/embed.js")}"></script>`, csp: `script-src ${feeds.origin}` } } });
 *
 *   for (const name of BROWSERS)                          "chromium" (by CDP), "firefox" (by WebDriver BiDi)
 *     test(`it shows in ${name}`, async () => {
 *       const browser = await launch(name);               one a name and file; closed at the end of the file
 *       const seen = await visit(browser, partner.url("/"));
 *       await seen.page.waitForSelector("mmm-feed");      puppeteer's page
 *       await seen.close();
 *       assert.deepEqual(seen.problems(), []);            console errors, exceptions, CSP reports, requests elsewhere
 *     });
 *
 * Tests are *.test.mjs beside this file, for node's own test runner. `pytest tests/browser` runs each of them after it
 * has built what they need; by hand, with an output/ folder that is there already:
 *
 *   MMMFEED_SITES='{"sample": "/tmp/site/output"}' node tests/browser/pages.test.mjs
 *
 * Host names under .localhost come to 127.0.0.1 without a name server, and are secure contexts; no other host can be
 * reached: Chromium and Firefox find no name but these, and what a page asks of another host is a problem.
 */

import { execFileSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { after } from "node:test";
import { gzipSync } from "node:zlib";
import puppeteer from "puppeteer-core";

const PATHS = { chromium: ["chromium", "chromium-browser", "google-chrome"], firefox: ["firefox-esr", "firefox"] };

export const BROWSERS = Object.keys(PATHS);

const MEDIA_TYPES = {
  ".atom": "application/atom+xml; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".opml": "text/x-opml; charset=utf-8",
  ".png": "image/png",
  ".rss": "application/rss+xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
};

/** The output/ folder that sites.py built under this name. */
export function site(name) {
  const folder = JSON.parse(process.env.MMMFEED_SITES ?? "{}")[name];
  if (!folder) throw new Error(`No site "${name}": write "// sites: ${name}" in the test file, and run it by pytest.`);
  return folder;
}

// --- browsers ------------------------------------------------------------------------------------------------------

const launched = new Map();
const servers = new Set();

/**
 * A headless browser, which is closed when the file's tests are done. The same name and settings give the same one.
 * dark, reducedMotion: what the visitor prefers, for all pages (in Chromium a page can be told by `visit`, too).
 * args: more of the browser's own flags. prefs: more of Firefox's preferences.
 */
export function launch(name, { dark = false, reducedMotion = false, args = [], prefs = {} } = {}) {
  const key = JSON.stringify([name, dark, reducedMotion, args, prefs]);
  if (!launched.has(key)) {
    launched.set(key, start(name, { dark, reducedMotion, args, prefs }));
  }
  return launched.get(key);
}

async function start(name, { dark, reducedMotion, args, prefs }) {
  const browser = await puppeteer.launch(
    name === "firefox" ? firefox({ dark, reducedMotion, args, prefs }) : chromium({ args }),
  );
  browser.preferred = { dark, reducedMotion };
  browser.kind = name;
  return browser;
}

function chromium({ args }) {
  return {
    executablePath: found("chromium"),
    headless: true,
    pipe: true, // it ends when this process does, however that ends
    args: [
      "--no-sandbox", // it cannot be had by root, nor in most containers
      "--disable-gpu",
      "--disable-quic",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--no-default-browser-check",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--force-color-profile=srgb",
      "--font-render-hinting=none",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
      ...args,
    ],
  };
}

function firefox({ dark, reducedMotion, args, prefs }) {
  return {
    browser: "firefox",
    executablePath: found("firefox"),
    headless: true,
    args,
    extraPrefsFirefox: {
      "network.proxy.type": 1, // every host but these is asked of a proxy that is not there
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": 9,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": 9,
      "network.proxy.no_proxies_on": "localhost, .localhost, 127.0.0.1",
      "network.proxy.failover_direct": false,
      "ui.systemUsesDarkTheme": dark ? 1 : 0,
      "ui.prefersReducedMotion": reducedMotion ? 1 : 0,
      ...prefs,
    },
  };
}

function found(name) {
  for (const command of PATHS[name]) {
    try {
      return execFileSync("which", [command], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // the next name
    }
  }
  throw new Error(`${name} is not installed (looked for ${PATHS[name].join(", ")}).`);
}

after(closeAll); // here, at the top of the file: within a test it would be after that test

// Who runs this has waited long enough (tests/nodejs.py): no browser stays behind.
process.once("SIGTERM", () => closeAll().finally(() => process.exit(143)));

async function closeAll() {
  await Promise.allSettled([...launched.values()].map(async (browser) => (await browser).close()));
  await Promise.all([...servers].map((server) => server.close()));
}

// --- one page, and what it does --------------------------------------------------------------------------------------

/**
 * Open `url` in a tab of a fresh profile and watch it from the first byte.
 *
 * width, height: CSS pixels. scale: device pixels a CSS pixel. dark, reducedMotion, print, offline, script (false: none):
 * Chromium only; for Firefox say it to `launch`. locale: what the browser says it prefers ("fr-FR"), Chromium only.
 * hosts: more hosts that the page may ask. waitUntil: puppeteer's ("load", "networkidle0", …); null: don't wait.
 */
export async function visit(browser, url, options = {}) {
  const { width = 1024, height = 768, scale = 1, hosts = [], waitUntil = "load" } = options;
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const seen = new Visit(page, context, hosts);
  await seen.watch();
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  await settle(page, { ...browser.preferred, ...options }, browser.kind);
  const arrived = page.goto(url, { waitUntil: waitUntil ?? "load" });
  if (waitUntil) seen.response = await arrived;
  else arrived.catch(() => {}); // it is never there, which is what is tested
  return seen;
}

async function settle(page, { dark, reducedMotion, print, script = true, offline, locale }, kind) {
  if (kind === "firefox") {
    if (print || !script || offline || locale) throw new Error("Firefox can be told this only by launch(): prefs");
    return;
  }
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
    { name: "prefers-reduced-motion", value: reducedMotion ? "reduce" : "no-preference" },
  ]);
  if (print) await page.emulateMediaType("print");
  if (!script) await page.setJavaScriptEnabled(false);
  if (offline) await page.setOfflineMode(true);
  if (locale) {
    const session = await page.createCDPSession();
    await session.send("Emulation.setLocaleOverride", { locale: locale.replace("-", "_") });
    await page.setExtraHTTPHeaders({ "Accept-Language": locale });
    await page.evaluateOnNewDocument((said) => {
      Object.defineProperty(Navigator.prototype, "language", { get: () => said });
      Object.defineProperty(Navigator.prototype, "languages", { get: () => [said] });
    }, locale);
  }
}

const REPORT = "Content-Security-Policy was broken: ";

class Visit {
  constructor(page, context, hosts) {
    this.page = page; // puppeteer's
    this.response = null; // to the first request
    this.console = []; // {type, text, at}: everything that was said
    this.exceptions = []; // what no script caught
    this.violations = []; // {directive, blocked, file, line, sample}: of the Content-Security-Policy, Trusted Types too
    this.requests = []; // {url, method, status, failed}: in the order in which they were asked
    this.left = []; // addresses on hosts that are not this machine's
    this.context = context;
    this.hosts = new Set(hosts);
  }

  async watch() {
    const { page } = this;
    page.on("console", (said) => this.#hear(said));
    page.on("pageerror", (error) => this.exceptions.push(String(error?.stack ?? error)));
    page.on("request", (request) => this.#ask(request));
    page.on("response", (response) => this.#answer(response.request(), { status: response.status() }));
    page.on("requestfailed", (request) => this.#answer(request, { failed: request.failure()?.errorText ?? "failed" }));
    // In every frame, before its own scripts. By the console, since what a document remembers goes with it.
    await page.evaluateOnNewDocument((mark) => {
      const tell = console.debug.bind(console);
      document.addEventListener("securitypolicyviolation", (event) => {
        const { effectiveDirective: directive, blockedURI: blocked, sourceFile: file, lineNumber: line } = event;
        tell(mark + JSON.stringify({ directive, blocked, file, line, sample: event.sample }));
      });
    }, REPORT);
  }

  #hear(said) {
    const text = said.text();
    if (text.startsWith(REPORT)) this.violations.push(JSON.parse(text.slice(REPORT.length)));
    else this.console.push({ type: said.type(), text, at: said.location()?.url ?? "" });
  }

  #ask(request) {
    const url = request.url();
    this.requests.push({ request, url, method: request.method(), status: null, failed: "" });
    if (!/^(?:data|blob|about):/.test(url) && !this.#isHere(url)) this.left.push(url);
  }

  #isHere(url) {
    const { hostname } = new URL(url);
    return hostname === "127.0.0.1" || /(?:^|\.)localhost$/.test(hostname) || this.hosts.has(hostname);
  }

  #answer(request, said) {
    const asked = this.requests.findLast((one) => one.request === request);
    if (asked) Object.assign(asked, said);
  }

  /** All that should not be: errors and warnings of the console, exceptions, CSP reports, requests to other hosts. */
  problems() {
    return [
      ...this.console.filter(({ type }) => /^(?:error|warn|warning|assert)$/.test(type)).map(({ text, at }) => `console: ${text} ${at}`.trim()),
      ...this.exceptions.map((text) => `exception: ${text}`),
      ...this.violations.map((said) => `CSP: ${JSON.stringify(said)}`),
      ...this.left.map((url) => `asked another host: ${url}`),
    ];
  }

  /** Close the tab and its profile. What was seen stays. */
  async close() {
    await this.context.close();
  }
}

// --- a server ----------------------------------------------------------------------------------------------------------

/**
 * Serve `folder` and `answers` on 127.0.0.1, closed when the file's tests are done.
 *
 * host: how pages call it. Two hosts are two sites; two servers of one host are two origins.
 * answers: by path (without the query), before the folder: {body, type, status, headers, csp}, or a function of the
 *   request {method, path, query, headers} that gives one, or a promise of one (so it can be late), or "hang" (never
 *   answered), or "drop" (the connection is cut).
 * headers: more headers, by path, "*" for all; a function of the path is as good. cors: whether every origin may read it.
 * csp: the Content-Security-Policy of every page. gzip: whether it compresses.
 *
 * Returns {origin, url(path), requests, answers, close()}: `answers` may be changed while it serves; `requests` are
 * {method, path, query, headers}.
 */
export async function serve({ folder = null, host = "feeds.localhost", answers = {}, headers = {}, cors = false, csp = "", gzip = false } = {}) {
  const requests = [];
  const more = (path) => (typeof headers === "function" ? headers(path) : { ...headers["*"], ...headers[path] });
  const general = { ...(cors && { "Access-Control-Allow-Origin": "*" }), ...(csp && { "Content-Security-Policy": csp }) };
  const server = createServer(async (asked, reply) => {
    try {
      const { pathname, search } = new URL(asked.url, "http://here");
      const request = { method: asked.method, path: decodeURIComponent(pathname), query: search, headers: asked.headers };
      requests.push(request);
      const answer = await scripted(answers[request.path], request);
      if (answer === "hang") return;
      if (answer === "drop") asked.socket.destroy();
      else if (answer) say(asked, reply, { ...general, ...more(request.path) }, answer, gzip);
      else await sayFile(asked, reply, { ...general, ...more(request.path) }, folder, request.path, gzip);
    } catch (error) {
      reply.writeHead(500).end(String(error?.stack));
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://${host}:${server.address().port}`;
  const served = {
    origin,
    requests,
    answers,
    url: (path = "/") => origin + path,
    close: () =>
      new Promise((done) => {
        servers.delete(served);
        server.close(done);
        server.closeAllConnections();
      }),
  };
  servers.add(served);
  return served;
}

async function scripted(answer, request) {
  return typeof answer === "function" ? answer(request) : answer;
}

function say(asked, reply, headers, answer, gzip) {
  const { body = "", type = "text/html; charset=utf-8", status = 200, csp } = typeof answer === "object" ? answer : { body: answer };
  const all = { "Content-Type": type, ...headers, ...(csp && { "Content-Security-Policy": csp }), ...answer.headers };
  const packed = gzip && /\bgzip\b/.test(asked.headers["accept-encoding"] ?? "");
  if (packed) all["Content-Encoding"] = "gzip";
  reply.writeHead(status, all);
  reply.end(asked.method === "HEAD" ? undefined : packed ? gzipSync(body) : body);
}

async function sayFile(asked, reply, headers, folder, path, gzip) {
  const file = folder && normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
  const there = file?.startsWith(normalize(folder + sep)) && (await stat(file).catch(() => null));
  if (!there || !there.isFile()) {
    if (path === "/favicon.ico") reply.writeHead(204).end(); // browsers ask for it unasked
    else reply.writeHead(404, { "Content-Type": "text/plain", ...headers }).end("not here");
    return;
  }
  const type = MEDIA_TYPES[extname(file)] ?? "application/octet-stream";
  if (gzip) {
    const parts = await createReadStream(file).toArray();
    say(asked, reply, headers, { body: Buffer.concat(parts), type }, gzip);
    return;
  }
  reply.writeHead(200, { "Content-Type": type, "Content-Length": there.size, ...headers });
  if (asked.method === "HEAD") reply.end();
  else createReadStream(file).pipe(reply);
}

/*
 * <mmm-feed src="https://feeds.example.org/news.json"></mmm-feed>
 *
 * Shows a JSON Feed on any page. Attributes, custom properties and parts: docs/reference/embed.md.
 *
 * What the feed says becomes text, and addresses that were looked at; never HTML, style, or a name of anything. So a
 * hostile feed can do nothing, and there is nothing for Trusted Types to watch. Classic script and module alike; ES2020.
 * The file begins with a byte order mark: old pages that are not in UTF-8 then read it as what it is. What is served is
 * this without comments and blanks (minified.py), for which comments stand on lines of their own.
 */
(() => {
  "use strict";
  // Where there is no custom element, or no style sheet that every Content-Security-Policy allows, the children stay.
  if (customElements.get("mmm-feed") || !document.adoptedStyleSheets) return;

  // --- words -----------------------------------------------------------------------------------------------------------

  const WORDS = "news empty error more stale add pause online cancelled".split(" ");
  const TEXTS = {
    en: "News|Nothing to show at the moment.|The news cannot be shown at the moment.|More news|May be out of date.|Add to calendar|Pause|Online|Cancelled",
    fr: "Actualités|Rien à afficher pour le moment.|Impossible d’afficher les actualités pour le moment.|Plus d’actualités|Peut ne plus être à jour.|Ajouter au calendrier|Pause|En ligne|Annulé",
    es: "Noticias|Nada que mostrar por el momento.|No se pueden mostrar las noticias por el momento.|Más noticias|Puede no estar al día.|Añadir al calendario|Pausa|En línea|Cancelado",
    de: "Neuigkeiten|Zurzeit nichts Neues.|Die Neuigkeiten können zurzeit nicht angezeigt werden.|Weitere Neuigkeiten|Vielleicht nicht mehr aktuell.|In den Kalender|Pause|Online|Abgesagt",
    it: "Notizie|Niente da mostrare al momento.|Impossibile mostrare le notizie al momento.|Altre notizie|Forse non aggiornato.|Aggiungi al calendario|Pausa|Online|Annullato",
    nl: "Nieuws|Niets te tonen op dit moment.|Het nieuws kan op dit moment niet worden getoond.|Meer nieuws|Misschien niet actueel.|Zet in agenda|Pauze|Online|Geannuleerd",
    pt: "Notícias|Nada para mostrar de momento.|Não é possível mostrar as notícias de momento.|Mais notícias|Pode não estar atualizado.|Adicionar ao calendário|Pausa|Online|Cancelado",
    ar: "الأخبار|لا يوجد ما يُعرض حاليًا.|يتعذر عرض الأخبار حاليًا.|المزيد من الأخبار|قد لا يكون محدّثًا.|أضف إلى التقويم|إيقاف مؤقت|عبر الإنترنت|أُلغي",
  };
  const RTL = /^(ar|ckb|fa|he|ps|ur|yi)\b/;

  // "" where it cannot be.
  const attempt = (does) => {
    try {
      return does();
    } catch {
      return "";
    }
  };

  const known = (language) => attempt(() => Intl.getCanonicalLocales(language)[0]);

  // How to write: as the page does, with the visitor's own region ("en" → "en-GB"); else as the visitor does.
  const tongue = (asked, preferred) => {
    const language = known(asked) || known(preferred[0]) || "en";
    const base = language.split("-")[0];
    const texts = (TEXTS[base] || TEXTS.en).split("|");
    return {
      language: preferred.find((one) => one.startsWith(language + "-")) || language,
      of: TEXTS[base] ? language : "en",
      dir: RTL.test(language) ? "rtl" : "ltr",
      ...Object.fromEntries(WORDS.map((word, at) => [word, texts[at]])),
    };
  };

  // --- what is asked for -----------------------------------------------------------------------------------------------

  const SHOWN = {
    list: "date source summary events",
    cards: "date source summary events",
    compact: "date",
    ticker: "date",
    calendar: "source",
  };
  const HOUR = 36e5;
  const MOST = 500;
  const SOME = 40;

  const names = (said) => (said || "").toLowerCase().split(",").map((name) => name.trim()).filter(Boolean);

  // The attributes, with defaults. `get` gives the value of one, or null.
  const wishes = (get) => {
    const layout = Object.keys(SHOWN).find((one) => one === get("layout")) || "list";
    const show = (get("show") ?? SHOWN[layout]).split(/[,\s]+/);
    const number = (name, most, usual) => Math.min(Math.abs(parseInt(get(name), 10)) || usual, most);
    return {
      layout,
      flat: layout === "compact" || layout === "ticker",
      limit: number("limit", MOST, 5),
      level: number("heading", 5, 2),
      show,
      pictures: /list|cards/.test(layout) && show.includes("image"),
      category: names(get("category")),
      source: names(get("source")),
      without: names(get("exclude-source")),
      target: get("target"),
      title: get("title"),
      more: get("more"),
    };
  };

  // --- what the feed says ----------------------------------------------------------------------------------------------

  const list = (value, most) => (Array.isArray(value) ? value.slice(0, most) : []);

  // One line of text, cut between words.
  const line = (value, most) => {
    if (typeof value !== "string") return "";
    const whole = value.slice(0, 9 * most).replace(/[\s\x00-\x1f]+/g, " ").trim();
    return whole.length > most ? whole.slice(0, most).replace(/\s+\S*$/, "") + "…" : whole;
  };

  const address = (value, base) => {
    const url = typeof value === "string" && value && attempt(() => new URL(value, base).href);
    return /^https?:/.test(url) ? url : "";
  };

  const moment = (value) => {
    const date = new Date(typeof value === "string" ? value : NaN);
    return isNaN(date) ? null : date;
  };

  const happening = (said, base) => {
    const start = moment(said?.start);
    if (!start) return null;
    // A date, and no time: it lasts all day, and `end` is the last one.
    const days = said.start.length < 11;
    const last = moment(said.end);
    const end = last > start ? last : null;
    return {
      start,
      end,
      days,
      until: +(end || start) + (days ? 24 * HOUR : HOUR),
      zone: days ? "UTC" : line(said.time_zone, 50) || said.start.slice(-6).replace(/.*Z/, "UTC"),
      place: line(said.place, 120),
      online: said.online,
      cancelled: said.cancelled,
      ics: address(said.ics, base),
    };
  };

  const entry = (said, base) => {
    const ours = said?._mmmfeed;
    const title = line(said?.title, 160);
    let summary = line(said?.summary, 500) || line(said?.content_text, 500);
    // Titles are often the text's own first words.
    if (title && summary.startsWith(title)) summary = summary.slice(title.length).replace(/^[\s.:…–—-]+/, "");
    const source = line(ours?.source?.title, 80) || line(ours?.source?.name, 80) || line(list(said?.authors)[0]?.name, 80);
    const image = address(said?.image, base);
    return {
      title: title || line(summary, 100),
      summary: title && summary,
      url: address(said?.url, base),
      image: image.startsWith("https:") && image,
      date: moment(said?.date_published),
      language: known(line(said?.language, 35)),
      source,
      sources: names(list(ours?.sources, 50).map((name) => line(name, 80)).join() || source),
      tags: list(said?.tags, 99).map((tag) => line(tag, 99).toLowerCase()),
      events: list(ours?.events, 99).flatMap((one) => happening(one, base) || []),
    };
  };

  // A JSON Feed in our terms; an error if it is none.
  const understood = (said, base) => {
    if (!Array.isArray(said?.items)) throw Error();
    return {
      title: line(said.title, 100),
      page: address(said._mmmfeed?.page, base) || address(said.home_page_url, base),
      entries: said.items.slice(0, 4 * MOST).map((item) => entry(item, base)),
    };
  };

  // What is shown at `now`: entries, each with the event that stands with it.
  const chosen = (feed, wish, now) => {
    const ahead = ({ until }) => until > now;
    const entries = feed.entries.filter(
      ({ tags, sources }) =>
        (!wish.category.length || wish.category.some((one) => tags.includes(one))) &&
        (!wish.source.length || wish.source.some((one) => sources.includes(one))) &&
        (!sources.length || !sources.every((one) => wish.without.includes(one))),
    );
    return (
      wish.layout === "calendar"
        ? entries
            .flatMap((of) => of.events.filter(ahead).map((event) => ({ of, event })))
            .sort((one, other) => one.event.start - other.event.start)
        : entries.map((of) => ({ of, event: of.events.find(ahead) || of.events[0] }))
    ).slice(0, wish.limit);
  };

  // --- dates -----------------------------------------------------------------------------------------------------------

  // Making one takes as long as using it a hundred times.
  const formats = new Map();

  const format = (language, options, timeZone) => {
    const key = language + timeZone + JSON.stringify(options);
    const made = (more) => new Intl.DateTimeFormat(language, { ...options, ...more });
    // A zone that this browser does not know: then it is told in the visitor's own.
    if (!formats.has(key)) formats.set(key, attempt(() => made({ timeZone })) || made());
    return formats.get(key);
  };

  const DAY = { month: "short", day: "numeric" };
  const YEAR = { ...DAY, year: "numeric" };
  const TIME = { hour: "numeric", minute: "2-digit", timeZoneName: "short" };

  // "Thu, 22 Oct 2026, 14:00 – 16:00 CEST"
  const when = ({ start, end, days, zone }, language) => {
    const written = format(language, { weekday: "short", ...YEAR, ...(days ? {} : TIME) }, zone);
    return end ? written.formatRange(start, end) : written.format(start);
  };

  // --- asking ----------------------------------------------------------------------------------------------------------

  // By address: several elements that show one feed ask for it once.
  const underWay = new Map();

  const ask = (url) => {
    if (!underWay.has(url)) {
      const abort = new AbortController();
      const get = (cache) =>
        fetch(url, { cache, signal: abort.signal, credentials: "omit", referrerPolicy: "no-referrer" });
      const read = async () => {
        let old = false;
        const answer = await get("default").catch(() => {
          // What the browser still has of it, however old.
          old = true;
          return get("force-cache");
        });
        if (!answer.ok) throw Error();
        return { old, feed: understood(await answer.json(), url) };
      };
      const asked = { users: 0, answer: read() };
      const late = setTimeout(() => abort.abort(), 2e4);
      const done = () => {
        clearTimeout(late);
        if (underWay.get(url) === asked) underWay.delete(url);
      };
      asked.answer.then(done, done);
      asked.leave = () => {
        if (--asked.users) return;
        done();
        abort.abort();
      };
      underWay.set(url, asked);
    }
    underWay.get(url).users++;
    return underWay.get(url);
  };

  // --- building --------------------------------------------------------------------------------------------------------

  const fill = (node, content) => {
    node.replaceChildren(...[content].flat().filter(Boolean));
    return node;
  };

  const mark = (node, attributes) => {
    for (const [name, value] of Object.entries(attributes)) if (value != null) node.setAttribute(name, value);
    return node;
  };

  const make = (tag, part, content, attributes) =>
    fill(mark(document.createElement(tag), { part, ...attributes }), content);

  const link = (part, href, content, target, label) =>
    make(href ? "a" : "span", part, content, href && { href, target, rel: "noopener", "aria-label": label });

  const occasion = ({ of, event }, wish, t) =>
    make("div", "event", [
      make("div", null, [
        event.cancelled && make("strong", "cancelled", t.cancelled),
        " ",
        make("span", "when", when(event, t.language)),
      ]),
      make("div", "where", [
        event.place && make("span", "place", event.place, { dir: "auto" }),
        event.online && make("span", null, t.online),
        event.ics && !event.cancelled && event.until > Date.now() && link("add", event.ics, t.add, wish.target, `${t.add}: ${of.title}`),
      ]),
    ]);

  const row = ({ of, event }, wish, t) => {
    const { flat, layout } = wish;
    const shows = (name) => wish.show.includes(name);
    const source = shows("source") && of.source && make("span", "source", of.source, { dir: "auto" });
    const date = shows("date") && of.date && make("span", "date", format(t.language, YEAR).format(of.date));
    const happens = event && !flat && (layout === "calendar" || shows("events"));
    return make("li", "item", [
      layout === "calendar" && make("div", "tile", Object.entries(DAY).map(([unit, how]) =>
        make("span", null, format(t.language, { [unit]: how }, event.zone).format(event.start))), { "aria-hidden": true }),
      wish.pictures && make("div", "image", of.image && make("img", null, null, {
        src: of.image, alt: "", loading: "lazy", referrerpolicy: "no-referrer",
      })),
      make("div", "body", [
        make("div", "meta", [source, source && date && " · ", date]),
        make("div", happens ? "text short" : "text", [
          make(flat ? "div" : `h${wish.level + (wish.title !== "")}`, "heading", link("link", of.url, of.title || t.news, wish.target), { dir: "auto" }),
          !flat && shows("summary") && of.summary && make("p", "summary", of.summary, { dir: "auto" }),
        ], of.language && { lang: of.language }),
        happens && occasion({ of, event }, wish, t),
      ]),
    ]);
  };

  // What stands in the place of the rows until they are there, and is as high as they will be.
  const ghosts = ({ layout, limit, pictures }) =>
    make("ul", "list ghosts", Array.from({ length: Math.min(limit, SOME) }, () =>
      make("li", "item", [
        layout === "calendar" && make("div", "tile"),
        pictures && make("div", "image"),
        make("div", "body", [make("div", "meta"), make("div", "text")]),
      ])), { "aria-hidden": true });

  // Let rows pass by, with a button that stops them. Returns what ends it. It scrolls, so it goes on by hand where it stops.
  const roll = (rows, area, button, t) => {
    // What comes round again; it is the rows themselves that are read out and tabbed through.
    const again = mark(rows.cloneNode(true), { "aria-hidden": true });
    again.querySelectorAll("a").forEach((one) => (one.tabIndex = -1));
    const track = make("div", "track", [rows, again]);
    fill(area, track);
    const width = rows.offsetWidth;
    button.hidden = again.hidden = width <= area.clientWidth;
    let wanted = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    let [frame, at, before] = [0, 0, 0];
    const step = (now) => {
      at = (at + Math.min(now - before, 50) / 20) % width;
      before = now;
      area.scrollLeft = t.dir === "rtl" ? -at : at;
      frame = requestAnimationFrame(step);
    };
    const stop = () => cancelAnimationFrame(frame);
    const go = () => {
      stop();
      at = Math.abs(area.scrollLeft);
      mark(button, { "aria-pressed": !wanted });
      // Nobody is to run after what they read or are about to press.
      if (wanted && !again.hidden && !track.matches(":hover, :focus-within")) step(performance.now());
    };
    button.onclick = () => {
      wanted = !wanted;
      go();
    };
    for (const type of ["pointerenter", "pointerleave", "focusin", "focusout"]) track.addEventListener(type, go);
    go();
    return stop;
  };

  // --- the look --------------------------------------------------------------------------------------------------------

  // --n: lines of a row's title and summary, --e: of its event, --m: of what stands above. Each is 1.5em high, so how
  // high a row will be is known before it is there, and nothing moves when it comes.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host {
      display: block; container-type: inline-size; min-inline-size: min(100%, 15em); text-align: start;
      color: var(--mmm-feed-text, var(--text, inherit)); font-family: var(--mmm-feed-font, inherit);
      --accent: var(--mmm-feed-accent, var(--own, currentColor));
      --muted: var(--mmm-feed-muted, color-mix(in srgb, currentColor 78%, #0000));
      --line: var(--mmm-feed-border, color-mix(in srgb, currentColor 18%, #0000));
      --tint: color-mix(in srgb, currentColor 6%, #0000);
    }
    :host([theme=light]) { --text: #1a2230; --back: #fff; --own: #0b57b8; --pad: 1.25em; color-scheme: light }
    :host([theme=dark]) { --text: #e8ebf1; --back: #14181f; --own: #8ec1ff; --pad: 1.25em; color-scheme: dark }
    :host([hidden]), [hidden] { display: none !important }
    * { box-sizing: border-box; margin: 0; padding: 0 }
    section {
      --round: var(--mmm-feed-radius, .75em); --ring: 2px solid var(--mmm-feed-focus, var(--accent));
      --m: 0; --n: 2; --e: 1; --p: .75em; --h: calc((var(--m) + var(--n)) * 1.5em + .4em);
      background: var(--mmm-feed-background, var(--back, none)); padding: var(--pad, 0); border-radius: var(--round);
      line-height: 1.5; overflow-wrap: anywhere;
    }
    [data-show~=date], [data-show~=source] { --m: 1 }
    [data-show~=summary] { --n: 3 }
    @container (max-width: 46em) {
      section { --e: 2 }
      [data-show~=summary], [data-layout=calendar] { --n: 4 }
      [part=event] { flex-flow: column }
      [part=where] { flex-wrap: wrap }
    }
    @container (max-width: 30em) {
      section { --n: 3; --e: 4 }
      [data-show~=summary], [data-layout=calendar] { --n: 6 }
    }
    [data-layout=cards] { --n: 3; --e: 4 }
    [data-layout=cards][data-show~=summary] { --n: 7 }
    [part=title], [part=heading] { font-family: var(--mmm-feed-heading-font, inherit) }
    [part=title] { font-size: 1.25em; font-weight: 700; line-height: 1.3; padding: 0 .32em .5em }
    [part=main], ul { display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; list-style: none }
    [part=main] > * { grid-area: 1/1 }
    [aria-busy=true] [part=column] { display: none }
    [part=message] { place-self: center; text-align: center }
    li {
      position: relative; display: flex; gap: 1em; padding: var(--p) .4em; border-block-end: 1px solid var(--line);
      min-block-size: calc(var(--h) + 2 * var(--p) + 2px); content-visibility: auto;
    }
    [part=body] { flex: 1; min-inline-size: 0; min-block-size: var(--h); display: flex; flex-direction: column; line-height: 1.5em }
    [part=meta] { flex: none; font-size: .8125em; block-size: calc(var(--m) * 1lh); overflow: hidden; white-space: nowrap; text-overflow: ellipsis; color: var(--muted) }
    [part=source] { color: var(--accent); font-weight: 600 }
    [part~=text] { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: var(--n); overflow: hidden }
    [part~=short] { -webkit-line-clamp: max(2, var(--n) - var(--e)) }
    [part=heading] { font-size: 1.0625em; font-weight: 600 }
    [part=summary] { font-size: .9375em; color: var(--muted) }
    a { color: inherit; text-decoration: none; }
    a:hover { color: var(--accent); text-decoration: underline }
    [part=link]::after { content: ""; position: absolute; inset: 0; border-radius: .4em }
    [part=link]:focus-visible { outline: 0 }
    [part=link]:focus-visible::after { outline: var(--ring); outline-offset: -2px }
    [part=add], [part=more], button { position: relative; color: var(--accent); font-family: inherit; font-weight: 600; text-decoration: underline var(--line) }
    :focus-visible { outline: var(--ring); outline-offset: 2px }
    [part=event] { display: flex; gap: 0 1em; margin-block-start: .4em; border-inline-start: 2px solid var(--accent); padding-inline-start: .75em }
    [part=event] > * { font-size: .875em; flex: none }
    [part=cancelled] + * { text-decoration: line-through }
    [part=when] { font-weight: 600 }
    [part=where] { display: flex; gap: 0 1em; flex: 0 1 auto; min-inline-size: 0; color: var(--muted) }
    [part=place] { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
    [part=image] { flex: none; inline-size: min(7.5em, 25%); aspect-ratio: 4/3; align-self: start; order: 1; overflow: hidden; border-radius: calc(var(--round) / 2); background: linear-gradient(135deg, color-mix(in srgb, var(--accent) 25%, #0000), var(--tint)) }
    img { inline-size: 100%; block-size: 100%; object-fit: cover }
    [part=tile] { flex: none; inline-size: 3.5em; block-size: 3.75em; display: grid; place-content: center; text-align: center; line-height: 1.25; background: var(--tint); border: 1px solid #0000; border-radius: calc(var(--round) / 2) }
    [part=tile] :first-child { font-size: .75em; font-weight: 600; color: var(--accent) }
    [part=tile] :last-child { font-size: 1.375em; font-weight: 700 }
    [part=foot] { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1em; padding: .75em .4em 0; min-block-size: 2.25em }
    [part=more]::after { content: " ›"; content: " ›" / "" }
    [part=more], [part=stale] { font-size: .9375em }
    [part=stale] { color: var(--muted) }

    [part~=ghosts] { margin-block-end: 2.25em; opacity: .6 }
    [aria-busy=false] [part~=ghosts] { visibility: hidden }
    [part~=ghosts] [part=meta] { inline-size: 11em; background: linear-gradient(var(--line) 0 0) 0 50%/100% .6em no-repeat }
    [part~=ghosts] [part=text] { min-block-size: calc(var(--n) * 1.5em); background: repeating-linear-gradient(#0000 0 .4em, var(--line) 0 1.1em, #0000 0 1.5em) }

    [data-layout=cards] ul { grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--mmm-feed-card, 15em)), 1fr)); gap: 1em }
    [data-layout=cards] li { --p: 1em; flex-direction: column; overflow: hidden; padding: 1em; border: 1px solid var(--line); border-radius: var(--round); background: var(--mmm-feed-surface, none) }
    [data-layout=cards] [part=image] { order: 0; inline-size: auto; aspect-ratio: 16/9; align-self: auto; margin: -1em -1em 0; border-radius: 0 }
    [data-layout=cards] [part=event] { flex-flow: column }
    [data-layout=cards] [part=where] { flex-wrap: wrap }
    [data-layout=cards] :is([part=title], [part=foot]) { padding-inline: 0 }
    [data-layout=cards][data-show~=image] li { content-visibility: visible }
    [data-layout=cards] [part=link]::after { border-radius: var(--round) }

    [data-layout=compact] { --p: .3em; --n: 1; --m: 0 }
    [data-layout=compact] [part=body] { flex-direction: row; align-items: start; gap: 1em }
    [data-layout=compact] [part=meta] { block-size: 1lh; min-inline-size: 7.5em }
    @container (max-width: 30em) {
      [data-layout=compact] { --n: 2; --m: 1 }
      [data-layout=compact] [part=body] { flex-direction: column; gap: 0 }
      [data-layout=ticker] [part=head] { flex-basis: 100% }
    }

    [data-layout=ticker] { --m: 0; --p: 0px; --h: 1.5em; display: flex; flex-wrap: wrap; align-items: center; gap: 0 1em; border: 1px solid var(--line); padding: .5em 1em; min-block-size: 3.25em }
    [data-layout=ticker] [part=title] { font-size: 1em; padding: 0 }
    [data-layout=ticker] [part=message] { display: flex; flex-wrap: wrap; gap: 0 1em; place-self: center start }
    [data-layout=ticker] [part=main] { flex: 1 9em; min-inline-size: 0; min-block-size: 2em; align-content: center }
    [data-layout=ticker][aria-busy=true] [part=main] { visibility: hidden }
    [data-layout=ticker] [part=area] { overflow: auto hidden; scrollbar-width: none; mask: linear-gradient(90deg, #0000, #000 1em calc(100% - 1em), #0000) }
    [data-layout=ticker] [part=foot] { flex: none; padding: 0; gap: 0; min-block-size: 0 }
    [data-layout=ticker] [part=column] { display: flex; align-items: center; gap: .5em }
    [part=track], [part=track] ul { display: flex; inline-size: max-content }
    [part=track] * { -webkit-line-clamp: none; white-space: nowrap; content-visibility: visible }
    [part=track] li { border: 0; padding: 0 1em }
    [part=track] [part=body] { flex-direction: row; gap: .75em }
    [part=track] [part=meta] { block-size: 1lh }
    button { font-size: .8125em; border: 1px solid var(--line); background: none; padding: .25em .75em; text-decoration: none; border-radius: 2em }
  `);

  // --- the element -----------------------------------------------------------------------------------------------------

  class MmmFeed extends HTMLElement {
    static get observedAttributes() {
      return "src limit lang dir layout category source exclude-source show target title heading more".split(" ");
    }

    constructor() {
      super();
      const part = (name, content, attributes) => (this[name] = make("div", name, content, attributes));
      // These stay; what is in them comes and goes. A screen reader tells what comes into a status, if it was there.
      this.box = make("section", "feed", [
        part("head"),
        part("main", [
          part("message", null, { role: "status" }),
          make("div", "column", [part("area"), part("foot", [part("end"), part("stale", null, { role: "status" })])]),
          part("hold"),
        ]),
      ]);
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.append(this.box);
      this.wake = () => {
        const enough = this.feed && !this.old ? HOUR : 6e4;
        if (!document.hidden && !this.asked && Date.now() - this.at > enough) this.load(true);
      };
    }

    connectedCallback() {
      document.addEventListener("visibilitychange", this.wake);
      window.addEventListener("online", this.wake);
      this.live = true;
      if (this.feed && this.url === this.address()) this.draw();
      else this.load();
    }

    disconnectedCallback() {
      document.removeEventListener("visibilitychange", this.wake);
      window.removeEventListener("online", this.wake);
      this.live = false;
      this.leave();
      this.rest();
    }

    attributeChangedCallback(name) {
      // Those that stand in the page come before the element is said to be in it.
      if (!this.live) return;
      if (name === "src") this.load();
      else this.draw();
    }

    address() {
      return address(this.getAttribute("src"), document.baseURI);
    }

    // Ask for the feed: `again`, while what is known of it stays.
    load(again) {
      this.leave();
      this.url = this.address();
      if (!again) this.feed = null;
      const asked = (this.asked = this.url ? ask(this.url) : { answer: Promise.reject(), leave() {} });
      if (!again) this.draw();
      const end = (said) => {
        if (this.asked !== asked) return;
        Object.assign(this, said, { asked: null, at: Date.now() });
        // Not under the hands of somebody who is in it.
        if (!again || !this.shadowRoot.activeElement) this.draw(!again);
      };
      asked.answer.then(end, () => end({ feed: this.feed, old: true }));
    }

    leave() {
      this.asked?.leave();
      this.asked = null;
    }

    // End what goes on by itself.
    rest() {
      cancelAnimationFrame(this.next);
      this.stop?.();
      this.eye?.disconnect();
    }

    // `first`: rows come into the place of their ghosts.
    draw(first) {
      this.rest();
      const { feed, box } = this;
      const get = (name) => this.getAttribute(name);
      const wish = wishes(get);
      const t = tongue(this.closest("[lang]")?.lang, navigator.languages);
      const rows = feed ? chosen(feed, wish, Date.now()) : [];
      const busy = !feed && !!this.asked;
      const ticker = wish.layout === "ticker";
      const name = (this.name = wish.title || feed?.title || line(this.querySelector("a")?.textContent, 100) || t.news);
      // Two landmarks of one page don't have one name.
      const twin = [...document.querySelectorAll("mmm-feed")].filter((one) => one.name === name).indexOf(this);
      mark(box, {
        "aria-label": twin > 0 ? `${name} ${twin + 1}` : name, "aria-busy": busy, lang: t.of, dir: get("dir") || t.dir,
        "data-layout": wish.layout, "data-show": wish.show.join(" "),
        // Else the host's `title` would be a tooltip on everything.
        title: "",
      });

      fill(this.head, wish.title !== "" && make(`h${wish.level}`, "title", name));

      const own = address(wish.more);
      const to = own || feed?.page || address(".", this.url);
      const more = to && link("more", to, (!own && wish.more) || t.more, wish.target);
      const last = wish.more !== "" && more;
      fill(this.message, !busy && !rows.length && [
        make("p", null, feed ? t.empty : t.error),
        // The page's own children are there for what fails; else a link.
        feed ? last : make("slot", null, more),
      ]);
      this.stale.textContent = feed && this.old ? t.stale : "";

      const shown = rows.length && make("ul", "list", null, { role: "list" });
      const space = !ticker && (busy || first) && rows.length < Math.min(wish.limit, SOME) && ghosts(wish);
      const button = ticker && shown && make("button", "pause", t.pause, { type: "button" });
      fill(this.end, button || (shown && last));
      // Some at a time, so that a visitor who scrolls or types meanwhile has not to wait.
      const pour = () => {
        shown.append(...rows.splice(0, ticker ? MOST : SOME).map((one) => row(one, wish, t)));
        if (rows.length) this.next = requestAnimationFrame(pour);
      };
      if (shown) pour();
      fill(this.area, shown);
      fill(this.hold, space);
      if (button) this.stop = roll(shown, this.area, button, t);
      else if (space && !busy) {
        // Fewer rows than were asked for: they keep the place while a visitor would see what is below jump.
        this.eye = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting || space.remove());
        this.eye.observe(this.foot);
      }
    }
  }
  customElements.define("mmm-feed", MmmFeed);
})();

/*
 * What parsers that are none of ours make of documents: feedsmith of RSS, Atom and JSON Feed, ical.js of calendars.
 *
 * One process for many documents. Each line that comes in is a JSON text {"format", "body"}; each line that goes out is
 * {"entries": [...]} in the document's order, or {"error"}. tests/validation/otherparsers.py speaks to it.
 */

import { createInterface } from "node:readline";
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from "feedsmith";
import ICAL from "ical.js";

const READERS = { rss, atom, json, ics, opml };

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { format, body } = JSON.parse(line);
  let answer;
  try {
    answer = { entries: READERS[format](body) };
  } catch (error) {
    answer = { error: `${error?.name}: ${error?.message}` };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

function rss(body) {
  return (parseRssFeed(body).items ?? []).map((item) => ({
    id: item.guid?.value,
    title: item.title,
    link: item.link,
    published: instant(item.pubDate),
    html: item.content?.encoded ?? item.description,
    authors: item.dc?.creators,
    categories: item.categories?.map(({ name }) => name),
    files: item.enclosures?.map(({ url }) => url),
  }));
}

function atom(body) {
  return (parseAtomFeed(body).entries ?? []).map((entry) => ({
    id: entry.id,
    title: text(entry.title),
    link: entry.links?.find(({ rel, hreflang }) => (rel ?? "alternate") === "alternate" && !hreflang)?.href,
    published: instant(entry.published),
    updated: instant(entry.updated),
    html: text(entry.content),
    authors: entry.authors?.map(({ name }) => name),
    categories: entry.categories?.map(({ term }) => term),
    files: entry.links?.filter(({ rel }) => rel === "enclosure").map(({ href }) => href),
  }));
}

function json(body) {
  return (parseJsonFeed(body).items ?? []).map((item) => ({
    id: item.id,
    title: item.title,
    link: item.url,
    published: instant(item.date_published),
    updated: instant(item.date_modified ?? item.date_published),
    html: item.content_html,
    text: item.content_text,
    authors: item.authors?.map(({ name }) => name),
    categories: item.tags,
    files: item.attachments?.map(({ url }) => url),
  }));
}

function opml(body) {
  const flat = (outlines) => (outlines ?? []).flatMap((one) => [one, ...flat(one.outlines)]);
  return flat(parseOpml(body).body?.outlines).map(({ text: title, type, xmlUrl, htmlUrl }) => ({ title, type, xmlUrl, htmlUrl }));
}

function ics(body) {
  const calendar = new ICAL.Component(ICAL.parse(body));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const first = (name) => component.getFirstPropertyValue(name);
    return {
      uid: event.uid,
      summary: event.summary,
      place: event.location,
      text: event.description,
      start: when(event.startDate),
      end: component.hasProperty("dtend") ? when(event.endDate) : null,
      zone: component.getFirstProperty("dtstart").getParameter("tzid") ?? null,
      sequence: event.sequence,
      status: first("status"),
      url: first("url"),
      stamp: when(first("dtstamp")),
    };
  });
}

/** A day, or a moment in UTC: of one that is given in a zone by the VTIMEZONE of the calendar itself. */
function when(time) {
  if (time.isDate) return time.toString();
  if (time.zone === ICAL.Timezone.localTimezone && time.timezone !== "floating") throw new Error(`zone ${time.timezone} is not defined`);
  return new Date(time.toUnixTime() * 1000).toISOString();
}

function instant(written) {
  if (written === undefined) return null;
  const date = new Date(written);
  return Number.isNaN(date.getTime()) ? `not a date: ${written}` : date.toISOString();
}

function text(value) {
  return typeof value === "object" ? value?.value : value;
}

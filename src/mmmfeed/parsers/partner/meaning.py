"""An item as an announcement."""

from __future__ import annotations

from collections.abc import Iterator

from mmmfeed.model import Announcement, Decision, Event, Origin, TitleOrigin
from mmmfeed.parsers.partner import belongings, bodies
from mmmfeed.parsers.partner.items import Context, Item
from mmmfeed.parsers.partner.wire import RawText
from mmmfeed.text import html, titles
from mmmfeed.text.events import find_events, reasons
from mmmfeed.text.languages import Language, detect
from mmmfeed.text.words import clean, cut, one_line

_SUMMARY = 300  # characters


def announcement(item: Item, context: Context) -> Announcement | None:
    """What one item says; None when it says nothing at all."""
    entry, base = item.entry, item.page or context.base
    body = bodies.body(entry)
    content = bodies.markup(body, base, is_typed=context.feed.is_typed)
    text = html.to_text(content)
    if not (item.title or text):
        return None
    truncated = bodies.is_truncated(text, content, item.title, item.page)
    derived = titles.derive(text, truncated=truncated) if text and (item.title_doubt or not item.title) else None
    language = _language(item, text, context)
    events = _events(item, "" if derived else item.title, text, language.tag, context)
    origin = belongings.origin(entry.origin, context.base, is_typed=context.feed.is_typed)
    return Announcement(
        source=context.source.name,
        source_id=clean(item.name.value),
        title=derived.text if derived else item.title,
        title_origin=TitleOrigin.DERIVED if derived else TitleOrigin.GIVEN,
        published=item.dated.published,
        published_precision=item.dated.precision,
        updated=item.dated.updated,
        url=item.url,
        raw_url=item.page,
        text=text,
        summary=_summary(item, body, text, context),
        content=content,
        language=language.tag,
        place=one_line(clean(entry.place)) or (derived.place if derived else ""),
        point=belongings.point(*entry.point),
        authors=belongings.authors(entry.authors or (context.feed.authors if context.feed.is_typed else ())),
        categories=belongings.categories(entry.categories),
        enclosures=belongings.enclosures(entry.files, base),
        events=events,
        origin=origin,
        truncated=truncated,
        decisions=tuple(_decisions(item, derived, origin, events, language)),
    )


def _decisions(
    item: Item, derived: titles.Title | None, origin: Origin | None, events: tuple[Event, ...], language: Language
) -> Iterator[Decision]:
    yield item.dated.decision
    yield Decision(about="source_id", rule=item.name.rule, evidence=item.name.evidence)
    if derived and item.title_doubt:
        reason = "is not believed" if item.title_doubt == "told" else "names all and none"
        told = f"{derived.rule}; the item's own one, “{cut(item.title, 60)}”, {reason}"
        yield Decision(about="title", rule=item.title_doubt, evidence=told)
    elif derived:
        yield Decision(about="title", rule=derived.rule, evidence=derived.evidence)
    if item.is_front:
        yield Decision(about="url", rule="home-page", evidence="it links to a front page, which is no item's page")
    elif item.shares_page:
        yield Decision(about="url", rule="same-link", evidence=f"{item.shares_page} more link to the same page")
    if language.tag != item.language:
        told = f"{language.evidence}; the feed says {item.language}"
        yield Decision(about="language", rule=language.rule, evidence=told)
    if origin:
        yield belongings.origin_decision(origin)
    if why := reasons.decision(events):
        yield why


def _language(item: Item, text: str, context: Context) -> Language:
    """What the feed says, unless the text is clearly in another one: many programs say "en-US" whatever one writes.

    What a person says in feeds.yaml is not doubted.
    """
    told = item.language
    if told is None or told == context.source.language:
        return Language(told, "language-of-source", "")
    found = detect(f"{item.title}\n{text}", told)
    return found if found.tag else Language(told, "language-of-source", "")


def _events(item: Item, title: str, text: str, language: str | None, context: Context) -> tuple[Event, ...]:
    """What one can attend; nothing is known of an item that does not tell its own date."""
    if item.dated.published is None:
        return ()
    zone = context.source.timezone
    day = item.dated.published.astimezone(zone).date()
    return find_events(f"{title}\n\n{text}".strip(), day, zone, language)


def _summary(item: Item, body: RawText, text: str, context: Context) -> str:
    """The item's own summary where it is not the body itself, else the beginning of the text."""
    told = item.entry.summary
    own = "" if told is body else bodies.plain(told, is_typed=context.feed.is_typed)
    return cut(clean(own) or text, _SUMMARY)

"""Mails (mbox, .eml) → records: one a mail. RFC 5322, RFC 2045 to 2047, RFC 3676 (format=flowed), RFC 4155 (mbox)."""

from __future__ import annotations

import codecs
import email.errors
import email.header
import email.message
import email.policy
import email.utils
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone

from mmmfeed.model import Decision, Document, SourceSpec
from mmmfeed.parsers.textdump.containers import bodies, facts, mbox
from mmmfeed.parsers.textdump.records import LeftOut, Record
from mmmfeed.text import dates, instants, words

_STAMP = re.compile(r".*;\s*(?P<date>[^;]+)$", re.DOTALL)
_BRACKETED = re.compile(r"<\s*([^<>\s]+)\s*>|^\s*(\S+)\s*$")
_QUOTED = 60  # characters of a subject in a message


class _AsWritten(email.policy.Compat32):
    """Headers as they stand; Python would give those with raw bytes as objects of an unknown charset."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002
        """`value`, its bytes above ASCII as surrogates."""
        return value


_AS_WRITTEN = _AsWritten()


def read(body: bytes, document: Document, source: SourceSpec) -> Iterator[Record | LeftOut | Decision]:
    """Every mail as a record, and the broken ones as what is left out."""
    within = dates.window(document.retrieved, source.years)
    none = True
    for mail in mbox.split(body.removeprefix(codecs.BOM_UTF8)):
        none = False
        message = email.message_from_bytes(mail.source, policy=_AS_WRITTEN)
        yield _record(mail, message, source, within)
    if none:
        yield LeftOut(1, 1, "has no mail in it")
    yield Decision(
        about="columns", rule="mail", evidence="Date is the date, Subject the title, Message-ID its own name"
    )


def _record(
    mail: mbox.Mail, message: email.message.Message, source: SourceSpec, within: dates.Window
) -> Record | LeftOut:
    subject = header(message, "Subject")
    dated = _dated(mail, message, source, within)
    if isinstance(dated, str):
        called = f" “{words.cut(subject, _QUOTED)}”" if subject else ""
        return LeftOut(mail.first, mail.last, f"the mail{called} was left out: {dated}")
    text, doubt = bodies.text_of(message)
    body = facts.lines_of(text)
    if not subject and not any(words.clean(line).strip() for line in body):
        return LeftOut(mail.first, mail.last, "the mail was left out, for it has neither a subject nor a text")
    day, clock, decision = dated
    return Record(
        mail.first,
        day,
        decision,
        body,
        Decision(about="title", rule="subject", evidence=f"line {mail.first}") if subject else None,
        subject,
        clock,
        _url(message),
        _name(message),
        _people(message),
        [word for word in map(words.one_line, header(message, "Keywords").split(",")) if word],
        facts.tag(header(message, "Content-Language").partition(",")[0]),
        f"the mail “{words.cut(subject, _QUOTED)}” {doubt}" if doubt else "",
    )


# --- headers ----------------------------------------------------------------------------------------------


def header(message: email.message.Message, name: str) -> str:
    """A header's value on one line, decoded (RFC 2047; raw bytes as UTF-8, else as Windows-1252); empty without one."""
    value = message.get(name)
    return _decoded(value) if value is not None else ""


def _decoded(value: str) -> str:
    raw = value.encode("utf-8", "surrogateescape")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    # A charset that nobody knows, or broken base64, leaves it as it stands.
    with suppress(ValueError, LookupError, email.errors.MessageError):
        if "=?" in text:
            text = str(email.header.make_header(email.header.decode_header(text)))
    return words.one_line(words.clean(text))


def _people(message: email.message.Message) -> Sequence[str]:
    """The names of those who wrote it; a bare address is no name, and not for publication."""
    found = email.utils.getaddresses([str(message.get("From", ""))])
    return [name for name in (_decoded(name) for name, _ in found) if name and "@" not in name]


def _name(message: email.message.Message) -> str:
    found = _BRACKETED.search(header(message, "Message-ID"))
    return (found[1] or found[2]) if found else ""


def _url(message: email.message.Message) -> str:
    """Where the archive of a list has this mail (RFC 5064); List-Archive is the whole list's, and no mail's address."""
    found = _BRACKETED.search(header(message, "Archived-At"))
    return (found[1] or found[2]) if found else ""


# --- the date ---------------------------------------------------------------------------------------------


def _dated(
    mail: mbox.Mail, message: email.message.Message, source: SourceSpec, within: dates.Window
) -> tuple[date, str, Decision] | str:
    """The day, the time of day and why; or for people, why there is none."""
    refusal = "it has no date"
    received = message.get_all("Received", [])
    stamp = _STAMP.match(str(received[-1])) if received else None
    sources = (
        ("Date", "mail-date", header(message, "Date")),
        ("Received", "mail-received", stamp["date"] if stamp else ""),
        ("the line between mails", "mbox-line", mail.envelope),
    )
    for place, rule, written in sources:
        if not written:
            continue
        moment = _moment(words.one_line(words.clean(written)), source)
        if moment and moment.date() in within:
            evidence = f"line {mail.first}, {place}: {written} read as {dates.in_words(moment.date())}"
            if refusal != "it has no date":
                evidence += f"; the header Date could not be believed: {refusal}"
            return moment.date(), f"{moment:%H:%M:%S%z}", Decision(about="published", rule=rule, evidence=evidence)
        refusal = f"its date “{words.cut(words.clean(written), _QUOTED)}” cannot be one"
        if moment:
            refusal += f", for dates are expected from {within.first:%Y} to {dates.in_words(within.last)}"
    return refusal


def _moment(written: str, source: SourceSpec) -> datetime | None:
    """The moment in the zone that it was written in; in the source's where none is told."""
    found = instants.read_instant(written, source.timezone, source.dates, source.language)
    try:
        parsed = email.utils.parsedate_tz(written)
        offset = parsed[9] if parsed else None
        if found:
            zone = timezone(timedelta(seconds=offset)) if offset is not None else source.timezone
            return found.value.astimezone(zone)
        if not parsed:
            return None
        moment = email.utils.parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=source.timezone)

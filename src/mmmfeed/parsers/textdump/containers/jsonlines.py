"""JSON Lines, a JSON array of objects, or one object that has such an array → records, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from mmmfeed.model import Decision, Document, SourceSpec
from mmmfeed.parsers.textdump.containers import cells, facts, headers
from mmmfeed.parsers.textdump.containers.cells import Dates
from mmmfeed.parsers.textdump.containers.columns import listed
from mmmfeed.parsers.textdump.containers.dialects import Told
from mmmfeed.parsers.textdump.containers.jsonvalues import Bad, Value, values
from mmmfeed.parsers.textdump.records import LeftOut, Record
from mmmfeed.text import dates, words

Object = Mapping[str, Any]


def read(utf8: bytes, document: Document, source: SourceSpec) -> Iterator[Record | LeftOut | Decision]:
    """Every object as a record, and what is left out; at the end how its keys were understood."""
    told = tuple(source.columns)
    within = dates.window(document.retrieved, source.years)
    read_dates = Dates(lambda: _dates(utf8, told), source, within)
    used: dict[str, str] = {}
    missing = {name for _, name in told}
    none = True
    for value in values(utf8):
        none = False
        if isinstance(value, Bad):
            yield LeftOut(value.line, value.last, value.message)
        elif not isinstance(value.value, dict):
            yield LeftOut(value.line, value.last, "is no JSON object ({ … }), so it was left out")
        else:
            missing -= value.value.keys()
            keys = _keys(value.value, told)
            used |= {key: about for about, key in keys.items()}
            yield _object(value, keys, read_dates)
    if none:
        yield LeftOut(1, 1, "has no JSON object in it")
    for about, name in told:
        if name in missing:
            yield LeftOut(1, 1, f"has no key “{name}”, which `columns:` in feeds.yaml names as the {about}")
    if used:
        evidence = ", ".join(f"{key} is the {about}" for key, about in used.items())
        yield Decision(about="columns", rule="told" if told else "key-names", evidence=evidence)
    if read_dates.conflict:
        yield LeftOut(1, 1, read_dates.conflict)
    if understood := read_dates.understood():
        yield understood


def _dates(utf8: bytes, told: Told) -> Iterator[tuple[int, str]]:
    for value in values(utf8):
        if isinstance(value, Value) and isinstance(value.value, dict):
            key = _keys(value.value, told).get("date")
            if key:
                yield value.line, _text(value.value[key])


def _object(value: Value, keys: Mapping[str, str], read: Dates) -> Record | LeftOut:
    said: Object = value.value
    key = keys.get("date")
    if key is None:
        there = listed(list(said)) or "none"
        return LeftOut(value.line, value.last, f"was left out: it has no key with a date; its keys are {there}")
    dated = read.read(_text(said[key]))
    where = facts.Where(value.line, value.last, f"line {value.line}, key {words.clean(key)}")

    def text(about: str) -> str:
        return _text(said[keys[about]]) if about in keys else ""

    def several(about: str) -> Sequence[str]:
        found = said[keys[about]] if about in keys else ""
        if isinstance(found, list):
            return [_text(one) for one in found]
        return (facts.people if about == "author" else facts.parts)(_text(found))

    def with_name(about: str) -> str:
        return f"{keys[about]}: {text(about).strip()}" if text(about).strip() else ""

    told = facts.Facts(
        title=text("title"),
        text=text("text"),
        summary=text("summary"),
        url=text("url"),
        name=text("id"),
        authors=several("author"),
        categories=several("category"),
        language=text("language"),
        place=with_name("place"),
        time=with_name("time"),
    )
    return facts.record(told, dated, where)


def _keys(said: Object, told: Told) -> Mapping[str, str]:
    """The key of each field: told, or the best by its name that has something in it."""
    filled = tuple(key for key, value in said.items() if _text(value).strip())
    chosen = dict(_ranked(filled, told))
    out: dict[str, str] = {}
    for about, keys in chosen.items():
        free = [key for key in keys if key not in out.values()]
        if about == "date":
            free = [key for key in free if cells.is_date(_text(said[key])) or _is_unix(said[key])] or free
        if free:
            out[about] = free[0]
    return out


@lru_cache(maxsize=256)
def _ranked(keys: tuple[str, ...], told: Told) -> Sequence[tuple[str, Sequence[str]]]:
    """The keys that can be each field, the best first."""
    chosen: list[tuple[str, Sequence[str]]] = [(about, [name]) for about, name in told if name in keys]
    taken = {about for about, _ in told}
    named = {key: headers.fields(key) for key in keys if key not in {name for _, name in told}}
    for about in headers.FIELDS:
        if about not in taken:
            able = [key for key in keys if about in named.get(key, {})]
            chosen.append((about, sorted(able, key=lambda key: named[key][about])))
    return chosen


def _is_unix(value: object) -> bool:
    return not isinstance(value, bool) and bool(cells.UNIX.fullmatch(_text(value)))


def _text(value: object) -> str:
    """A value as text; nested ones are none, but for what WordPress writes, {"rendered": …}, and names of people."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if isinstance(value, dict):
        return next((value[key] for key in ("rendered", "name", "value") if isinstance(value.get(key), str)), "")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return ""

"""A title made from a template: "{source}: {title}". What a field has nothing for goes with the signs around it."""

from __future__ import annotations

from functools import cache
from string import Formatter
from typing import NamedTuple

from mmmfeed.text.words import one_line
from mmmfeed.views.looking import Look

FIELDS = ("title", "source", "date", "language", "place", "category")

_BRACKETS = dict(zip("([{«»“„‹（［【「『《", ")]}»«”“›）］】」』》", strict=True))


class Template(NamedTuple):
    """Fields, and what stands before, between and behind them: one more."""

    fields: tuple[str, ...]  # of FIELDS
    around: tuple[str, ...]


class UnknownFieldError(ValueError):
    """A template names a field that there is not."""

    def __init__(self, field: str) -> None:
        super().__init__(f"{{{field}}} is no field")
        self.field = field


@cache
def template_of(written: str) -> Template:
    """What is `written` in feeds.yaml. Raises ValueError, in the words of who writes it, where it is none."""
    try:
        parsed = list(Formatter().parse(written))
    except ValueError:
        raise ValueError("has a { or } without the other one; write {{ or }} for the sign itself") from None
    fields, around = [], [""]
    for literal, field, shape, conversion in parsed:
        around[-1] += literal
        if field is not None:
            if field not in FIELDS or shape or conversion:
                more = (f"!{conversion}" if conversion else "") + (f":{shape}" if shape else "")
                raise UnknownFieldError(field + more)
            fields.append(field)
            around.append("")
    if not fields:
        raise ValueError("has no field in it, so that all titles would be the same")
    return Template(tuple(fields), tuple(around))


def titled(look: Look, written: str) -> str:
    """The title that readers see; never empty."""
    title = look.shown.title
    if not written:
        return title
    template = template_of(written)
    values = [_value(field, look) for field in template.fields]
    return one_line(_filled(template, values)) if any(values) else title


def _filled(template: Template, values: list[str]) -> str:
    made, between = "", template.around[0]
    for number, (value, behind) in enumerate(zip(values, template.around[1:], strict=True), start=1):
        if value:
            made, between = made + between + value, behind
        else:
            between = _closed(between, behind, is_end=bool(made) and number == len(values))
    return made + between


def _closed(before: str, behind: str, *, is_end: bool) -> str:
    """What is left of the signs around a field that is empty: not its brackets, nor what parts it from the next."""
    at = max(before.rfind(bracket) for bracket in _BRACKETS)
    rest = behind.lstrip()
    if at >= 0 and rest[:1] == _BRACKETS[before[at]]:
        return f"{before[:at].rstrip()} {rest[1:].lstrip()}"
    return behind if is_end else before


def _value(field: str, look: Look) -> str:
    shown = look.shown
    source = look.given.sources.get(shown.source)
    return {
        "title": shown.title,
        "source": source.shown_name if source else shown.source,
        "date": look.day.isoformat(),
        "language": look.language or "",
        "place": next((event.place for event in shown.events if event.place), shown.place),
        "category": next((category.term for category in shown.categories), ""),
    }[field]

"""HTML that other programs show: nothing in it may run, and every address in it has to be whole.

What sources say is sanitised when it is heard (text/html). This is the last look before it goes out, by another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(
    r"<(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>(?:\s+[^\s=>/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*)\s*/?>"
)
_ATTRIBUTE = re.compile(r"\s([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_OPENS = re.compile(r"<[a-zA-Z]")
_FORBIDDEN = frozenset(
    str.split(
        "applet base embed form frame frameset iframe input link math meta noscript object script style svg template "
        "textarea title xml"
    )
)
_ADDRESSES = frozenset(str.split("action background cite data formaction href longdesc poster src"))
_SAFE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


def html(value: str) -> Iterator[str]:
    """What in `value` runs something, breaks out of where it is shown, or leads nowhere."""
    if "<" not in value:
        return
    found = 0
    for tag in _TAG.finditer(value):
        found += 1
        name = tag["name"].lower()
        if name in _FORBIDDEN:
            yield f"<{name}> in the text"
        if tag["rest"]:
            yield from _attributes(tag["rest"])
    if found != len(_OPENS.findall(value)) or "<!" in value:
        yield "HTML that breaks off in a tag, or a comment"


def _attributes(rest: str) -> Iterator[str]:
    for name, *values in _ATTRIBUTE.findall(rest):
        lower, value = name.lower(), "".join(values).strip()
        if lower.startswith("on") or lower in {"style", "srcdoc", "formaction"}:
            yield f"the attribute {lower} in the text"
        elif lower in _ADDRESSES and not _SAFE.match(value):
            yield f"{lower}={value[:80]!r} in the text is not a whole address, or not a safe one"

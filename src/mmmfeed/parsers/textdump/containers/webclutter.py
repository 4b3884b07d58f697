"""What a page has besides its announcements: menus, banners, forms. Taken out only where no record stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ALWAYS = _names(
    "script style noscript template svg iframe object canvas video audio button input select textarea link meta"
)
_AROUND = _names("nav header footer aside menu dialog")
_ROLES = _names("navigation banner contentinfo search dialog alertdialog complementary menu menubar toolbar")
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:cookie[\w-]*(?:notice|banner|bar|consent|popup|law|info|dialog|message|hint|bot)\w*|cybot\w*"
    r"|onetrust\w*|cmplz\w*|borlabs\w*|usercentrics\w*|didomi\w*|gdpr\w*|breadcrumbs?|pagination|nav-links"
    r"|skip-?links?|screen-reader-text|visually-hidden|sr-only|share-?(?:buttons?|links?)|social-?(?:share|links?|icons?)"
    r"|sharedaddy|sidebar|widget-area|related(?:-\w+)?|comments?-area|newsletter-(?:form|signup))(?:$|[\s_-])",
    re.IGNORECASE,
)
# What goes with one announcement, and is not what it says.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:byline|posted-by|author|vcard|(?:cat|tags?)-links|post-(?:categories|tags)|comments-link|entry-footer"
    r"|edit-link|reading-time|meta|(?:entry|post|article|news|item)-(?:meta|info))(?:$|[\s_-])",
    re.IGNORECASE,
)


def remove(root: HtmlElement, dates: Sequence[HtmlElement]) -> list[str]:
    """Take the clutter out of `root`; the texts that went with it, for a report."""
    gone: list[str] = []
    for element in list(root.iter()):
        # Comments and what went with its parent have no text of their own.
        if not isinstance(element.tag, str):
            _drop(element)
        elif element is not root and _is_clutter(element) and _is_in(element, root) and not _holds(element, dates):
            if element.tag not in _ALWAYS and (text := " ".join(str(element.text_content()).split())):
                gone.append(text)
            _drop(element)
    return gone


def beside(scope: HtmlElement) -> Sequence[HtmlElement]:
    """Elements of a record that name its author, its categories, the number of its comments."""
    found: list[HtmlElement] = []
    for element in scope.iter():
        if isinstance(element.tag, str) and element is not scope:
            rel = (element.get("rel") or "").lower().split()
            named = _BESIDE.search(_called(element)) or "author" in rel or "tag" in rel
            if named and not any(parent in found for parent in element.iterancestors()):
                found.append(element)
    return found


def _is_clutter(element: HtmlElement) -> bool:
    if element.tag in _ALWAYS or element.get("hidden") is not None or element.get("role") in _ROLES:
        return True
    if element.tag in _AROUND:
        # The header of an article is a part of it.
        inside = any(parent.tag in {"article", "main"} for parent in element.iterancestors())
        return element.tag in {"nav", "dialog"} or not inside
    return bool(_NAMED.search(_called(element)))


def _is_in(element: HtmlElement, root: HtmlElement) -> bool:
    """Whether it did not go with its parent."""
    return any(parent is root for parent in element.iterancestors())


def _called(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}".strip()


def _holds(element: HtmlElement, dates: Sequence[HtmlElement]) -> bool:
    """Whether the dates of most records stand in it."""
    if element.tag in _ALWAYS:
        return False
    inside = sum(any(parent is element for parent in date.iterancestors()) for date in dates)
    return inside * 2 > len(dates)


def _drop(element: HtmlElement) -> None:
    """Without what it holds, and with what stands behind it."""
    if element.getparent() is not None:
        element.drop_tree()

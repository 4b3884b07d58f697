"""Web addresses: which may be shown, and which are the same."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 8_000  # characters; RFC 9110, section 4.1, asks for 8,000 octets at least, and browsers stop not far above
_LONGEST_HOST = 253  # RFC 1035, section 2.3.4

# Browsers drop these wherever they stand (WHATWG URL, section 4.4), so a scheme may not hide behind one.
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_HEX = re.compile("%[0-9a-fA-F]{2}")
_HOST = re.compile(r"[a-z0-9_.-]*[a-z0-9_-]|\[[0-9a-f:.]+\]")
_SUB_DELIMS = "!$&'()*+,;=:@"  # RFC 3986, section 3.3

# What campaigns and mailing programs add; the page is the same without it.
_TRACKING = re.compile(
    r"""utm_\w+ | (?:mtm|pk|piwik|matomo)_\w+ | at_(?:medium|campaign|custom\d)
      | fbclid | gclid | gclsrc | dclid | gbraid | wbraid | msclkid | yclid | twclid | ttclid | li_fat_id | igsh(?:id)?
      | mc_[ce]id | mkt_tok | _hsenc | _hsmi | __hs(?:tc|sc|fp) | hsctatracking | vero_(?:id|conv) | oly_\w+_id
      | _openstat | s_kwcid | ref_src | wickedid | rb_clickid | ml_subscriber(?:_hash)?""",
    re.VERBOSE | re.IGNORECASE,
)
_HOME = re.compile(r"/(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home)\.\w{1,5})?", re.IGNORECASE)
_SCHEME = re.compile(r"https?://", re.IGNORECASE)

# What a country's registry puts before its own two letters: nobody registers co.uk, but example.co.uk. From
# https://publicsuffix.org, without words that are also names of sites (web.de, info.at).
_SUFFIX = re.compile(
    r"""(?: ac|co|com|edu?|gob|go|gouv|govt?|gub|gv|ltd|mil?|muni|net?|nhs|nic|nom|org?|plc|police|sch|school|kommune
      |asso|asn|firm|gen|ind|k12|coop|ngo|gos|lg|ad|gr )\.[a-z]{2}""",
    re.VERBOSE,
)
# Where each customer has a name of their own under the name of a company.
_HOSTING = re.compile(
    r"""(?: blogspot(?:\.com?)?\.\w+ | (?:wordpress|tumblr|substack|typepad|livejournal|over-blog|canalblog|weebly
      |wixsite|jimdo|jimdofree|squarespace|herokuapp|firebaseapp|myshopify|hatenablog|e-monsite|podbean)\.com
      | (?:github|gitlab|webflow|ghost|readthedocs|hypotheses|altervista|buttondown)\.(?:io|org|email)
      | (?:netlify|vercel|web|onrender)\.app | pages\.dev | azurewebsites\.net | free\.fr | webnode\.\w+)""",
    re.VERBOSE,
)


def canonical(url: str, own_host: str = "") -> str | None:
    """The one form of an http(s) address that equal pages share, None for anything else.

    Lower-case scheme and host (IDNA as ASCII), no user, default port, fragment (but `#!…`) or tracking parameter.
    `ref` goes only where it names the page's own host or `own_host`, since elsewhere it may choose the page.
    Canonical once more, it is the same.
    """
    parts = _split(url)
    if parts is None:
        return None
    own = {_bare(_ascii_host(parts)), _bare(own_host)}
    pairs = [pair for pair in parts.query.split("&") if pair and not _is_tracking(pair, own)]
    return _written(parts, "&".join(pairs), parts.fragment if parts.fragment.startswith("!") else "")


def safe(url: str, base: str | None = None) -> str | None:
    """`url` made absolute against `base` if it is http, https or mailto then and fit to be published, else None."""
    seen = _INVISIBLE.sub("", url).strip()
    if seen[:7].lower() == "mailto:":
        return _mailto(seen[7:])
    try:
        joined = urljoin(base, seen) if base else seen
    except ValueError:  # "[" in the host
        return None
    parts = _split(joined)
    return _written(parts, parts.query, parts.fragment) if parts else None


def is_home_page(url: str) -> bool:
    """Whether it is the front page of a site, or of a site's language: what many announcements may link to."""
    parts = _split(canonical(url) or "")
    return parts is not None and not parts.query and not parts.fragment and bool(_HOME.fullmatch(parts.path))


def host(url: str) -> str:
    """The host in lower case as ASCII, without port; empty when there is none."""
    parts = _split(url)
    return _ascii_host(parts) or "" if parts else ""


def site(name: str) -> str:
    """What somebody registered of a host in ASCII: `a.co.uk` of `www.news.a.co.uk`; an IP address as it is."""
    labels = name.split(".")
    if name.startswith("[") or labels[-1].isdecimal():
        return name
    ends = (".".join(labels[-count:]) for count in (3, 2))
    suffix = next((end for end in ends if _HOSTING.fullmatch(end) or _SUFFIX.fullmatch(end)), labels[-1])
    return ".".join(labels[-suffix.count(".") - 2 :])


def without_scheme(url: str) -> str:
    """`url` without `http://` or `https://`, so that the two are the same; anything else as it is."""
    return _SCHEME.sub("", url, count=1) if _SCHEME.match(url) else url


def without_scheme_and_host(url: str) -> str | None:
    """What stays when a site moves: the path and query of the canonical URL. None for a home page or no http(s) URL."""
    form = canonical(url)
    if form is None or is_home_page(form):
        return None
    return form[form.index("/", form.index("//") + 2) :]


def _split(url: str) -> SplitResult | None:
    """The parts of an http(s) URL with a host; None for anything else."""
    # A backslash is a slash to every browser: without this, `http://good\\@evil/` would have another host for them.
    seen = _INVISIBLE.sub("", url).strip().replace("\\", "/")
    if not _SCHEME.match(seen) or len(seen) > _LONGEST:
        return None
    try:
        parts = urlsplit(seen)
        parts.port  # noqa: B018 - raises on a port that is no number
    except ValueError:
        return None
    return parts if _ascii_host(parts) else None


def _ascii_host(parts: SplitResult) -> str | None:
    name = parts.hostname or ""
    try:
        if ":" in name:
            name = f"[{name}]"
        elif "%" in name:  # RFC 3986, section 3.2.2, has names of other scripts so; browsers read both
            name = unquote(name[: 3 * _LONGEST_HOST], errors="strict").lower()
        if not name.isascii():
            name = name[: _LONGEST_HOST + 1].encode("idna").decode().lower()
    except UnicodeError:
        return None
    name = name.rstrip(".")
    return name if len(name) <= _LONGEST_HOST and _HOST.fullmatch(name) else None


def _written(parts: SplitResult, query: str, fragment: str) -> str:
    # User and password are left out: what is written here is published.
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    path = _quoted(parts.path or "/", "/")
    asked = f"?{_quoted(query, '/?')}" if query else ""
    marked = f"#{_quoted(fragment, '/?')}" if fragment else ""
    return f"{parts.scheme}://{_ascii_host(parts)}{port}{path}{asked}{marked}"


def _quoted(part: str, more: str) -> str:
    """Percent-encode what may not stand in a URL; what is encoded stays so, with capital letters."""
    return _HEX.sub(lambda hit: hit[0].upper(), quote(part, safe=f"%{_SUB_DELIMS}{more}"))


def _mailto(address: str) -> str | None:
    if "@" not in address or len(address) > _LONGEST:
        return None
    return f"mailto:{_quoted(address, '/?')}"


def _is_tracking(pair: str, own_hosts: set[str]) -> bool:
    name, _, value = pair.partition("=")
    if name.lower() == "ref":
        return bool(_bare(value)) and _bare(value) in own_hosts
    return bool(_TRACKING.fullmatch(name))


def _bare(name: str | None) -> str:
    return (name or "").lower().removeprefix("www.")

"""A question about a file → an answer as a good server gives it (RFC 9110)."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from mmmfeed.serving.files import File, find

RELOADER, CHANGES = "/.mmmfeed/reload.js", "/.mmmfeed/changes"  # no output can be there: hidden files are not served
_TAG = f'<script src="{RELOADER}" defer></script>\n'.encode()
_DOCUMENT = re.compile(rb"\s*<(?:!doctype|html)\b", re.IGNORECASE)  # and not a part of somebody else's page
_BODY_END = re.compile(rb"</body\s*>\s*(?:</html\s*>\s*)?\Z", re.IGNORECASE)

GENERAL = {
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
_PREFLIGHT = {"Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Allow-Headers": "*"}
_ALLOWED = {"Allow": "GET, HEAD, OPTIONS"}
_PACKABLE = re.compile(r"text/|image/svg|application/(?:json|xml|[\w.]+\+(?:xml|json))")
_TINY = 256  # bytes; packed, they would hardly be fewer


def answer(request: Request, output: Path) -> Response:
    """What `request` gets of `output`. A page gets a script, too, that loads it again after a build."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=GENERAL | _PREFLIGHT | _ALLOWED)
    if request.method not in {"GET", "HEAD"}:
        return PlainTextResponse("This server only shows files.\n", 405, headers=GENERAL | _ALLOWED)
    path = request.scope["path"]
    try:
        file = find(output, path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return PlainTextResponse(f"{path}: cannot be read ({reason})\n", 500, headers=GENERAL)
    if file is None:
        return PlainTextResponse(f"{path}: there is no such file in {output.name}/\n", 404, headers=GENERAL)
    return _shown(request, file)


def _shown(request: Request, file: File) -> Response:
    body = _with_reloader(file.body) if file.is_page else file.body
    packed = _packed(request, file, body)
    headers = GENERAL | {
        "Cache-Control": "no-cache",  # keep it, but ask each time whether it is still so
        "ETag": _etag(body, "-gzip" if packed else ""),
        "Last-Modified": formatdate(file.modified, usegmt=True),
        "Vary": "Accept-Encoding",
    }
    if is_known(request.headers, headers["ETag"], file.modified):
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(packed or body, headers=headers, media_type=file.media_type)


def is_known(asked: Mapping[str, str], etag: str, modified: int) -> bool:
    """Whether who asks has it already (section 13.2.2): the ETag decides, and the time only if none is named."""
    if (tags := asked.get("if-none-match")) is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return "*" in known or etag in known
    try:
        return modified <= parsedate_to_datetime(asked.get("if-modified-since", "")).timestamp()
    except (ValueError, OverflowError):
        return False


def _packed(request: Request, file: File, body: bytes) -> bytes | None:
    if not accepts_gzip(request.headers.get("accept-encoding", "")) or not _PACKABLE.match(file.media_type):
        return None
    if file.packed and body is file.body:
        return file.packed
    return gzip.compress(body, mtime=0) if len(body) > _TINY else None


def accepts_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding (section 12.5.3) lets it be packed."""
    weights: dict[str, str] = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.strip().partition(";")
        weights[name.strip()] = weight.replace(" ", "").removeprefix("q=") or "1"
    weight = weights.get("gzip", weights.get("*", "0"))
    return not re.fullmatch(r"0(?:\.0*)?", weight)


def _with_reloader(body: bytes) -> bytes:
    if not _DOCUMENT.match(body):
        return body
    end = _BODY_END.search(body)
    return body + _TAG if end is None else body[: end.start()] + _TAG + body[end.start() :]


def _etag(body: bytes, suffix: str) -> str:
    """A strong one: another form of the same content has another one (section 8.8.3.3)."""
    return f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}{suffix}"'

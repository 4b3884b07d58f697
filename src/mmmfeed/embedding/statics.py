"""Scripts and style sheets, as they are, and how a page pins one."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from mmmfeed.embedding.minified import minified

SCRIPT, PINNED = "embed.js", "embed.v1.js"  # the newest one, and the one whose bytes a partner may pin
_NAMES = ("embed.css", "embed-height.js", "partner.css", "partner.js")


def static_files() -> Mapping[str, bytes]:
    """Name among the outputs → bytes. The embed script stands under two names."""
    folder = files(__package__) / "static"
    script = minified((folder / SCRIPT).read_text(encoding="utf-8")).encode()
    found = {name: (folder / name).read_bytes() for name in _NAMES}
    return MappingProxyType({SCRIPT: script, PINNED: script, **found})


def integrity(body: bytes) -> str:
    """What a page says of a script that it wants with exactly these bytes (Subresource Integrity, section 3.5)."""
    return f"sha384-{b64encode(hashlib.sha384(body).digest()).decode()}"

"""Scripts and style sheets, as they are, and how a page pins one."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from mmmfeed.embedding.minified import minified

# The newest script, and its number. A numbered one that was released stays as it is for good, since partners have
# pinned its bytes: before the script changes, what is served is copied to static/ under its number, and the number here
# is raised (tests/cases/embedding/released.txt).
SCRIPT, PINNED = "embed.js", "embed.v1.js"
_NUMBERED = re.compile(r"embed\.v\d+\.js")
_NAMES = ("embed.css", "embed-height.js", "partner.css", "partner.js")


def static_files() -> Mapping[str, bytes]:
    """Name among the outputs → bytes. The newest script stands under two names, older ones under their numbers."""
    folder = files(__package__) / "static"
    script = minified((folder / SCRIPT).read_text(encoding="utf-8")).encode()
    found = {name: (folder / name).read_bytes() for name in _NAMES}
    older = {path.name: path.read_bytes() for path in folder.iterdir() if _NUMBERED.fullmatch(path.name)}
    return MappingProxyType({SCRIPT: script, PINNED: script, **older, **found})


def integrity(body: bytes) -> str:
    """What a page says of a script that it wants with exactly these bytes (Subresource Integrity, section 3.5)."""
    return f"sha384-{b64encode(hashlib.sha384(body).digest()).decode()}"

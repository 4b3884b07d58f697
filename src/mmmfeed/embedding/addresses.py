"""Where the parts of a feed are: beside each other, and in the world."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from mmmfeed.model import SiteSpec
from mmmfeed.showing import parts
from mmmfeed.showing.paths import address


@dataclass(frozen=True, slots=True)
class Addresses:
    """Of the outputs: absolute where it is known where they are served, and else relative to output/."""

    site: SiteSpec

    @property
    def base(self) -> str:
        """Where output/ is, with a slash at the end; "" where nobody said so."""
        return parts.uri(self.site.base_url) if self.site.base_url else ""

    @property
    def origin(self) -> str:
        """What a Content-Security-Policy calls the server: `https://feeds.example.org`; "" as above."""
        found = urlsplit(self.base)
        return f"{found.scheme}://{found.netloc}" if self.base else ""

    def of(self, path: str) -> str:
        """An output by its path below output/."""
        return address(self.site, path) or quote(path)

"""What partners put on their own pages. Pure: views in, bytes out.

section    what readers see of an entry, as a page shows it
wording    the texts, in the languages that there are
lines      what a partner copies
pages      the fragment, the frame and the partner's page
oembed     what programs ask that turn an address into an embed
static     scripts and style sheets, as they are
"""

from __future__ import annotations

from mmmfeed.embedding.oembed import discovery as discovery
from mmmfeed.embedding.oembed import oembed as oembed
from mmmfeed.embedding.pages import fragment as fragment
from mmmfeed.embedding.pages import frame as frame
from mmmfeed.embedding.pages import partner_page as partner_page
from mmmfeed.embedding.statics import integrity as integrity
from mmmfeed.embedding.statics import static_files as static_files

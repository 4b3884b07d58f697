"""What partners put on their own pages. Pure: views in, bytes out.

pages      the fragment, the frame and the partner's page
section    what readers see of an entry, as a page shows it
wording    the texts (locale/*/*.po)
lines      what a partner copies
addresses  where the parts of a feed are
oembed     what programs ask that turn an address into an embed
statics    scripts and style sheets; the embed script without what is there for its readers only (minified)
"""

from __future__ import annotations

from mmmfeed.embedding.oembed import discovery as discovery
from mmmfeed.embedding.oembed import oembed as oembed
from mmmfeed.embedding.pages import fragment as fragment
from mmmfeed.embedding.pages import frame as frame
from mmmfeed.embedding.pages import partner_page as partner_page
from mmmfeed.embedding.statics import integrity as integrity
from mmmfeed.embedding.statics import static_files as static_files

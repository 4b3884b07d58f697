"""What is known, published: only what differs from the last publication is made, and only what differs is written.

sifting     what became of the announcements that were touched since then
entries     how outputs show them
judging     whether a feed may go out
feeds       one feed in each of its formats
closing     which entries a feed's history closes (RFC 5005)
history     its documents
listing     under which headings the pages of announcements are listed
pages       the pages for people
owning      which files are ours, and those of them that nobody wants any more
state       what outputs depend on besides the announcements
"""

from mmmfeed.publishing.publishing import publish_all

__all__ = ["publish_all"]

"""The pages for people, written beside the feeds. Pure: entries in, bytes out; only templates are read.

pages        all pages of a build, the way in
cards        what a list shows of an entry, and of an event
article      what an announcement's own page shows
years        a year, or a month, on as many pages as it takes
fitting      other people's HTML as a valid part of ours (markup, lines, tables)
metadata     what programs read of a page: OpenGraph, schema.org
searching    the words of a list, for the search in the browser (folding)
subscribing  the feeds, in words for everybody
texts        the pages' own words (locale/*.po)
moments      days and hours in words
rendering    templates/*.html, and a folder of the user's
"""

from mmmfeed.pages.pages import Pages
from mmmfeed.pages.rendering import mistakes

__all__ = ["Pages", "mistakes"]

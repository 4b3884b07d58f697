"""What the program talks about, from what a source said to what a feed shows. Standard library only.

    source ─retrieve→ Document ─parse→ Announcement ─merge→ Cluster ─view→ FeedView ─emit→ bytes

Every class is a frozen value; what is invalid cannot be built. What the user asks for stands in specs.py.

fetched   documents, and what a server says about asking again
heard     announcements, and what was found out about them
known     clusters, and what came of comparing two announcements
shown     the entries of a feed
told      what a feed told its subscribers so far
"""

from __future__ import annotations

from mmmfeed.model.fetched import Document as Document
from mmmfeed.model.fetched import Reply as Reply
from mmmfeed.model.fetched import Unchanged as Unchanged
from mmmfeed.model.fetched import Validators as Validators
from mmmfeed.model.heard import Announcement as Announcement
from mmmfeed.model.heard import Author as Author
from mmmfeed.model.heard import Category as Category
from mmmfeed.model.heard import Decision as Decision
from mmmfeed.model.heard import Enclosure as Enclosure
from mmmfeed.model.heard import Event as Event
from mmmfeed.model.heard import Name as Name
from mmmfeed.model.heard import Origin as Origin
from mmmfeed.model.heard import Parsed as Parsed
from mmmfeed.model.heard import Point as Point
from mmmfeed.model.heard import Precision as Precision
from mmmfeed.model.heard import Problem as Problem
from mmmfeed.model.heard import TitleOrigin as TitleOrigin
from mmmfeed.model.known import Claim as Claim
from mmmfeed.model.known import Cluster as Cluster
from mmmfeed.model.known import Doubt as Doubt
from mmmfeed.model.known import Judgement as Judgement
from mmmfeed.model.known import Link as Link
from mmmfeed.model.known import Member as Member
from mmmfeed.model.known import Seen as Seen
from mmmfeed.model.known import Verdict as Verdict
from mmmfeed.model.known import Veto as Veto
from mmmfeed.model.shown import Entry as Entry
from mmmfeed.model.shown import FeedView as FeedView
from mmmfeed.model.shown import Occasion as Occasion
from mmmfeed.model.shown import Translation as Translation
from mmmfeed.model.shown import archive_stem as archive_stem
from mmmfeed.model.told import Difference as Difference
from mmmfeed.model.told import Past as Past
from mmmfeed.model.told import Publication as Publication
from mmmfeed.model.told import Told as Told
from mmmfeed.polls import Due as Due
from mmmfeed.polls import Move as Move
from mmmfeed.polls import Poll as Poll
from mmmfeed.polls import Rhythm as Rhythm
from mmmfeed.specs import Config as Config
from mmmfeed.specs import DateOrder as DateOrder
from mmmfeed.specs import FeedSpec as FeedSpec
from mmmfeed.specs import Override as Override
from mmmfeed.specs import Pin as Pin
from mmmfeed.specs import SiteSpec as SiteSpec
from mmmfeed.specs import SourceSpec as SourceSpec
from mmmfeed.specs import Topic as Topic
from mmmfeed.specs import Wording as Wording

"""mmmfeed: dated announcements in plain text, and partners' feeds, become feeds that subscribers can trust."""

__version__ = "0.1.0"

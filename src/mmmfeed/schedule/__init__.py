"""When a server may be asked again. Pure: what it answered and the time in, the next time out, with the reason.

hints    what the server says about how often its answer changes
due      the next time
polling  what is known of asking a source, after one more answer
"""

from mmmfeed.schedule.polling import Told, address, is_due, polled

__all__ = ["Told", "address", "is_due", "polled"]

"""When a server may be asked again. Pure: what it answered and the time in, the next time out, with the reason.

hints    what the server says about how often its answer changes
due      the next time
polling  what is known of asking a source, after one more answer
health   how a source is, from what is known of asking it
"""

from mmmfeed.schedule.health import State, of_poll
from mmmfeed.schedule.polling import Told, address, is_due, polled

__all__ = ["State", "Told", "address", "is_due", "of_poll", "polled"]

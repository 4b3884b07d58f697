"""When a server may be asked again. Pure: what it answered and the time in, the next time out, with the reason.

hints   what the server and its feed say about how often it changes
due     the next time, from all that is known of a source
"""

from mmmfeed.schedule.due import Due, Poll, after_answer, after_failure, is_due
from mmmfeed.schedule.hints import Hints, of_headers, retry_after

__all__ = ["Due", "Hints", "Poll", "after_answer", "after_failure", "is_due", "of_headers", "retry_after"]

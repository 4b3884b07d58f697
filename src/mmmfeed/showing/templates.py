"""How all HTML of ours is filled in: what stands in a template is ours, whatever is put into it is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

# A script's end, a comment's begin, and what JavaScript once took for the end of a line.
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def environment(loader: BaseLoader) -> Environment:
    """Templates that `loader` finds. A name that nothing is known of is a mistake, and not an empty text."""
    from jinja2 import Environment, StrictUndefined

    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def in_script(json: str) -> str:
    """`json` as a <script> can hold it: nothing in it ends the script or begins a comment."""
    return json.translate(_IN_SCRIPT)

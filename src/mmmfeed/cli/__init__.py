"""The command line: arguments in, text and an exit code out.

Commands import what they need when they run, so that `mmmfeed --help` waits for click only.
"""

from mmmfeed.cli.commands import main

__all__ = ["main"]

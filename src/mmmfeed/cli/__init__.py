"""The command line: arguments in, text and an exit code out.

Commands import what they need when they run, so that `mmmfeed --help` waits for click only.

frame      what all commands share
commands   build, rebuild, check, preview, export, why, review, schema
partners   sources, add, import, raw
serving    serve
the rest   words and tables for one command each
"""

from mmmfeed.cli import commands, partners, serving
from mmmfeed.cli.frame import main

__all__ = ["commands", "main", "partners", "serving"]

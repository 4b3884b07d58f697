"""`python -m mmmfeed` is `mmmfeed`."""

from mmmfeed.cli import main

main()

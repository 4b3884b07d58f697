"""The preview: output/ in a browser on this computer, built again when what it is made from changes. It acts.

files      what of output/ may be seen, and as what
answers    a question about a file → an answer as a good server gives it
hosts      by which names it may be asked
watched    which files on this computer the outputs are made from
building   building again when one of them changes, and what is said about it
server     all of it, until somebody stops it

Its libraries (starlette, uvicorn, watchfiles) are the extra `serve`; nothing else needs them.
"""

from __future__ import annotations

from mmmfeed.serving.server import serve as serve

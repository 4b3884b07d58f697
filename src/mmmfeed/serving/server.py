"""The server, until somebody stops it."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files

import anyio
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from mmmfeed.errors import MmmfeedError
from mmmfeed.model import Config
from mmmfeed.serving.answers import CHANGES, GENERAL, RELOADER, answer
from mmmfeed.serving.building import Preview, Tell, keep_built, keep_telling
from mmmfeed.serving.hosts import is_ours

_GRACE = 2  # seconds in which answers under way may come to their end


def serve(
    config: Config, at: tuple[str, int], started: Callable[[str], None], tell: Tell, *, is_built: bool = True
) -> None:
    """Show what `config` publishes at a host and a port (0: any that is free), until Ctrl-C or SIGTERM.

    `started` is called with the address, as soon as it answers; `tell` with what each build brought, or why there was
    none. Not `is_built`: somebody else builds. Raises MmmfeedError when there cannot be a server, KeyboardInterrupt
    when it was stopped.
    """
    listening, preview = _listening(*at), Preview(config.output)
    app = _of_own_names(_app(config, preview, tell, is_built=is_built), at[0])
    server = _Server(_settings(app), preview)
    started(_address(listening))
    with listening:
        asyncio.run(server.serve(sockets=[listening]))


class _Server(uvicorn.Server):
    """One that lets waiting pages go when it is told to stop."""

    def __init__(self, config: uvicorn.Config, preview: Preview) -> None:
        super().__init__(config)
        self._preview = preview

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._preview.close()
        await super().shutdown(sockets)


def _settings(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=_GRACE
    )


def _app(config: Config, preview: Preview, tell: Tell, *, is_built: bool) -> Starlette:
    async def file(request: Request) -> Response:
        return await anyio.to_thread.run_sync(lambda: answer(request, preview.output))

    async def reloader(_: Request) -> Response:
        script = (files(__package__) / "reload.js").read_bytes()
        return Response(script, media_type="text/javascript", headers=GENERAL | {"Cache-Control": "no-cache"})

    async def changes(_: Request) -> Response:
        return StreamingResponse(
            _events(preview), media_type="text/event-stream", headers=GENERAL | {"Cache-Control": "no-store"}
        )

    @asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        async with anyio.create_task_group() as tasks:
            if is_built:
                tasks.start_soon(keep_built, config, preview, tell)
            else:
                tasks.start_soon(keep_telling, preview)
            yield
            tasks.cancel_scope.cancel()

    routes = [
        Route(RELOADER, reloader),
        Route(CHANGES, changes),
        Route("/{path:path}", file, methods=["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]),
    ]
    return Starlette(routes=routes, lifespan=watching)


def _of_own_names(app: ASGIApp, host: str) -> ASGIApp:
    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        asked = Headers(scope=scope).get("host", "") if scope["type"] == "http" else ""
        if is_ours(asked, host):
            return await app(scope, receive, send)
        said = "This is a preview, which answers to localhost and to addresses in numbers, like 127.0.0.1.\n"
        return await PlainTextResponse(said, 421)(scope, receive, send)

    return answered


async def _events(preview: Preview) -> AsyncIterator[bytes]:
    """Server-sent events (HTML, section 9.2): one when the page is heard, one for each build that brought something.

    The first one tells what the page may have missed: how often there was something new.
    """
    yield f"retry: 1000\nevent: hello\ndata: {preview.told}\n\n".encode()
    while await preview.next():
        yield b"event: built\ndata:\n\n"


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        number = getattr(error, "errno", None)
        reason = getattr(error, "strerror", None) or str(error)
        advice = "choose another one with --port, or --port 0 for any that is free"
        if number == errno.EADDRINUSE:
            raise MmmfeedError(f"port {port} is in use by another program; {advice}") from error
        if number == errno.EACCES:
            raise MmmfeedError(f"port {port} is not for everybody's use; {advice}") from error
        raise MmmfeedError(f"{host}:{port} cannot be served ({reason}); leave --host out for this computer") from error


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"

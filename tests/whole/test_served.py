"""The settings of docs/how-to/serve-the-feeds.md, in the real servers: nginx, Apache, Caddy."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from docpages import ROOT, blocks

PAGE = ROOT / "docs/how-to/serve-the-feeds.md"
FOLDERS = "/usr/sbin:/usr/local/sbin:/usr/local/bin"
TYPES = {
    "news.rss": "application/rss+xml",
    "news.atom": "application/atom+xml",
    "news.json": "application/feed+json",
    "news.ics": "text/calendar",
    "sources.opml": "text/x-opml",
    "news.md": "text/markdown",
    "news.txt": "text/plain",
    "n/1.html": "text/html",
    "embed.css": "text/css",
    "embed.js": "text/javascript",
    "embed.v1.js": "text/javascript",
}
MODULES = "mpm_event authz_core mime headers deflate filter dir alias unixd"

NGINX = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; {block} }}
}}
"""
APACHE = """
ServerRoot {folder}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
Mutex file:{folder}
User www-data
Group www-data
{modules}
TypesConfig {folder}/mime.types
DocumentRoot {folder}
Alias /feeds {folder}/output
<Directory {folder}/output>
  AllowOverride All
  Require all granted
</Directory>
"""


@dataclass
class Web:
    """A server at work."""

    port: int
    process: subprocess.Popen[bytes]
    root: str = "/feeds/"
    log: list[Path] = field(default_factory=list)

    def ask(self, name: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest("GET", self.root + name, skip_accept_encoding=True)
        for header, value in headers.items():
            connection.putheader(header.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body


def block(language: str) -> str:
    (found,) = [block.text for block in blocks(PAGE) if block.language == language]
    return found


def found(name: str) -> str:
    program = shutil.which(name) or shutil.which(name, path=FOLDERS)
    if program is None:
        pytest.skip(f"there is no {name} here (Debian: apt-get install {name})")
    return program


def nginx(folder: Path, port: int) -> list[str]:
    block_ = block("nginx").replace("/srv/feeds/output/", f"{folder}/output/")
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, block=block_), encoding="utf-8")
    return [found("nginx"), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]


def apache(folder: Path, port: int) -> list[str]:
    program = found("apache2")
    there = Path("/usr/lib/apache2/modules")
    modules = "\n".join(
        f"LoadModule {name}_module {there}/mod_{name}.so"
        for name in MODULES.split()
        if (there / f"mod_{name}.so").exists()
    )
    (folder / "mime.types").write_text("text/html html\ntext/css css\ntext/plain txt\n", encoding="utf-8")
    (folder / "output/.htaccess").write_text(block("apache"), encoding="utf-8")
    (folder / "httpd.conf").write_text(APACHE.format(folder=folder, port=port, modules=modules), encoding="utf-8")
    return [program, "-X", "-f", f"{folder}/httpd.conf"]


def caddy(folder: Path, port: int) -> list[str]:
    block_ = block("caddy").replace("/srv/feeds/output", f"{folder}/output")
    site = block_.replace("feeds.example.org", f"http://127.0.0.1:{port}")
    (folder / "Caddyfile").write_text(f"{{\n admin off\n storage file_system {folder}\n}}\n{site}", encoding="utf-8")
    return [found("caddy"), "run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


SERVERS: dict[str, tuple[Callable[[Path, int], list[str]], str]] = {
    "nginx": (nginx, "/feeds/"),
    "apache": (apache, "/feeds/"),
    "caddy": (caddy, "/"),
}


@pytest.fixture(params=SERVERS)
def web(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Web]:
    for path in (
        tmp_path,
        *(p for p in tmp_path.parents if p.name.startswith(("pytest-", "popen-"))),
    ):  # Apache is another user
        path.chmod(0o755)
    for name in TYPES:
        path = tmp_path / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}: {'said again, ' * 400}", encoding="utf-8")
        os.utime(path, (1_790_000_000, 1_790_000_000))  # of a file of this second, Apache's ETags are weak
    (tmp_path / "output/index.html").write_text("<!doctype html><title>Hello</title>", encoding="utf-8")
    (tmp_path / "output/.hidden").write_text("hidden", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command, root = SERVERS[request.param]
    log = tmp_path / "said"
    with log.open("wb") as said, subprocess.Popen(command(tmp_path, port), stdout=said, stderr=said) as process:
        try:
            wait(process, port, tmp_path)
            yield Web(port, process, root)
        finally:
            process.terminate()


def wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    while process.poll() is None:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port)).close()
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.02)  # not yet
    told = [path.read_text(errors="replace") for path in (folder / "said", folder / "error.log") if path.exists()]
    pytest.fail(f"it does not start: {' '.join(told)}")


def test_everything_has_its_type_and_what_partners_need(web: Web) -> None:
    for name, expected in TYPES.items():
        response, body = web.ask(name)
        assert response.status == 200, name
        assert body.startswith(name.encode())
        assert re.sub(r"\s", "", response.headers["Content-Type"]).lower() == f"{expected};charset=utf-8", name
        assert response.headers["Access-Control-Allow-Origin"] == "*", name
        assert response.headers["X-Content-Type-Options"] == "nosniff", name
        caching = "max-age=31536000, immutable" if name == "embed.v1.js" else "max-age=3600"
        assert response.headers.get_all("Cache-Control") == [caching], name
    assert "default-src 'none'" in web.ask("n/1.html")[0].headers["Content-Security-Policy"]


def test_the_folder_is_its_first_page_and_hidden_files_stay_hidden(web: Web) -> None:
    assert web.ask("")[1].startswith(b"<!doctype html>")
    assert web.ask(".hidden")[0].status in {403, 404}


def test_what_has_not_changed_does_not_travel_and_the_rest_is_packed(web: Web) -> None:
    for encoding in ("identity", "gzip"):
        first, body = web.ask("news.json", Accept_Encoding=encoding)
        assert first.headers["Content-Encoding"] == ("gzip" if encoding == "gzip" else None)
        text = gzip.decompress(body) if encoding == "gzip" else body
        assert text.startswith(b"news.json: ")
        again, nothing = web.ask("news.json", Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
        assert (again.status, nothing) == (304, b""), encoding


@pytest.mark.parametrize("web", ["nginx", "caddy"], indirect=True)
def test_a_file_that_is_packed_already_is_sent_as_it_is(web: Web, tmp_path: Path) -> None:
    packed = gzip.compress((tmp_path / "output/news.rss").read_bytes(), mtime=0)
    (tmp_path / "output/news.rss.gz").write_bytes(packed)
    response, body = web.ask("news.rss", Accept_Encoding="gzip")
    assert (response.headers["Content-Encoding"], body) == ("gzip", packed)
    assert response.headers["Content-Type"].startswith("application/rss+xml")

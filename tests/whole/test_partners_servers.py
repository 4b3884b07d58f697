"""What partners' servers make of our files: PHP, nginx with server-side includes, and WordPress's own code.

WordPress is looked for where Debian's package puts it, or in the folder that MMMFEED_WORDPRESS names:
`apt-get download wordpress && dpkg -x wordpress_*.deb /tmp/wordpress` is enough, no database is needed.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html

import embedded
from mmmfeed import embedding
from servers import Answer, Server, serving

PHP = shutil.which("php")
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
WORDPRESS = Path(os.environ.get("MMMFEED_WORDPRESS", "/usr/share/wordpress"))
HARNESS = Path(__file__).with_name("wordpress.php")

needs_php = pytest.mark.skipif(PHP is None, reason="there is no PHP here (Debian: apt-get install php-cli)")
needs_wordpress = pytest.mark.skipif(
    PHP is None or not (WORDPRESS / "wp-includes/kses.php").is_file(),
    reason="there is no WordPress here (Debian: apt-get install wordpress php-xml; no site is needed)",
)


def parsed(text: str) -> Any:
    return html.fromstring(text)


@pytest.fixture
def feeds(tmp_path: Path) -> Iterator[Server]:
    """The publisher's server, whose files name its own address."""
    with serving({}) as server:
        site = replace(embedded.SITE, base_url=server.url("/"))
        embedded.write(tmp_path / "output", site)
        for path in (tmp_path / "output").iterdir():
            server.answers[f"/{path.name}"] = Answer(path.read_bytes())
        yield server


def run_php(*arguments: str, folder: Path) -> str:
    done = subprocess.run(
        [str(PHP), *arguments], capture_output=True, check=False, env={**os.environ, "TMPDIR": str(folder)}
    )
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode()


def line(name: str, server: Server) -> str:
    """What the partner copies."""
    page = parsed(server_file("embed.html", server).decode())
    return str(page.xpath(f"//*[@id='line-{name}']")[0].text_content())


def server_file(name: str, server: Server) -> bytes:
    answer = server.answers[f"/{name}"]
    assert isinstance(answer, Answer)
    return answer.body


@needs_php
def test_the_lines_for_php_show_the_list_and_ask_once_an_hour(feeds: Server, tmp_path: Path) -> None:
    page = tmp_path / "page.php"
    page.write_text(f"<main>{line('php', feeds)}</main>", encoding="utf-8")
    fragment = server_file("news.fragment.html", feeds).decode()
    assert run_php(str(page), folder=tmp_path) == f"<main>{fragment}</main>"
    assert run_php(str(page), folder=tmp_path) == f"<main>{fragment}</main>"
    assert [request.path for request in feeds.requests] == ["/news.fragment.html"]

    copy = tmp_path / "news.fragment.html"
    os.utime(copy, (1, 1))
    feeds.answers["/news.fragment.html"] = Answer(b"<section>new</section>\n")
    assert "new" in run_php(str(page), folder=tmp_path)
    assert len(feeds.requests) == 2


@needs_php
def test_the_lines_for_php_show_the_last_copy_when_the_server_is_away(feeds: Server, tmp_path: Path) -> None:
    page = tmp_path / "page.php"
    page.write_text(line("php", feeds), encoding="utf-8")
    feeds.answers["/news.fragment.html"] = Answer(status=503)
    assert run_php(str(page), folder=tmp_path).strip() == ""
    copy = tmp_path / "news.fragment.html"
    copy.write_text("<section>old</section>", encoding="utf-8")
    os.utime(copy, (1, 1))
    assert "old" in run_php(str(page), folder=tmp_path)
    assert "old" in run_php(str(page), folder=tmp_path)
    assert len(feeds.requests) == 2  # not again before an hour is over


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl here")
def test_the_line_for_cron_fetches_the_list_or_leaves_what_was_there(feeds: Server, tmp_path: Path) -> None:
    command = line("cron", feeds).split(" * * * * ", 1)[1].replace("/var/www/html", str(tmp_path))
    subprocess.run(["sh", "-c", command], check=True)
    copy = tmp_path / "news.fragment.html"
    assert copy.read_bytes() == server_file("news.fragment.html", feeds)
    feeds.answers["/news.fragment.html"] = Answer(b"broken", status=500)
    assert subprocess.run(["sh", "-c", command], check=False, stderr=subprocess.DEVNULL).returncode != 0
    assert copy.read_bytes() == server_file_of_first(tmp_path)


def server_file_of_first(folder: Path) -> bytes:
    return (folder / "output/news.fragment.html").read_bytes()


CONFIGURATION = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off; default_type text/html;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}; ssi on; }}
}}
"""


@pytest.mark.skipif(NGINX is None, reason="there is no nginx here (Debian: apt-get install nginx)")
def test_the_line_for_servers_includes_the_copy(feeds: Server, tmp_path: Path) -> None:
    fragment = server_file("news.fragment.html", feeds).decode()
    (tmp_path / "news.fragment.html").write_text(fragment, encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<main>{line('include', feeds)}</main>", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (tmp_path / "nginx.conf").write_text(CONFIGURATION.format(folder=tmp_path, port=port), encoding="utf-8")
    with subprocess.Popen([str(NGINX), "-e", f"{tmp_path}/error.log", "-c", f"{tmp_path}/nginx.conf"]) as process:
        try:
            assert ask(process, port, "/page.html") == f"<main>{fragment}</main>"
        finally:
            process.terminate()


def ask(process: subprocess.Popen[bytes], port: int, path: str) -> str:
    while process.poll() is None:
        with suppress(ConnectionRefusedError):
            connection = HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", path)
            body = connection.getresponse().read().decode()
            connection.close()
            return body
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.01)  # not yet
    pytest.skip("nginx does not start here")


def wordpress(what: str, which: str, folder: Path) -> str:
    return run_php(str(HARNESS), str(WORDPRESS), what, which, folder=folder)


@needs_wordpress
def test_wordpress_makes_a_frame_of_the_address(feeds: Server, tmp_path: Path) -> None:
    page = quote(feeds.url("/news.embed.html"), safe="")
    asked = f"/news.oembed.json?maxwidth=640&maxheight=960&url={page}&dnt=1&format=json"  # the same file for any query
    feeds.answers[asked] = feeds.answers["/news.oembed.json"]
    frame = parsed(wordpress("embed", line("page", feeds), tmp_path))
    assert (frame.tag, frame.get("title")) == ("iframe", "River & allies")
    assert frame.get("src").startswith(f"{feeds.url('/news.embed.html')}#?secret=")
    assert (frame.get("sandbox"), frame.get("width"), frame.get("height")) == ("allow-scripts", "600", "600")


@needs_wordpress
def test_the_rss_block_of_wordpress_shows_titles_dates_and_links(feeds: Server, tmp_path: Path) -> None:
    block = parsed(wordpress("rss", line("rss", feeds), tmp_path))
    items = block.xpath("./li")
    assert len(items) == 5
    assert items[0].find_class("wp-block-rss__item-title")[0].text_content() == "A meeting & a <talk>"
    assert items[1].xpath(".//a/@href") == ["https://ally.example/2"]
    assert items[1].find_class("wp-block-rss__item-publish-date")[0].text_content() == "2026-03-26"
    assert "What announcement 2 says" in items[1].find_class("wp-block-rss__item-excerpt")[0].text_content()


@needs_wordpress
def test_what_an_author_may_write_in_wordpress_keeps_the_list(feeds: Server, tmp_path: Path) -> None:
    """Without the right to use any HTML: links and classes stay, the style sheet does not."""
    file = tmp_path / "fragment.html"
    file.write_bytes(embedding.fragment(embedded.view()))
    section = parsed(wordpress("post", str(file), tmp_path))
    assert section.get("class") == "mmm-feed"
    assert len(section.xpath("./ol/li")) == 10
    assert not list(section.iter("link", "script", "iframe"))

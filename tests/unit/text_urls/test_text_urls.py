"""Web addresses: which may be shown, and which are the same."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mmmfeed.text.urls import canonical, host, is_home_page, safe, site, without_scheme, without_scheme_and_host


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://example.org/A/b?C=d&e", "https://example.org/A/b?C=d&e"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/a#!/part", "https://example.org/a#!/part"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a?utm_source=x&id=3&UTM_Medium=y&fbclid=z", "https://example.org/a?id=3"),
        ("https://example.org/a?mc_cid=1&mc_eid=2&gclid=3&pk_campaign=4", "https://example.org/a"),
        ("https://example.org/a?ref=example.org", "https://example.org/a"),
        ("https://www.example.org/a?ref=example.org", "https://www.example.org/a"),
        ("https://example.org/a?ref=main", "https://example.org/a?ref=main"),
        ("https://me:secret@example.org/a", "https://example.org/a"),
        ("https://bücher.example/ä ö", "https://xn--bcher-kva.example/%C3%A4%20%C3%B6"),
        ("https://b%C3%BCcher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://B%c3%9ccher.example:443/a", "https://xn--bcher-kva.example/a"),
        ("https://%65xample%2eorg/a", "https://example.org/a"),
        ("https://b%75\N{COMBINING DIAERESIS}cher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://example.org/%c3%a4", "https://example.org/%C3%A4"),
        ("https://example.org/100%", "https://example.org/100%"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
        (" https://exam\nple.org/a ", "https://example.org/a"),
        ("https:\\\\example.org\\a", "https://example.org/a"),
    ],
)
def test_the_canonical_form(url: str, form: str) -> None:
    assert canonical(url) == form


@pytest.mark.parametrize(
    "url",
    [
        "", "example.org", "/a", "mailto:a@example.org", "javascript:alert(1)", "java\nscript:alert(1)", "ftp://a.example/",
        "http://", "https:///a", "http://[::1", "http://a.example:x/", "http://a.example:99999/", "http://a b.example/",
        "http://<b>.example/", "http://%3Cb%3E.example/", "http://good.example%2F@evil.example%2F/",
        "http://good.example%40evil.example/", "http://b%FCcher.example/", "http://a%00.example/", "http://%.example/",
        "http://a%2Fb.example/", "http://a%253A80/", "http://" + "%C3%BC" * 300 + ".example/", "http://" + "a" * 300 + ".example/", "https://a.example/" + "a" * 9000, "tag:a.example,2026:1",
    ],
)  # fmt: skip
def test_what_has_no_canonical_form(url: str) -> None:
    assert canonical(url) is None


def test_ref_that_names_the_feeds_host_goes() -> None:
    url = "https://example.org/a?ref=planet.example"
    assert canonical(url, own_host="www.planet.example") == "https://example.org/a"
    assert canonical(url) == url


@pytest.mark.parametrize(
    ("url", "base", "found"),
    [
        ("/a?b=c#d", "https://example.org/x/y", "https://example.org/a?b=c#d"),
        ("../a", "https://example.org/x/y/z", "https://example.org/x/a"),
        ("//cdn.example/a", "https://example.org/", "https://cdn.example/a"),
        ("//cdn.example/a", None, None),
        ("a", None, None),
        ("#top", "https://example.org/x", "https://example.org/x#top"),
        ("https://example.org/?utm_source=x#y", None, "https://example.org/?utm_source=x#y"),
        ('https://example.org/"><script>', None, "https://example.org/%22%3E%3Cscript%3E"),
        ("mailto:a@example.org?subject=Hello you", None, "mailto:a@example.org?subject=Hello%20you"),
        ("mailto:nobody", None, None),
        ("MailTo:a@example.org", "https://example.org/", "mailto:a@example.org"),
        ("data:text/html,x", "https://example.org/", None),
        ("jav\tascript:alert(1)", "https://example.org/", None),
        ("vbscript:x", None, None),
        ("http://[", "https://example.org/", None),
        # What a browser takes for the host has to be what we took for it.
        ("https://good.example\\@evil.example/", None, "https://good.example/@evil.example/"),
    ],
)
def test_what_is_safe(url: str, base: str | None, found: str | None) -> None:
    assert safe(url, base) == found


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://example.org", True),
        ("https://example.org/?utm_source=feed", True),
        ("https://example.org/en/", True),
        ("https://example.org/pt-br", True),
        ("https://example.org/index.html", True),
        ("https://example.org/fr/index.php", True),
        ("https://example.org/?p=12", False),
        ("https://example.org/news/", False),
        ("https://example.org/#!/news/3", False),
        ("nonsense", False),
    ],
)
def test_home_pages(url: str, home: bool) -> None:
    assert is_home_page(url) is home


def test_parts() -> None:
    assert host("https://User@WWW.Bücher.example:8080/a") == "www.xn--bcher-kva.example"
    assert host("nothing") == ""
    assert without_scheme("HTTPS://example.org/a") == "example.org/a"
    assert without_scheme("tag:example.org,2026:http://x") == "tag:example.org,2026:http://x"
    assert without_scheme_and_host("http://old.example:8080/a/b?c=d&utm_source=x") == "/a/b?c=d"
    assert without_scheme_and_host("http://old.example/") is None
    assert without_scheme_and_host("urn:uuid:1") is None


URLS = st.one_of(
    st.text(max_size=60),
    st.builds(
        "{}{}{}{}{}".format,
        st.sampled_from(["http://", "HTTPS://", "//", "", "mailto:", "http:/", "https:\\\\"]),
        st.text("aA.é:@[]%\\-_ 1", max_size=12),
        st.sampled_from(["", "/", "?", "#"]),
        st.text("aé%2fF/?=&;#! <\"'\n\\", max_size=20),
        st.sampled_from(["", "&utm_a=b", "?ref=a", "#!a"]),
    ),
)


@given(URLS)
@example("http://a/%%41")
@example("http://a/?&&b")
@example("http://a?#!")
def test_once_is_enough(url: str) -> None:
    for form in (canonical(url), safe(url), safe(url, "https://example.org/x/")):
        if form is not None:
            assert form.isascii()
            assert not set(form) & set(' "<>\\\n')
            assert safe(form) == form
            assert urlsplit(form).scheme in ("http", "https", "mailto")
    once = canonical(url)
    if once is not None:
        assert canonical(once) == once
        assert host(once) == urlsplit(once).netloc.partition("]")[0].partition("[")[2] or host(once)


@given(URLS)
def test_what_is_safe_stays_the_same_page(url: str) -> None:
    assert canonical(safe(url) or "") == canonical(url)


@pytest.mark.parametrize(
    ("name", "registered"),
    [
        ("example.org", "example.org"),
        ("www.news.example.org", "example.org"),
        ("www.example.co.uk", "example.co.uk"),
        ("ally.com.au", "ally.com.au"),
        ("www.ally.org.br", "ally.org.br"),
        ("blog.ministry.gob.mx", "ministry.gob.mx"),
        ("www.uni.ac.jp", "uni.ac.jp"),
        ("news.orf.at", "orf.at"),
        ("www.co.org", "co.org"),
        ("www.co.uk", "www.co.uk"),
        ("ann.wordpress.com", "ann.wordpress.com"),
        ("www.wordpress.com", "www.wordpress.com"),
        ("wordpress.com", "wordpress.com"),
        ("ann.blogspot.com", "ann.blogspot.com"),
        ("ann.blogspot.co.uk", "ann.blogspot.co.uk"),
        ("a.b.github.io", "b.github.io"),
        ("www.xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("localhost", "localhost"),
        ("203.0.113.7", "203.0.113.7"),
        ("[2001:db8::1]", "[2001:db8::1]"),
        ("", ""),
    ],
)
def test_what_somebody_registered_of_a_host(name: str, registered: str) -> None:
    assert site(name) == registered
    assert site(registered) == registered

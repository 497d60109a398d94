"""Hostile words go through the whole newsroom into a real browser, and nothing runs: nowhere is their markup markup."""

import base64
import json
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import islice
from pathlib import Path
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server
from xml.sax.saxutils import escape as xml_escape

import pytest
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import Client
from lxml import etree, html
from payloads import PAYLOADS
from playwright.sync_api import BrowserContext, Dialog, Page, Request, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from dateline.base.settings import read_settings
from dateline.newsroom.run import add
from dateline.store import find, keep
from dateline.store.place import DATABASE_FILE
from dateline.wire.discover import make_feed
from tests.store.conftest import _opened

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium is installed (Debian: apt-get install chromium)"
    ),
]
# What a payload may call is written down; a dialog would stop the page.
_LISTEN = """() => {
  window.ran = [];
  for (const name of ['run', 'alert', 'confirm', 'prompt', 'print', 'open'])
    window[name] = (...said) => { window.ran.push([name, ...said.map(String)]) };
}"""
# What no page of ours has: code, styles of its own, frames, and anything that leads or sends elsewhere by itself.
_FOUND = """() => {
  const bad = [...window.ran.map(call => 'ran ' + call)];
  for (const node of document.querySelectorAll('*')) {
    const tag = node.localName;
    const isData = tag === 'script' && node.type === 'application/ld+json';
    if (isData) { try { JSON.parse(node.textContent) } catch (error) { bad.push('broken data: ' + node.textContent.slice(0, 200)) } }
    else if (['script', 'style', 'iframe', 'object', 'embed', 'base', 'frame', 'applet', 'math', 'template', 'video', 'audio'].includes(tag))
      bad.push(node.outerHTML.slice(0, 200));
    for (const { name, value } of node.attributes) {
      if (name.startsWith('on') || name === 'srcdoc' || name === 'ping') bad.push(name + '=' + value.slice(0, 200));
      if (['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'data', 'srcset'].includes(name)) {
        const url = new URL(value, document.baseURI);
        if (!['http:', 'https:'].includes(url.protocol)) bad.push(tag + ' ' + name + '=' + value.slice(0, 200));
        if (!['a', 'link'].includes(tag) && url.origin !== location.origin) bad.push(tag + ' leads to ' + url);
        if (tag === 'link' && url.origin !== location.origin && node.rel !== 'canonical' && node.rel !== 'alternate')
          bad.push('link leads to ' + url);
      }
    }
    if (tag === 'meta' && node.httpEquiv) bad.push(node.outerHTML);
  }
  return bad;
}"""
# The payloads are there, as words.
_SHOWS = """() => /run\\(|alert\\(/.test(document.body.innerText)"""
_LINKS = """() => [...document.querySelectorAll('a[href], link[rel=alternate]')].map(node => node.href)"""


@dataclass(frozen=True)
class Seen:
    """What a walk over the site came upon."""

    pages: tuple[str, ...]
    shown: tuple[str, ...]  # pages on which a payload can be read as words
    bad: tuple[tuple[str, str], ...]  # where, what
    others: tuple[tuple[str, str, bytes], ...]  # documents that are no pages: address, media type, body


# The wire ----------------------------------------------------------------------------------------------------------


def lots(payloads: Iterable[str], most: int) -> Iterator[str]:
    """Yield payloads one after another in lots of at most so many characters."""
    lot = ""
    for payload in payloads:
        if lot and len(lot) + len(payload) > most:
            yield lot
            lot = ""
        lot = f"{lot} ¦ {payload}" if lot else payload
    yield lot


def row_of(number: int, words: str) -> str:
    """A line of an export: headline, section, author, outlet, standfirst, quotes and figures, as plain text."""
    text = (
        f"At least {number + 30} people were killed in Port Ellery on Monday, {words[:200]} said. “We fear {words} most "
        f"of all,” Mayor Ines Marrow told reporters. According to {words[:200]}, 12 boats were lost.\n\n{words}"
    )
    row = {
        "url": f"https://harrow.example/2031/{number}/{words[:500]}", "title": words, "text": text, "author": words[:200],
        "source": words[:100], "section": words[:100], "description": words, "published": f"2031-03-{number % 5 + 1:02}",
        "language": "en", "image": words[:300],
    }  # fmt: skip
    return json.dumps(row)


def page_of(number: int, words: str) -> bytes:
    """A page with the words as markup, in attributes and in its linked data."""
    data = json.dumps(
        {"@type": "NewsArticle", "headline": words[:300], "author": {"@type": "Person", "name": words[:100]}}
    )
    body = (
        f"<html><head><title>{words}</title><meta name=author content=\"{escape(words)}\"><meta property='og:site_name' content='{words}'>"
        f"<link rel=canonical href=\"https://harrow.example/page/{number}\"><script type='application/ld+json'>{data}</script></head>"
        f"<body><article><h1>{escape(words)} {words}</h1><p>The ferry Saint Alder left Port Ellery with 140 people on board, the "
        f"harbour office said on Monday.</p><p>{words}</p><p>“{escape(words)}”, Captain Ines Marrow said.</p></article></body></html>"
    )
    return body.encode("utf-8", "replace")


def feed_of(words: Sequence[str]) -> bytes:
    """A feed whose every field holds the words, escaped as XML wants and as HTML within."""
    items = "".join(
        f"<item><title>{_xml(w)}</title><link>{_xml(w)}</link><guid>{_xml(w)}</guid><author>{_xml(w)}</author>"
        f'<category>{_xml(w)}</category><source url="https://harrow.example/">{_xml(w)}</source><description>'
        f"{_xml(f'<p>The harbour office said on Monday that 140 people were on board.</p><p>{w}</p><p>{escape(w)}</p>')}</description></item>"
        for w in words
    )
    return f"<rss version='2.0'><channel><title>{_xml(words[0])}</title><link>{_xml(words[0])}</link>{items}</channel></rss>".encode()


def _xml(words: str) -> str:
    return xml_escape("".join(c for c in words if c >= " " and not "\ud800" <= c <= "\udfff"))


def wire(folder: Path, payloads: Sequence[str], *, at_once: int) -> None:
    """Write the payloads as an export, as pages and as feeds; `at_once` characters of them in one headline."""
    folder.mkdir()
    small = list(lots(payloads, at_once))
    rows = [row_of(number, words) for number, words in enumerate(small)]
    (folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    large = list(lots(payloads, max(4 * at_once, 300)))
    for number, words in enumerate(large):
        (folder / f"page{number:04}.html").write_bytes(page_of(number, words))
    (folder / "feed.xml").write_bytes(feed_of(small))
    for number, words in enumerate(small):
        feed = make_feed(f"https://harrow.example/feed/{number}", outlet=words, title=words, section=words)
        keep.keep_feed(replace(feed, failures=1, failure=words))


# The site ----------------------------------------------------------------------------------------------------------


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


def walk(
    home: Path, blocker: DjangoDbBlocker, empty: Path, payloads: Sequence[str], most_pages: int, **how: int
) -> Seen:
    """Bring the payloads into a newsroom, open what it shows in a browser, and return what was seen."""
    shutil.copy(empty, home / DATABASE_FILE)
    settings = replace(read_settings(home, {}), jobs=2)
    with _opened(settings, blocker):
        wire(home / "in", payloads, at_once=how["at_once"])
        tally = add([home / "in", *(home / "more").glob("*")], settings)
        assert tally.articles > 0
        editor = Client()
        editor.force_login(User.objects.create_superuser("ada"))
        cookie = editor.cookies["sessionid"].value
        start = [f"/desk/article/{a.id}/" for a in islice(find.articles(), 3)]
        server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=_Quiet)

        def serve() -> None:
            server.serve_forever(poll_interval=0.05)
            connections.close_all()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(
                    executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
                )
                # The policy is looked for in every answer, and then left aside: what must hold, holds without it.
                context = chromium.new_context(bypass_csp=True)
                site = f"http://127.0.0.1:{server.server_port}"
                context.add_cookies([{"name": "sessionid", "value": cookie or "", "url": site}])
                searches = [
                    f"/search?q={quote(words[:180])}" for words in payloads[:: max(1, len(payloads) // 12)]
                ]
                desk = [
                    "/desk/",
                    "/desk/feeds/",
                    "/desk/refused/",
                    "/desk/unsure/",
                    "/desk/stories/",
                    "/desk/speakers/",
                ]
                try:
                    return _walk(
                        context,
                        site,
                        ["/", "/feeds/", "/days/", "/speakers/", *desk, *start, *searches],
                        most_pages,
                    )
                finally:
                    chromium.close()
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def _walk(context: BrowserContext, site: str, start: Sequence[str], most_pages: int) -> Seen:
    context.add_init_script(f"({_LISTEN})()")
    # Django's own server of files is for `dateline up`; here they would only be missed.
    context.route("**/static/**", lambda route: route.fulfill(body=""))
    page = context.new_page()
    bad: list[tuple[str, str]] = []
    at = [""]

    def said(dialog: Dialog) -> None:
        bad.append((at[0], f"dialog {dialog.message}"))
        dialog.dismiss()

    page.on("dialog", said)

    def asked(request: Request) -> None:
        if not request.url.startswith(site):
            bad.append((at[0], f"asked {request.url}"))

    page.on("request", asked)
    queue, known = list(start), set(start)
    others: dict[str, None] = {}
    pages: list[str] = []
    shown: list[str] = []
    while queue and len(pages) < most_pages:
        at[0] = queue.pop(0)
        pages.append(at[0])
        found = _open(page, site + at[0])
        bad += [(at[0], what) for what in found]
        shown += [at[0]] if page.evaluate(_SHOWS) else []
        for path in _paths(page, site):
            if _is_page(path) and path not in known:
                known.add(path)
                queue.append(path)
            elif not _is_page(path):
                others[path] = None
    answers = [(path, context.request.get(site + path)) for path in list(others)[:60]]
    documents = [(path, answer.headers.get("content-type", ""), answer.body()) for path, answer in answers]
    return Seen(pages=tuple(pages), shown=tuple(shown), bad=tuple(bad), others=tuple(documents))


def _open(page: Page, url: str) -> list[str]:
    response = page.goto(url, wait_until="load")
    policy = response.headers.get("content-security-policy", "") if response else ""
    found = [] if "default-src 'none'" in policy else ["no security policy"]
    # What only runs when it is touched: every handler would show in the list of attributes too.
    page.mouse.move(200, 200)
    return [*found, *page.evaluate(_FOUND)]


def _paths(page: Page, site: str) -> list[str]:
    links = [urldefrag(urljoin(page.url, link))[0] for link in page.evaluate(_LINKS)]
    return [link.removeprefix(site) for link in dict.fromkeys(links) if link.startswith(f"{site}/")]


def _is_page(path: str) -> bool:
    parts = urlsplit(path).path
    return "." not in parts.rpartition("/")[2] and not parts.startswith(("/api/v1", "/admin"))


def markup_within(body: bytes) -> list[str]:
    """Return what would run of the HTML that an XML document carries as text, in any of its elements."""
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False))
    bad = []
    for node in root.iter():
        if not isinstance(node.tag, str) or node.get("type") == "text" or not (node.text or "").strip():
            continue
        is_html = node.get("type") == "html" or etree.QName(node).localname in ("description", "encoded")
        if is_html:
            fragment = html.fragment_fromstring(node.text or "", create_parent="div")
            bad += [e.tag for e in fragment.iter("script", "iframe", "style", "object", "embed")]
            bad += [name for e in fragment.iter() for name in e.keys() if name.startswith("on")]  # noqa: SIM118
            bad += [
                link
                for _, name, link, _ in fragment.iterlinks()
                if name and not link.startswith(("http", "/"))
            ]
    return bad


def check(seen: Seen) -> None:
    """Nothing ran, nothing could, and every other document is whole."""
    assert seen.bad == ()
    assert len(seen.shown) > len(seen.pages) / 2
    assert seen.others
    for path, kind, body in seen.others:
        if "json" in kind:
            json.loads(body)
        elif "xml" in kind or "opml" in kind:
            assert markup_within(body) == [], path


@pytest.fixture
def empty(sqlite_template: Path) -> Path:
    return sqlite_template


def test_invented_payloads_do_not_run(
    empty: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    # Two or three payloads stand in a headline, so that these pages show all of them.
    seen = walk(tmp_path, django_db_blocker, empty, PAYLOADS, 64, at_once=90)
    check(seen)
    assert len(seen.pages) == 64
    kinds = {urlsplit(path).path.split("/")[1] for path in seen.pages}
    assert {"", "article", "story", "search", "feeds", "days", "desk"} <= kinds


@pytest.mark.shared
def test_the_payloads_of_the_hostile_set_do_not_run(
    empty: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker, shared: Path
) -> None:
    folder = shared / "data/hostile"
    names = ("xss_payloads", "dompurify_expect", "miniflux_sanitizer", "naughty_strings", "hostile_items")
    rows = [
        json.loads(line)
        for name in names
        for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    payloads = [row.get("payload") or row["text"][:2000] for row in rows]
    (tmp_path / "more").mkdir()
    lines = (folder / "feedparser_sanitize.jsonl").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        (tmp_path / "more" / f"{number}.xml").write_bytes(base64.b64decode(json.loads(line)["body_b64"]))
    seen = walk(tmp_path, django_db_blocker, empty, payloads, 250, at_once=900)
    check(seen)
    assert len(seen.pages) == 250

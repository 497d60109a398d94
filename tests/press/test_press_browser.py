"""The site in a real browser: widths, contrast, names for screen readers, and hostile words that must not run."""

import shutil
import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright
from press_fakes import article, facts, keep_reports, story

from dateline.base.records import Assignment, Story
from dateline.store import keep

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium is installed (Debian: apt-get install chromium)"
    ),
]
EVIL = "<script>window.evil=1</script><img src=x onerror='window.evil=2'>\" onmouseover=\"window.evil=3"

# The colour that a text is painted on is that of the nearest ancestor that has one.
# Ratio: WCAG 2.2, "contrast ratio" and "relative luminance".
_CONTRAST = """() => {
  const channel = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4 };
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const behind = node => {
    for (let at = node; at; at = at.parentElement) {
      const c = parse(getComputedStyle(at).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || node.closest('title, desc, script, .unseen, .skip, option')) continue;
    const style = getComputedStyle(node);
    if (style.display === 'none' || !node.getClientRects().length) continue;
    const ink = node.namespaceURI.endsWith('svg') ? style.fill : style.color;
    const a = light(parse(ink)), b = light(behind(node));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push([walker.currentNode.textContent.trim().slice(0, 40), ratio.toFixed(2)]);
  }
  return poor;
}"""
_NAMELESS = """() => [...document.querySelectorAll('a[href], button, input, svg[role=img]')].filter(node => {
  const labelled = (node.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id)?.textContent || '').join('');
  const label = node.labels?.length ? node.labels[0].textContent : '';
  return !(node.getAttribute('aria-label') || labelled || label || node.textContent || '').trim();
}).map(node => node.outerHTML.slice(0, 80))"""
_TOO_WIDE = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(stories: dict[str, Story]) -> Iterator[str]:
    """Where the invented news is served, with one story of hostile words beside it."""
    assert stories
    evil = article(
        13,
        EVIL,
        EVIL,
        f"At least 31 people were killed {EVIL}, the coast said.",
        section="World",
        standfirst=EVIL,
    )
    keep_reports([(evil, facts(evil))])
    told = story([(evil, facts(evil))])
    keep.keep_stories([told])
    keep.keep_assignments([Assignment(article_id=evil.id, story_id=told.id, score=1)])
    server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=_Quiet)

    def serve() -> None:
        server.serve_forever(poll_interval=0.05)
        connections.close_all()

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Browser]:
    """Chromium; started after the site: while it runs, this thread has an event loop, in which Django opens nothing."""
    assert address
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page as wide as a phone."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    yield page
    page.close()


def addresses(stories: dict[str, Story]) -> list[str]:
    told = stories["ferry"]
    return ["/", f"/story/x-{told.id}/", f"/article/{told.article_ids[0]}/", f"/passage/{told.series[0].lines[0].points[0].figure_id}/",
            "/section/world/", "/speaker/callendian-coastguard/", "/day/2031-03-12/", "/days/", "/speakers/", "/search?q=ferry",
            "/corrections/", "/accuracy/", "/feeds/", "/api/", "/nothing", f"/story/x-{told.id}/reports/"]  # fmt: skip


def test_no_page_is_wider_than_a_phone(phone: Page, address: str, stories: dict[str, Story]) -> None:
    for path in addresses(stories):
        phone.goto(address + path)
        assert phone.evaluate(_TOO_WIDE) <= 0, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_enough_contrast(
    browser: Browser, address: str, stories: dict[str, Story], scheme: str
) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    for path in addresses(stories):
        page.goto(address + path)
        assert page.evaluate(_CONTRAST) == [], path
    page.close()


def test_everything_that_can_be_used_has_a_name(phone: Page, address: str, stories: dict[str, Story]) -> None:
    for path in addresses(stories):
        phone.goto(address + path)
        assert phone.evaluate(_NAMELESS) == [], path


def test_hostile_words_do_not_run(phone: Page, address: str, stories: dict[str, Story]) -> None:
    dialogs: list[str] = []
    phone.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for path in (
        "/",
        "/section/world/",
        "/day/2031-03-13/",
        "/search?q=evil",
        "/search?q=" + EVIL.replace("#", ""),
    ):
        phone.goto(address + path)
        for link in phone.locator("main a").all()[:10]:
            link.hover(timeout=3000, force=True)
        assert phone.evaluate("() => window.evil") is None, path
    assert not dialogs
    assert stories


def test_no_page_breaks_its_own_security_policy(phone: Page, address: str, stories: dict[str, Story]) -> None:
    said: list[str] = []
    phone.on("console", lambda message: said.append(message.text))
    for path in addresses(stories):
        if path != "/nothing":
            phone.goto(address + path)
    assert said == []


def test_the_site_reads_the_same_without_javascript(
    browser: Browser, address: str, stories: dict[str, Story]
) -> None:
    texts = []
    for is_on in (True, False):
        page = browser.new_page(java_script_enabled=is_on)
        page.goto(f"{address}/story/x-{stories['ferry'].id}/")
        texts.append(page.inner_text("main"))
        page.close()
    assert texts[0] == texts[1]


def test_a_point_of_the_chart_leads_to_its_passage(
    browser: Browser, address: str, stories: dict[str, Story]
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/story/x-{stories['ferry'].id}/")
    page.locator("svg.chart.wide a").last.click()
    page.wait_for_url("**/passage/**")
    page.locator("blockquote mark").first.wait_for()
    page.close()


def test_the_skip_link_comes_first_and_leads_to_the_news(phone: Page, address: str) -> None:
    phone.goto(address + "/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("() => document.activeElement.className") == "skip"
    phone.keyboard.press("Enter")
    assert phone.evaluate("() => location.hash") == "#main"


def test_a_chart_on_a_phone_can_be_read(phone: Page, address: str, stories: dict[str, Story]) -> None:
    phone.goto(f"{address}/story/x-{stories['ferry'].id}/")
    assert phone.locator("svg.chart.wide").first.is_hidden()
    height = phone.locator("svg.chart.narrow text.name").first.evaluate(
        "node => node.getBoundingClientRect().height"
    )
    assert height >= 11


def test_the_masthead_of_a_phone_has_room_for_day_and_search(phone: Page, address: str) -> None:
    for path in ("/", "/days/"):
        phone.goto(address + path)
        day, form = (phone.locator(f".masthead {name}").bounding_box() for name in ("time", "form"))
        assert day
        assert form
        assert day["x"] + day["width"] <= form["x"], path


def test_paper_gets_no_navigation(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(address + "/")
    assert page.locator("nav.sections").is_hidden()
    assert page.locator("main").is_visible()
    page.close()

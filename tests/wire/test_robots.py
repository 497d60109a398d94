"""robots.txt after RFC 9309."""

import json
import time
from pathlib import Path

import pytest

from dateline.wire.robots import MAX_DELAY_S, agent_token, read_robots

AGENT = "Dateline/0.1 (+https://dateline.example/bot)"
PAGE = "https://harrow.example/news/1"


def test_the_group_of_our_own_name_goes_before_the_star() -> None:
    rules = read_robots(
        200, b"User-agent: dateline\nDisallow: /x\n\nUser-agent: *\nDisallow: /", user_agent=AGENT
    )
    assert rules.allow(PAGE)
    assert not rules.allow("https://harrow.example/x")


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (301, True), (500, False), (None, False)]
)
def test_an_answer_that_is_no_file_allows_or_forbids_all(status: int | None, allowed: bool) -> None:
    assert read_robots(status, b"User-agent: *\nDisallow: /", user_agent=AGENT).allow(PAGE) is allowed


@pytest.mark.parametrize(
    "body", [b"\xff\xfe\x00", b"<html>", b"", b"\x00" * 1000, b"Crawl-delay: x\n" * 1000]
)
def test_a_file_that_is_none_forbids_nothing(body: bytes) -> None:
    assert read_robots(200, body, user_agent=AGENT).allow(PAGE)


def test_a_delay_is_honoured_up_to_a_bound() -> None:
    rules = read_robots(200, b"User-agent: *\nCrawl-delay: 2\n", user_agent=AGENT)
    assert rules.delay_s == 2
    assert read_robots(200, b"User-agent: *\nCrawl-delay: 1e9\n", user_agent=AGENT).delay_s == MAX_DELAY_S


def test_sitemaps_are_named() -> None:
    rules = read_robots(200, b"Sitemap: https://harrow.example/news.xml\n", user_agent=AGENT)
    assert rules.sitemaps == ("https://harrow.example/news.xml",)


def test_the_token_is_the_product_without_its_version() -> None:
    assert agent_token(AGENT) == "Dateline"


@pytest.mark.shared
def test_every_case_of_the_hostile_set_is_answered_as_the_rfc_does(shared: Path) -> None:
    lines = (shared / "data/hostile/hostile_items.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["kind"] == "robots" and row["allowed"] is not None]
    wrong = [
        row["id"]
        for row in rows
        if read_robots(200, row["text"].encode(), user_agent=AGENT).allow(f"https://h.example{row['path']}")
        != row["allowed"]
    ]
    assert rows
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "path", "is_allowed"),
    [
        # RFC 9309, 2.2.1: groups of one name are one group, wherever they stand; names know no case and no version.
        (
            "User-agent: dateline\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: DATELINE\nDisallow: /b",
            "/b",
            False,
        ),
        (
            "User-agent: dateline\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: DATELINE\nDisallow: /b",
            "/c",
            True,
        ),
        ("User-agent: Dateline/2.0 (news)\nDisallow: /", "/a", False),
        ("User-agent: datelinebot\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow:", "/a", True),
        ("Disallow: /\nUser-agent: *\nDisallow: /x", "/a", True),
        # 2.2.2: the longest rule wins, and of equal ones that which allows; octets are compared after decoding.
        ("User-agent: *\nAllow: /a\nDisallow: /", "/ab", True),
        ("User-agent: *\nDisallow: /page\nAllow: /page", "/page", True),
        ("User-agent: *\nDisallow: /caf\u00e9", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /caf%c3%a9", "/caf\u00e9", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /A", "/a", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        # 2.2.3: special characters.
        ("User-agent: * # all\nDisallow: /a # nothing", "/a", False),
        ("User-agent: *\nDisallow: /*.php$", "/x/a.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/x/a.php?b", True),
        ("User-agent: *\nAllow: /$\nDisallow: /", "/", True),
        # 2.2.4: other records are no end of a group.
        ("User-agent: dateline\nSitemap: https://h.example/s\nUser-agent: b\nDisallow: /", "/a", False),
        ("User-agent: dateline\nNoindex: /x\nUser-agent: b\nDisallow: /", "/a", False),
        # 2.3: lines end as they like, a mark of byte order is passed over.
        ("\ufeffUser-agent: *\rDisallow: /\r", "/a", False),
        ("User-agent: *\r\nDisallow: /\r\n", "/a", False),
    ],
)
def test_files_are_read_as_the_rfc_says(text: str, path: str, is_allowed: bool) -> None:
    rules = read_robots(200, text.encode(), user_agent=AGENT)
    assert rules.allow(f"https://harrow.example{path}") is is_allowed


def test_rules_without_end_take_no_time() -> None:
    text = "User-agent: *\n" + "\n".join(f"Disallow: /*a*b*c{n}$" for n in range(30_000))
    rules = read_robots(200, text.encode(), user_agent=AGENT)
    started = time.process_time()
    assert not rules.allow("https://harrow.example/" + "ab" * 3500)
    assert time.process_time() - started < 0.5

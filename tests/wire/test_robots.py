"""robots.txt after RFC 9309."""

import json
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

"""Addresses that are never opened, in any notation."""

import json
from pathlib import Path

import pytest

from dateline.base.addresses import absolute
from dateline.wire.guard import refused_form, refused_ip


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.31.255.255", "192.0.0.8", "192.0.2.1",
        "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1",
        "2001:2::1", "2001:db8::1", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1", "fe80::1", "fec0::1", "ff02::1",
        "2620:4f:8000::1", "nonsense", "fe80::1%eth0",
    ],
)  # fmt: skip
def test_special_addresses_are_refused(address: str) -> None:
    assert refused_ip(address) is not None


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.3.1", "2606:4700::1", "2001:4860::8888"]
)
def test_public_addresses_pass(address: str) -> None:
    assert refused_ip(address) is None


def test_the_setting_lets_loopback_through_and_nothing_else() -> None:
    assert refused_ip("127.0.0.1", allow_localhost=True) is None
    assert refused_ip("::1", allow_localhost=True) is None
    assert refused_ip("10.0.0.1", allow_localhost=True) == "special address"
    assert refused_ip("::ffff:127.0.0.1", allow_localhost=True) == "special address"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.1/", "special address"),
        ("http://0x7f.1/", "special address"),
        ("http://2130706433/", "special address"),
        ("http://0177.0.0.1/", "special address"),
        ("http://１２７.0.0.1/", "special address"),
        ("http://127.0.0.1./", "special address"),
        ("http://127。0。0。1/", "special address"),
        ("http://256.256.256.256/", "malformed address"),
        ("http://harrow.0x1g.9/", "malformed address"),
        ("http://xn--pokxncvks.example/", "malformed address"),
        ("http://%31%32%37.0.0.1/", "special address"),
        ("http://[::ffff:7f00:1]/", "special address"),
        ("http://[fe80::1%25eth0]/", "malformed address"),
        ("ftp://harrow.example/", "scheme"),
        ("//harrow.example/", "scheme"),
        ("http://user@harrow.example/", "credentials"),
        ("http://harrow.example:22/", "port"),
        ("http://harrow.example:99999/", "malformed address"),
        ("http://harrow.example\\@127.0.0.1/", "malformed address"),
        ("http://harrow.example/a\nb", "malformed address"),
        ("http:///path", "malformed address"),
        ("http://[::1", "malformed address"),
        ("http://localhost/", "private name"),
        ("http://printer.local/", "private name"),
        ("http://intranet/", "private name"),
        ("http://harrow.example/" + "a" * 9000, "too long"),
    ],
)
def test_an_address_is_refused_by_its_form(url: str, reason: str) -> None:
    assert refused_form(url) == reason


@pytest.mark.parametrize(
    "url",
    [
        "http://harrow.example/a?b=c#d",
        "https://harrow.example:8443/",
        "https://xn--mnchen-3ya.example/",
        "https://münchen.example/",
        "http://8.8.8.8/",
    ],
)
def test_an_ordinary_address_passes(url: str) -> None:
    assert refused_form(url) is None


@pytest.mark.shared
def test_every_hostile_address_gets_its_verdict(shared: Path) -> None:
    lines = (shared / "data/hostile/ssrf.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if "url" in row]
    wrong = [row["url"] for row in rows if (refused_form(row["url"]) is None) != (row["verdict"] == "public")]
    assert rows
    assert wrong == []


@pytest.mark.shared
def test_every_address_that_browsers_cannot_read_is_refused(shared: Path) -> None:
    lines = (shared / "data/hostile/url_parsing.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [row["case"] for row in map(json.loads, lines) if isinstance(row["case"], dict)]
    failures = [(case["base"], case["input"]) for case in cases if case.get("failure")]
    read = [absolute(None if base == "about:blank" else base, link) for base, link in failures]
    assert read
    assert [url for url in read if url is not None and refused_form(url) is None] == []

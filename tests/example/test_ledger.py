"""The ledger stands on its wire: every word that it names is in the files that ship, read here without the newsroom."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import feedparser
import lxml.etree
import lxml.html
import pytest
from fastwarc import ArchiveIterator

from dateline.base.errors import NotFound
from dateline.base.records import Bound, Disagreement, Event, QueryKind, QuoteKind, Refusal, SpeakerKind
from dateline.example.load import LEDGERS, ledger, wire_folder

Row = dict[str, Any]


def _fold(words: str) -> str:
    return " ".join(words.split())


def _visible(page: bytes | str) -> str:
    tree = lxml.html.document_fromstring(page)
    lxml.etree.strip_elements(tree, "script", "style", with_tail=False)
    return _fold(" ".join(str(words) for words in tree.itertext()))


@cache
def _texts(name: str) -> dict[str, str]:
    """Return the texts in one file of the wire, by address; a file with one text has it under ""."""
    path = wire_folder() / name
    if name.endswith(".html"):
        return {"": _visible(path.read_bytes())}
    if name.endswith(".txt"):
        return {"": _fold(path.read_text(encoding="utf-8"))}
    return dict(_READ[path.name if path.name in _READ else path.suffix](path))


def _feed(path: Path) -> Iterator[tuple[str, str]]:
    for entry in feedparser.parse(path.read_bytes()).entries:
        body = entry.content[0].value if "content" in entry else entry.summary
        yield entry.link, _fold(f"{entry.title} {_visible(body)}")


def _jsonfeed(path: Path) -> Iterator[tuple[str, str]]:
    for item in json.loads(path.read_text(encoding="utf-8"))["items"]:
        yield item["url"], _fold(f"{item['title']} {_visible(item['content_html'])}")


def _jsonl(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["url"], _fold(f"{row['title']} {row['text']}")


def _warc(path: Path) -> Iterator[tuple[str, str]]:
    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=True):
            if "text/html" in (record.http_content_type or "") and record.http_headers.status_code == 200:
                yield record.headers["WARC-Target-URI"], _visible(record.reader.read())


_READ = {".xml": _feed, ".json": _jsonfeed, ".jsonl": _jsonl, ".gz": _warc}


def _text(entry: Row) -> str:
    """Return what the last file of an entry of the list of articles says."""
    texts = _texts(_whole(entry)[-1])
    return texts[entry["article"]] if entry["article"] in texts else texts[""]


def _whole(entry: Row) -> list[str]:
    # The feed of the newest entries holds summaries only; the page has the text.
    return [name for name in entry["files"] if "latest" not in name]


ARTICLES: list[Row] = ledger("articles")["articles"]
BY_KEY = {(row["article"], row["version"]): row for row in ARTICLES}


def _rows(name: str) -> list[tuple[Row, Row]]:
    """Return each note of one part of the ledger with its article's entry."""
    return [
        (BY_KEY[row["article"], row["version"]], note)
        for row in ledger(name)["articles"]
        for note in row[name]
    ]


def test_there_are_sixty_reports_of_ten_outlets_over_twelve_days() -> None:
    days = {row["published_on"] for row in ARTICLES if row["published_on"]}

    assert len({row["article"] for row in ARTICLES}) >= 60
    assert len({row["outlet"] for row in ARTICLES} - {None}) >= 10
    assert days == {date(2026, 3, day).isoformat() for day in range(2, 14)}


def test_six_stories_run_over_several_days_and_outlets() -> None:
    running = {row["story"] for row in ARTICLES} - {"single"}

    assert len(running) == 6
    for story in running:
        rows = [row for row in ARTICLES if row["story"] == story]
        assert len({row["published_on"] for row in rows}) >= 5, story
        assert len({row["outlet"] for row in rows}) >= 3, story


def test_there_are_at_least_five_sections() -> None:
    assert len({row["section"] for row in ARTICLES}) >= 5


def test_every_format_is_there() -> None:
    files = {str(path.relative_to(wire_folder())) for path in wire_folder().rglob("*") if path.is_file()}
    designs = {name.split("/")[1] for name in files if name.startswith("html/")}

    assert {"articles.jsonl", "crawl.warc.gz", "feeds/countinghouse.json", "feeds/packet.xml"} <= files
    assert len(designs) >= 5
    assert sum(name.startswith("text/") for name in files) >= 3


def test_every_file_is_in_the_ledger() -> None:
    named = {name for row in ARTICLES for name in row["files"]}
    refused = {row["file"] for row in ledger("refusals")["refusals"]}
    there = {str(path.relative_to(wire_folder())) for path in wire_folder().rglob("*") if path.is_file()}

    assert there == named | refused


def test_the_headlines_are_in_the_files() -> None:
    for entry in ARTICLES:
        assert entry["headline"] in _text(entry)


def test_an_address_belongs_to_one_article() -> None:
    assert len(BY_KEY) == len(ARTICLES)


def test_stories_name_every_article_once() -> None:
    named = [key for story in ledger("stories")["stories"].values() for key in story["articles"]]

    assert sorted(named) == sorted({row["article"] for row in ARTICLES})


def test_copies_name_articles_and_another_outlet() -> None:
    outlets = {row["article"]: row["outlet"] for row in ARTICLES}

    for group in ledger("copies")["origins"]:
        assert group["copies"]
        assert all(outlets[key] != outlets[group["origin"]] for key in group["copies"])


def test_figures_are_in_their_articles() -> None:
    for entry, note in _rows("figures"):
        text = _text(entry)
        assert _fold(note["context"]) in text
        assert note["exact"] in note["context"]
        assert note["source_exact"] is None or note["source_exact"] in text


def test_figures_use_the_words_of_the_guideline() -> None:
    for _, note in _rows("figures"):
        assert note["bound"] in get_args(Bound)
        assert note["event"] in get_args(Event)
        assert note["source_kind"] in get_args(SpeakerKind)
        assert (note["source"] is None) == (note["source_kind"] == "none")


def test_bounds_and_values_agree() -> None:
    for _, note in _rows("figures"):
        low, high, bound = note["low"], note["high"], note["bound"]
        if bound in ("exact", "about"):
            assert low == high, note
        elif bound == "range":
            assert low < high, note
        else:
            assert (low is None) == (bound in ("at_most", "less_than")), note
            assert (high is None) == (bound in ("at_least", "more_than", "vague")), note


def test_quotes_are_in_their_articles() -> None:
    for entry, note in _rows("quotes"):
        text = _text(entry)
        assert note["kind"] in get_args(QuoteKind)
        assert all(_fold(piece) in text for piece in note["content"])
        assert note["cue"] in text
        assert note["source"] in text


def test_thirty_articles_have_their_quotes_written_down() -> None:
    assert len(ledger("quotes")["articles"]) >= 30


def test_queries_are_of_known_kinds_and_about_words_that_are_there() -> None:
    for entry, note in _rows("queries"):
        assert note["kind"] in get_args(QueryKind)
        for words in note["exact"]:
            assert words in _text(entry) or words in entry["headline"]


def test_series_are_of_figures_that_the_ledger_has() -> None:
    noted = {(entry["article"], note["context"]) for entry, note in _rows("figures")}
    stories = ledger("stories")["stories"]

    for one in ledger("series")["series"]:
        points = [point for line in one["lines"] for point in line["points"]]
        assert points
        assert all((point["article"], point["context"]) in noted for point in points)
        assert {point["article"] for point in points} <= set(stories[one["story"]]["articles"])


def test_disagreements_are_of_known_kinds() -> None:
    for one in ledger("series")["disagreements"]:
        assert one["kind"] in get_args(Disagreement.__annotations__["kind"])
        assert len(one["figures"]) == 2


def test_refusals_are_of_known_reasons() -> None:
    reasons = get_args(Refusal.__annotations__["reason"])

    for row in ledger("refusals")["refusals"]:
        assert row["reason"] in reasons
        assert (wire_folder() / row["file"]).is_file()


def test_one_page_is_in_windows_1251() -> None:
    page = (wire_folder() / "html/vestnik/brenna-06.html").read_bytes()

    assert "Перемирие" in page.decode("cp1251")
    with pytest.raises(UnicodeDecodeError):
        page.decode("utf-8")


@pytest.mark.parametrize("name", LEDGERS)
def test_every_part_of_the_ledger_opens(name: str) -> None:
    assert ledger(name)


def test_an_unknown_part_is_refused_with_the_known_ones() -> None:
    with pytest.raises(NotFound, match="figures"):
        ledger("weather")

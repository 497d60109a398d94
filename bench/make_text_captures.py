"""Print invented pages as text through the programs that people use, with what a reader should take off them.

    python bench/make_text_captures.py [OUT]

Pages are the templates of `bench/captures` and the designs of `bench/wire`, filled with reports of the example wire
and of `bench/captures/copy`. The expectation comes from the report, never from a reader of ours. Templates and
programs are in two halves: rules are written while looking at the first, the second says how well they do.
Programs that are not on this machine are named and left out; their captures stay as they are.
"""

import html
import json
import re
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from string import Template

import make_wire
import prints
from wire_copy import read_copy

HERE = Path(__file__).parent / "captures"
OUT = Path(__file__).parent.parent / "tests" / "articles" / "plain" / "captures"

MONTHS_DE = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
MONTHS_FR = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
DAYS_DE = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
DAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, kw_only=True)
class Report:
    """What an article says, before it is laid out."""

    headline: str
    standfirst: str
    section: str
    author: str
    published: datetime
    paragraphs: tuple[str, ...]  # one that begins with "## " is a subheading
    dateline: str = ""  # as printed
    kicker: str = "EXCLUSIVE"
    caption: str = "A view of the harbour on Tuesday"
    credit: str = "Lene Marsk"


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a template sets its body, and which fields its page shows."""

    report: str
    shows: frozenset[str]
    paragraph: str = "<p>{}</p>"
    subhead: str = "<h2>{}</h2>"
    insets: Mapping[int, str] = None  # type: ignore[assignment]
    card: str = "<li><a href='/x'>{headline}</a></li>"
    is_cut_at: int = 0  # paragraphs, of a teaser
    also: tuple[str, ...] = ()  # further writers that the template names
    has_cards: bool = False  # the cards bear dates or teasers, so that a reader can tell them


ALL = frozenset({"headline", "standfirst", "authors", "published_on"})
SOME = ALL - {"standfirst"}
DATED = "<li><a href='/x'>{headline}</a><br>{date}</li>"
TEASED = "<div><a href='/x'>{headline}</a></div><div>{teaser}</div><div>{date}</div>"

LAYOUTS: Mapping[str, Layout] = {
    # looked at
    "broadsheet": Layout(report="strike-06", shows=ALL, insets={3: "<div><p>Advertisement</p><p><a href='#x'>SKIP ADVERTISEMENT</a></p></div>"}),
    "tabloid": Layout(report="strike-03", shows=ALL, insets={2: "<div class='rm'><a href='/r'>READ MORE: Harbour cat found in captain’s bunk</a></div>", 4: "<div><h4>RELATED STORIES</h4><a href='/1'>Why the fog horn fell silent</a><br><a href='/2'>Man, 61, swims to work in ferry strike</a></div>"}, card="<div><a href='/x'>{headline}</a></div>"),
    "agency": Layout(report="quake-01", shows=SOME, insets={2: "<p>Slideshow ( 4 images )</p>"}),
    "german": Layout(report="seilbahn", shows=ALL, insets={2: "<div>Anzeige</div>", 3: "<div>Lesen Sie auch</div><div>Zwei Winter ohne Schnee: Wie das Seenland umdenkt</div>"}, card="<div>{headline}</div><div>{date}</div>"),
    "longread": Layout(report="river", shows=ALL, insets={4: "<aside>“Nobody had known all our names before.”</aside>", 9: "<blockquote>“You could walk across the bed in slippers.”</blockquote>"}),
    "columns": Layout(report="cholera-11", shows=frozenset({"headline", "standfirst", "authors", "-published_on"})),
    # not looked at
    "broadcaster": Layout(report="quake-05", shows=frozenset({"headline", "standfirst", "authors"}), insets={2: "<ul><li><a href='/1'>In pictures: the valley after the shock</a></li><li><a href='/2'>How are earthquakes measured?</a></li></ul>"}, card="<li><a href='/x'>{headline}</a><span>Published {date}</span></li>"),
    "blog": Layout(report="single-06", shows=SOME),
    "government": Layout(report="brenna-11", shows=frozenset({"headline", "standfirst", "published_on"}), card=DATED, has_cards=True),
    "live": Layout(report="brenna-08", also=("Bettina Aske",), shows=ALL, paragraph="<div><p>{}</p></div>"),
    "paywall": Layout(report="bank-06", shows=ALL, is_cut_at=3, card="<li><span>News in-depth</span><a href='/x'>{headline}</a></li>"),
    "french": Layout(report="phare", shows=ALL, insets={3: "<p><strong><a href='/l'>Lire aussi : Saint-Orme, deux ans après la crue</a></strong></p>"}, card="<div><a href='/x'>{headline}</a> {date}</div>"),
}  # fmt: skip
DESIGNS: Mapping[str, str] = {
    "courier": "brenna-03", "klaxon": "bank-03", "crt": "brenna-10",
    "chronicle": "trial-03", "messenger": "quake-07", "vestnik": "brenna-06",
}  # fmt: skip
LOOKED = ("broadsheet", "tabloid", "agency", "german", "longread", "columns", "courier", "klaxon", "crt")
LOOKED_PROGRAMS = ("lynx", "w3m", "copied", "firefox", "pandoc-plain", "html2text", "pdf-layout", "mail")
OTHER_PROGRAMS = ("elinks", "links", "lynx-nolist", "html2markdown", "pandoc-markdown", "pdf", "elinks-nolist", "word", "quoted", "reader", "newswire")  # fmt: skip


def main(out: Path) -> None:
    """Write every capture that this machine can make."""
    reports = _reports()
    printers = {**prints.programs(), **_made(reports)}
    if copied := prints.browser_text():
        printers["copied"] = copied
    out.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate([*LAYOUTS, *DESIGNS]):
        page, gold = laid_out(name, reports)
        _write_json(out / f"{name}.json", gold)
        half = LOOKED_PROGRAMS if name in LOOKED else OTHER_PROGRAMS
        for program in _some(half, number, name):
            if program not in printers:
                print(f"{program} is not on this machine: {name}.{program}.txt is not made anew")
                continue
            text = (
                printers[program](page.encode()) if program not in _OF_REPORT else _OF_REPORT[program](gold)
            )
            (out / f"{name}.{program}.txt").write_bytes(_encoded(text, number))


def _some(programs: Sequence[str], number: int, name: str) -> list[str]:
    """Return the programs that print a page: columns are for PDF, the others take turns."""
    if name == "columns":
        return ["pdf-layout", "pdf"]
    turns = [p for i, p in enumerate(programs) if (i + number) % 2 == 0]
    return turns if len(turns) >= 4 else list(programs)


def _encoded(text: bytes, number: int) -> bytes:
    """Return a text as some of the programs' users have it: with a byte order mark and CRLF, or in windows-1252."""
    words = _OWN_PATH.sub("https://site.example/", text.decode("utf-8", "replace"))
    if number % 5 == 3:
        return words.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8-sig")
    return words.encode("utf-16" if number % 7 == 6 else "utf-8")


# Where a page lay while it was printed is nobody's business.
_OWN_PATH = re.compile(r"file:(?://(?:localhost)?)?/tmp/\w+/")


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


# Reports ----------------------------------------------------------------------------------------------


def _reports() -> dict[str, Report]:
    found = {}
    for c in read_copy():
        if c.published is None:
            continue
        caption, _, credit = c.set(
            c.head.get("image", "A view of the harbour on Tuesday | Lene Marsk")
        ).partition(" | ")
        found[c.name] = Report(
            headline=c.headline, standfirst=c.standfirst, section=c.head["section"], author=c.head.get("by", ""),
            published=c.published, paragraphs=tuple(c.set(p) for p in c.paragraphs),
            dateline=c.set(c.head.get("dateline", "")), caption=caption, credit=credit,
        )  # fmt: skip
    for path in sorted((HERE / "copy").glob("*.txt")):
        found[path.stem] = _own(path.read_text(encoding="utf-8"))
    return found


def _own(text: str) -> Report:
    head, _, body = text.partition("\n---\n")
    lines = dict(line.split(": ", 1) for line in head.strip().split("\n"))
    caption, _, credit = lines["image"].partition(" | ")
    return Report(
        headline=lines["headline"], standfirst=lines["standfirst"], section=lines["section"], author=lines["by"],
        published=datetime.strptime(lines["published"], "%Y-%m-%d %H:%M %z"), kicker=lines["kicker"],
        paragraphs=tuple(" ".join(p.split()) for p in body.strip().split("\n\n")), caption=caption, credit=credit,
    )  # fmt: skip


# Pages ------------------------------------------------------------------------------------------------


def laid_out(name: str, reports: Mapping[str, Report]) -> tuple[str, dict[str, object]]:
    """Return a page as HTML, and what a reader should take off it."""
    if name in DESIGNS:
        copy = read_copy()
        c = next(c for c in copy if c.name == DESIGNS[name])
        # The programs are given UTF-8.
        return make_wire.page(c, copy).replace("windows-1251", "utf-8"), _gold(reports[c.name], ALL, ())
    layout = LAYOUTS[name]
    report = reports[layout.report]
    if not report.standfirst:
        report = replace(report, standfirst=_STANDFIRSTS.get(layout.report, ""))
    if layout.is_cut_at:
        report = replace(report, paragraphs=report.paragraphs[: layout.is_cut_at])
    cards = _cards(report, reports)
    words = {
        key: html.escape(value, quote=False)
        for key, value in {**_fields(report), **_times(report.published)}.items()
    }
    page = Template((HERE / f"{name}.html").read_text(encoding="utf-8")).substitute(
        words, body="\n".join(_body(report, layout)), cards="\n".join(_card(c, layout) for c in cards)
    )
    gold = _gold(report, layout.shows, cards if layout.has_cards else ())
    gold["authors"] += list(layout.also)  # type: ignore[operator]
    return page, gold


# Standfirsts for reports that have none, in the words of the report.
_STANDFIRSTS = {
    "strike-06": "Talks between the ferry company and its crews ended in the night without a date for the next round.",
    "quake-05": "Rescuers are still cut off from two villages, and the hospital has asked for blood.",
    "cholera-11": "The ministry counts fewer new cases for the third day running, and the schools prepare to open.",
    "brenna-11": "The two governments are to meet on neutral ground.",
    "brenna-08": "Follow the latest from the valley as both sides speak of gains.",
    "bank-06": "The lender’s own auditors had warned of the gap for two years.",
}


def _fields(report: Report) -> dict[str, str]:
    return {
        "headline": report.headline, "standfirst": report.standfirst, "section": report.section,
        "author": report.author or "Pia Montrose", "kicker": report.kicker, "caption": report.caption, "credit": report.credit,
    }  # fmt: skip


def _times(at: datetime) -> dict[str, str]:
    later, today = at + timedelta(minutes=95), at + timedelta(days=2)
    month = MONTHS_EN[at.month - 1]
    return {
        "mdy": f"{month} {at.day}, {at.year}", "mdy_upper": f"{month} {at.day} {at.year}".upper(),
        "dmy": f"{DAYS_EN[at.weekday()][:3]} {at.day} {month[:3]} {at.year}",
        "day_short": f"{at.day} {month[:3]} {at.year}", "day_caps": f"{month} {at.day}, {at.year}".upper(),
        "weekday_long": f"{DAYS_EN[at.weekday()]}, {at.day} {month} {at.year}",
        "dmy_num": f"{at:%d.%m.%Y}", "dmy_fr": f"{at.day} {MONTHS_FR[at.month - 1]} {at.year}",
        "clock12": f"{at.hour % 12 or 12}:{at:%M} {'a.m.' if at.hour < 12 else 'p.m.'} ET",
        "clock24": f"{at:%H:%M}", "clock24b": f"{later:%H:%M}", "hours_ago": "6 hours ago",
        "today": f"{DAYS_EN[today.weekday()]}, {MONTHS_EN[today.month - 1]} {today.day}, {today.year}",
        "today_de": f"{DAYS_DE[today.weekday()]}, {today.day}. {MONTHS_DE[today.month - 1]} {today.year}",
    }  # fmt: skip


def _body(report: Report, layout: Layout) -> list[str]:
    parts = []
    for number, words in enumerate(_printed(report)):
        if layout.insets and number in layout.insets:
            parts.append(layout.insets[number])
        e = html.escape(words.removeprefix("## "), quote=False)
        parts.append((layout.subhead if words.startswith("## ") else layout.paragraph).format(e))
    return parts


def _printed(report: Report) -> tuple[str, ...]:
    first, *rest = report.paragraphs
    return (f"{report.dateline} {first}" if report.dateline else first, *rest)


def _cards(report: Report, reports: Mapping[str, Report]) -> list[Report]:
    others = [r for r in reports.values() if r.headline != report.headline and r.published < report.published]
    return sorted(others, key=lambda r: (r.published, r.headline))[-3:]


def _card(card: Report, layout: Layout) -> str:
    at = card.published
    return layout.card.format(
        headline=html.escape(card.headline, quote=False),
        teaser=html.escape(textwrap.shorten(card.paragraphs[0], 100, placeholder="…"), quote=False),
        date=_times(at)["dmy_num"] if layout.report == "seilbahn" else _times(at)["mdy"],
    )


def _gold(report: Report, shows: frozenset[str], cards: Sequence[Report]) -> dict[str, object]:
    """Return what a reader should take off the page; the dateline as printed stands at the head of the text."""
    gold: dict[str, object] = {"headline": report.headline}
    if "standfirst" in shows:
        gold["standfirst"] = report.standfirst or None
    gold["authors"] = [report.author] if "authors" in shows and report.author else []
    if "-published_on" not in shows:  # only the masthead has a day
        gold["published_on"] = report.published.date().isoformat() if "published_on" in shows else None
    gold["paragraphs"] = [p.removeprefix("## ") for p in _printed(report)]
    if cards:
        gold["cards"] = [c.headline for c in cards]
    return gold


# Captures that no program makes -----------------------------------------------------------------------


def _made(_reports: Mapping[str, Report]) -> dict[str, prints.Print]:
    """Return the printers that stand on others: mail is what a converter gives, with a head and marks."""
    found: dict[str, prints.Print] = {"firefox": prints.firefox_text, **dict.fromkeys(_OF_REPORT, bytes)}
    base = prints.programs()
    if "html2text" in base:
        found["mail"] = lambda page: _MAIL.encode() + base["html2text"](page)
    if "lynx-nolist" in base:
        found["quoted"] = lambda page: _QUOTED.encode() + _quote(base["lynx-nolist"](page))
    return found


_MAIL = """From: Sample Reader <reader@mail.example>
To: desk@dateline.example
Date: Sun, 22 Mar 2026 08:14:09 +0100
Subject: for the file
Content-Type: text/plain; charset=utf-8

"""
_QUOTED = """You should read this. Second part is about us!

M.

-------- Forwarded Message --------
Subject: 	story from this morning
Date: 	Sun, 22 Mar 2026 08:14:09 +0100
From: 	Marta Ilves <m.ilves@mail.example>
To: 	desk@dateline.example

"""


def _quote(text: bytes) -> bytes:
    lines = (line.strip() for line in text.decode().split("\n"))
    return "\n".join(f"> {line}".rstrip() for line in lines).encode()


def _reader_view(gold: Mapping[str, object]) -> bytes:
    """Return what copying a reader view gives: title, byline, day, reading time, text."""
    authors = " · ".join(filter(None, [*gold["authors"], gold["published_on"]]))  # type: ignore[misc]
    parts = [gold["headline"], authors, "3–4 minutes", gold.get("standfirst") or "", *gold["paragraphs"]]  # type: ignore[misc]
    return "\n\n".join(filter(None, parts)).encode()


def _shared(gold: Mapping[str, object]) -> bytes:
    """Return what an app's share button gives into a note: everything in single lines, an address, a signature."""
    authors = ", ".join(gold["authors"])  # type: ignore[arg-type]
    when = gold["published_on"] or ""
    parts = [gold["headline"], gold.get("standfirst") or "", authors, when, *gold["paragraphs"]]  # type: ignore[misc]
    return "\n".join(
        [*filter(None, parts), "https://share.example/a/7731?src=app", "Sent from my phone"]
    ).encode()


_OF_REPORT: Mapping[str, Callable[[Mapping[str, object]], bytes]] = {
    "reader": _reader_view,
    "newswire": _shared,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)

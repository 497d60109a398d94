"""Lay out the copy of the example wire as feeds, pages, text captures, JSON Lines and one WARC.

    python bench/make_wire.py

Reads `bench/wire`, writes `dateline/example/wire`; the same copy gives the same bytes. It writes no prose: every
sentence of a report stands in `bench/wire/copy`, the furniture of each site in `bench/wire/designs`.
"""

import html
import json
import re
import shutil
import textwrap
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from string import Template

from make_warc import write_warc
from wire_copy import Copy, read_copy

HERE = Path(__file__).parent / "wire"
WIRE = Path(__file__).parent.parent / "dateline" / "example" / "wire"
MONTHS_RU = ("января", "февраля", "марта")
TEASER_CHARACTERS = 100
LINE_CHARACTERS = 72


def main() -> None:
    """Write the wire anew."""
    copy = read_copy()
    shutil.rmtree(WIRE, ignore_errors=True)
    pages = {c.name: page(c, copy) for c in copy if {"html", "warc"} & set(c.forms)}
    for c in copy:
        if "html" in c.forms:
            charset = "cp1251" if c.outlet.language == "ru" else "utf-8"
            _write(f"html/{c.head['outlet']}/{c.name}.html", pages[c.name], charset)
        for form in c.forms:
            if form.startswith("text:"):
                _write(f"text/{c.name}.txt", TEXTS[form](c, copy))
    for form in sorted({form for c in copy for form in c.forms}):
        kind, _, name = form.partition(":")
        if kind in FEEDS:
            lay_out, ending = FEEDS[kind]
            _write(f"feeds/{name}{ending}", lay_out([c for c in copy if form in c.forms], name))
    _write("articles.jsonl", jsonl([c for c in copy if "jsonl" in c.forms]))
    for path in sorted((HERE / "refused").iterdir()):
        _write(f"refused/{path.name}", path.read_text(encoding="utf-8"))
    crawl = [(c.url, pages[c.name], c.updated or c.published) for c in copy if "warc" in c.forms]
    write_warc(WIRE / "crawl.warc.gz", crawl)


def _write(name: str, words: str, charset: str = "utf-8") -> None:
    path = WIRE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode(charset))


# Pages ------------------------------------------------------------------------------------------------


def page(c: Copy, copy: Sequence[Copy]) -> str:
    """Return the report as a page of its outlet's site."""
    design = Template((HERE / "designs" / f"{c.head['outlet']}.html").read_text(encoding="utf-8"))
    e = html.escape
    image = c.head.get("image", "")
    caption, _, credit = c.set(image).partition(" | ")
    slug = c.head["url"].rsplit("/", 1)[-1]
    laid_out = design.substitute(
        _times(c),
        headline=e(c.headline),
        summary=e(c.standfirst or c.paragraphs[0], quote=True),
        section=c.head["section"],
        section_slug=c.head["section"].lower(),
        standfirst=STANDFIRST[c.head["outlet"]].format(e(c.standfirst)) if c.standfirst else "",
        author=e(c.head.get("by", "")),
        byline=e(_byline(c)),
        body="\n".join(_body(c)),
        cards="\n".join(_page_cards(c, copy)),
        figure=FIGURE.format(slug=slug, caption=e(caption), credit=e(credit)) if image else "",
        url=c.url,
        slug=slug,
        origin=c.outlet.site,
        jsonld=_jsonld(c),
    )
    # The undated page has no line for a date at all.
    return laid_out if c.published else re.sub(r'<time[^>]*datetime=""[^>]*>[^<]*</time>', "", laid_out)


STANDFIRST = {
    "courier": '<p class="story__standfirst">{}</p>',
    "klaxon": '<h2 class="sub">{}</h2>',
    "messenger": '<p class="lead" itemprop="description"><b>{}</b></p>',
    "chronicle": '<p class="intro"><i>{}</i></p>',
    "crt": "<p><strong>{}</strong></p>",
    "vestnik": "<p>{}</p>",
}
FIGURE = '<figure><img src="/media/{slug}.jpg" alt=""><figcaption>{caption} <span class="credit">{credit}</span></figcaption></figure>'
# What each site puts between the third and the fourth paragraph.
BREAKS = {
    "courier": '<div class="ad ad--inline"><span>Advertisement</span></div>\n<p class="inline-link"><a href="{0}">Read more: {1}</a></p>',
    "klaxon": '<div class="mpu">ADVERTISEMENT</div>\n<div class="readmore"><a href="{0}">READ MORE: {1}</a></div>',
    "crt": '<div data-component="inline-onward"><a href="{0}">{1}</a></div>',
    "chronicle": "",
    "messenger": "",
    "vestnik": "",
}


def _times(c: Copy) -> dict[str, str]:
    moment = c.published
    if moment is None:
        names = (
            "published updated updated_line weekday month_name month_ru mon day day02 month02 clock clock24"
        )
        return dict.fromkeys((*names.split(), "iso_day"), "")
    updated = c.updated or moment
    shown = moment.replace(day=int(c.head.get("shown_day", moment.day)))
    line = f" <span>Updated: {updated:%B} {updated.day}, {updated:%H:%M}</span>" if c.updated else ""
    return {
        "published": moment.isoformat(),
        "updated": updated.isoformat(),
        "updated_line": line,
        "iso_day": f"{moment:%Y-%m-%d}",
        "weekday": f"{shown:%A}",
        "month_name": f"{shown:%B}",
        "month_ru": MONTHS_RU[shown.month - 1],
        "mon": f"{shown:%b}",
        "day": str(shown.day),
        "day02": f"{shown:%d}",
        "month02": f"{shown:%m}",
        "clock": f"{shown.hour % 12 or 12}.{shown:%M}{'am' if shown.hour < 12 else 'pm'}",
        "clock24": f"{shown:%H:%M}",
    }


def _byline(c: Copy) -> str:
    name = c.head.get("by", "")
    return f"By {name}" if name and c.outlet.language == "en" and name != "Norwire" else name


def _body(c: Copy) -> list[str]:
    older = c.head.get("see", "/latest | our latest reports")
    link, _, title = older.partition(" | ")
    between = BREAKS[c.head["outlet"]].format(link, html.escape(c.set(title)))
    parts = [f"<p>{html.escape(p, quote=False)}</p>" for p in c.printed()]
    if between and len(parts) > 4:
        parts.insert(3, between)
    return parts


def _page_cards(c: Copy, copy: Sequence[Copy]) -> list[str]:
    return [
        f'<div class="card"><a href="{o.url}">{html.escape(o.headline)}</a>'
        f"<p>{html.escape(_teaser(o.text))}</p></div>"
        for o in _others(c, copy)
    ]


def _others(c: Copy, copy: Sequence[Copy], most: int = 3) -> list[Copy]:
    """Return the newest other reports of the same outlet, as of this report's day."""
    if c.published is None:
        return []
    mine = [
        o
        for o in copy
        if o.outlet is c.outlet
        and o.published
        and o.published < c.published
        and o.head.get("url") != c.head.get("url")
    ]
    return mine[-most:]


def _teaser(words: str) -> str:
    first, _, _ = words.partition("\n\n")
    return textwrap.shorten(first, TEASER_CHARACTERS, placeholder="…")


def _jsonld(c: Copy) -> str:
    document = {
        "@context": "https://schema.org",
        "@type": "ReportageNewsArticle" if c.head["outlet"] == "crt" else "NewsArticle",
        "headline": c.headline,
        "description": c.standfirst or None,
        "url": c.url,
        "mainEntityOfPage": c.url,
        "articleSection": c.head["section"],
        "datePublished": c.published.isoformat() if c.published else None,
        "dateModified": (c.updated or c.published).isoformat() if c.published else None,
        "author": [{"@type": "Person", "name": c.head["by"]}] if c.head.get("by") else None,
        "publisher": {"@type": "NewsMediaOrganization", "name": c.outlet.name},
        "inLanguage": c.outlet.language,
    }
    return json.dumps({k: v for k, v in document.items() if v is not None}, ensure_ascii=False, indent=1)


# Feeds ------------------------------------------------------------------------------------------------


def rss(members: Sequence[Copy], name: str) -> str:
    """Return an RSS 2.0 feed, the newest entry first; whole texts, but summaries where it is named "latest"."""
    outlet = members[0].outlet
    items = "\n".join(_rss_item(c, is_whole="latest" not in name) for c in reversed(members))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:atom="http://www.w3.org/2005/Atom"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/">\n<channel>\n'
        f"<title>{html.escape(outlet.name)}</title>\n<link>{outlet.site}/</link>\n"
        f"<description>News from {html.escape(outlet.name)}</description>\n<language>en</language>\n{items}\n</channel>\n</rss>\n"
    )


def _rss_item(c: Copy, *, is_whole: bool) -> str:
    assert c.published
    lines = [
        f"<title>{html.escape(c.headline, quote=False)}</title>",
        f"<link>{c.url}</link>",
        f'<guid isPermaLink="true">{c.url}</guid>',
        f"<pubDate>{format_datetime(c.published)}</pubDate>",
        f"<atom:updated>{_rfc3339(c.updated)}</atom:updated>" if c.updated else "",
        f"<category>{c.head['section']}</category>",
        f"<dc:creator>{html.escape(c.head['by'])}</dc:creator>" if c.head.get("by") else "",
        f"<description>{html.escape(_teaser(c.text) if is_whole else c.standfirst, quote=False)}</description>",
        f"<content:encoded><![CDATA[{_paragraphs(c)}]]></content:encoded>" if is_whole else "",
    ]
    return "<item>\n" + "\n".join(line for line in lines if line) + "\n</item>"


def atom(members: Sequence[Copy], name: str) -> str:
    """Return an Atom feed with whole texts, the newest entry first."""
    outlet = members[0].outlet
    entries = "\n".join(_atom_entry(c) for c in reversed(members))
    newest = max(c.published.astimezone(UTC) for c in members if c.published)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
        f"<title>{html.escape(outlet.name)}</title>\n<id>{outlet.site}/</id>\n"
        f'<link rel="alternate" href="{outlet.site}/"/>\n<link rel="self" href="{outlet.site}/{name}.xml"/>\n'
        f"<updated>{_rfc3339(newest)}</updated>\n{entries}\n</feed>\n"
    )


def _atom_entry(c: Copy) -> str:
    assert c.published
    summary = f"<summary>{html.escape(c.standfirst, quote=False)}</summary>\n" if c.standfirst else ""
    return (
        f"<entry>\n<title>{html.escape(c.headline, quote=False)}</title>\n<id>{c.url}</id>\n"
        f'<link rel="alternate" type="text/html" href="{c.url}"/>\n'
        f"<published>{_rfc3339(c.published)}</published>\n<updated>{_rfc3339(c.updated or c.published)}</updated>\n"
        f'<author><name>{html.escape(c.head.get("by", ""))}</name></author>\n<category term="{c.head["section"]}"/>\n'
        f'{summary}<content type="html">{html.escape(_paragraphs(c), quote=False)}</content>\n</entry>'
    )


def jsonfeed(members: Sequence[Copy], name: str) -> str:
    """Return a JSON Feed 1.1 with whole texts, the newest entry first."""
    outlet = members[0].outlet
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "home_page_url": f"{outlet.site}/",
        "feed_url": f"{outlet.site}/{name}.json",
        "language": "en",
        "items": [_jsonfeed_item(c) for c in reversed(members)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _jsonfeed_item(c: Copy) -> dict[str, object]:
    assert c.published
    item = {
        "id": c.url,
        "url": c.url,
        "title": c.headline,
        "summary": c.standfirst or None,
        "content_html": _paragraphs(c),
        "date_published": _rfc3339(c.published),
        "date_modified": _rfc3339(c.updated) if c.updated else None,
        "authors": [{"name": c.head["by"]}] if c.head.get("by") else None,
        "tags": [c.head["section"]],
    }
    return {key: value for key, value in item.items() if value is not None}


def _paragraphs(c: Copy) -> str:
    return "\n".join(f"<p>{html.escape(p, quote=False)}</p>" for p in c.printed())


def _rfc3339(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def jsonl(members: Sequence[Copy]) -> str:
    """Return articles as something else has extracted them, one a line."""
    rows = (
        {
            "id": c.name,
            "url": c.url,
            "title": c.headline,
            "text": "\n\n".join(c.printed()),
            "published": c.published.isoformat() if c.published else None,
            "source": c.outlet.name,
            "section": c.head["section"],
            "authors": [c.head["by"]] if c.head.get("by") else [],
            "language": c.outlet.language,
        }
        for c in members
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


# Text captures ----------------------------------------------------------------------------------------


def portal_text(c: Copy, copy: Sequence[Copy]) -> str:
    """Return a page of a news portal, saved as text: masthead date, section, date, article, rail of cards."""
    assert c.published
    day = c.published
    lines = [c.outlet.name] if "masthead" in c.head else []
    lines += [
        f"Today : {day:%b} {day.day}, {day:%Y}",
        c.head["section"],
        f"{day.day} {day:%B %Y}",
        "",
        c.headline,
        "",
    ]
    if c.standfirst:
        lines += [c.standfirst, ""]
    for paragraph in c.printed():
        lines += [paragraph, ""]
    lines.append("More From Today")
    for title, teaser, shown in _rail(c, copy):
        lines += [title, "", title, "", teaser, shown]
    return "\n".join(lines) + "\n"


def _rail(c: Copy, copy: Sequence[Copy]) -> list[tuple[str, str, str]]:
    assert c.published
    earlier = [
        o
        for o in copy
        if o.published
        and o.published.date() <= c.published.date()
        and o.name != c.name
        and o.outlet.language == "en"
        and o.head["story"] != c.head["story"]
        and o.headline != c.headline
    ]
    return [
        (o.headline, _teaser("\n\n".join(o.printed())), f"{o.published.day} {o.published:%B %Y}")
        for o in earlier[-4:]
        if o.published
    ]


def print_text(c: Copy, _: Sequence[Copy]) -> str:
    """Return the print view of a page, saved as text: outlet, headline, byline and date in one line, article, foot."""
    assert c.published
    day = c.published
    paragraphs = "\n\n".join(c.printed())
    first = f"{c.outlet.name} | {c.head['section']}\n\n{c.headline}\n"
    standfirst = f"{c.standfirst}\n" if c.standfirst else ""
    by = f"By {c.head['by']} | " if c.head.get("by") else ""
    foot = f"Printed from {c.url}\n(c) {c.outlet.name} 2026. All rights reserved.\n"
    return f"{first}{standfirst}\n{by}{day:%A}, {day.day} {day:%B %Y}, {day:%H:%M}\n\n{paragraphs}\n\n{foot}"


def ticker_text(c: Copy, _: Sequence[Copy]) -> str:
    """Return an agency's message as it leaves the wire: lines of 72 characters, a head, an end mark."""
    assert c.published
    stamp = c.published.astimezone(UTC)
    head = f"{c.outlet.name}\n{c.head['section']}\n{stamp.day} {stamp:%B %Y} {stamp:%H:%M} GMT\n\n{c.headline}\n\n"
    wrapped = "\n\n".join(textwrap.fill(p, LINE_CHARACTERS, break_on_hyphens=False) for p in c.printed())
    return f"{head}{wrapped}\n\n(Reporting by {c.head.get('by', 'Norwire')})\n"


TEXTS = {"text:portal": portal_text, "text:print": print_text, "text:ticker": ticker_text}
FEEDS = {"rss": (rss, ".xml"), "atom": (atom, ".xml"), "jsonfeed": (jsonfeed, ".json")}

if __name__ == "__main__":
    main()

"""Check the notes beside the copy, and write them out as the ledger of the example.

    python bench/make_ledger.py

The notes are written by hand, after the guidelines for figures and quotes; this script only finds each place in the
text, and refuses what is not there. One note a line, its fields parted by "|":

- figures: words with the number in [brackets] | bound and value | unit and event | subject | source | day of saying
  (bounds: = exact, ~ about, >= at least, > more than, <= at most, < less than, .. range, v vague; a source is
  "b:Full name~words at the place", b for body, p person, u unnamed, "-" nobody)
- quotes: d, m or i | content, "first words ++ last words", pieces parted by " // " | cue | source | speaker | channel
- queries: kind, with "?" where a careful desk need not ask | exact words, parted by " ; " | why | what would fit
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wire_copy import Copy, read_copy

HERE = Path(__file__).parent / "wire"
LEDGER = Path(__file__).parent.parent / "dateline" / "example" / "ledger"
BOUNDS = {
    "=": "exact", "~": "about", ">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than",
    "..": "range", "v": "vague",
}  # fmt: skip
KINDS = {"b": "body", "p": "person", "u": "unnamed"}
QUOTE_KINDS = {"d": "direct", "m": "mixed", "i": "indirect"}
Row = dict[str, Any]


class BadNote(Exception):
    """A note that cannot be read, or whose words are not in the text."""


def main() -> None:
    """Write the ledger anew."""
    copy = read_copy()
    stories = json.loads((HERE / "stories.json").read_text(encoding="utf-8"))
    first = {c.name: key(c) for c in copy}
    LEDGER.mkdir(parents=True, exist_ok=True)
    _write("articles", {"articles": [article(c, first) for c in copy]})
    _write("stories", {"stories": _stories(copy, stories)})
    _write("copies", {"origins": _origins(copy, first)})
    for kind, read in (("figures", figure), ("quotes", quote), ("queries", query)):
        rows = [
            {"article": key(c), "version": version(c), kind: _notes(c, kind, read)}
            for c in copy
            if kind in c.notes
        ]
        _write(kind, {"articles": rows})
    _write("series", _series(copy))
    _write("refusals", json.loads((HERE / "refusals.json").read_text(encoding="utf-8")))
    count = sum(len(c.notes.get("figures", ())) for c in copy)
    print(f"{len(copy)} reports, {count} figures")


def _write(name: str, document: Row) -> None:
    words = json.dumps(document, ensure_ascii=False, indent=1)
    (LEDGER / f"{name}.json").write_text(words + "\n", encoding="utf-8")


def key(c: Copy) -> str:
    """Return what the ledger calls an article: its address, else the file of its text capture."""
    has_address = any(not form.startswith("text:") for form in c.forms)
    return c.url if has_address else f"text/{c.name}.txt"


def version(c: Copy) -> int:
    """Return which version of its article this is, from 1."""
    return int(c.head.get("version", "1"))


def article(c: Copy, first: dict[str, str]) -> Row:
    """Return the entry of one report in the list of all."""
    return {
        "article": key(c),
        "version": version(c),
        "outlet": c.outlet.name if _names_outlet(c) else None,
        "headline": c.headline,
        "published_on": c.published.date().isoformat() if c.published else None,
        "section": c.head["section"],
        "language": c.outlet.language,
        "story": c.head["story"],
        "dateline": c.head.get("dateline"),
        "files": _files(c),
        "copy_of": first[c.head["copy_of"]] if "copy_of" in c.head else None,
    }


def _names_outlet(c: Copy) -> bool:
    return "text:portal" not in c.forms or "masthead" in c.head


def _files(c: Copy) -> list[str]:
    places = {
        "html": f"html/{c.head['outlet']}/{c.name}.html",
        "warc": "crawl.warc.gz",
        "jsonl": "articles.jsonl",
    }
    endings = {"rss": ".xml", "atom": ".xml", "jsonfeed": ".json"}
    files = []
    for form in c.forms:
        kind, _, name = form.partition(":")
        if kind == "text":
            files.append(f"text/{c.name}.txt")
        else:
            files.append(places.get(form) or f"feeds/{name}{endings[kind]}")
    return files


def _stories(copy: Iterable[Copy], titles: dict[str, str]) -> Row:
    members: dict[str, list[str]] = defaultdict(list)
    for c in copy:
        if key(c) not in members[c.head["story"]]:
            members[c.head["story"]].append(key(c))
    return {name: {"title": titles.get(name), "articles": keys} for name, keys in sorted(members.items())}


def _origins(copy: Iterable[Copy], first: dict[str, str]) -> list[Row]:
    groups: dict[str, list[str]] = defaultdict(list)
    for c in copy:
        if "copy_of" in c.head:
            groups[c.head["copy_of"]].append(key(c))
    return [{"origin": first[name], "copies": keys} for name, keys in sorted(groups.items())]


def _series(copy: Iterable[Copy]) -> Row:
    """Return the series, each of their points with its article and the figure as it stands there."""
    by_name = {c.name: c for c in copy}
    document = json.loads((HERE / "series.json").read_text(encoding="utf-8"))
    for one in document["series"]:
        one["lines"] = [
            {
                "speakers": speakers.split(", "),
                "points": [_point(by_name, words, (one["event"], one["unit"])) for words in points],
            }
            for speakers, points in one["lines"].items()
        ]
    for one in document["disagreements"]:
        one["figures"] = [_point(by_name, words) for words in one["figures"]]
    result: Row = document
    return result


def _point(by_name: dict[str, Copy], words: str, what: tuple[str, str] | None = None) -> Row:
    name, value = words.split(" ")
    c = by_name[name]
    for note in _notes(c, "figures", figure):
        if what not in (None, (note["event"], note["unit"])):
            continue
        ends = (str(note[end]) for end in ("low", "high") if note[end] is not None)
        if "-".join(dict.fromkeys(ends)) == value:
            on = note["stated_on"] or (c.published and c.published.date().isoformat())
            return {
                "article": key(c),
                "version": version(c),
                "context": note["context"],
                "exact": note["exact"],
                "on": on,
            }
    raise SystemExit(f"series: no figure {words!r}")


def _notes(c: Copy, kind: str, read: Any) -> list[Row]:
    rows = []
    for line in c.notes[kind]:
        try:
            rows.append(read(c, line))
        except (BadNote, ValueError, KeyError, IndexError) as error:
            raise SystemExit(f"{c.name}: {kind}: {line!r}: {error!r}") from error
    return rows


def figure(c: Copy, line: str) -> Row:
    """Return one figure; `context` is a run of the text that stands there once, with the figure in it."""
    words, value, what, subject, source, *day = line.split("|")
    words = c.set(words)
    exact = words[words.index("[") + 1 : words.index("]")]
    context = words.replace("[", "").replace("]", "")
    if c.text.count(context) != 1:
        raise BadNote(f"{context!r} stands {c.text.count(context)} times in the text")
    bound, low, high = _value(value)
    unit, event = what.rsplit(" ", 1)
    return {
        "exact": exact, "context": context, "bound": bound, "low": low, "high": high, "unit": unit, "event": event,
        "subject": c.set(subject), **_source(c, source), "stated_on": day[0] if day else None,
    }  # fmt: skip


def _value(words: str) -> tuple[str, float | None, float | None]:
    sign, *numbers = words.split(" ")
    values = [float(n) if "." in n else int(n) for n in numbers]
    bound = BOUNDS[sign]
    low = None if bound in ("at_most", "less_than") else values[0]
    high = None if bound in ("at_least", "more_than", "vague") else values[-1]
    return bound, low, high


def _source(c: Copy, words: str) -> Row:
    if words == "-":
        return {"source": None, "source_exact": None, "source_kind": "none"}
    kind, _, rest = words.partition(":")
    name, _, at = c.set(rest).partition("~")
    if (at or name) not in c.text:
        raise BadNote(f"{at or name!r} is not in the text")
    _check_name(c, name)
    return {"source": name, "source_exact": at or name, "source_kind": KINDS[kind]}


def _check_name(c: Copy, name: str) -> None:
    # The fullest name that the article gives: one from elsewhere would be knowledge that it does not hold.
    if name.lower() not in f"{c.standfirst}\n{c.text}".lower():
        raise BadNote(f"the article does not name {name!r}")


def quote(c: Copy, line: str) -> Row:
    """Return one quote, its content in pieces where the cue interrupts."""
    kind, content, cue, source, speaker, *channel = line.split("|")
    pieces, at = [], 0
    for piece in content.split(" // "):
        begin, _, end = c.set(piece).partition(" ++ ")
        start = c.text.index(begin, at)
        at = c.text.index(end, start) + len(end) if end else start + len(begin)
        pieces.append(c.text[start:at])
    for words in (cue, source):
        if c.set(words) not in c.text:
            raise BadNote(f"{words!r} is not in the text")
    speaker_kind, _, name = speaker.partition(":")
    _check_name(c, c.set(name))
    return {
        "kind": QUOTE_KINDS[kind], "content": pieces, "cue": c.set(cue), "source": c.set(source),
        "speaker": c.set(name), "speaker_kind": KINDS[speaker_kind], "channel": (channel[0] or None) if channel else None,
    }  # fmt: skip


def query(c: Copy, line: str) -> Row:
    """Return one planted query."""
    kind, exact, why, *likely = line.split("|")
    words = [c.set(w) for w in exact.split(" ; ")]
    for w in words:
        if w not in c.text and w not in c.headline:
            raise BadNote(f"{w!r} is in neither text nor headline")
    return {
        "kind": kind.rstrip("?"), "exact": words, "why": why, "likely": (likely[0] or None) if likely else None,
        "is_optional": kind.endswith("?"),
    }  # fmt: skip


if __name__ == "__main__":
    main()

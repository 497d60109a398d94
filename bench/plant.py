"""Statements for `bench/check.py`: drafts by hand, and sentences of the example wire, true and with one planted fault.

The true ones are the wire's own sentences, some of them re-worded outside quotation marks. Each planter takes such a
sentence and breaks one thing. What comes out depends on nothing but the wire, its ledger and this file.
"""

# ruff: noqa: ARG001  all planters have one shape

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dateline.base.text import identify
from dateline.example.load import ledger

BY_HAND = {"hand": "by_hand.txt", "hand 2": "by_hand_2.txt"}
MOST_OF_A_KIND = 26

# A reporter's own words for the wire's. Only outside quotation marks.
REWORDED = (
    (r"\bmore than\b", "over"), (r"\bMore than\b", "Over"), (r"\bat least\b", "no fewer than"),
    (r"\bAt least\b", "No fewer than"), (r"\babout (?=[\d€$])", "around "), (r"\bper cent\b", "percent"),
    (r"\bsaid on (?=[A-Z])", "announced on "), (r"\btold reporters\b", "told journalists"), (r"\bstruck\b", "hit"),
    (r"\bbegan\b", "started"), (r"\barrested\b", "detained"), (r"\bhas asked for\b", "has requested"),
    (r"\bregistered\b", "recorded"), (r"\blowered\b", "cut"), (r"\bclimbed to\b", "rose to"), (r"\bchief\b", "head"),
)  # fmt: skip
# Other words inside the marks: what a hurried hand makes of them.
MISQUOTED = (
    ("we", "they"), ("never", "rarely"), ("not", "hardly"), ("no", "little"), ("every", "nearly every"), ("is", "was"),
    ("will", "may"), ("have", "had"), ("one", "some"), ("I", "we"), ("the", "our"), ("and", "or"), ("a", "another"),
)  # fmt: skip
INVENTED_WORDS = (
    "Nobody in this building expected it to end like that", "We shall publish every document by the end of the year",
    "The public was told the truth from the first hour", "My patience is not without a limit",
    "There was no plan, and there is none today", "It is a good day for those who kept their nerve",
    "We have asked our neighbours for help and they have answered", "Let the inspectors come and count for themselves",
    "A promise made in winter is easily forgotten in spring", "This will not be settled in a single afternoon",
    "Those responsible have already been named to us", "Our people deserve better than excuses",
)  # fmt: skip
INVENTED_FIGURES = (
    "{} said that 77 volunteers had come from abroad.", "According to {}, 16 schools were to be closed for good.",
    "{} put the cost of repairs at $83 million.", "{} said that 29 people had been evacuated by boat.",
    "According to {}, 92 per cent of those asked agreed.", "{} said that 53 vehicles had been burnt.",
    "{} spoke of 740 complaints.", "{} said that 35 people had been arrested over the weekend.",
    "According to {}, 27,000 households had no electricity.", "{} said that eight children were among the missing.",
)  # fmt: skip
_MARKED = re.compile(r"[“\"][^”\"]+[”\"]")
_NUMBER = re.compile(
    r"(?<![\w.,:-])\d{1,3}(?:,\d{3})+(?![\w.:])|(?<![\w.,:€$-])\d+(?:\.\d+)?(?![\w:]|[.,]\d)"
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Of a weekday that is to come the planter does not know which it is.
_FUTURE = re.compile(r"\b(?:will|is to|are to|would|due|expected|asks?|until)\b")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]hey|[Ii]t|that|this|That|This|here)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One paragraph of a draft, and whether it holds a fault."""

    text: str
    is_true: bool
    kind: str
    draft: str
    on: date | None
    made: str  # "hand", "hand 2" or "script"

    @property
    def is_held_out(self) -> bool:
        """True of the half whose misses are not looked at while the checker is mended."""
        return int(identify(self.text)[:2], 16) % 2 == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the wire with its report's day and story, and those who speak in the story."""

    text: str
    article: str
    story: str
    on: date
    speakers: tuple[str, ...]
    quotes: tuple[Any, ...]
    figures: tuple[Any, ...]


def by_hand() -> Iterator[Planted]:
    """Return the statements written by hand, in the order of the file."""
    for made, name in BY_HAND.items():
        yield from _written(made, (Path(__file__).parent / "drafts" / name).read_text(encoding="utf-8"))


def _written(made: str, drafts: str) -> Iterator[Planted]:
    draft, on = "", None
    for line in drafts.splitlines():
        if line.startswith("= "):
            draft, day = line[2:].split(", ")
            on = date.fromisoformat(day)
        elif line.startswith(("+ ", "- ")):
            kind, text = line[2:].split(" | ")
            yield Planted(text=text, is_true=line[0] == "+", kind=kind, draft=draft, on=on, made=made)


def by_script(texts: dict[str, str]) -> Iterator[Planted]:
    """Return statements planted in the wire's sentences; `texts` are the reports by the name the ledger gives them."""
    sentences = [one for one in _sentences(texts) if not _PRONOUN.search(_MARKED.sub("", one.text))]
    sentences.sort(key=lambda one: identify(one.text))
    for kind, plant in PLANTERS.items():
        made = 0
        for number, one in enumerate(sentences):
            if made < MOST_OF_A_KIND and (text := plant(one, number, texts[one.article])):
                made += 1
                yield Planted(
                    text=text,
                    is_true=kind.startswith("as "),
                    kind=kind,
                    draft=one.story,
                    on=one.on,
                    made="script",
                )


def _sentences(texts: dict[str, str]) -> Iterator[Sentence]:
    quotes = {row["article"]: row["quotes"] for row in ledger("quotes")["articles"]}
    figures = {row["article"]: row["figures"] for row in ledger("figures")["articles"]}
    rows = [row for row in ledger("articles")["articles"] if row["story"] and row["language"] == "en"]
    said: dict[str, set[str]] = {}
    for row in rows:
        said.setdefault(row["story"], set()).update(
            quote["speaker"] for quote in quotes.get(row["article"], ()) if quote["speaker_kind"] == "person"
        )
    for row in rows:
        if row["copy_of"] or row["article"] not in texts or not row["published_on"]:
            continue
        for text in _cut(texts[row["article"]]):
            here = [
                quote for quote in quotes.get(row["article"], ()) if all(p in text for p in quote["content"])
            ]
            counted = [figure for figure in figures.get(row["article"], ()) if figure["context"] in text]
            if not here and not counted:
                continue
            yield Sentence(
                text=text,
                article=row["article"],
                story=row["story"],
                on=date.fromisoformat(row["published_on"]),
                speakers=tuple(sorted(said[row["story"]])),
                quotes=tuple(here),
                figures=tuple(counted),
            )


def _cut(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        for part in re.split(r"(?<=[.!?])\s+(?=[A-Z])|(?<=[.!?][”\"])\s+(?=[A-Z])", paragraph):
            if part.endswith((".", '."', ".”")) and part.count('"') % 2 == 0 and 8 <= len(part.split()) <= 45:
                yield part


# True -----------------------------------------------------------------------------------------------


def as_it_stands(one: Sentence, number: int, text: str) -> str | None:
    """Return the sentence itself."""
    return one.text if number % 3 == 0 else None


def as_reworded(one: Sentence, number: int, text: str) -> str | None:
    """Return the sentence with other words outside quotation marks."""
    changed = _outside(one.text, _reword)
    return changed if changed != one.text else None


def as_dated(one: Sentence, number: int, text: str) -> str | None:
    """Return the sentence with the day of the month in the place of the weekday."""
    match = re.search(rf"\bon ({'|'.join(_DAYS)})\b", _MARKED.sub(lambda m: "x" * len(m[0]), one.text))
    if not match or _FUTURE.search(one.text):
        return None
    back = (one.on.weekday() - _DAYS.index(match[1])) % 7
    day = one.on.toordinal() - back
    told = date.fromordinal(day)
    return f"{one.text[: match.start(1)]}{told.day} {told:%B}{one.text[match.end(1) :]}" if back < 4 else None


def as_rounded(one: Sentence, number: int, text: str) -> str | None:
    """Return the sentence with an exact count of at least a hundred rounded up behind "nearly"."""
    for figure in one.figures:
        low = figure["low"]
        exact = figure["exact"]
        if (
            figure["bound"] != "exact"
            or not isinstance(low, int)
            or low < 100
            or low % 10 == 0
            or not exact[0].isdigit()
        ):
            continue
        up = -(-low // 10) * 10
        if exact == f"{low:,}" and _is_plain(one.text, exact) and exact in _MARKED.sub("", one.text):
            return one.text.replace(exact, f"nearly {up:,}", 1)
    return None


def as_turned(one: Sentence, number: int, text: str) -> str | None:
    """Return a direct quotation with its speaker in front."""
    for quote in one.quotes:
        if quote["kind"] == "direct" and len(quote["content"]) == 1 and quote["speaker_kind"] == "person":
            words = quote["content"][0].strip('“”"').rstrip(",.")
            return f'{quote["speaker"]} said: "{words}."'
    return None


def as_according(one: Sentence, number: int, text: str) -> str | None:
    """Return reported speech with "according to" in front."""
    for quote in one.quotes:
        content = quote["content"][0]
        is_plain = quote["kind"] == "indirect" and len(quote["content"]) == 1
        is_named = quote["speaker_kind"] in ("person", "body")
        if is_plain and is_named and len(content.split()) >= 7 and not _PRONOUN.search(content):
            return f"According to {quote['speaker']}, {content}."
    return None


# Faults ---------------------------------------------------------------------------------------------


def other_number(one: Sentence, number: int, text: str) -> str | None:
    """Return the sentence with a number that its report does not have."""
    matches = [m for m in _NUMBER.finditer(one.text) if not _is_day(one.text, m) and not _is_year(m[0])]
    if not matches or not one.figures:
        return None
    match = matches[number % len(matches)]
    if not any(figure["exact"].find(match[0]) >= 0 for figure in one.figures):
        return None
    for factor in (1.3, 1.7, 0.6, 2.1):
        value = float(match[0].replace(",", "")) * factor + 1
        new = f"{value:.1f}" if "." in match[0] else f"{round(value):,}"
        if new not in text:
            return one.text[: match.start()] + new + one.text[match.end() :]
    return None


def lost_bound(one: Sentence, number: int, text: str) -> str | None:
    """Return the sentence without its "at least" or "more than"."""
    match = re.search(
        r"\b(?:at least|more than|at most|no fewer than|fewer than|up to) (?=[$€]?\d)", one.text
    )
    return one.text[: match.start()] + one.text[match.end() :] if match and one.figures else None


def added_bound(one: Sentence, number: int, text: str) -> str | None:
    """Return the sentence with "at least" before an exact count."""
    for figure in one.figures:
        is_count = figure["bound"] == "exact" and figure["event"] != "thing"
        if is_count and figure["exact"][0] in "0123456789$€" and _is_plain(one.text, figure["exact"]):
            return one.text.replace(figure["exact"], f"at least {figure['exact']}", 1)
    return None


def other_speaker(one: Sentence, number: int, text: str) -> str | None:
    """Return the sentence with another person of the story as its speaker."""
    for quote in one.quotes:
        others = [name for name in one.speakers if name != quote["speaker"] and name not in one.text]
        source, cue = quote["source"], quote["cue"]
        if (
            quote["speaker_kind"] == "none"
            or not source
            or not others
            or one.text.count(source) != 1
            or not cue
        ):
            continue
        if quote["speaker"] not in source or any(source in part for part in quote["content"]):
            continue
        if len(quote["content"][0].split()) >= 5:
            return one.text.replace(source, others[number % len(others)])
    return None


def other_words(one: Sentence, number: int, text: str) -> str | None:
    """Return the sentence with a word changed inside quotation marks."""
    for match in _MARKED.finditer(one.text):
        if len(match[0].split()) < 5:
            continue
        for before, after in MISQUOTED:
            if re.search(rf"\b{before}\b", match[0]):
                new = re.sub(rf"\b{before}\b", after, match[0], count=1)
                return one.text[: match.start()] + new + one.text[match.end() :]
    return None


def other_day(one: Sentence, number: int, text: str) -> str | None:
    """Return the sentence with a day of the month that is two or three days off."""
    dated = as_dated(one, number, text) or one.text
    match = re.search(r"\b(\d{1,2}) March\b|\bMarch (\d{1,2})\b", dated)
    if not match:
        return None
    group = 1 if match[1] else 2
    day = int(match[group])
    new = str(day + 3 if day < 11 else day - 3)
    return dated[: match.start(group)] + new + dated[match.end(group) :]


def sum_of_two(one: Sentence, number: int, text: str) -> str | None:
    """Return the sentence with the sum of two of its counts in the place of the first."""
    counts = [f for f in one.figures if isinstance(f["low"], int) and f["exact"] == f"{f['low']:,}"]
    for first in counts:
        for second in counts:
            total = f"{first['low'] + second['low']:,}"
            same = (first["unit"], first["event"]) == (second["unit"], second["event"])
            if first is not second and same and total not in text and _is_plain(one.text, first["exact"]):
                return one.text.replace(first["exact"], total, 1)
    return None


def invented_words(one: Sentence, number: int, text: str) -> str | None:
    """Return a quotation that nobody said."""
    if number >= len(INVENTED_WORDS) or not one.speakers:
        return None
    return f'"{INVENTED_WORDS[number]}," {one.speakers[number % len(one.speakers)]} said.'


def invented_figure(one: Sentence, number: int, text: str) -> str | None:
    """Return a figure that nobody gave."""
    if number >= len(INVENTED_FIGURES) or not one.speakers:
        return None
    return INVENTED_FIGURES[number].format(one.speakers[number % len(one.speakers)])


PLANTERS: dict[str, Callable[[Sentence, int, str], str | None]] = {
    "as it stands": as_it_stands,
    "as reworded": as_reworded,
    "as dated": as_dated,
    "as rounded": as_rounded,
    "as turned": as_turned,
    "as according": as_according,
    "number": other_number,
    "lost bound": lost_bound,
    "added bound": added_bound,
    "speaker": other_speaker,
    "quotation": other_words,
    "day": other_day,
    "sum": sum_of_two,
    "invented quotation": invented_words,
    "invented figure": invented_figure,
}


def drafts(statements: list[Planted], size: int = 12) -> Iterator[list[Planted]]:
    """Return the statements as drafts of one story and day each, of at most `size` paragraphs."""
    groups: dict[tuple[str, str, str], list[Planted]] = {}
    for one in statements:
        groups.setdefault((one.made, one.draft, str(one.on)), []).append(one)
    for key in sorted(groups):
        # By a digest, so that true and false stand side by side and no kind fills a draft.
        rows = (
            groups[key]
            if key[0] != "script"
            else sorted(groups[key], key=lambda row: identify("d", row.text))
        )
        for start in range(0, len(rows), size):
            yield [
                replace(row, draft=f"{key[1]} {key[2]} {start // size + 1}")
                for row in rows[start : start + size]
            ]


def _outside(text: str, change: Callable[[str], str]) -> str:
    parts, here = [], 0
    for match in _MARKED.finditer(text):
        parts += [change(text[here : match.start()]), match[0]]
        here = match.end()
    return "".join([*parts, change(text[here:])])


def _reword(text: str) -> str:
    for before, after in REWORDED:
        text = re.sub(before, after, text)
    return text


def _is_plain(text: str, exact: str) -> bool:
    return len(re.findall(rf"(?<![\w.,]){re.escape(exact)}(?![\w]|[.,]\d)", text)) == 1


def _is_day(text: str, match: re.Match[str]) -> bool:
    return bool(
        re.search(r"March $", text[: match.start()])
        or re.match(r" (?:March|a\.m|p\.m|o'clock)", text[match.end() :])
    )


def _is_year(number: str) -> bool:
    return number.isdigit() and 1900 < int(number) < 2100

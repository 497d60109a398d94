"""Numbers, days, bounds and speakers in the site's own words. Nothing here re-words what anybody said."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from dateline.base.records import Bound, Event, Figure, Point, Speaker, SpeakerKind
from dateline.base.text import cut

# How a bound is said before a number. "range" and "vague" stand in the number's own words.
BOUND_WORDS: dict[Bound, str] = {
    "exact": "",
    "about": "about",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "fewer than",
    "range": "",
    "vague": "",
}
# What happened to those counted, after the subject; "" where the subject says it all.
EVENT_WORDS: dict[Event, str] = {
    "killed": "killed",
    "injured": "injured",
    "casualties": "killed or injured",
    "missing": "missing",
    "held": "held",
    "arrested": "arrested",
    "displaced": "displaced",
    "evacuated": "evacuated",
    "infected": "infected",
    "hospitalised": "in hospital",
    "rescued": "rescued",
    "deployed": "deployed",
    "attended": "attending",
    "other_people": "",
    "money": "",
    "share": "",
    "thing": "",
}
# Subjects that say by themselves what happened: "dead" is not "dead killed".
_SAYS_EVENT: dict[Event, frozenset[str]] = {
    "killed": frozenset({"dead", "death", "deaths", "fatalities", "killed"}),
    "injured": frozenset({"injured", "injuries", "wounded", "hurt"}),
    "missing": frozenset({"missing"}),
}
# Units that are no noun, or that the number itself says: "7 per cent", "two thirds".
_SAID_ALREADY = {"percent", "fraction", "count", "number"}
NO_SOURCE = "no source given"
# A range without its first word, as it stands in a report: "40 and 60"; "between 40 and 60" says it itself.
_BOTH_ENDS = re.compile(r"(?!between\b|from\b)\S+(?: \S+)? and \S+", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TORN_OFF = re.compile(r"^(?:in|of) (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester)day$)", re.IGNORECASE)
# Words that have a capital at the beginning of a sentence only.
_BEGINS_SENTENCE = re.compile(r"(?:On|In|At|By|Since|From|Until|For|During|Over|Within|Last|This|So|The)\b")
KIND_WORDS: dict[SpeakerKind, str] = {
    "person": "person",
    "body": "body",
    "unnamed": "unnamed source",
    "none": NO_SOURCE,
}
# The short scale in the abbreviations of British newspapers (Guardian and Economist style guides).
_SCALES = ((1e12, "tn", "trillion"), (1e9, "bn", "billion"), (1e6, "m", "million"))


def long_day(day: date) -> str:
    """Return a day as a masthead has it: "Tuesday, 24 December 2024"."""
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def full_day(day: date) -> str:
    """Return a day as a reference has it: "24 December 2024"."""
    return f"{day.day} {day:%B} {day.year}"


def day_or_as_it_is(value: str) -> str:
    """Return a day written as "2024-12-24" as a reference has it; what is no day ("2024-W52") stays as it is."""
    if not _ISO_DAY.fullmatch(value):
        return value
    try:
        return full_day(date.fromisoformat(value))
    except ValueError:
        return value


def short_day(day: date, beside: date | None = None) -> str:
    """Return a day in little room, its year only where that of `beside` differs: "24 Dec", "24 Dec 2023"."""
    words = f"{day.day} {day:%b}"
    return words if beside is not None and beside.year == day.year else f"{words} {day.year}"


def span_of_days(first: date | None, last: date | None) -> str:
    """Return the days from first to last, with nothing said twice: "12–24 December 2024"."""
    if first is None or last is None:
        return full_day(first or last) if first or last else ""  # type: ignore[arg-type]
    if first == last:
        return full_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{full_day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {full_day(last)}"
    return f"{full_day(first)} – {full_day(last)}"


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """Return a moment's hour and minute in the site's zone: "14:05"."""
    return f"{moment.astimezone(zone):%H:%M}"


def number(value: float) -> str:
    """Return a number in full below a million, in millions and above with up to two decimals: "48.2 billion"."""
    for scale, _, word in _SCALES:
        if abs(value) >= scale:
            return f"{_trimmed(value / scale)} {word}"
    return _trimmed(value)


def tick(value: float) -> str:
    """Return a number for the side of a chart: "1,500", "2.5m", "1tn"."""
    for scale, letter, _ in _SCALES:
        if abs(value) >= scale:
            return f"{_trimmed(value / scale)}{letter}"
    return _trimmed(value)


def amount(counted: Figure | Point) -> str:
    """Return a figure as it was reported: our word for its bound, then the report's own words."""
    return f"{bound(counted.bound, counted.exact)} {counted.exact}".strip()


def bound(kind: Bound, exact: str) -> str:
    """Return our word for a bound before a number in the report's words: "at least", "between" before "40 and 60"."""
    if kind == "range" and _BOTH_ENDS.match(exact):
        return "between"
    return BOUND_WORDS[kind]


def frame(*parts: str | None, beside: str = "") -> str:
    """Return part, place and window of a figure in one line, each as its report has it and nothing said twice.

    `beside` is what stands before the line. A preposition that was torn off its noun ("in Tuesday", of "in Tuesday's
    earthquake") is left out.
    """
    said: list[str] = []
    told = beside.casefold()
    for part in parts:
        short = _TORN_OFF.sub("", part or "").strip()
        if not short or short.casefold() in told:
            continue
        said.append(short[0].lower() + short[1:] if _BEGINS_SENTENCE.match(short) else short)
        told = f"{told}, {short.casefold()}"
    return ", ".join(said)


def counted(figure: Figure) -> str:
    """Return what a figure counts: "soldiers killed or injured"."""
    subject = figure.subject
    if subject and subject.casefold().startswith(f"{figure.exact.casefold()} "):
        subject = subject[len(figure.exact) + 1 :]
    return phrase(subject, figure.unit, figure.event)


def phrase(subject: str | None, unit: str, event: Event) -> str:
    """Return subject and event in words; without a subject, the unit where it is a noun that the number lacks."""
    if subject is None:
        subject = "" if unit in _SAID_ALREADY or unit.isupper() else plural(unit)
    if _SAYS_EVENT.get(event, frozenset()).intersection(subject.casefold().split()):
        return subject
    return f"{subject} {EVENT_WORDS[event]}".strip()


def plural(unit: str) -> str:
    """Return the plural of a unit, which is a singular noun, "people" or a currency's code."""
    if unit == "people" or not unit.isascii() or unit.isupper() or unit.endswith("s"):
        return unit
    return unit[:-1] + "ies" if unit.endswith("y") and unit[-2:-1] not in "aeiou" else unit + "s"


def speaker_name(speaker: Speaker) -> str:
    """Return how a speaker is shown where there is only room for the name."""
    return NO_SOURCE if speaker.kind == "none" or not speaker.name else speaker.name


def speaker_role(speaker: Speaker) -> str:
    """Return what stands beside a speaker's name: role and body, as stated."""
    parts = [part for part in (speaker.role, speaker.body) if part and part != speaker.name]
    if len(parts) == 2 and parts[1].casefold() in parts[0].casefold():
        parts.pop()
    return ", ".join(parts)


def several(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 report", "12 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence has them: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _trimmed(value: float) -> str:
    words = f"{value:,.2f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def shortened(text: str, most: int = 90) -> str:
    """Return a sentence for a heading, cut at a word, without its own quotation marks at the ends."""
    return cut(text.strip('“”"„«» '), most)


def opens_plainly(text: str) -> bool:
    """True if a text begins with a word fit for an initial: no quotation mark, number or abbreviation."""
    return text[:1].isalpha() and (text[1:2].isalpha() or text[1:2] == " ")

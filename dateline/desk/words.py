"""Figures, speakers, days and counts in the desk's own words."""

from datetime import UTC, date, datetime

from dateline.base.records import Bound, Event, Figure, Speaker

BOUNDS: dict[Bound, str] = {
    "exact": "exactly",
    "about": "about",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "fewer than",
    "range": "from … to …",
    "vague": "vague (dozens, hundreds)",
}
EVENTS: dict[Event, str] = {
    "killed": "killed",
    "injured": "injured",
    "casualties": "killed or injured",
    "missing": "missing",
    "held": "held (captive, hostage)",
    "arrested": "arrested",
    "displaced": "displaced",
    "evacuated": "evacuated",
    "infected": "infected",
    "hospitalised": "in hospital",
    "rescued": "rescued",
    "deployed": "deployed",
    "attended": "attended",
    "other_people": "other people",
    "money": "money",
    "share": "share",
    "thing": "things",
}
KINDS = {"person": "person", "body": "body", "unnamed": "unnamed source", "none": "nobody named"}
# Bounds whose word stands before the number as the report has it.
_SAID_BEFORE = ("about", "at_least", "more_than", "at_most", "less_than")


def amount(figure: Figure) -> str:
    """Return a figure in one line: "at least 1,100 soldiers, killed or injured"."""
    bound = f"{BOUNDS[figure.bound]} " if figure.bound in _SAID_BEFORE else ""
    what = figure.subject or ("" if figure.event in ("money", "share") else figure.unit)
    event = "" if figure.event in ("money", "share", "thing", "other_people") else f", {EVENTS[figure.event]}"
    return f"{bound}{figure.exact} {what}".strip() + event


def who(speaker: Speaker) -> str:
    """Return a speaker in one line, with role and body as stated."""
    if speaker.kind == "none" or not speaker.name:
        return "no source given"
    beside = [part for part in (speaker.role, speaker.body) if part and part != speaker.name]
    return f"{speaker.name} ({', '.join(beside)})" if beside else speaker.name


def day(value: date | None) -> str:
    """Return a day as "24 December 2024"; a dash where it is not known."""
    return f"{value.day} {value:%B %Y}" if value else "–"


def moment(value: datetime | None) -> str:
    """Return a moment as "24 December 2024, 14:05 UTC"; a dash where it is not known."""
    return f"{day(value.date())}, {value.astimezone(UTC):%H:%M} UTC" if value else "–"


def percent(value: float) -> str:
    """Return a share of one in per cent."""
    return f"{round(100 * value)} %"


def several(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 report", "12 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"

"""Case files: invented reports with their facts marked in the text, and what the story made of them must hold.

A case begins with `# name`. A report begins with `== id day outlet`, with `copy=ID` where it is a copy, and has one
sentence a line. A figure is marked `{exact|event|value|subject|speaker|key=value ...}`: value as 12, ~12, >=12, >12,
<=12, <12, 10-12, ?12 (vague); speaker as `Name/p`, `Name/b`, `name/u` or nothing; keys: unit, said, place, window,
since, until, scope, conf (its confidence), relay (the body that passed it on), and `total` alone for a cumulative count.
A day is marked `<Monday=2031-03-03>`. A case whose name ends in `[missed]` is one that is known to be told wrongly.

Expected: `-> series EVENT: SPEAKER = value, value; SPEAKER = value` (all series of the story, in any order; `none` for
no speaker), `-> no series`, `-> KIND value value` (all disagreements, or `-> no disagreements`), `-> on DAY ORIGINS
beginning of the sentence` (all of the timeline, in order).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

from dateline.base.records import (
    Article,
    Attribution,
    Bound,
    Event,
    Facts,
    Figure,
    Name,
    Point,
    Report,
    Speaker,
    SpeakerKind,
    TimeExpression,
)

_MARK = re.compile(r"\{([^{}]*)\}|<([^<>=]+)=(\d{4}-\d\d-\d\d)>|\[([^\[\]]+)\]")
_VALUE = re.compile(r"(~|>=|<=|>|<|\?)?(-?[\d.]+)(?:-([\d.]+))?$")
_BOUNDS = {"~": "about", ">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than", "?": "vague"}
_KINDS: dict[str, SpeakerKind] = {"p": "person", "b": "body", "u": "unnamed"}
_NOT_PEOPLE = frozenset(("money", "share", "thing"))


@dataclass(slots=True)
class Case:
    """One case: its reports and what is expected of them."""

    name: str
    reports: list[Report] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file."""
    blocks = re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.M)[1:]
    return [_case(block) for block in blocks]


def _case(block: str) -> Case:
    name, _, body = block.partition("\n")
    case = Case(name=name.strip())
    parts = re.split(r"^== ", body, flags=re.M)[1:]
    for part in parts:
        lines = [line.strip() for line in part.strip().split("\n") if line.strip()]
        case.expected += [line[3:].strip() for line in lines if line.startswith("->")]
        case.reports.append(read_report(lines[0], [line for line in lines[1:] if not line.startswith("->")]))
    return case


def read_report(head: str, lines: list[str]) -> Report:
    """Return a report from the head of a case's report and its marked sentences."""
    words = head.split()
    copies = [word[5:] for word in words if word.startswith("copy=")]
    words = [word for word in words if not word.startswith("copy=")]
    name, on = words[0], words[1]
    text, facts = _read_text(name, lines)
    article = Article(
        id=name,
        version_id=name,
        capture_id=name,
        headline=f"Report {name}",
        outlet=" ".join(words[2:]) or None,
        published_on=None if on == "-" else date.fromisoformat(on),
        captured_at=datetime(2031, 1, 1, tzinfo=UTC) if on == "-" and "captured" in words else None,
        text=text,
    )
    return Report(article=article, facts=facts, origin_id=copies[0] if copies else name)


def _read_text(name: str, lines: list[str]) -> tuple[str, Facts]:
    text = ""
    sentences, figures, times = [], [], []
    names: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        start = len(text)
        pending: list[tuple[int, int, Any]] = []
        at = 0
        for match in _MARK.finditer(line):
            text += line[at : match.start()]
            at = match.end()
            exact = (match[1] or "").split("|")[0] or match[2] or match[4]
            pending.append((len(text), len(text) + len(exact), match))
            text += exact
        text += line[at:]
        sentences.append((start, len(text)))
        for begin, end, match in pending:
            if match[1]:
                figures.append(_figure(name, begin, end, (start, len(text)), match[1].split("|")))
            elif match[2]:
                on = date.fromisoformat(match[3])
                times.append(
                    TimeExpression(start=begin, end=end, exact=match[2], value=match[3], kind="DATE", day=on)
                )
            else:
                names.setdefault(match[4], []).append((begin, end))
        text += " "
    found = tuple(Name(name=n, kind="place", spans=tuple(spans)) for n, spans in names.items())
    facts = Facts(
        article_id=name,
        version_id=name,
        stage=1,
        sentences=tuple(sentences),
        names=found,
        times=tuple(times),
        figures=tuple(figures),
    )
    return text.rstrip(), facts


def _figure(name: str, start: int, end: int, sentence: tuple[int, int], parts: list[str]) -> Figure:
    exact, event, value, subject, speaker = (parts + [""] * 5)[:5]
    extra = {key: value or "yes" for key, _, value in (part.partition("=") for part in parts[5:])}
    bound, low, high = read_value(value)
    said = extra.get("said")
    return Figure(
        id=f"{name}:{start}",
        version_id=name,
        start=start,
        end=end,
        exact=exact,
        sentence=sentence,
        low=low,
        high=high,
        bound=bound,
        unit=extra.get(
            "unit", "people" if event not in _NOT_PEOPLE else "percent" if event == "share" else "USD"
        ),
        event=cast("Event", event),
        subject=subject or None,
        place=extra.get("place"),
        window=extra.get("window"),
        since=extra.get("since"),
        until=extra.get("until"),
        scope=extra.get("scope"),
        is_cumulative=True if "total" in extra else None,
        confidence=float(extra.get("conf", "1")),
        attribution=Attribution(
            speaker=read_speaker(speaker),
            said_on=date.fromisoformat(said) if said else None,
            relayed_by=Speaker(kind="body", name=extra["relay"]) if "relay" in extra else None,
        ),
    )


def read_speaker(text: str) -> Speaker:
    """Return the speaker that a case writes as `Name/p`."""
    name, _, kind = text.rpartition("/")
    return Speaker(kind=_KINDS[kind], name=name) if name else Speaker(kind="none")


def read_value(text: str) -> tuple[Bound, float | None, float | None]:
    """Return bound, low and high of a value as a case writes it."""
    match = _VALUE.match(text.strip())
    assert match, f"no value: {text!r}"
    value = float(match[2])
    if match[3]:
        return "range", value, float(match[3])
    bound = cast("Bound", _BOUNDS.get(match[1] or "", "exact"))
    if bound in ("at_least", "more_than", "vague"):
        return bound, value, None
    if bound in ("at_most", "less_than"):
        return bound, None, value
    return bound, value, value


def written(point: Point | Figure) -> str:
    """Return a figure's value as a case writes it."""
    if point.bound == "range":
        return f"{point.low:g}-{point.high:g}"
    sign = next((sign for sign, bound in _BOUNDS.items() if bound == point.bound), "")
    value = point.low if point.low is not None else point.high
    return f"{sign}{value:.15g}"


def all_cases(folder: Path) -> Iterator[tuple[str, Case]]:
    """Yield every case of a folder's files, with a name for the test."""
    for path in sorted(folder.glob("*.txt")):
        for case in read_cases(path):
            yield f"{path.stem}: {case.name}", case

"""An age that does not fit the year of birth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.base.records import TimeExpression
from dateline.facts.matter import Doubt, Matter, Span

# "born in 1970", "born on 4 May 1988", "was born in Halden in 1970", "(born 12 August 2001)"; the time follows.
_BORN = re.compile(r"\bborn\s(?:[A-Za-z][^.;,()\d]{0,40}?\s)?(?:(?:in|on)\s)?(?:\w+day,?\s)?$|\(b\.\s$", re.I)
# Of whom else a sentence about a birth may tell the age.
_KIN = re.compile(
    r"\b(?:father|mother|son|daughter|brother|sister|wife|husband|parents|grand\w+|children|child|twins?|baby|widow|uncle|aunt|cousin"
    r"|niece|nephew|partner|whose|couple|then|elder|younger|youngest|eldest|first-?born|newborn)\b",
    re.I,
)
# What is born only in a manner of speaking.
_THING_BORN = re.compile(
    r"\b(?:company|club|firm|party|team|city|town|band|idea|brand|state|league|magazine|baby|it)\b[^.;]{0,20}\bborn\b",
    re.I,
)
_NUMBER = r"(\d{1,3})(?![\d.,%]\d|%|\s?(?:per ?cent|million|years? (?:before|after|later|earlier|in)))"
# Ages of now: "Holl, 52, has led"; "the 52-year-old"; "turned 44 last month"; "died ... at the age of 91".
_NOW = (
    re.compile(rf"[^\W\d_],\s{_NUMBER}(?:,|\)|$|\s?[.;])"),
    re.compile(r"[^\W\d_]\s\((\d{1,3})\)"),
    re.compile(r"\b(\d{1,3})-year-old\b"),
    re.compile(rf"\b(?:turned|turns)\s{_NUMBER}\s(?:last|this|on|today|yesterday|earlier)\b"),
    re.compile(rf"\b(?:is|are|now)\s(?:now\s)?(?:aged\s)?{_NUMBER}(?:\syears old)?(?=[.,;])"),
)
_DIED = re.compile(rf"\bdie[ds]?\b[^.;]{{0,60}}?(?:\bat the age of|\baged|\bat)\s{_NUMBER}\b")
# Ages of another year, which stands beside them: "joined in 2019, aged 24"; "was 61 when she retired in 2030".
_THEN = (
    re.compile(
        rf"\bin\s((?:19|20)\d\d),?\s(?:when\s(?:he|she|they)\swas\s|at the age of\s|aged?\s|at(?:\sage)?\s){_NUMBER}\b"
    ),
)
_WHEN = re.compile(
    rf"\b(?:was|at|aged|of)\s{_NUMBER}\s(?:years old\s)?when\s[^.;,\d]{{1,40}}\sin\s((?:19|20)\d\d)\b"
)
_LEAST_AGE, _MOST_AGE = 5, 115


@dataclass(frozen=True, slots=True, kw_only=True)
class _Age:
    """An age as told, with its span and the year or day of which it is."""

    span: Span
    years: int
    at: int | date


def find_ages(matter: Matter) -> Iterator[Doubt]:
    """Yield the ages that do not fit the birth told in the same sentence, or in the next by "He was born"."""
    if "born" not in matter.text.lower() and "(b." not in matter.text:
        return
    for time in matter.times:
        if not _names_a_year(time) or not _BORN.search(matter.text[max(0, time.start - 60) : time.start]):
            continue
        scope = _scope(matter, time)
        if scope is None or _KIN.search(matter.text, *scope) or _THING_BORN.search(matter.text, *scope):
            continue
        if not _is_of_one(matter, scope):
            continue
        for age in _ages(matter, scope, time):
            fit = _fitting(time, age.at)
            if fit is not None and age.years not in fit:
                yield _doubt(time, age, fit)
                break


def _names_a_year(time: TimeExpression) -> bool:
    value = time.value or ""
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:-\d\d){0,2}", value)) and value[:4] in time.exact


def _scope(matter: Matter, time: TimeExpression) -> Span | None:
    """Return the sentence of a birth, with the one before it where a pronoun opens it."""
    for i, (start, end) in enumerate(matter.sentences):
        if start <= time.start < end:
            if i and re.match(r"(?:He|She|They)\s(?:was|were)\sborn\b", matter.text[start:end]):
                return matter.sentences[i - 1][0], end
            return start, end
    return None


def _is_of_one(matter: Matter, scope: Span) -> bool:
    people = {
        name.name
        for name in matter.names
        if name.kind == "person" and any(scope[0] <= start < scope[1] for start, _ in name.spans)
    }
    return len(people) <= 1 and matter.text.count("born", *scope) <= 1


def _ages(matter: Matter, scope: Span, birth: TimeExpression) -> Iterator[_Age]:
    text, start, end = matter.text, *scope
    then: list[Span] = []
    for pattern, year_group, age_group in ((_THEN[0], 1, 2), (_WHEN, 2, 1)):
        for found in pattern.finditer(text, start, end):
            if found[year_group] != (birth.value or "")[:4]:
                then.append(found.span(age_group))
                yield _Age(span=found.span(age_group), years=int(found[age_group]), at=int(found[year_group]))
    if matter.published is None:
        return
    died = _DIED.search(text, start, end)
    years = set(re.findall(r"\b(?:18|19|20)\d\d\b", text[start:end])) - {(birth.value or "")[:4]}
    patterns = (*_NOW, _DIED) if died and not years else () if died else _NOW
    for pattern in patterns:
        for found in pattern.finditer(text, start, end):
            if found.span(1) not in then and not birth.start <= found.start(1) < birth.end:
                yield _Age(span=found.span(1), years=int(found[1]), at=matter.published)


def _fitting(time: TimeExpression, at: int | date) -> tuple[int, ...] | None:
    """Return the ages that a birth and a year or day allow; None where they make no age at all."""
    born = [int(part) for part in (time.value or "").split("-")]
    year = at if isinstance(at, int) else at.year
    most = year - born[0]
    if not _LEAST_AGE <= most <= _MOST_AGE:
        return None
    if isinstance(at, date) and len(born) > 1 and born[1] != at.month:
        return (most,) if born[1] < at.month else (most - 1,)
    if isinstance(at, date) and len(born) > 2 and abs(born[2] - at.day) > 1:
        return (most,) if born[2] < at.day else (most - 1,)
    return most - 1, most


def _doubt(time: TimeExpression, age: _Age, fit: tuple[int, ...]) -> Doubt:
    when = f"in {age.at}" if isinstance(age.at, int) else "when this was published"
    likely = " or ".join(map(str, fit))
    return Doubt(
        kind="age",
        spans=tuple(sorted(((time.start, time.end), age.span))),
        likely=likely,
        confidence=0.8,
        why=f"Who was born {'on' if time.day else 'in'} {time.exact} was {likely} {when}, not {age.years}.",
    )

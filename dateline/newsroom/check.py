"""A draft beside the captures: is each figure and each quotation in it backed, contradicted, superseded or unbacked?

A quotation is backed where its words stand in a report, figures where a report gives the same value for the same
thing; and in both cases the same speaker, where the draft names one. Nothing is decided by likeness of meaning.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Literal

from dateline.base.records import Figure, Quote, Speaker
from dateline.facts.find import find_facts
from dateline.store import find
from dateline.store.find import Statement, Which

Verdict = Literal["backed", "contradicted", "superseded", "unbacked"]

# A quotation whose words agree to this share with a report's is that quotation with other words in it. Chosen so that
# one changed word in eight is still recognised; under it, two quotations of one speaker begin to look alike.
NEAR = 0.8
LEAST_WORDS = 3  # shorter pieces between marks are names and scare quotes, not quotations
_WORD = re.compile(r"\w+")
_WITNESSES = 3  # passages that are shown with a verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A passage of a report that a verdict rests on."""

    passage_id: str
    sentence: str
    outlet: str | None
    headline: str
    address: str | None
    speaker: str | None
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One figure or quotation of the draft, and what the captures say to it. Offsets are those of the draft."""

    kind: Literal["figure", "quotation"]
    start: int
    end: int
    exact: str
    speaker: str | None
    verdict: Verdict
    why: str
    witnesses: tuple[Witness, ...] = ()


def check(text: str, *, model: str, published: date | None = None) -> list[Finding]:
    """Return a finding for each figure and each direct quotation of the draft, in the order of the text."""
    facts = find_facts(text, published, model=model)
    quotations = [quote for quote in facts.quotes if quote.kind != "indirect"]
    findings = [_check_figure(figure) for figure in facts.figures]
    if quotations:
        said = list(find.find_quotes())
        findings += [finding for quote in quotations for finding in _check_quotation(quote, text, said)]
    return sorted(findings, key=lambda finding: (finding.start, finding.end))


# Quotations -----------------------------------------------------------------------------------------


def _check_quotation(quote: Quote, text: str, said: Sequence[Statement[Quote]]) -> Iterable[Finding]:
    for start, end in quote.pieces:
        for match in re.finditer(r"[“\"«„]([^“”\"«»„]+)[”\"»“]?", text[start:end]):
            words = _words(match[1])
            if len(words) >= LEAST_WORDS:
                verdict, why, witnesses = _judge_words(words, quote.attribution.speaker, said)
                yield Finding(
                    kind="quotation",
                    start=start + match.start(1),
                    end=start + match.end(1),
                    exact=match[1],
                    speaker=quote.attribution.speaker.name,
                    verdict=verdict,
                    why=why,
                    witnesses=tuple(map(_witness, witnesses[:_WITNESSES])),
                )


def _judge_words(
    words: list[str], speaker: Speaker, said: Sequence[Statement[Quote]]
) -> tuple[Verdict, str, list[Statement[Quote]]]:
    same = [item for item in said if _contains(_words(item.sentence), words)]
    if backed := [item for item in same if is_same_speaker(speaker, item.attribution.speaker)]:
        return "backed", "The words stand in a report, said by the same speaker.", backed
    if same:
        others = sorted({item.attribution.speaker.name or "nobody named" for item in same})
        return "contradicted", f"The words stand in a report, but said by {', '.join(others)}.", same
    near = [item for item in said if _likeness(words, _words(item.sentence)) >= NEAR]
    if near:
        return "contradicted", "A report has this quotation in other words.", near
    return "unbacked", "No report has these words.", []


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _contains(text: list[str], words: list[str]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(text)} "


def _likeness(words: list[str], text: list[str]) -> float:
    if len(set(words) & set(text)) < NEAR * len(set(words)):
        return 0.0
    blocks = SequenceMatcher(None, words, text, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(words)


# Figures --------------------------------------------------------------------------------------------


def _check_figure(figure: Figure) -> Finding:
    rivals = [
        item
        for item in find.find_figures(Which(event=figure.event, unit=figure.unit))
        if _is_about(figure, item)
    ]
    verdict, why, witnesses = judge_figure(figure, rivals)
    return Finding(
        kind="figure",
        start=figure.start,
        end=figure.end,
        exact=figure.exact,
        speaker=figure.attribution.speaker.name,
        verdict=verdict,
        why=why,
        witnesses=tuple(map(_witness, witnesses[:_WITNESSES])),
    )


def judge_figure(
    figure: Figure, rivals: Sequence[Statement[Figure]]
) -> tuple[Verdict, str, list[Statement[Figure]]]:
    """Return the verdict on a figure beside the reports' figures of the same thing, which ones decide it, and why."""
    speaker = figure.attribution.speaker
    own = [item for item in rivals if is_same_speaker(speaker, item.attribution.speaker)]
    same = _having(own, lambda item: is_same_value(figure, item.fact))
    if same:
        newer = [item for item in own if _is_newer(item, same) and not is_same_value(figure, item.fact)]
        if newer and speaker.name:
            last = max(newer, key=lambda item: (item.on or date.min, item.fact.id))
            return "superseded", f"{speaker.name} gave it, and later said {last.fact.exact}.", [last, *same]
        return "backed", "A report gives the same value for the same thing.", same
    if own and speaker.name:
        return "contradicted", f"The reports have {speaker.name} say {own[0].fact.exact}.", own
    others = _having(rivals, lambda item: is_same_value(figure, item.fact))
    if others:
        names = sorted({item.attribution.speaker.name or "nobody named" for item in others})
        return "contradicted", f"The value stands in a report, but given by {', '.join(names)}.", others
    return "unbacked", "No report gives this value for this thing.", []


def is_same_value(one: Figure, other: Figure) -> bool:
    """True if the two figures are the same number under the same bound; "exact" and "about" count as one."""
    loose = {"exact", "about"}
    same_bound = one.bound == other.bound or {one.bound, other.bound} <= loose
    return same_bound and (one.low, one.high) == (other.low, other.high)


def is_same_speaker(one: Speaker, other: Speaker) -> bool:
    """True if both have the same last name or one name holds the other; a draft that names nobody is content with anyone."""
    if one.name is None:
        return True
    if other.name is None:
        return False
    a, b = _words(one.name), _words(other.name)
    return a[-1:] == b[-1:] or _contains(a, b) or _contains(b, a)


def _is_about(figure: Figure, item: Statement[Figure]) -> bool:
    one, other = (set(_words(f.subject or "")) for f in (figure, item.fact))
    return not one or not other or bool(one & other)


def _having(
    items: Sequence[Statement[Figure]], is_wanted: Callable[[Statement[Figure]], bool]
) -> list[Statement[Figure]]:
    return [item for item in items if is_wanted(item)]


def _is_newer(item: Statement[Figure], than: Sequence[Statement[Figure]]) -> bool:
    days = [other.on for other in than if other.on]
    return bool(item.on and days and item.on > max(days))


def _witness(item: Statement[Figure] | Statement[Quote]) -> Witness:
    return Witness(
        passage_id=item.passage_id,
        sentence=item.sentence,
        outlet=item.article.outlet,
        headline=item.article.headline,
        address=item.article.url,
        speaker=item.attribution.speaker.name,
        on=item.on,
    )

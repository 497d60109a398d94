"""Door: a draft beside the captures. Is each figure, quotation, statement and day in it backed, contradicted, superseded
or unbacked?

What is looked for are words and numbers of the stored reports; nothing is decided by likeness of meaning.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.base.records import Facts, Figure, Quote, Speaker
from dateline.facts.find import find_facts
from dateline.newsroom.beside.days import Dated, is_day, is_spell, judge_day, judge_spell
from dateline.newsroom.beside.drafts import Draft, draft_of, read_draft
from dateline.newsroom.beside.evidence import Evidence, look_up, witnesses_of
from dateline.newsroom.beside.figures import Claim, Ruling, judge_figure
from dateline.newsroom.beside.quotations import Quoted, Sayings, quoted_in
from dateline.newsroom.beside.statements import is_telling, judge_statement
from dateline.newsroom.beside.verdicts import BLAMED, Checked, Finding, Kind, Verdict, Witness
from dateline.store import find

__all__ = [
    "BLAMED",
    "Checked",
    "Draft",
    "Finding",
    "Verdict",
    "Witness",
    "check",
    "check_draft",
    "read_draft",
]


def check(text: str, *, model: str, published: date | None = None) -> Checked:
    """Return what the captures say to a draft given as plain text. `published` is the day on which it is to appear."""
    return check_draft(draft_of(text), model=model, published=published)


def check_draft(draft: Draft, *, model: str, published: date | None = None) -> Checked:
    """Return what the captures say to each figure, quotation, statement and day of a draft, in the order of the text."""
    on = published or draft.published_on
    facts = find_facts(draft.text, on, headline=draft.headline, standfirst=draft.standfirst, model=model)
    evidence = look_up([draft.text[slice(*span)] for span in facts.sentences])
    desk = _Desk(draft=draft, facts=facts, evidence=evidence, published=on)
    findings = sorted(desk.findings(), key=lambda finding: (finding.start, finding.end, finding.kind))
    return Checked(
        text=draft.text,
        headline=draft.headline,
        published_on=on,
        findings=tuple(findings),
        queries=facts.queries,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """One draft with its facts and the evidence, being checked."""

    draft: Draft
    facts: Facts
    evidence: Evidence
    published: date | None

    def findings(self) -> Iterator[Finding]:
        quoted = list(quoted_in(self.draft.text, self.facts.quotes))
        yield from self._quotations(quoted)
        yield from self._figures(quoted)
        yield from self._statements(quoted)
        yield from self._days(quoted)

    def _quotations(self, quoted: list[Quoted]) -> Iterator[Finding]:
        sayings = Sayings(self.evidence)
        for one in quoted:
            yield self._finding("quotation", one.start, one.end, one.speaker, sayings.judge(one))

    def _figures(self, quoted: list[Quoted]) -> Iterator[Finding]:
        story_ids = sorted({told.article.story_id for told in self.evidence.told if told.article.story_id})
        stories = {story.id: story for story in find.find_stories(story_ids)}
        for figure in self.facts.figures:
            # What stands between marks is judged word for word.
            if not _is_within(figure.start, quoted):
                ruling = judge_figure(self._claim(figure), self.evidence, stories)
                yield self._finding("figure", figure.start, figure.end, figure.attribution.speaker, ruling)

    def _claim(self, figure: Figure) -> Claim:
        start, end = self._sentence_at(figure.start)
        siblings = [f for f in self.facts.figures if start <= f.start < end and f.id != figure.id]
        inside = [time for time in self.facts.times if start <= time.start < end]
        return Claim(
            figure=figure,
            sentence=self.draft.text[start:end],
            offset=figure.start - start,
            days=frozenset(time.day for time in inside if time.day),
            siblings=tuple(siblings),
            ends=tuple(sibling.end - start for sibling in siblings),
            published=self.published,
        )

    def _statements(self, quoted: list[Quoted]) -> Iterator[Finding]:
        for quote in self.facts.quotes:
            speaker = quote.attribution.speaker
            if quote.kind != "indirect" or not speaker.name or self._has_figure_by(quote):
                continue
            words = " ".join(self._undated(piece) for piece in quote.pieces)
            if is_telling(words) and not any(
                one.start < quote.end and quote.start < one.end for one in quoted
            ):
                ruling = judge_statement(words, speaker, self.evidence)
                yield self._finding("statement", quote.start, quote.end, speaker, ruling)

    def _undated(self, piece: tuple[int, int]) -> str:
        """Return the words of a span without the days in it: those are judged by themselves."""
        start, end = piece
        parts, here = [], start
        for time in self.facts.times:
            if start <= time.start and time.end <= end:
                parts.append(self.draft.text[here : time.start])
                here = time.end
        return "".join([*parts, self.draft.text[here:end]])

    def _has_figure_by(self, quote: Quote) -> bool:
        """True if a figure of the statement is judged with its speaker already."""
        inside = [f for f in self.facts.figures for start, end in quote.pieces if start <= f.start < end]
        return any(figure.attribution.speaker.name == quote.attribution.speaker.name for figure in inside)

    def _days(self, quoted: list[Quoted]) -> Iterator[Finding]:
        for time in self.facts.times:
            if _is_within(time.start, quoted) or not (is_day(time) or is_spell(time)):
                continue
            dated = Dated(time=time, sentence=self.draft.text[slice(*self._sentence_at(time.start))])
            ruling = judge_day(dated, self.evidence) if is_day(time) else judge_spell(dated, self.evidence)
            if ruling is not None:
                yield self._finding("date", time.start, time.end, None, ruling)

    def _sentence_at(self, place: int) -> tuple[int, int]:
        number = bisect_right(self.facts.sentences, (place, len(self.draft.text) + 1)) - 1
        return self.facts.sentences[max(0, number)]

    def _finding(self, kind: Kind, start: int, end: int, speaker: Speaker | None, ruling: Ruling) -> Finding:
        witnesses, origins = witnesses_of(ruling.lines)
        return Finding(
            kind=kind,
            start=start,
            end=end,
            exact=self.draft.text[start:end],
            line=self.draft.line_of(start),
            speaker=speaker.name if speaker else None,
            verdict=ruling.verdict,
            why=ruling.why,
            origins=origins,
            witnesses=witnesses,
        )


def _is_within(place: int, quoted: list[Quoted]) -> bool:
    return any(one.start <= place < one.end for one in quoted)

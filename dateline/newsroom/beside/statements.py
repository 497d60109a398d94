"""Reported speech of a draft beside the reports: does the speaker say so anywhere, as far as the words tell?"""

from dateline.base.records import Quote, Speaker
from dateline.newsroom.beside.evidence import Evidence, Line
from dateline.newsroom.beside.figures import Ruling
from dateline.newsroom.beside.voices import is_same, is_told
from dateline.newsroom.beside.wording import content, numbers

# From this share of words on a line is taken to say the same.
ALIKE = 0.5
# Fewer words say too little to be looked for.
LEAST_WORDS = 3


def is_telling(words: str) -> bool:
    """True if a statement has enough words of content to be looked for."""
    return len(content(words)) >= LEAST_WORDS


def judge_statement(words: str, speaker: Speaker, evidence: Evidence) -> Ruling:
    """Return what the reports say to a statement in the draft's own words."""
    counted = numbers(words)
    ranked = [(score, line) for score, line in evidence.ranked(words, least=ALIKE) if counted <= line.numbers]
    own = [(line, _speaker_at(line, speaker)) for _, line in ranked if _is_by(speaker, line)]
    if own:
        return Ruling(
            verdict="backed",
            why="A report has the speaker say this, in these or other words.",
            lines=tuple(own),
        )
    if ranked:
        line = ranked[0][1]
        others = sorted(
            {quote.attribution.speaker.name for quote in line.quotes if quote.attribution.speaker.name}
        )
        if others:
            why = f"The reports have {', '.join(others)} say this."
            return Ruling(
                verdict="contradicted", why=why, lines=((line, line.quotes[0].attribution.speaker),)
            )
        return Ruling(
            verdict="unbacked", why=f"Reports say it, but not from {speaker.name}.", lines=((line, None),)
        )
    return Ruling(verdict="unbacked", why="No report has this said.")


def _is_by(speaker: Speaker, line: Line) -> bool:
    if any(is_same(speaker, quote.attribution.speaker) for quote in line.quotes):
        return True
    named: list[Quote] = [quote for quote in line.quotes if quote.attribution.speaker.name]
    return not named and is_told(speaker, line, around=False)


def _speaker_at(line: Line, speaker: Speaker) -> Speaker | None:
    return next(
        (quote.attribution.speaker for quote in line.quotes if is_same(speaker, quote.attribution.speaker)),
        None,
    )

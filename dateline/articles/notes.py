"""Notes in which an outlet says that it corrected a report."""

import re
from collections.abc import Iterable

from dateline.articles.moments import date_span

# How such notes begin, or what they say of "an earlier version". Sources: the corrections pages and style guides of
# English-speaking agencies and newspapers (AP, Reuters "CORRECTED-", BBC, Guardian "This article was amended on"), and
# their counterparts in German, French, Spanish, Portuguese, Italian and Dutch.
_LABEL = re.compile(
    r"^\W*(?:corrections?(?: (?:&|and) clarifications?)?|corrected|clarifications?|clarified|updates?|updated|editor(?:.s|s.|ial)? note|amendment|amended|erratum|retraction|"
    r"korrektur|berichtigung|richtigstellung|anmerkung der redaktion|hinweis der redaktion|rectificati(?:f|on|e)|mise à jour|note de la rédaction|erratum|"
    r"correcci[oó]n|rectificaci[oó]n|fe de errores|nota del editor|correç[aã]o|errata|correzione|rettifica|correctie|rettelse|rättelse)\b"
    r"(?:\s*\([^)]{1,40}\)|\s+\d[^:]{0,30}|,? [A-Z][a-z]+\.? \d[^:]{0,20})?\s*(?::|[-–—]\s?[A-Z0-9])",
    re.I,
)
# Agencies name what a corrected text corrects. Source: Reuters Handbook, "Corrections".
_CORRECTS = re.compile(r"^\W*(?:corrects|clarifies|fixes) [^.]{3,}", re.I)
_SAYS = re.compile(
    r"\b(?:an?|in an|our) (?:earlier|previous|original|prior) version of (?:this\b|(?:the|our) (?:article|story|report|headline|post|piece|text|caption|graphic|chart|map)\b)|"
    r"\bthis (?:article|story|report|post|page|headline|piece|item|copy) (?:has been|was|is being) (?:amended|corrected|updated|revised|edited|changed|clarified)\b|"
    r"\bthis (?:article|story|report|headline) (?:originally|incorrectly|initially|mistakenly|wrongly) (?:said|stated|reported|gave|misstated|named|identified)\b|"
    r"\b(?:due to|owing to|because of) an? (?:editing|production|reporting|transcription) error\b|"
    r"\bin einer (?:früheren|vorherigen|ersten) (?:version|fassung)\b|\bune (?:précédente version|version (?:précédente|antérieure)) de (?:cet|l)|"
    r"\buna versi[oó]n anterior de est|\buma vers[aã]o anterior d|\buna versione precedente (?:di|dell)|\bin een eerdere versie\b",
    re.I,
)
# A note is a paragraph of its own; a longer one is news about an error.
_MOST_CHARACTERS = 900
# Sayings of a note stand at its head: deeper in a paragraph, somebody else's report is spoken of.
_HEAD_CHARACTERS = 160
# "This article has been updated."; a label with a date has fewer beside it.
_WORD, _LEAST_WORDS = re.compile(r"[^\W\d_]{2,}"), 5


def is_note(paragraph: str) -> bool:
    """True if a paragraph says that this report was corrected or updated."""
    if len(paragraph) > _MOST_CHARACTERS:
        return False
    head = paragraph[:_HEAD_CHARACTERS]
    return bool(_LABEL.match(paragraph) or _CORRECTS.match(head) or _SAYS.search(head))


def is_told_note(paragraph: str) -> bool:
    """True if such a note says what was corrected, or that something was: "Updated: 4 March 2031" is a date alone."""
    if not is_note(paragraph):
        return False
    start, end = date_span(paragraph) or (0, 0)
    return len(_WORD.findall(paragraph[:start] + paragraph[end:])) >= _LEAST_WORDS


def notes_in(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Return the notes of correction among the paragraphs of a report, in their order."""
    return tuple(paragraph for paragraph in paragraphs if is_note(paragraph))

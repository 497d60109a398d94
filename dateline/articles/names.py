"""Names of writers in the lines of a text capture: after "By", beside a date, or alone between headline and text."""

import re
from collections.abc import Sequence

from dateline.articles.bylines import split_names
from dateline.articles.credit import AGENCIES
from dateline.articles.furniture import (
    heads_what_follows,
    is_button,
    is_caption,
    is_inset_label,
    is_picture_credit,
)
from dateline.articles.lines import Block
from dateline.articles.moments import date_span
from dateline.articles.rail import day_line
from dateline.articles.sort import is_section_name

_CAPITAL = r"A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽŘĎŤŇĞİŞА-ЯІЇЄҐ"
_WORD = rf"[{_CAPITAL}](?:[\w'’-]*\w)?\.?"
# A name of a person: two to five words with capitals, particles between them.
_PERSON = rf"{_WORD}(?:\s(?:(?:de|da|do|dos|del|della|di|du|van|von|der|den|ter|la|le|al|el|bin|ibn|y|af|zu|zum|zur|te|’t|'t)\s){{0,2}}{_WORD}){{1,3}}"
_JOIN = (
    r"\s*(?:,|;|/|&|\||•|·|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\boch\b|\bog\b|\bja\b|\bi\b|\bи\b)\s*"
)
_PEOPLE = re.compile(rf"{_PERSON}(?:{_JOIN}(?:and\s|und\s)?{_PERSON}){{0,5}}")
_LABEL = r"(?:(?:written|story|text|words|reported|posted|report|published|analysis|opinion|comment|review|interview)\s+)?(?:by|von|vom|par|por|di|da|door|av|af|från|przez|oleh|od|von:|автор)|(?:text|autor(?:in|en|es|a)?|auteurs?|author(?:s)?(?: of the article)?|words|writers?|redaktion|redacción|rédaction|tekst|written by|автор)"
_BYLINE = re.compile(rf"^\W*(?:{_LABEL})\s*:?\s+(?=\S)", re.I)
_LABEL_ALONE = re.compile(rf"^\W*(?:{_LABEL})\s*:?\W*$", re.I)
_BY_WITHIN = re.compile(rf"(?:^|[\s|•·,/–—-])(?:by|von|par|por|door|av|av:|door:)\s+({_PEOPLE.pattern})", 0)
_BY_ANY = re.compile(rf"\b[Bb][Yy]:?\s+({_PEOPLE.pattern})")
# What may stand after a name in its line, and is none: an office, a place, an agency in brackets.
_OFFICE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|staff|journalist|columnist|chief|bureau|contributor|contributing|producer|analyst|producer|redakteur\w*|korrespondent\w*|reporter\w*|autor\w*|volont\w*|journaliste|rédact\w*|envoyé\w*|correspondant\w*|redactor\w*|periodista|corresponsal|giornalista|inviat\w|redacteur|verslaggever|senior|executive|deputy|special|freelance\w*|political|economics?|business|sports?|news|royal|showbiz|leitende\w*|politik\w*|wirtschaft\w*|twitter|facebook|follow|e-?mail|lifestyle|contributors?|features?)\b",
    re.I,
)
_AFTER_NAME = re.compile(
    r"\s*(?:\(.*|\[.*|\bin [A-ZÀ-Þ].*|\bfor [A-ZÀ-Þ].*|\bat [A-ZÀ-Þ].*|\s[|•·–—-]\s.*|@.*|,\s*\d.*|\d.*)$"
)
# Words in capitals that make a name no name of a person.
_NO_PERSON = re.compile(
    r"\b(?:the|news|politics|world|sports?|home|menu|search|sign|log|read|more|latest|share|live|video|photos?|images?|getty|press release|today|updated?|published|copy|copied|link|edition|minutes?|policy|privacy|terms|cookies?|app|store|google|facebook|twitter|instagram|whatsapp|all|new|our|your|about|us|uk|subscribe|newsletters?|special|report|listen|article|audio|podcasts?|magazine|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ukraine|war|north|south|east|west|city|county|street|park|university|council|court|department|ministry|government|party|league|cup|football|club|business|health|science|technology|culture|opinion|politik|wirtschaft|kultur|ausland|inland|zum|zur|mehr|thema|themen|krieg|international|économie|société|monde|mundo|economía|deportes)\b",
    re.I,
)
_WEEKDAY = re.compile(
    r"[\s,|•·–—-]*\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b[\s,]*$",
    re.I,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:uhr|[ap]\.?m\.?|[A-Z]{2,4}\b)?", re.I)
# Spans that a browser sets without a blank between them: "Ida LundNews Reporter".
_GLUED = re.compile(r"(?<=[a-zß-ÿ]{3})(?=[A-Z][a-z]{3})")
_MOST_WORDS = 18
_HEAD_LINES = 30
_AGENCY_NAMES = frozenset(name.casefold() for names in AGENCIES.values() for name in names)


def is_byline(text: str) -> bool:
    """True if a short line begins as bylines do, and a name follows."""
    words = len(text.split())
    if words > _MOST_WORDS:
        return False
    match = _BYLINE.match(text)
    if match is None:
        return bool(_LABEL_ALONE.match(text))
    rest = text[match.end() :]
    is_name = bool(_PEOPLE.match(rest)) or rest[:1].isupper()
    return is_name and not (text.endswith((".", "!", "?")) and words > 8)


def byline_of(lines: Sequence[Block], *, is_below: bool) -> tuple[str, ...]:
    """Return the writers that the lines of a head name; a name alone counts only below the headline."""
    lines = list(lines[:_HEAD_LINES]) if is_below else list(lines[-_HEAD_LINES:])
    for number, line in enumerate(lines):
        if line.words > _MOST_WORDS or is_caption(line):
            continue
        if _LABEL_ALONE.match(line.text):
            if names := _names_under(lines[number + 1 :]):
                return names
        elif (match := _BYLINE.match(line.text)) and not line.is_sentence | (line.words > 14):
            if names := _names_after(line.text[match.end() :], is_said=True):
                more = _names_under(lines[number + 1 :], is_said=False) if line.words <= 5 else ()
                return tuple(dict.fromkeys((*names, *more)))
        elif match := (_BY_ANY.search(line.text) or _BY_WITHIN.search(line.text)):
            names = () if line.is_sentence else _names_after(match[1], is_said=True)
            if names:
                return names
    return _alone(lines) if is_below else ()


def _names_under(lines: Sequence[Block], *, is_said: bool = True) -> tuple[str, ...]:
    """Return the names in the lines under a label, up to the first that is none."""
    names: list[str] = []
    for line in lines[:6]:
        text = line.text
        if is_button(line) or re.fullmatch(r"\W*(?:and|und|et|y|e|,)\W*", text):
            continue
        if line.gap > 1 or day_line(line) or heads_what_follows(line) or line.words > 12:
            break
        found = _names_after(text, is_said=is_said and not names)
        if not found or _NO_PERSON.search(text):
            break
        names += found
    return tuple(dict.fromkeys(names))


def _alone(lines: Sequence[Block]) -> tuple[str, ...]:
    """Return the names in the first line between headline and text that holds names and nothing else of words."""
    for number, line in enumerate(lines):
        if line.words > 12 or line.is_sentence or is_section_name(line.text) or is_caption(line):
            continue
        if number and is_inset_label(lines[number - 1]):
            continue
        text = line.text
        span = date_span(text)
        if span:
            text = (
                text[: span[0]]
                if span[0] > 2 and _PEOPLE.search(text[: span[0]])
                else _CLOCK.sub("", text[span[1] :])
            )
        if number + 1 < len(lines) and is_picture_credit(lines[number + 1]):
            continue
        names = _names_after(text.strip(" |•·,–—-"), is_said=False)
        if names and not _NO_PERSON.search(" ".join(names)):
            return names
    return ()


def _names_after(text: str, *, is_said: bool) -> tuple[str, ...]:
    """Return the names at the head of a text; where nothing says that they are, only if they are all of it."""
    text = _GLUED.sub(" ", re.sub(r"\([^()]{0,60}\)", " ", text)).strip()
    span = date_span(text)
    if span:
        text = _WEEKDAY.sub("", text[: span[0]])
    text = re.sub(r"\s+", " ", text).strip(" |•·,;–—-")
    upper = text.isupper()
    found: list[str] = []
    for part in re.split(_JOIN, text):
        name = _AFTER_NAME.sub("", part).strip(" .,;:|•·–—-")
        office = _OFFICE.search(name)
        if office and office.start() > 3:
            name = name[: office.start()].strip(" ,")
        whole = re.fullmatch(_PERSON, name)
        if whole and not _OFFICE.search(name):
            found.append(name.title() if upper and len(name) > 3 else name)
        elif name.casefold() in _AGENCY_NAMES:
            found.append(name)
        elif not found and is_said and (head := re.match(_PERSON, name)):
            found.append(head[0])
        elif (
            not found
            and is_said
            and name[:1].isupper()
            and len(name.split()) <= 4
            and not span
            and len(name) > 2
        ):
            found.append(name)
        elif not is_said and name and not _OFFICE.search(part):
            return ()
    return split_names(found)

"""Who had a text first: datelines at its head, agency names in bylines, credit lines at its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.base.text import clean

# News agencies by the names and short forms that credit lines use. Source: Wikipedia, "List of news agencies",
# those whose reports other outlets reprint; the key is the form that we show.
AGENCIES: dict[str, tuple[str, ...]] = {
    "AP": ("AP", "Associated Press", "The Associated Press"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "Reuters": ("Reuters", "Thomson Reuters"),
    "UPI": ("UPI", "United Press International"),
    "dpa": ("dpa", "Deutsche Presse-Agentur", "dpa-infocom"),
    "APA": ("APA", "Austria Presse Agentur"),
    "Keystone-SDA": ("Keystone-SDA", "Keystone-ATS", "SDA"),
    "ANSA": ("ANSA",), "EFE": ("EFE", "Agencia EFE"), "Europa Press": ("Europa Press",),
    "Lusa": ("Lusa",), "Belga": ("Belga",), "ANP": ("ANP",), "TT": ("TT",), "NTB": ("NTB",), "Ritzau": ("Ritzau",),
    "STT": ("STT",), "PAP": ("PAP",), "CTK": ("ČTK", "CTK"), "MTI": ("MTI",), "Agerpres": ("Agerpres",),
    "TASS": ("TASS", "ITAR-TASS", "ТАСС"), "Interfax": ("Interfax", "Интерфакс"), "RIA Novosti": ("RIA Novosti", "РИА Новости"),
    "Ukrinform": ("Ukrinform", "Укрінформ"), "Anadolu": ("Anadolu", "AA", "Anadolu Agency", "Anadolu Ajansı"),
    "IRNA": ("IRNA",), "MENA": ("MENA",), "SPA": ("SPA",), "WAM": ("WAM",), "SANA": ("SANA",),
    "Xinhua": ("Xinhua", "新华社"), "Yonhap": ("Yonhap", "Yonhap News Agency", "연합뉴스"), "Kyodo": ("Kyodo", "Kyodo News", "共同"), "Jiji": ("Jiji", "Jiji Press"),
    "PTI": ("PTI", "Press Trust of India"), "ANI": ("ANI",), "IANS": ("IANS",), "Bernama": ("Bernama",), "Antara": ("Antara",),
    "AAP": ("AAP", "Australian Associated Press"), "CP": ("The Canadian Press", "Canadian Press", "La Presse Canadienne"),
    "PA": ("PA", "PA Media", "Press Association"), "Bloomberg": ("Bloomberg", "Bloomberg News"), "DJ": ("Dow Jones", "Dow Jones Newswires"),
    "Notimex": ("Notimex",), "Télam": ("Télam", "Telam"), "Prensa Latina": ("Prensa Latina",),
}  # fmt: skip
_BY_NAME = {name.casefold(): agency for agency, names in AGENCIES.items() for name in names}
_NAME = "|".join(
    sorted((re.escape(n) for names in AGENCIES.values() for n in names), key=lambda n: (-len(n), n))
)

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DASH = r"(?:\s+[-–—―]{1,2}\s+|\s*[—―]\s*|\s*--\s*|:\s+|\s+-(?=\w)|\s*–\s+)"
_PLACE_WORD = r"[A-Z\u00C0-\u00DEА-ЯІЇЄҐ][A-Z\u00C0-\u00DEА-ЯІЇЄҐ.'’\-]*"
_CAPITALS = rf"{_PLACE_WORD}(?:(?:\s+|/)(?:{_PLACE_WORD}|de|del|la|al|of|and|upon|am|an der))*"
_REGION = r"(?:,\s*[A-Z\u00C0-\u00DE][\w.'’\-]*(?:\s+[A-Z][\w.'’\-]*){0,3}){0,2}"
_TITLED = (
    r"[A-Z\u00C0-\u00DEА-ЯІЇЄҐ][\w'’.\-]+(?:[\s/](?:[A-Z\u00C0-\u00DEА-ЯІЇЄҐ][\w'’.\-]+|de|la|el|al|of)){0,3}"
)
_WHEN = rf"(?:,?\s*(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)?"
# Any other name in brackets after a place in capitals: an agency that the list does not know.
_OTHER = r"\(\s*([A-Z][\w&.'’-]+(?:\s[A-Z][\w&.'’-]+){0,2})\s*\)"
_AGENCY = rf"\(\s*((?:{_NAME})(?:\s*[/,]\s*(?:{_NAME}|[\w ]+))?)[^()]{{0,20}}\)"

# "CLEVELAND — ", "KYIV, Ukraine (AP) — ", "SEOUL, Dec. 23 (Yonhap) -- ". Sources: AP Stylebook and
# Reuters Handbook of Journalism, "datelines": the town in capitals, the land after it, date, agency, dash.
_DATELINES = (
    re.compile(rf"^((?:{_CAPITALS}){_REGION}){_WHEN}\s*{_AGENCY}{_DASH}?"),
    re.compile(rf"^((?:{_TITLED}){_REGION}){_WHEN}\s*{_AGENCY}{_DASH}"),
    re.compile(rf"^((?:{_CAPITALS}){_REGION}){_WHEN}\s*{_OTHER}{_DASH}"),
    re.compile(rf"^((?:{_CAPITALS}){_REGION}){_WHEN}()(?:\s+[-–—―]{{1,2}}\s+|\s*[—―]\s*|\s+--\s*)(?=[A-ZÀ-ÞА-Я“\"'‘„«\d])"),
    re.compile(rf"^([A-Z]{{4,}}(?: [A-Z]{{2,}}){{0,2}}{_REGION})():\s+(?=[A-Z“\"'‘])"),
    re.compile(rf"^((?:{_TITLED}){_REGION})()\s*[—―]\s*(?=[A-Z“\"'‘„«])"),
    re.compile(rf"^()\(?({_NAME})\)?\s*[-–—―]{{1,2}}\s+"),
    re.compile(rf"^()\(({_NAME})\)\s*[-–—―:]?\s*"),
    re.compile(rf"^([A-ZÄÖÜ][\w.\-äöüß]+(?:[ /][A-ZÄÖÜ][\w.\-äöüß]+){{0,3}})\s*\(({_NAME})(?:/[\w]+)?\)\s*[-–—.:]?\s*"),
)  # fmt: skip
# A place is short; more words before a dash are a sentence.
_MOST_PLACE_CHARACTERS = 60
# Words in capitals before a dash that are labels, not places.
_LABELS = frozenset(
    [
        "WATCH",
        "VIDEO",
        "PHOTOS",
        "PHOTO",
        "LIVE",
        "BREAKING",
        "UPDATE",
        "UPDATED",
        "EXCLUSIVE",
        "OPINION",
        "ANALYSIS",
        "EDITORIAL",
        "NOTE",
        "READ",
        "MORE",
        "NEW",
        "WARNING",
        "CORRECTION",
        "EXPLAINER",
        "FACTBOX",
    ]
)

_CREDIT_LINE = re.compile(
    rf"^[\s(\[*_–—-]*(?:(?:with|additional|from)\b.{{0,40}}?|source\s*:?|quelle\s*:?|fuente\s*:?|by|via|{_NAME}\s*(?:/|,|and|&|with)\s*)?\s*"
    rf"(?:{_NAME})(?:\s*[/,]\s*[\w .-]+)?[\s.)\]*_–—-]*$",
    re.I,
)
_MATERIAL = re.compile(
    rf"\b(?:with (?:material|reporting|files|information|input|additional reporting)(?: by| from)?|via|source:|reporting by|mit material von|avec|con información de)\b[^.]{{0,60}}?\b({_NAME})\b",
    re.I,
)
_REPORTERS = re.compile(
    r"^[(\[]?(?:(?:additional|with|further)\s+)?(?:reporting|writing|report|editing|edited|compiled|written) by\b",
    re.I,
)
_FIRST_NAME = re.compile(rf"(?<!\w)({_NAME})(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What stands before the first sentence of a text."""

    place: str | None
    agency: str | None
    end: int  # where the sentence begins


def agency_in(text: str | None) -> str | None:
    """Return the agency that a short text (a byline, a credit) names, in the form that we show."""
    if not text:
        return None
    match = _FIRST_NAME.search(text)
    return _BY_NAME[match[1].casefold()] if match else None


def read_dateline(paragraph: str) -> Dateline | None:
    """Return the place and agency at the head of a paragraph, and where its first sentence begins."""
    for pattern in _DATELINES:
        match = pattern.match(paragraph)
        if match is None:
            continue
        place = match[1].strip(" ,") or None
        agency = agency_in(match[2]) or clean(match[2] or "") or None
        if place and not _is_place(place):
            continue
        if place is None and agency is None:
            continue
        return Dateline(place=place, agency=agency, end=match.end())
    return None


def _is_place(text: str) -> bool:
    words = text.replace(",", " ").split()
    if len(text) > _MOST_PLACE_CHARACTERS or all(word in _LABELS for word in words):
        return False
    return text.casefold() not in _BY_NAME and len(words) <= 7 and len(text) > 2


def is_credit(line: str) -> bool:
    """True if a short line only says which agency or reporters a text is from."""
    return len(line) < 200 and bool(_CREDIT_LINE.match(line) or _REPORTERS.match(line))


def credited(lines: Sequence[str]) -> str | None:
    """Return the agency that lines around a text credit; the first that does."""
    for line in lines:
        if len(line) > 300:
            continue
        if _CREDIT_LINE.match(line) and (agency := agency_in(line)):
            return agency
        if (match := _MATERIAL.search(line)) is not None:
            return _BY_NAME[match[1].casefold()]
    return None

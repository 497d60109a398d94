"""Who had a text first: agency names in bylines, credit lines at either end. Datelines are read in `datelines`."""

import re
from collections.abc import Sequence

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
    "ANSA": ("ANSA",), "Adnkronos": ("Adnkronos",), "AGI": ("AGI",), "EFE": ("EFE", "Agencia EFE"), "Europa Press": ("Europa Press",),
    "Lusa": ("Lusa",), "Belga": ("Belga",), "ANP": ("ANP",), "TT": ("TT",), "NTB": ("NTB",), "Ritzau": ("Ritzau",),
    "STT": ("STT",), "PAP": ("PAP",), "CTK": ("ČTK", "CTK"), "MTI": ("MTI",), "Agerpres": ("Agerpres",),
    "TASS": ("TASS", "ITAR-TASS", "ТАСС"), "Interfax": ("Interfax", "Интерфакс"), "RIA Novosti": ("RIA Novosti", "РИА Новости"),
    "Ukrinform": ("Ukrinform", "Укрінформ"), "Anadolu": ("Anadolu", "AA", "Anadolu Agency", "Anadolu Ajansı"),
    "IRNA": ("IRNA",), "MENA": ("MENA",), "SPA": ("SPA",), "WAM": ("WAM",), "SANA": ("SANA",),
    "Xinhua": ("Xinhua", "新华社", "新华"), "Yonhap": ("Yonhap", "Yonhap News Agency", "연합뉴스"), "Kyodo": ("Kyodo", "Kyodo News", "共同", "共同通信"), "Jiji": ("Jiji", "Jiji Press"),
    "PTI": ("PTI", "Press Trust of India"), "ANI": ("ANI",), "IANS": ("IANS",), "Bernama": ("Bernama",), "Antara": ("Antara",),
    "AAP": ("AAP", "Australian Associated Press"), "CP": ("The Canadian Press", "Canadian Press", "La Presse Canadienne"),
    "PA": ("PA", "PA Media", "Press Association"), "Bloomberg": ("Bloomberg", "Bloomberg News"), "DJ": ("Dow Jones", "Dow Jones Newswires"),
    "CNN": ("CNN", "CNN Business", "CNN Newsource"), "Notimex": ("Notimex",), "Télam": ("Télam", "Telam"), "Prensa Latina": ("Prensa Latina",),
}  # fmt: skip
_BY_NAME = {name.casefold(): agency for agency, names in AGENCIES.items() for name in names}
AGENCY_NAME = "|".join(
    sorted((re.escape(n) for names in AGENCIES.values() for n in names), key=lambda n: (-len(n), n))
)

_CREDIT_LINE = re.compile(
    rf"^[\s(\[*_–—-]*(?:(?:with|additional|from)\b.{{0,40}}?|source\s*:?|quelle\s*:?|fuente\s*:?|by|via|{AGENCY_NAME}\s*(?:/|,|and|&|with)\s*)?\s*"
    rf"(?:{AGENCY_NAME})(?:\s*[/,]\s*[\w .-]+)?[\s.)\]*_–—-]*$",
    re.I,
)
_MATERIAL = re.compile(
    rf"\b(?:with (?:material|reporting|files|information|input|additional reporting)(?: by| from)?|via|source:|reporting by|mit material von|avec|con información de)\b[^.]{{0,60}}?\b({AGENCY_NAME})\b",
    re.I,
)
_REPORTERS = re.compile(
    r"^[(\[]?(?:(?:additional|with|further)\s+)?(?:reporting|writing|report|editing|edited|compiled|written) by\b",
    re.I,
)
_FIRST_NAME = re.compile(rf"(?<!\w)({AGENCY_NAME})(?!\w)")


def agency_in(text: str | None) -> str | None:
    """Return the agency that a short text (a byline, a credit) names, in the form that we show."""
    if not text:
        return None
    match = _FIRST_NAME.search(text)
    return _BY_NAME[match[1].casefold()] if match else None


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

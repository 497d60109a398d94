"""Datelines: place, day and agency at the head of a text, before its first sentence.

"CLEVELAND — ", "KYIV, Ukraine (AP) — ", "SEOUL, Dec. 23 (Yonhap) -- ", "Madrid, 3 mar (EFE).- ", "МОСКВА, 3 марта. /ТАСС/. ".
Sources: AP Stylebook and Reuters Handbook of Journalism, "datelines": the town in capitals, the land after it, the day,
the agency, a dash; the other forms are those of EFE, ANSA, dpa, TASS, RIA Novosti, Yonhap, Xinhua and Kyodo.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.articles.credit import AGENCY_NAME, agency_in
from dateline.articles.moments import MONTH_NUMBER
from dateline.base.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What stands before the first sentence of a text."""

    place: str | None
    agency: str | None
    end: int  # where the sentence begins
    month_day: tuple[int, int] | None = None  # as the dateline names it
    year: int | None = None  # most datelines leave it out


# The longest dateline names two places, a date and two agencies.
_MOST_CHARACTERS = 160
# A place is short; more words before a dash are a sentence.
_MOST_PLACE_CHARACTERS, _MOST_PLACE_WORDS = 60, 8
# Without agency and day, fewer: the longest towns that stand alone have three.
_MOST_TOWN_WORDS, _MOST_BARE_WORDS = 3, 6

_UPPER = "".join(chr(c) for c in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)) if chr(c).isupper())
_MONTH = "|".join(sorted(map(re.escape, MONTH_NUMBER), key=lambda word: (-len(word), word)))
# Small words within the names of towns: Rio de Janeiro, Frankfurt am Main, Stratford-upon-Avon, Port of Spain.
_LINK = r"(?:de|del|della|di|da|do|dos|la|le|les|el|al|and|of|the|upon|on|am|an der|ob der|der|den|sur|en|im|bei|nad|na|i|y|und|og|och|et|e)"
_CAPITALS = rf"[{_UPPER}][{_UPPER}.'’\-]*(?![\w])"
_TITLED = rf"[{_UPPER}](?:[\w'’\-]|\.(?=\w))*\.?"
_TOWN_IN_CAPITALS = rf"{_CAPITALS}(?:(?:\s+|\s*/\s*)(?:{_LINK}\s+)?{_CAPITALS}){{0,5}}"
_TOWN = rf"{_TITLED}(?:(?:\s+|\s*/\s*)(?:{_LINK}\s+)?{_TITLED}){{0,4}}"
# The land or state after the town: "Northern Isles", "Mich.", "[India]", "(Almería)".
_LAND = rf"(?:\s*,\s*(?!(?i:{_MONTH})\b){_TITLED}(?:\s+(?:{_LINK}\s+)?{_TITLED}){{0,3}}|\s*\[[^\[\]\d]{{3,30}}\]|\s+\((?=[^()]*\)\s*,)[^()\d]{{3,30}}\)){{0,2}}"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+"
_WHEN = (
    rf"(?:\s*[,.]?\s*(?:{_WEEKDAY})?(?:le\s+|den\s+|am\s+|on\s+)?(?:(?P<m1>{_MONTH})\b\.?\s*(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s*(?:de\s+|of\s+)?(?P<m2>{_MONTH})\b\.?)"
    rf"(?:,?\s*(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d\b|\d\d(?=\s*[(/\-–—]))(?:\s*(?:г\.?|года))?)?)?"
)
_AGENCY = r"(?:\s*[,.]?\s*(?:\((?P<in_round>[^()]{2,45})\)|/(?P<in_strokes>[^/]{2,40})/|\[(?P<in_square>[^\[\]]{2,40})\]))?"
_END = r"(?P<end>\s*\.?\s*[—―]\s*|\s*\.?\s*-{2,3}\s*|\s*\.?\s+[-–]\s+|\.?[-–]\s+|\s+[-–](?=\w)|\s*:\s+|\s*\.\s+|\s*=\s+|\s*)"
_AFTER = rf"(?=[{_UPPER}\d\"'“”‘’„«»¿¡(\[…$€£#@])"
_WITH_PLACE = (
    (True, re.compile(rf"(?P<place>{_TOWN_IN_CAPITALS})(?P<land>(?:{_LAND}))(?i:{_WHEN}){_AGENCY}{_END}")),
    (False, re.compile(rf"(?P<place>{_TOWN})(?P<land>(?:{_LAND}))(?i:{_WHEN}){_AGENCY}{_END}")),
)
_HEAD_IS_AGENCY = re.compile(
    rf"(?:\((?P<in_round>{AGENCY_NAME})(?:\s*[/,]\s*[^()]{{2,20}})?\)\s*(?:[-–—―:.]|--)?\s*|(?P<bare>{AGENCY_NAME})\s*(?:\s[-–]\s|\s*[—―]\s*|\s--\s))"
)
# RIA Novosti puts its name after the dash, Interfax after the day.
_AGENCY_AFTER = re.compile(rf"(?P<name>{AGENCY_NAME})(?:\.RU)?\s*(?:\.|\s[-–—])\s+", re.I)
# "(서울=연합뉴스) 이름 기자 = ", "【ワシントン共同】", "新华社北京3月4日电（记者）".
_EASTERN = (
    re.compile(r"[(\[【](?P<place>\w{2,12})\s*[=＝]\s*(?P<agency>[\w ]{2,12})[)\]】]\s*(?:[^=.]{2,30}=\s+)?"),
    re.compile(r"【(?P<place>\w{2,10}?)(?P<agency>共同|時事|AFP時事|ロイター)】\s*"),
    re.compile(
        r"(?P<agency>新华社|中新社|中新网)(?P<place>[^\d\W]{2,10}?)(?P<month>\d{1,2})月(?P<day>\d{1,2})日电\s*(?:[（(][^）)]{2,40}[）)])?\s*"
    ),
)

_STRONG = re.compile(r"[-–—―=]")
_EASTERN_TRADE = re.compile(r"뉴스|통신|뉴시스|일보|신문|통신사|新聞|通信|新闻|日报")
# Cities that agencies name without their land, and that print even in small letters before a dash. Source: AP
# Stylebook, "datelines" (domestic and international cities that stand alone), with their names in other languages.
_ALONE_NAMES = (
    "atlanta|baltimore|boston|chicago|cincinnati|cleveland|dallas|denver|detroit|honolulu|houston|indianapolis|las vegas|los angeles|miami|milwaukee|minneapolis|new orleans|new york|oklahoma city|philadelphia|phoenix|"
    "pittsburgh|st. louis|salt lake city|san antonio|san diego|san francisco|seattle|washington|amsterdam|baghdad|bangkok|beijing|beirut|berlin|brussels|cairo|djibouti|dublin|geneva|gibraltar|guatemala city|havana|"
    "helsinki|hong kong|islamabad|istanbul|jerusalem|johannesburg|kuwait city|london|luxembourg|macau|madrid|mexico city|milan|monaco|montreal|moscow|munich|new delhi|panama city|paris|prague|quebec city|rio de janeiro|"
    "rome|san marino|sao paulo|shanghai|singapore|stockholm|sydney|tokyo|toronto|vatican city|vienna|zurich|kyiv|kiev|tehran|ankara|athens|warsaw|lisbon|oslo|copenhagen|budapest|delhi|lagos|nairobi|seoul|taipei|manila|"
    "jakarta|riyadh|doha|damascus|gaza|kabul|tel aviv|canberra|wellington|ottawa|brasília|buenos aires|bogotá|lima|santiago|caracas|asunción|montevideo|quito|la paz|"
    "brüssel|genf|zürich|wien|bern|rom|mailand|moskau|kiew|warschau|prag|lissabon|athen|kairo|teheran|peking|jerusalem|hamburg|münchen|köln|frankfurt|frankfurt am main|stuttgart|düsseldorf|leipzig|dresden|hannover|"
    "bruxelles|genève|londres|moscou|rome|athènes|lisbonne|varsovie|le caire|pékin|téhéran|lyon|marseille|roma|milano|napoli|torino|bruxelles|londra|parigi|mosca|madrid|barcelona|bruselas|ginebra|londres|moscú|"
    # Cities whose papers set a colon after them.
    "karachi|lahore|peshawar|quetta|rawalpindi|multan|faisalabad|kuala lumpur|petaling jaya|george town|johor baru|johor bahru|kota kinabalu|kuching|ipoh|putrajaya|shah alam|melaka|seremban|kuantan|alor setar|kota baru|"
    "mumbai|chennai|kolkata|bengaluru|bangalore|hyderabad|pune|ahmedabad|lucknow|jaipur|chandigarh|bhopal|patna|thiruvananthapuram|kochi|srinagar|guwahati|dhaka|chittagong|colombo|kathmandu|abuja|accra|dubai|abu dhabi|"
    "sharjah|muscat|manama|hanoi|ho chi minh city|phnom penh|yangon|vientiane|harare|lusaka|kampala|dar es salaam|addis ababa|"
    "washington d.c.|ciudad de méxico|lisboa|porto|são paulo|rio|brasil|brussel|den haag|warszawa|kraków|praha|brno|köpenhamn|københavn|москва|киев|київ|минск|лондон|вашингтон|the hague|la haye|la haya"
)  # fmt: skip
_ALONE = frozenset(_ALONE_NAMES.split("|"))
# Words in capitals or at the head of a line that are labels, salutations and beginnings of sentences, never a town.
_LABELS_NAMES = (
    "watch|video|videos|photo|photos|pictures|gallery|live|breaking|update|updates|updated|exclusive|opinion|analysis|editorial|note|read|more|new|news|warning|correction|clarification|explainer|factbox|fact|check|"
    "interview|review|profile|timeline|podcast|listen|latest|alert|urgent|just|top|story|stories|key|points|summary|recap|preview|results|scores|spoiler|sponsored|advertisement|poll|quiz|recipe|tip|tips|obituary|"
    "column|comment|commentary|letter|letters|dear|editor|feature|report|special|week|day|today|tonight|tomorrow|yesterday|question|answer|q|a|q&a|faq|step|part|chapter|verdict|pros|cons|bottom|line|background|"
    "what|why|how|who|when|where|which|we|i|you|he|she|it|they|this|that|these|those|is|are|was|were|will|your|our|my|their|his|her|its|if|but|so|no|not|yes|here|there|in|for|to|with|from|by|at|as|only|all|one|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|eilmeldung|kommentar|meinung|analyse|hintergrund|anzeige|werbung|foto|fotos|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|direct|entretien|tribune|lunes|martes|miércoles|jueves|viernes|sábado|domingo|última|hora|ultimora|aggiornamento|esclusiva|vivo|directo|"
    "mr|mrs|ms|dr|prof|sir|president|minister|police|sport|sports|politics|business|culture|weather|wetter|politik|wirtschaft|kultur|panorama|world|covid|covid-19|aids|hiv|tv|ai|ok|ps|n.b|nb|rip|diy|ceo|"
    "nato|un|uno|eu|who|unesco|unicef|unhcr|imf|opec|fifa|uefa|nasa|esa|fbi|cia|iaea|osce|asean|brics|oecd|nba|nfl|mlb|nhl|bbc|cnn|cbs|nbc|abc|gop|afd|cdu|spd|fdp|icc|wto|wwf|ioc|nra|nypd|lapd"
)  # fmt: skip
_LABELS = frozenset(_LABELS_NAMES.split("|"))
_ARTICLES = frozenset(
    {"a", "an", "das", "der", "die", "ein", "eine", "les", "un", "une", "uno", "una", "los", "las", "il", "lo", "gli", "i", "o", "os", "as"}
)  # fmt: skip
# Names of agencies that no list holds are told by their form: capitals, or a word of the trade.
_TRADE = re.compile(r"^[A-Z][A-Z.\-]{1,8}$|news|press|agen|wire|radio|\btv\b|media|times|post|pres$|inform|fax$|\.com|\.net|foundation|service|bureau", re.I)  # fmt: skip
_SPEAKER = re.compile(rf"[{_UPPER}][{_UPPER}.'’ \-]{{2,30}}:\s")


def read_dateline(paragraph: str, others: Sequence[str] = ()) -> Dateline | None:
    """Return the place, day and agency at the head of a paragraph, and where its first sentence begins.

    `others` are the paragraphs after it: where they begin with a name in capitals and a colon, so does a transcript.
    """
    head = paragraph[:_MOST_CHARACTERS]
    return _eastern(head) or _agency_alone(head) or _with_place(head, paragraph, others)


def dateline_day(dateline: Dateline, published: date | None) -> date | None:
    """Return the day that a dateline names; without a year, the one nearest to the day of publication."""
    if dateline.month_day is None:
        return None
    years = (
        [dateline.year] if dateline.year else [published.year + n for n in (-1, 0, 1)] if published else []
    )
    days = [day for year in years if (day := _day(year, *dateline.month_day))]
    if published is None:
        return days[0] if days else None
    return min(days, key=lambda day: abs((day - published).days), default=None)


def _year(text: str | None) -> int | None:
    if not text or len(text) == 4:
        return int(text) if text else None
    # Two digits: as POSIX reads them (strptime's %y).
    return int(text) + (1900 if int(text) > 68 else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _eastern(head: str) -> Dateline | None:
    for pattern in _EASTERN:
        match = pattern.match(head)
        if match is not None:
            named = match.groupdict()
            agency = agency_in(named["agency"]) or (
                named["agency"] if _EASTERN_TRADE.search(named["agency"]) else None
            )
            if agency is None and head[0] != "【":
                return None
            month_day = (int(named["month"]), int(named["day"])) if named.get("month") else None
            return Dateline(place=named["place"], agency=agency, end=match.end(), month_day=month_day)
    return None


def _agency_alone(head: str) -> Dateline | None:
    match = _HEAD_IS_AGENCY.match(head)
    if match is None or (match["bare"] and not re.match(_AFTER, head[match.end() :])):
        return None
    return Dateline(place=None, agency=agency_in(match["in_round"] or match["bare"]), end=match.end())


def _with_place(head: str, paragraph: str, others: Sequence[str]) -> Dateline | None:
    for in_capitals, pattern in _WITH_PLACE:
        match = pattern.match(head)
        if match is None or match.end() >= len(paragraph):
            continue
        named = match["in_round"] or match["in_strokes"] or match["in_square"]
        agency, land = _agency_or_land(named, has_day=bool(match["m1"] or match["m2"]))
        end = match.end()
        after = _AGENCY_AFTER.match(head, end) if _STRONG.search(match["end"]) or match["m2"] else None
        if after is not None and agency is None:
            agency, end = agency_in(after["name"]) or agency_in(after["name"].title()), after.end()
        town = match["place"] if match["land"] else match["place"].rstrip(".")
        place = clean(town + match["land"] + (f" ({land})" if land else "")).strip(" ,")
        sight = _Sight(match=match, place=place, agency=agency, is_capitals=in_capitals, is_named=bool(named))
        if not _is_place(match["place"], place) or not _is_dateline(sight, paragraph, end, others):
            continue
        month = match["m1"] or match["m2"]
        month_day = (MONTH_NUMBER[month.lower()], int(match["d1"] or match["d2"])) if month else None
        return Dateline(place=place, agency=agency, end=end, month_day=month_day, year=_year(match["year"]))
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sight:
    """What looks like a dateline, before it is judged."""

    match: re.Match[str]
    place: str
    agency: str | None
    is_capitals: bool
    is_named: bool  # something stands in brackets or strokes


def _agency_or_land(named: str | None, *, has_day: bool) -> tuple[str | None, str | None]:
    """Return what brackets after a place name: its agency, or the land that it lies in."""
    if not named:
        return None, None
    known = agency_in(named)
    if known or has_day or _TRADE.search(named):
        return known or clean(named), None
    return None, clean(named)


def _is_place(town: str, place: str) -> bool:
    words = [word.strip(".,'’").casefold() for word in re.split(r"[\s/]+", town)]
    if len(place) > _MOST_PLACE_CHARACTERS or len(place.split()) > _MOST_PLACE_WORDS or len(town) <= 2:
        return False
    if any(word in _LABELS or word in MONTH_NUMBER for word in words) or words[0] in _ARTICLES:
        return town.casefold() in _ALONE
    return agency_in(town) is None or len(words) > 1 or agency_in(town) != town


def _is_dateline(sight: _Sight, paragraph: str, end: int, others: Sequence[str]) -> bool:
    """Judge by what stands with the place: agency, day, the mark at the end, how the text goes on."""
    match, mark = sight.match, sight.match["end"]
    is_strong, is_colon = bool(_STRONG.search(mark)), ":" in mark
    has_day = bool(match["m1"] or match["m2"])
    if not re.match(_AFTER, paragraph[end:]):
        return sight.is_capitals and is_strong and (sight.agency is not None or has_day)
    if sight.agency is not None and (has_day or sight.is_capitals or agency_in(sight.agency)):
        return bool(mark.strip()) or sight.is_capitals or len(match["place"].split()) <= 2
    if has_day:
        return is_strong or is_colon
    parts = [part.strip().casefold() for part in match["place"].split("/")]
    if all(part in _ALONE for part in parts):
        return is_strong or (is_colon and not _is_transcript(others))
    if len(sight.place.split()) > (_MOST_BARE_WORDS if match["land"] else _MOST_TOWN_WORDS):
        return False
    if not sight.is_capitals:
        # An em dash after a name in small letters may open an aside: then another one closes it.
        has_land = bool(match["land"]) and not sight.is_named
        return bool(re.search("[—―]", mark)) and (has_land or not _is_aside(paragraph, end))
    # A colon alone follows a kicker or a speaker as often as a town.
    return is_strong


def _is_aside(paragraph: str, end: int) -> bool:
    sentence = re.split(r"[.!?]\s", paragraph[end:], maxsplit=1)[0]
    return bool(re.search("[—―]", sentence))


def _is_transcript(others: Sequence[str]) -> bool:
    return any(_SPEAKER.match(other) for other in others)

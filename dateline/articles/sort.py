"""Which section of the site an article belongs to: what its outlet says, its address, else its words."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from dateline.articles.lexicon import WEIGHTS, WORDS
from dateline.base.records import Article

# The site's sections. They follow the top of IPTC Media Topics (https://cv.iptc.org/newscodes/mediatopic/), weather
# and disasters in one, environment under health as in the dated world news that they are measured on.
SECTIONS = ("World", "Conflict", "Politics", "Business", "Law", "Disasters", "Health", "Science", "Technology", "Sport", "Culture")  # fmt: skip

# What outlets call their sections, by ours. Source: section bars of the outlets in our material, in nine languages.
_CALLED: dict[str, str] = {
    "World": "world|world news|international|international news|international relations|global|global affairs|foreign|foreign affairs|diplomacy|ausland|aussenpolitik|monde|mundo|internacional|esteri|mondo|buitenland|utrikes|utenriks|udland|ulkomaat|zagranica|świat|в мире|мир|europe|europa|africa|asia|asia pacific|middle east|americas|latin america|abroad",
    "Conflict": "conflict|conflicts|war|wars|armed conflicts and attacks|defence|defense|military|ukraine war|krieg|guerre|guerra|война",
    "Politics": "politics|political|politics and elections|elections|election|government|parliament|us politics|uk politics|politik|politique|política|politica|politiek|politikk|polityka|политика|inland|innenpolitik",
    "Business": "business|business and economy|economy|economics|markets|finance|money|companies|industry|trade|consumer|wirtschaft|finanzen|unternehmen|économie|economie|economía|economia|negocios|finanzas|ekonomi|økonomi|talous|gospodarka|biznes|экономика|бизнес|property|jobs|real estate|work",
    "Technology": "technology|tech|science and technology|digital|cyber|cybersecurity|internet|ai|gadgets|netzwelt|technik|technologie|tecnología|tecnologia|teknik|технологии|computing|innovation",
    "Science": "science|sciences|space|nature|wissen|wissenschaft|forschung|ciencia|ciência|scienza|scienze|wetenschap|vetenskap|nauka|наука|archaeology|astronomy",
    "Health": "health|health and environment|medicine|coronavirus|covid 19|wellness|healthcare|gesundheit|santé|salud|saúde|salute|gezondheid|hälsa|helse|zdrowie|здоровье|environment|climate|climate change|umwelt|klima|environnement|planète|medio ambiente|ambiente|miljö",
    "Sport": "sport|sports|football|soccer|cricket|tennis|rugby|golf|basketball|baseball|hockey|nfl|nba|mlb|nhl|formula 1|f1|motorsport|cycling|athletics|boxing|olympics|fussball|fußball|bundesliga|deportes|deporte|fútbol|esporte|esportes|futebol|sporty|calcio|спорт|urheilu",
    "Culture": "culture|culture and arts|arts|arts and culture|art|entertainment|music|film|films|movies|tv|television|books|theatre|theater|celebrity|celebrities|showbiz|lifestyle|life|style|fashion|food|travel|media|religion|kultur|unterhaltung|medien|leben|reise|panorama stars|culture et loisirs|cultura|espectáculos|spettacoli|kultura|rozrywka|культура|nöje|kulttuuri|arts entertainment|features|society",
    "Law": "law|law and crime|crime|crime and courts|courts|court|justice|police|legal|kriminalität|justiz|police justice|faits divers|sucesos|policial|cronaca|krimi|происшествия",
    "Disasters": "disasters|disasters and accidents|accidents|accident|weather|wetter|météo|tiempo|clima|emergencies|katastrophen|natural disasters",
}  # fmt: skip
_BY_NAME = {name: section for section, names in _CALLED.items() for name in names.split("|")}
# Section names that place an article nowhere; still they are section names where a page's head is read.
_GENERIC_NAMES = (
    "news|opinion|comment|national|local|regional|top stories|latest|latest news|editorial|columns|analysis|breaking news|us|u s|uk|us news|uk news|nation|india|china|australia|canada|"
    "britain|germany|deutschland|france|nachrichten|aktuell|panorama|meinung|regional news|city|region|lokales|actualités|actualité|société|sociedad|opinión|noticias|nacional|cronache|новости|общество|nyheter|uutiset|wiadomości|notices|insight"
)  # fmt: skip
_GENERIC = frozenset(_GENERIC_NAMES.split("|"))
_SPACES = re.compile(r"[\W_]+")
_TOKEN = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")

# A headline's word says more of the subject than one of the text.
_HEADLINE_TIMES = 2
# Later paragraphs are background.
_TEXT_CHARACTERS = 1500
# Below this score, or this lead on the next section, the words decide nothing. Measured on short reports.
_LEAST_SCORE = 2.0
_LEAST_LEAD = 1.0


def section_of(article: Article) -> str | None:
    """Return the section of the site that an article belongs to; None where nothing says so."""
    if (named := _by_name(article.section)) is not None:
        return named
    if (placed := _by_address(article.url)) is not None:
        return placed
    if article.language not in (None, "en"):
        return None
    return by_words(article.headline, " ".join(filter(None, (article.standfirst, article.text))))


def is_section_name(text: str) -> bool:
    """True if a short line is what an outlet calls a section."""
    name = _plain(text)
    return name in _BY_NAME or name in _GENERIC


def by_words(headline: str, text: str) -> str | None:
    """Return the section that the words of an English report speak for."""
    scores = dict.fromkeys(WORDS, 0.0)
    for times, part in ((_HEADLINE_TIMES, headline), (1, text[:_TEXT_CHARACTERS])):
        tokens = _TOKEN.findall(part.casefold().replace("’", "'"))
        pairs = map("-".join, pairwise(tokens))
        triples = map("-".join, zip(tokens, tokens[1:], tokens[2:], strict=False))
        for term in sorted({*tokens, *pairs, *triples}):
            for section, weight in _weights_of(term):
                scores[section] += times * weight
    ranked = sorted(scores.items(), key=lambda item: (-item[1], SECTIONS.index(item[0])))
    (best, score), (_, second) = ranked[:2]
    return best if score >= _LEAST_SCORE and score - second >= _LEAST_LEAD else None


@cache
def _terms() -> tuple[dict[str, tuple[tuple[str, int], ...]], dict[str, tuple[tuple[str, int], ...]]]:
    """Return the lexicon by whole words and by beginnings."""
    whole: dict[str, list[tuple[str, int]]] = {}
    begins: dict[str, list[tuple[str, int]]] = {}
    for section, lists in WORDS.items():
        for weight, words in zip(WEIGHTS, lists, strict=True):
            for word in words.split():
                table = begins if word.endswith("*") else whole
                table.setdefault(word.rstrip("*"), []).append((section, weight))
    return {w: tuple(v) for w, v in whole.items()}, {w: tuple(v) for w, v in begins.items()}


# News repeats itself: nine words in ten have been looked up before.
@lru_cache(maxsize=100_000)
def _weights_of(term: str) -> tuple[tuple[str, int], ...]:
    whole, begins = _terms()
    found: dict[str, int] = {}
    for section, weight in (
        *whole.get(term, ()),
        *(pair for i in range(2, len(term) + 1) for pair in begins.get(term[:i], ())),
    ):
        found[section] = max(weight, found.get(section, 0))
    return tuple(found.items())


def _by_name(name: str | None) -> str | None:
    if not name:
        return None
    plain = _plain(name)
    if plain in _BY_NAME:
        return _BY_NAME[plain]
    parts = [
        _BY_NAME[p]
        for p in map(_plain, re.split(r"[/|>»›,&:–-]| and | und | et | y ", name.casefold()))
        if p in _BY_NAME
    ]
    return parts[-1] if parts else None


def _by_address(url: str | None) -> str | None:
    if not url:
        return None
    try:
        parts = urlsplit(url).path.split("/")
    except ValueError:
        return None
    names = (_by_name(unquote(part)) for part in parts[:-1] if len(part) <= 30)
    return _last(name for name in names if name)


def _last(names: Iterable[str]) -> str | None:
    found = None
    for found in names:  # noqa: B007  the innermost folder says most
        pass
    return found


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text.casefold()).strip()

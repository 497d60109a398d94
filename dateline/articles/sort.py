"""Which section of the site an article belongs to: what its outlet says, its address, else its words."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from dateline.articles.subjects import scores_of, sections_table, terms_of
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

# Below this lead on the next section, in log odds, the words leave it open: half of such would be wrong (docs/sections.md).
_LEAST_LEAD = 0.05
# Where our own lexicon knows not one of the words, likeness alone must say more.
_LEAST_LEAD_ALONE = 1.5


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
    """Return the section that the words of an English report speak for; None where they leave it open."""
    terms = terms_of(headline, text)
    scores = scores_of(terms, sections_table())
    ranked = sorted(scores.items(), key=lambda item: (-item[1], SECTIONS.index(item[0])))
    (best, score), (_, second) = ranked[:2]
    if score - second < (_LEAST_LEAD if any(terms.lexicon.values()) else _LEAST_LEAD_ALONE):
        return None
    # What the table learned from calls science and technology one.
    if best == "Science" and terms.lexicon["Technology"] > terms.lexicon["Science"]:
        return "Technology"
    return best


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

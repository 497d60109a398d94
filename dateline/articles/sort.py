"""Which section of the site an article belongs to."""

import re

# What outlets call their sections, by ours. Ours are the top of IPTC Media Topics
# (https://cv.iptc.org/newscodes/mediatopic/), with the words that newspapers use for them.
SECTIONS: dict[str, tuple[str, ...]] = {
    "World": ("world", "world news", "international", "international news", "global", "foreign", "ausland", "monde", "mundo", "internacional", "europe", "africa", "asia", "middle east", "americas", "us", "u.s.", "us news", "uk", "uk news"),
    "Politics": ("politics", "politik", "politique", "política", "elections", "government"),
    "Business": ("business", "economy", "markets", "finance", "money", "wirtschaft", "économie", "economía", "companies"),
    "Technology": ("technology", "tech", "digital", "netzwelt", "cybersecurity"),
    "Science": ("science", "wissenschaft", "wissen", "space", "sciences", "ciencia", "environment", "climate"),
    "Health": ("health", "gesundheit", "santé", "salud", "medicine"),
    "Sport": ("sport", "sports", "deportes", "football", "soccer", "nfl", "nba", "tennis", "cricket"),
    "Culture": ("culture", "arts", "entertainment", "kultur", "books", "music", "film", "movies", "lifestyle", "life"),
    "Law": ("law", "crime", "courts", "justice", "police"),
    "Disasters": ("disasters", "accidents", "weather", "disasters and accidents"),
}  # fmt: skip
_BY_NAME = {name: section for section, names in SECTIONS.items() for name in names}
_GENERIC = frozenset({"news", "opinion", "national", "local", "top stories", "latest news", "editorial"})


def is_section_name(text: str) -> bool:
    """True if a short line is what an outlet calls a section."""
    name = re.sub(r"\W+", " ", text).strip().casefold()
    return name in _BY_NAME or name in _GENERIC

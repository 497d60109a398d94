"""Words as a check compares them: content words by their stems; numbers, days and words of saying left out."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d[\d.,]*")
_LETTERS = re.compile(r"[^\W\d_]")
# Marks that have no letter in them: most news has no other character beyond ASCII.
_TYPOGRAPHY = str.maketrans("", "", "“”„«»–—…€£")
# Endings that make no other word of it; the longest first. What is left keeps at least four letters.
_ENDINGS = (
    "ations",
    "ation",
    "ings",
    "ments",
    "ment",
    "ing",
    "edly",
    "ers",
    "ied",
    "ies",
    "ed",
    "er",
    "es",
    "ly",
    "s",
    "e",
)
# A head this long tells English words apart, and joins most forms of one.
_HEAD = 7

# Function words, words of saying, and the names of days and months: they say nothing of what a sentence is about.
NOTHING = frozenset(
    """a about above according across add added adds after again against ago all almost already also although always am
    among an and announced another any anyone are around as asked at away be became because become been before being below
    between both but by called can could day days described did do does doing down during each either else even every far few
    first for from further gave get give given gives had has have having he her here hers him himself his how however i if in
    including into is it its itself just last late later least less like made make many may me might mr mrs ms more most much
    must my nearly neither never no nobody none nor not now of off often on once one only or other others our out over own per
    put puts rather reported reports s said same saw say saying says see set several she should since so some someone
    something soon speaks spoke still such t than that the their them themselves then there these they thing this those though
    through thus till to today together told too took toward towards two under until up upon us use used very was we went were
    what when where whether which while who whole whom whose why will with within without would yes yesterday yet you your
    around nearly roughly least more than over fewer
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december hundred thousand million billion dozen dozens percent cent bn
    three four five six seven eight nine ten eleven twelve number numbers total figure figures stated confirmed according announced claimed claims spoken warned""".split()  # noqa: SIM905
)


def plain(text: str) -> str:
    """Return `text` in small letters, without accents, with straight marks."""
    straight = text.replace("’", "'").replace("‘", "'")
    if straight.translate(_TYPOGRAPHY).isascii():
        return straight.casefold()
    folded = unicodedata.normalize("NFKD", straight).casefold()
    return "".join(character for character in folded if not unicodedata.combining(character))


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, folded, in their order."""
    return _WORD.findall(plain(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the head of a folded word that its forms share."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:_HEAD]


def content(text: str) -> frozenset[str]:
    """Return the stems of the words that say what a text is about."""
    return frozenset(
        stem(word) for word in tokens(text) if _LETTERS.match(word) and len(word) > 1 and word not in NOTHING
    )


def numbers(text: str) -> frozenset[str]:
    """Return the numbers that a text has in digits."""
    return frozenset(word.rstrip(".,") for word in tokens(text) if word[0].isdigit())


_NAME = re.compile(r"[A-Z][\w’'-]+")


def names(text: str) -> frozenset[str]:
    """Return the stems of words with a capital within sentences, or that no lower-case list knows: mostly names."""
    return content(" ".join(_NAME.findall(text)))

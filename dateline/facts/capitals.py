"""Text in CAPITALS given the letters of ordinary print, before it is parsed: old wires, captions, teletype.

The parser and the readers of names were made on mixed case. Letters change and nothing else: the recased text has the length of
the old one, so that every offset holds. What is a name is told by the words that the parser knows (WordNet's index of
English), by closed lists (`data/capital_words.txt`) and by the words beside it; nothing was learned from texts in capitals.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.language import Language

from dateline.facts.lexicon import people_nouns
from dateline.facts.wordlists import genders, source_nouns, word_set

# A paragraph is taken for one in capitals if it has so many letters, and hardly one of them is small ("McDONALD").
LEAST_LETTERS = 24
_MOST_SMALL = 0.04
# So many characters tell of nearly every paragraph that it is in ordinary print.
_HEAD_CHARACTERS, _HEAD_SMALL = 60, 5
_SMALL_LETTER = re.compile(r"[a-zà-ÿ]")
_BREAK = re.compile(r"\n[ \t]*\n\s*")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’]\w+)*")
# Before a word that opens a sentence: a stop, a dash or a bracket, then marks and blanks; or a wire's label, "-- [Report] [Text]".
_OPENS = re.compile(r"(?:[.!?:]|--|[\[(])[\"'“”’)\]]*[\s\"'“‘]*$|(?:--|\]|\n)\s*\[[^\]\n]*\]\s*$")
_SEEN_BEFORE = 60
_ABBREVIATED = re.compile(r"(?:\b(?:mr|mrs|ms|dr|gen|col|lt|capt|maj|sgt|msgr|rev|st|no|jr|vs|[^\W\d_])|(?:\b[^\W\d_]\.)+[^\W\d_])\.\s*$", re.I)  # fmt: skip
_VOWEL = re.compile(r"[aeiouyáéíóú]")
_MONTH_BEFORE = word_set(
    "in of since until by late early last next mid this from to during after before through on"
)
_MONTHS_OR_VERBS = word_set("may march jan feb mar apr jun jul aug sep sept oct nov dec")
# Endings of English words (Marchand, Categories of English Word-Formation, 1969), for what no index has: "machinegunned".
_ENDINGS = (
    "ing", "ed", "ly", "tion", "tions", "sion", "sions", "ity", "ities", "ence", "ance", "ism", "ness", "ment", "ments", "ship", "ships", "ure",
    "hood", "dom", "ics", "able", "ible", "less", "ful", "men", "man", "woman", "women", "ware", "craft", "ization", "ize", "ist", "ists",
)  # fmt: skip
_FIRST_PARTS = (
    "counter",
    "anti",
    "non",
    "inter",
    "over",
    "under",
    "re",
    "un",
    "pre",
    "co",
    "ex",
    "semi",
    "super",
    "multi",
)
_INFLECTIONS = (
    ("ies", ("y",)), ("ied", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")), ("er", ("", "e")), ("est", ("", "e")),
)  # fmt: skip
# Function words between the words of a body's name: "Organization of American States".
_LINKS = word_set("of the and for de la del y in on to")


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    """Return the words of `data/capital_words.txt` by the name of their list."""
    lists: dict[str, set[str]] = {}
    name = ""
    for line in (
        (files("dateline.facts") / "data" / "capital_words.txt").read_text(encoding="utf-8").splitlines()
    ):
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            lists.setdefault(name, set()).update(line.split())
    return {name: frozenset(words) for name, words in lists.items()}


def capital_stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the paragraphs in capitals; the whole text where most of it is."""
    spans = [(start, end) for start, end in _paragraphs(text) if _is_in_capitals(text[start:end])]
    if sum(end - start for start, end in spans) > 0.8 * len(text):
        yield 0, len(text)
    else:
        yield from spans


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _is_in_capitals(words: str) -> bool:
    if len(_SMALL_LETTER.findall(words[:_HEAD_CHARACTERS])) > _HEAD_SMALL:
        return False
    small, letters = sum(map(str.islower, words)), sum(map(str.isalpha, words))
    return letters >= LEAST_LETTERS and small <= _MOST_SMALL * letters and any(map(str.isspace, words))


class Recaser:
    """Gives texts in capitals the letters of ordinary print, by the words that a spaCy pipeline knows."""

    def __init__(self, pipeline: Language) -> None:
        """Take a pipeline whose lemmatizer has an index of words."""
        lemmatizer: Any = pipeline.get_pipe("lemmatizer")
        tables = lemmatizer.lookups
        index = tables.get_table("lemma_index", {})
        forms = tables.get_table("lemma_exc", {})
        self._nouns = frozenset(index.get("noun", ()))
        self._verbs = frozenset(index.get("verb", ()))
        self._other = frozenset(index.get("adj", ())) | frozenset(index.get("adv", ()))
        self._irregular = frozenset(word for table in forms.values() for word in table)
        self._verb_forms = frozenset(forms.get("verb", ()))
        self._stop_words = frozenset(pipeline.Defaults.stop_words)
        self._strings = pipeline.vocab.strings
        self._known: dict[str, bool] = {}

    def recased(self, text: str) -> str:
        """Return the text with its paragraphs in capitals recased; of the same length."""
        pieces, done = [], 0
        for start, end in capital_stretches(text):
            pieces += [text[done:start], self._recased(text[start:end])]
            done = end
        return "".join([*pieces, text[done:]]) if pieces else text

    def _recased(self, text: str) -> str:
        matches = list(_WORD.finditer(text))
        words = [_small(match[0]) for match in matches]
        kinds = self._kinds(text, matches, words)
        letters = list(_small(text))
        for i, match in enumerate(matches):
            opens = kinds[i] == "small" and _opens(text, match.start())
            cased = _cased(words[i], "name" if opens else kinds[i], match[0])
            letters[match.start() : match.end()] = cased
        return "".join(letters)

    def _kinds(self, text: str, matches: Sequence[re.Match[str]], words: Sequence[str]) -> list[str]:
        """Return of each word how it is written: "small", "name" or "capitals"."""
        short = _short_forms(text, matches, words, self._is_common)
        kinds = [self._kind(words, i, short) for i in range(len(words))]
        for i, word in enumerate(words):
            if kinds[i] == "capitals" and word in short and text[matches[i].start() - 1] in "[(":
                for k in _spelled_out(words, i):
                    kinds[k] = "name"
        for i in reversed(range(len(words) - 1)):
            between = text[matches[i].end() : matches[i + 1].start()].strip()
            adjoins = not between or (between == "." and words[i] == "st")
            if adjoins and kinds[i] == "small" and self._is_part(words, kinds, i):
                kinds[i] = "name"
        for i in range(1, len(words)):
            if words[i - 1] == "united" and words[i] in ("states", "nations", "kingdom"):
                kinds[i - 1] = kinds[i] = "name"
            adjoins = text[matches[i - 1].end() : matches[i].start()].isspace()
            if (
                adjoins
                and kinds[i] == "small"
                and self._is_surname(words[i])
                and words[i - 1] in genders()
                and kinds[i - 1] == "name"
            ):
                kinds[i] = "name"
        return kinds

    def _kind(self, words: Sequence[str], i: int, short: frozenset[str]) -> str:
        word, lists = words[i], _lists()
        bare = word.split("'")[0].split("’")[0]
        if word[0].isdigit():
            return "small" if re.fullmatch(r"\d+(?:st|nd|rd|th|d|s|km|kg|mm|m|cm|ft)?", word) else "capitals"
        if word.endswith(("n't", "n’t")):
            return "small"
        if len(bare) == 1 and len(word) > 4:
            return "name"
        if bare == "i" or "." in word or (len(word) == 1 and word != "a"):
            return "capitals" if word not in ("a.m.", "p.m.") else "small"
        if bare in _MONTHS_OR_VERBS:
            return "name" if _is_month(words, i) else "small"
        if bare in short or (bare in lists["capitals"] and bare not in self._stop_words):
            return "capitals"
        if bare in lists["names"]:
            return "name"
        if self._is_common(bare) or bare in lists["small"] or bare in lists["particles"]:
            return "small"
        return "name" if _VOWEL.search(bare) else "capitals"

    def _is_part(self, words: Sequence[str], kinds: Sequence[str], i: int) -> bool:
        """True of a title, particle or given name right before a name: "President | Ruiz", "San | Telmo", "Grace | Okoro"."""
        word, lists = words[i], _lists()
        if word in lists["particles"]:
            is_linked = i > 0 and words[i - 1] in lists["small"]
            return not is_linked and (
                kinds[i + 1] == "name" or (word[0] == "s" and words[i + 1] not in self._stop_words)
            )
        return (
            kinds[i + 1] == "name"
            and (word in lists["titles"] or word in genders())
            and word not in self._stop_words
            and word not in self._verb_forms
        )

    def _is_surname(self, word: str) -> bool:
        """True of a common word that can stand for a name after a given name: "George | Bush", not "George | said"."""
        if word in self._stop_words or word in self._verb_forms or word.endswith(("ed", "ing", "ly")):
            return False
        return word in self._nouns and not word.endswith("s")

    def _is_common(self, word: str) -> bool:
        """True of a word that is written small in the middle of a sentence."""
        if word not in self._known:
            self._known[word] = self._found_common(word)
        return self._known[word]

    def _found_common(self, word: str) -> bool:
        if word in _lists()["names"]:
            return False
        if word in self._stop_words or word in people_nouns() or word in source_nouns():
            return True
        if word in self._verbs or word in self._other or word in self._irregular:
            return True
        if word in self._nouns and (word + "s" in self._strings or word[:-1] + "ies" in self._strings):
            return True
        if word.endswith(_ENDINGS) and len(word) > 5:
            return True
        if any(word.startswith(part) and self._is_stem(word.removeprefix(part)) for part in _FIRST_PARTS):
            return True
        return any(self._is_stem(stem) for stem in _stems(word))

    def _is_stem(self, word: str) -> bool:
        is_known = word in self._nouns or word in self._verbs or word in self._other
        return len(word) > 2 and is_known and word not in _lists()["names"]


def _stems(word: str) -> Iterator[str]:
    """Yield what an inflected form may be made of (the suffix rules of English lemmatizers)."""
    for ending, ends in _INFLECTIONS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem + end for end in ends)
            if stem[-2:-1] == stem[-1:]:
                yield stem[:-1]


def _small(word: str) -> str:
    """Return a word in small letters, of the same length ("İ" has two of them)."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in word)


def _cased(word: str, kind: str, original: str) -> str:
    if kind == "small":
        return word
    bare, mark, rest = word.partition("'") if "'" in word else word.partition("’")
    if kind == "capitals":
        return original[: len(bare)] + mark + rest if len(rest) < 3 else original
    if len(bare) == 1 and len(rest) > 2:
        return bare.upper() + mark + rest[0].upper() + rest[1:]
    head = bare[:2] + bare[2].upper() + bare[3:] if bare.startswith("mc") and len(bare) > 3 else bare
    return (head[0].upper() if len(head[0].upper()) == 1 else head[0]) + head[1:] + mark + rest


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - _SEEN_BEFORE) : start]
    return (start < 12 and not before.strip()) or bool(
        _OPENS.search(before) and not _ABBREVIATED.search(before)
    )


def _is_month(words: Sequence[str], i: int) -> bool:
    before, after = words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
    return before[:1].isdigit() or after[:1].isdigit() or before in _MONTH_BEFORE


def _short_forms(
    text: str, matches: Sequence[re.Match[str]], words: Sequence[str], is_common: Callable[[str], bool]
) -> frozenset[str]:
    """Return the short forms that stand alone in brackets somewhere: "[FMLN]", "(ERP)"."""
    return frozenset(
        word
        for match, word in zip(matches, words, strict=True)
        if 2 <= len(word) <= 7
        and text[max(0, match.start() - 1) : match.start()] in ("[", "(")
        and text[match.end() : match.end() + 1] in ("]", ")")
        and word.isalpha()
        and not is_common(word)
        and word not in _lists()["names"]
    )


def _spelled_out(words: Sequence[str], i: int) -> list[int]:
    """Return the places of the words that a short form right after them stands for: by their first letters, from the last."""
    places: list[int] = []
    at = i - 1
    for letter in reversed(words[i]):
        while at >= 0 and words[at][0] != letter and words[at] in _LINKS and i - at < 2 * len(words[i]) + 3:
            at -= 1
        if at < 0 or words[at][0] != letter:
            return []
        places.append(at)
        at -= 1
    return [place for place in places if words[place] not in _LINKS]

"""Part of speech and lemma of a word by its form, tag and dependency: asked of spaCy once for each such word.

spaCy's rules for them (`attribute_ruler`, `lemmatizer`) look at one word, and a few at a pair ("gon na", "ai n't", "there
is"). Here they are asked about new words only, all of them in one text that is made for it, and the answers are kept.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

# What the rules see of a word: form, tag, dependency.
Seen = tuple[str, str, str]


class InPair(NamedTuple):
    """A word with the one before it and the one after it, each where a rule for pairs may look at it."""

    word: Seen
    before: Seen | None
    after: Seen | None


# What is asked about: most words alone.
Asked = Seen | InPair
# Part of speech and lemma.
Form = tuple[str, str]

# 100,000 words with their tags and dependencies are some million words of news, and take 40 MB.
MAX_KEPT_FORMS = 100_000
# Parts what is asked about; no rule for pairs begins or ends with it.
_BETWEEN: Seen = (".", ".", "punct")


class Forms:
    """The parts of speech and lemmas that one pipeline gives."""

    def __init__(self, pipeline: Language) -> None:
        ruler: Any = pipeline.get_pipe("attribute_ruler")
        self._vocab = pipeline.vocab
        self._steps = (ruler, pipeline.get_pipe("lemmatizer"))
        self._pairs = [
            pattern[0] for rule in ruler.patterns for pattern in rule["patterns"] if len(pattern) > 1
        ]
        self._opens_pair: dict[Seen, bool] = {}
        self._kept: dict[Asked, Form] = {}

    def of(self, words: Sequence[Seen]) -> list[Form]:
        """Return part of speech and lemma of each word of a text."""
        if len(self._kept) > MAX_KEPT_FORMS:
            self._kept.clear()
            self._opens_pair.clear()
        asked = self._asked(words)
        new = [word for word in dict.fromkeys(asked) if word not in self._kept]
        if new:
            self._kept.update(zip(new, self._answers(new), strict=True))
        return [self._kept[word] for word in asked]

    def _asked(self, words: Sequence[Seen]) -> list[Asked]:
        known = self._opens_pair
        for word in words:
            if word not in known:
                known[word] = any(_may_begin(pair, word) for pair in self._pairs)
        opening = [i for i, word in enumerate(words) if known[word]]
        asked: list[Asked] = list(words)
        for i in {place for at in opening for place in (at, at + 1) if place < len(words)}:
            before = words[i - 1] if i and known[words[i - 1]] else None
            after = words[i + 1] if known[words[i]] and i + 1 < len(words) else None
            asked[i] = InPair(words[i], before, after)
        return asked

    def _answers(self, asked: Iterable[Asked]) -> list[Form]:
        row: list[Seen] = []
        places: list[int] = []
        for each in asked:
            word, before, after = each if isinstance(each, InPair) else InPair(each, None, None)
            places.append(len(row) + (before is not None))
            row.extend(seen for seen in (before, word, after, _BETWEEN) if seen is not None)
        words, tags, deps = (list(column) for column in zip(*row, strict=True))
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(row))))
        for step in self._steps:
            doc = step(doc)
        return [(doc[place].pos_, doc[place].lemma_) for place in places]


def _may_begin(condition: dict[str, Any], word: Seen) -> bool:
    """Return whether a word may be the first of a pair; what cannot be told here is taken as fulfilled."""
    form, _, dep = word
    lower, wanted = condition.get("LOWER"), condition.get("DEP")
    if isinstance(lower, str) and lower != form.lower():
        return False
    if isinstance(lower, dict) and "REGEX" in lower and not re.search(lower["REGEX"], form.lower()):
        return False
    return not isinstance(wanted, str) or wanted == dep

"""The words of a parsed text, as plain objects: what the rules ask of them is looked up once and kept.

Names and meanings are those of spaCy's `Doc`, `Span` and `Token` (https://spacy.io/api/token), of which this is the part
that the rules use. spaCy makes a new object at every look at a word and reads its strings anew; here a word is one
object, so that `is` and `==` are the same, and the rules take a third of the time.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Literal, overload

from spacy.lang.en.lex_attrs import like_num
from spacy.lang.lex_attrs import is_punct

from dateline.facts.syntax import Tree

Alignment = Literal["strict", "contract", "expand"]


class Token:
    """One word, mark or run of white space; `head` of the root of a sentence is the root itself."""

    __slots__ = (
        "_sentence",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "left_edge",
        "lefts",
        "lemma_",
        "lower_",
        "pos_",
        "right_edge",
        "rights",
        "tag_",
        "text",
    )

    head: "Token"
    left_edge: "Token"
    right_edge: "Token"

    def __init__(  # noqa: PLR0913, PLR0917 - a word has so many sides, and each set later costs as much as this
        self, doc: "Doc", i: int, idx: int, text: str, tag: str, dep: str, form: tuple[str, str]
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = text.lower()
        self.tag_ = tag
        self.dep_ = dep
        self.pos_, self.lemma_ = form
        self.ent_type_ = ""
        self.ent_iob_ = "O"
        # Most words have none on one side or both; a list for each would be as many objects as there are words.
        self.lefts: Sequence[Token] = ()
        self.rights: Sequence[Token] = ()
        self._sentence = 0

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def children(self) -> list["Token"]:
        """The words that hang on this one, in the order of the text."""
        return [*self.lefts, *self.rights]

    @property
    def subtree(self) -> Iterator["Token"]:
        """The word and all that hangs on it, in the order of the tree."""
        # A loop: in a text made for it, words hang on each other thousands deep.
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            word, is_open = waiting.pop()
            if is_open or not (word.lefts or word.rights):
                yield word
                continue
            waiting.extend((child, False) for child in reversed(word.rights))
            waiting.append((word, True))
            waiting.extend((child, False) for child in reversed(word.lefts))

    @property
    def ancestors(self) -> Iterator["Token"]:
        """What the word hangs on, up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def conjuncts(self) -> list["Token"]:
        """The words that are joined to this one by "and", "or" or commas; of a chain link by link."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        joined = [first]
        for word in joined:
            joined.extend(child for child in word.rights if child.dep_ == "conj")
        return [word for word in joined if word is not self]

    @property
    def sent(self) -> "Span":
        """The sentence that holds the word."""
        return self.doc.sents[self._sentence]

    @property
    def is_sent_start(self) -> bool:
        """True of the first word of a sentence."""
        return self.sent.start == self.i

    @property
    def whitespace_(self) -> str:
        """The blank after the word, if there is one."""
        end = self.idx + len(self.text)
        return " " if self.doc.text[end : end + 1] == " " and self.doc.starts_after(self) > end else ""

    @property
    def is_space(self) -> bool:
        """True of white space."""
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        """True of punctuation marks."""
        return bool(is_punct(self.text))

    @property
    def is_alpha(self) -> bool:
        """True of letters alone."""
        return self.text.isalpha()

    @property
    def like_num(self) -> bool:
        """True of numbers in digits or words."""
        return bool(like_num(self.text))  # type: ignore[no-untyped-call]

    def is_ancestor(self, other: "Token") -> bool:
        """Return whether the other word hangs on this one."""
        return any(word is self for word in other.ancestors)

    def nbor(self, i: int = 1) -> "Token":
        """Return the word `i` places on.

        Raises:
            IndexError: there is none.
        """
        at = self.i + i
        if not 0 <= at < len(self.doc):
            raise IndexError(f"no word {i} places from word {self.i}")
        return self.doc[at]


class Span:
    """A run of words of one text; with `label_` where it is an entity."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.words[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Span": ...
    def __getitem__(self, at: int | slice) -> "Token | Span":
        if isinstance(at, slice):
            start, stop, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, stop))
        if not -len(self) <= at < len(self):
            raise IndexError(f"no word {at} in a span of {len(self)}")
        return self.doc[self.start + at if at >= 0 else self.end + at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return (self.doc is other.doc) and (self.start, self.end, self.label_) == (
            other.start,
            other.end,
            other.label_,
        )

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.label_))

    @property
    def start_char(self) -> int:
        """Where the first word begins, counted in characters of the text."""
        words = self.doc.words
        return words[self.start].idx if self.start < len(words) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where the last word ends."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> "Span":
        """The sentence of the first word."""
        return self.doc[self.start].sent

    @property
    def ents(self) -> list["Span"]:
        """The entities that lie within."""
        return [ent for ent in self.doc.ents if self.start <= ent.start and ent.end <= self.end]

    @property
    def root(self) -> Token:
        """The word on which the others hang: the root of a sentence, else the first with the shortest way to it."""
        words = self.doc.words[self.start : self.end]
        for word in words:
            if word.head is word:
                return word
        tops = [word for word in words if not self.start <= word.head.i < self.end]
        if len(tops) == 1:
            return tops[0]
        return min(tops, key=_way_to_root) if tops else words[0]


def _way_to_root(word: Token) -> int:
    """Return how many words lie above a word; marks and blanks on which nothing hangs are the last choice."""
    if not word.lefts and not word.rights and (word.is_space or word.is_punct):
        return len(word.doc)
    return sum(1 for _ in word.ancestors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """What was read off each word of a text: one entry a word in each list."""

    starts: Sequence[int]  # characters
    texts: Sequence[str]
    tags: Sequence[str]
    forms: Sequence[tuple[str, str]]  # part of speech and lemma
    tree: Tree
    entities: Sequence[tuple[int, int, str]]  # first word, word after the last, label


class Doc:
    """A text with its words, sentences and entities."""

    __slots__ = ("ents", "sents", "starts", "text", "words")

    def __init__(self, text: str, parse: Parse) -> None:
        self.text = text
        self.starts = parse.starts
        self.words = list(
            map(
                Token,
                repeat(self, len(parse.starts)),
                range(len(parse.starts)),
                parse.starts,
                parse.texts,
                parse.tags,
                parse.tree.deps,
                parse.forms,
            )
        )
        _hang(self.words, parse.tree)
        self.sents = _sentences(self, parse.tree.opens)
        self.ents = tuple(Span(self, *entity) for entity in parse.entities)
        for ent in self.ents:
            for word in ent:
                word.ent_type_, word.ent_iob_ = ent.label_, "I"
            ent[0].ent_iob_ = "B"

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, stop, _ = at.indices(len(self.words))
            return Span(self, start, max(start, stop))
        return self.words[at]

    def starts_after(self, word: Token) -> int:
        """Return where the next word begins, or the text ends."""
        return self.starts[word.i + 1] if word.i + 1 < len(self.starts) else len(self.text)

    def char_span(self, start: int, end: int, alignment_mode: Alignment = "strict") -> Span | None:
        """Return the words from character `start` to `end`; None where none fit.

        "strict" takes them only where both ends are ends of words, "contract" those that lie within, "expand" also those
        that reach out.
        """
        first, last = self._word_at(start), self._word_at(end - 1)
        if first is None or last is None:
            return None
        opens, closes = first.idx == start, last.idx + len(last.text) == end
        if alignment_mode == "strict":
            return Span(self, first.i, last.i + 1) if opens and closes else None
        if alignment_mode == "expand":
            past = start == first.idx + len(first.text)  # the blank after a word is not the word
            return Span(self, first.i + past, last.i + 1)
        low = first.i + (first.idx < start)
        high = last.i - (end < last.idx + len(last.text))
        return Span(self, low, high + 1) if low <= high else None

    def _word_at(self, character: int) -> Token | None:
        at = bisect_right(self.starts, character) - 1
        if at < 0:
            return None
        word = self.words[at]
        return word if character < self.starts_after(word) else None


def _hang(words: list[Token], tree: Tree) -> None:
    """Tie each word to its head."""
    lefts: defaultdict[int, list[Token]] = defaultdict(list)
    rights: defaultdict[int, list[Token]] = defaultdict(list)
    for i, (word, head, left, right) in enumerate(zip(words, tree.heads, tree.left, tree.right, strict=True)):
        word.head = words[head]
        word.left_edge = words[left]
        word.right_edge = words[right]
        if i < head:
            lefts[head].append(word)
        elif i > head:
            rights[head].append(word)
    for i, children in lefts.items():
        words[i].lefts = children
    for i, children in rights.items():
        words[i].rights = children


def _sentences(doc: Doc, opens: Sequence[bool]) -> tuple[Span, ...]:
    starts = [i for i, is_open in enumerate(opens) if is_open or i == 0]
    sentences = []
    for number, (start, end) in enumerate(pairwise([*starts, len(opens)])):
        sentences.append(Span(doc, start, end))
        for word in doc.words[start:end]:
            word._sentence = number
    return tuple(sentences)

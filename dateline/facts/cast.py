"""The cast of a document: its names with the roles, bodies and genders that the text gives them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.base.records import Name, Speaker
from dateline.facts.marks import Quoted, find_quoted
from dateline.facts.sentences import find_sentences
from dateline.facts.wordlists import genders, is_person_noun, source_nouns, word_set
from dateline.facts.words import Doc, Token

_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|our|one|another|fellow)\s+", re.I)
_MALE_WORDS = word_set(
    "mr sir lord king prince spokesman chairman businessman congressman father husband son brother man boy"
)
_FEMALE_WORDS = word_set(
    "mrs ms miss lady dame queen princess spokeswoman chairwoman businesswoman congresswoman actress mother wife"
    " daughter sister woman girl"
)
# A role is a few words; longer appositions tell a life.
_MAX_ROLE_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A name with what the text says about it."""

    name: str
    kind: str
    spans: tuple[tuple[int, int], ...]
    role: str | None = None
    body: str | None = None
    gender: str | None = None  # "f", "m"; None where nothing tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the words of one document are read against: its parse, its names, and who they are."""

    doc: Doc
    names: tuple[Name, ...]
    members: tuple[Member, ...] = ()
    quoted: frozenset[int] = frozenset()  # numbers of the words between quotation marks
    sentences: tuple[tuple[int, int], ...] = ()
    nouns: tuple[int, ...] = ()  # numbers of the words that may stand for a speaker, in order
    places: tuple[tuple[int, int, int], ...] = ()  # start, end and member (by number) of each name, in order


def read_context(doc: Doc, names: tuple[Name, ...]) -> Context:
    """Return the context of a document: each person with role and gender, each body with its abbreviation."""
    members = tuple(_member(doc, _settled(doc, name)) for name in names)
    return Context(
        doc=doc,
        names=names,
        members=members,
        quoted=_words_within(doc, find_quoted(doc.text)),
        sentences=find_sentences(doc),
        nouns=tuple(token.i for token in doc if token.lower_ in source_nouns()),
        places=tuple(sorted((*span, i) for i, m in enumerate(members) for span in m.spans)),
    )


def _words_within(doc: Doc, quoted: tuple[Quoted, ...]) -> frozenset[int]:
    spans = (doc.char_span(q.start, q.end, alignment_mode="contract") for q in quoted)
    return frozenset(token.i for span in spans if span is not None for token in span)


def member_at(context: Context, start: int, end: int) -> Member | None:
    """Return whose name stands in the span; of several the one that ends last."""
    inside = [(span, m) for m in context.members for span in m.spans if start <= span[0] and span[1] <= end]
    return max(inside, key=lambda pair: (pair[0][1], -pair[0][0]))[1] if inside else None


def member_of(token: Token, context: Context) -> Member | None:
    """Return whose name the word belongs to."""
    last = bisect_right(context.places, token.idx, key=lambda place: place[0]) - 1
    if last < 0 or context.places[last][1] <= token.idx:
        return None
    return context.members[context.places[last][2]]


def latest(members: Iterable[Member], before: int) -> Member | None:
    """Return who of the members was named last before a place of the text."""
    placed = [(max((s for s, _ in m.spans if s < before), default=-1), m.name, m) for m in members]
    placed = [item for item in placed if item[0] >= 0]
    return max(placed, key=lambda item: item[:2])[2] if placed else None


def head_of(doc: Doc, start: int, end: int) -> Token | None:
    """Return the head word of the words in the span."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def without_article(text: str) -> str:
    """Return a phrase without the article or possessive it opens with."""
    return _ARTICLE.sub("", text)


def is_definite(head: Token) -> bool:
    """True of "the ministry", "this man"."""
    return any(c.lower_ in ("the", "this", "that") and c.dep_ == "det" for c in head.children)


POSSESSIVES = word_set("his her its their our my your")


def is_owned(head: Token) -> bool:
    """True of "her lawyer"."""
    return any(c.dep_ == "poss" and c.lower_ in POSSESSIVES for c in head.children)


def plain_words(span: tuple[int, int], head: Token) -> str:
    """Return the words of a source without what a comma or a relative clause adds."""
    doc = head.doc
    end = span[1]
    for child in head.children:
        if child.dep_ in ("relcl", "appos") and child.idx > head.idx:
            end = min(end, doc[child.left_edge.i].idx)
    words = doc.text[span[0] : end].rstrip(" ,;:–—-([\n").lstrip(" ,;:–—-\n")
    return words if words else doc.text[slice(*span)]


def span_of_phrase(head: Token) -> tuple[int, int]:
    """Return the characters of the phrase that a word heads."""
    return head.left_edge.idx, head.right_edge.idx + len(head.right_edge)


def with_owner(speaker: Speaker, head: Token, member: Member | None) -> Speaker:
    """Return "her lawyer" as "Ann Bell’s lawyer", where it is known who she is."""
    owner = next((c for c in head.children if c.dep_ == "poss" and c.lower_ in POSSESSIVES), None)
    if owner is None or member is None or speaker.name is None:
        return speaker
    if not speaker.name.lower().startswith(owner.lower_ + " "):
        return speaker
    ending = "’" if member.name.endswith("s") else "’s"
    return replace(
        speaker, name=f"{member.name}{ending} {speaker.name[len(owner.text) + 1 :]}", resolved="owner"
    )


# Titles that only people bear, before a name or behind it. Source: Associated Press Stylebook, "titles".
_TITLES = word_set(
    "president minister senator spokesman spokeswoman spokesperson mayor governor secretary judge justice king queen"
    " prince princess pope general colonel captain chancellor premier ambassador prosecutor chairman chairwoman ceo"
    " attorney professor dr mr mrs ms lawyer sheriff admiral sergeant lieutenant brigadier sen rep gov gen col"
)


def _settled(doc: Doc, name: Name) -> Name:
    """Return the name as a person's where the text gives it a title.

    The name finder takes many names of other languages for bodies.
    """
    if name.kind not in ("body", "place", "other") or len(name.name.split()) > _MOST_NAME_WORDS:
        return name
    last = name.name.split()[-1].lower()
    if source_nouns().get(last) == "body" or not name.name[:1].isupper():
        return name
    if name.kind == "body" and any(_is_titled(doc, span) for span in name.spans[:_LOOKED_AT]):
        return replace(name, kind="person")
    return name


# Names of people have at most these words; and a title stands at one of the first places, if anywhere.
_MOST_NAME_WORDS = 4
_LOOKED_AT = 5


def _is_titled(doc: Doc, span: tuple[int, int]) -> bool:
    """True of "President Ann Bell" and of "Bell, the head of the office"."""
    head = head_of(doc, *span)
    if head is None:
        return False
    name = doc.char_span(*span, alignment_mode="expand")
    before = doc[name[0].i - 1] if name is not None and name[0].i > 0 else None
    if before is not None and before.lower_.rstrip(".") in _TITLES and before.head is head:
        return True
    return any(
        c.dep_ == "appos"
        and c.idx >= span[1]
        and c.tag_ == "NN"
        and is_person_noun(c.text)
        and doc.text[span[1] : span[1] + 1] == ","
        for c in head.children
    )


def _member(doc: Doc, name: Name) -> Member:
    if name.kind != "person":
        return Member(name=name.name, kind=name.kind, spans=name.spans)
    roles = [role for span in name.spans if (role := _role(doc, span)) is not None]
    # The fullest says most: "Norlish Secretary of State" before "Secretary".
    role = max(roles, key=lambda role: len(role.split()), default=None)
    words = {word.lower().strip(".,") for r in roles for word in r.split()} | _titles(doc, name)
    return Member(
        name=name.name,
        kind=name.kind,
        spans=name.spans,
        role=role,
        body=_body(doc, name, role),
        gender=_gender(name.name, words),
    )


def _titles(doc: Doc, name: Name) -> set[str]:
    before = (doc.text[max(0, start - 12) : start].split() for start, _ in name.spans)
    return {words[-1].lower().strip(".") for words in before if words}


def _gender(name: str, words: set[str]) -> str | None:
    if words & _FEMALE_WORDS:
        return "f"
    if words & _MALE_WORDS:
        return "m"
    return genders().get(name.split(maxsplit=1)[0].lower()) if " " in name else None


def _role(doc: Doc, span: tuple[int, int]) -> str | None:
    """Return the words before the name ("Prime Minister") or in apposition to it that say what the person is."""
    head = head_of(doc, *span)
    if head is None:
        return None
    before = _words_before(doc, span[0])
    if before is not None:
        return before
    for child in head.children:
        if child.dep_ == "appos" and child.idx >= span[1] and is_person_noun(child.text):
            return _phrase(child)
    if head.dep_ == "appos" and is_person_noun(head.head.text) and head.head.i < head.i:
        return _phrase(head.head, until=head)
    return None


def _words_before(doc: Doc, start: int) -> str | None:
    """Return the title that stands right before a name: "Norlish Secretary of State", read word by word to its left."""
    name = doc.char_span(start, start + 1, alignment_mode="expand")
    if name is None:
        return None
    first = name[0].i
    while first > name.sent.start and _is_of_title(doc[first - 1]):
        first -= 1
    while first < name[0].i and doc[first].pos_ not in ("PROPN", "NOUN", "ADJ"):
        first += 1
    tokens = doc[first : name[0].i]
    if not 0 < len(tokens) <= _MAX_ROLE_WORDS:
        return None
    is_title = is_person_noun(tokens[-1].text) or any(
        is_person_noun(t.text) and t.nbor().lower_ in ("of", "for") for t in tokens[:-1]
    )
    return str(tokens.text) if is_title else None


def _is_of_title(token: Token) -> bool:
    if token.is_space or token.is_punct:
        return token.text == "-"
    return token.pos_ in ("PROPN", "NOUN", "ADJ") or token.lower_ in ("of", "for", "and", "'s", "’s")


def _phrase(head: Token, until: Token | None = None) -> str | None:
    """Return the phrase of a role without article, relative clause and further appositions."""
    first = head.left_edge.i
    last = head.right_edge.i if until is None else until.left_edge.i - 1
    for child in head.children:
        if child.i > head.i and child.dep_ in ("relcl", "appos", "punct", "acl", "cc"):
            last = min(last, child.left_edge.i - 1)
    words = head.doc[first : last + 1].text.strip(" ,;–—-\n")
    return without_article(words) if words and len(words.split()) <= _MAX_ROLE_WORDS else None


def _body(doc: Doc, name: Name, role: str | None) -> str | None:
    if role is None:
        return None
    for start, _ in name.spans:
        window = doc.char_span(
            max(0, start - 120), min(len(doc.text), start + 160), alignment_mode="contract"
        )
        for ent in window.ents if window is not None else ():
            if ent.label_ == "ORG" and ent.text in role:
                return without_article(str(ent.text))
    return None

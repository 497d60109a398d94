"""Which body a noun stands for: "the ministry", "the company", "the group" after a name or a fuller phrase for it."""

from bisect import bisect_left
from collections.abc import Iterator

from dateline.base.records import Speaker
from dateline.facts.antecedents import REACH_CHARACTERS
from dateline.facts.cast import Context, Member, latest, member_of
from dateline.facts.wordlists import word_set
from dateline.facts.words import Token

# Firms and the like, which bear the noun rarely in their names.
_FIRMS = word_set(
    "company firm manufacturer maker airline bank broadcaster carrier retailer startup start-up automaker carmaker"
    " drugmaker lender insurer chain brand supplier operator publisher studio developer chipmaker giant"
    " conglomerate subsidiary"
)
# Bodies that a plain noun stands for though no name bears it: any body may be called so. Others ("the ministry") must
# bear the word.
_GENERAL = _FIRMS | word_set(
    "group organisation organization agency body bureau newspaper paper daily magazine outlet network institute"
    " institution regulator union party charity watchdog team club department force office nonprofit ngo think-tank"
    " coalition alliance foundation association monitor observatory"
)
# Words in the names of what belongs to a state or serves it, and so is no firm.
# Source: the kinds of units in "Classification of the Functions of Government" (OECD, 1999) and their usual names.
_PUBLIC = word_set(
    "ministry department police court parliament government senate congress council commission committee army navy"
    " force forces agency administration bureau office authority university party union association assembly house"
    " tribunal institute embassy federation nations treasury reserve intelligence guard command"
)
# Words that a firm's name ends in, or that open its noun, and that say nothing of which one it is.
_FIRM_ENDS = word_set(
    "inc corp ltd plc co llc ag sa gmbh nv group holdings airlines motors bank bros technologies"
)
# Adjectives that tell one of several from another and are no part of what it is called.
NO_PART_OF_NAME = word_set(
    "same other new old whole second first third last next own big small largest biggest rival similar private public latest recent final full early further following"
)


def body_of(head: Token, context: Context, last: Speaker | None = None) -> Member | str | None:
    """Return the body that a noun phrase stands for: a name of the text, or the fuller phrase used before.

    `last` is who spoke just before: "the company said" mostly goes on with the company that spoke. None where the phrase says itself which body it is, or nothing before it fits.
    """
    modifiers = [t for t in head.lefts if t.dep_ in ("amod", "compound", "poss", "nmod")]
    is_plain = not modifiers
    if not is_plain and not _tells_little(head, modifiers):
        return None
    bodies = [m for m in context.members if m.kind == "body"]
    if is_plain and (found := _bearing(bodies, head)) is not None:
        return found
    if head.tag_ not in ("NN", "NNP"):
        return None
    called = [m for m in bodies if _is_called(m, head, context)]
    if (found := latest(called, head.idx)) is not None:
        return found
    is_general = head.lemma_.lower() in _GENERAL
    fitting = [m for m in bodies if _may_be(m, head)] if is_general else []
    going_on = next((m for m in fitting if last is not None and m.name == last.name), None)
    if going_on is not None:
        return going_on
    if is_plain and (phrase := _introduced(head, context)) is not None:
        return phrase
    return _nearest(fitting, head, context)


def _tells_little(head: Token, modifiers: list[Token]) -> bool:
    """True of "the Norburg-based company", "the German airline": which one it is, the text has said before."""
    if head.lemma_.lower() not in _GENERAL or head.tag_ != "NN":
        return False
    words = head.doc[head.left_edge.i : head.i]
    is_seated = any(w.lower_.endswith(("based", "owned", "backed", "listed", "headquartered")) for w in words)
    if is_seated or head.lemma_.lower() not in _FIRMS:
        return is_seated
    return all(m.ent_type_ == "NORP" or m.tag_ == "NN" for m in modifiers)


def _bearing(bodies: list[Member], head: Token) -> Member | None:
    word = head.lower_
    return latest((m for m in bodies if word in m.name.lower().split() and m.name.lower() != word), head.idx)


def _is_called(member: Member, head: Token, context: Context) -> bool:
    """True if the text says that the named body is one: "the newspaper Courier", "Acme, a retailer", "Acme is a bank"."""
    wanted = next((same for same in _SAME if head.lemma_.lower() in same), {head.lemma_.lower()})
    for start, end in member.spans:
        if start >= head.idx:
            return False
        span = context.doc.char_span(start, end, alignment_mode="expand")
        if span is not None and len(span) and wanted.intersection(_classes(span.root)):
            return True
    return False


# Nouns that newspapers change about for one thing.
_SAME = (word_set("newspaper paper daily tabloid weekly"), word_set("company firm"))


def _classes(name: Token) -> Iterator[str]:
    """Yield the nouns that stand with a name and say what it is."""
    for child in name.children:
        if child.dep_ == "appos" or (child.dep_ in ("compound", "nmod") and child.pos_ == "NOUN"):
            yield child.lemma_.lower()
    if name.dep_ == "appos":
        yield name.head.lemma_.lower()
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        yield from (c.lemma_.lower() for c in name.head.children if c.dep_ == "attr")


def _introduced(head: Token, context: Context) -> str | None:
    """Return the phrase by which the text named a body before: "the office" after "the city's building office"."""
    for token in nouns_before(head, context):
        if token.lower_ != head.lower_ or token.tag_ not in ("NN", "NNP"):
            continue
        words = [t for t in token.lefts if t.dep_ in ("compound", "amod") and t.lower_ not in NO_PART_OF_NAME]
        behind = [t for t in token.rights if t.dep_ == "prep" and t.lower_ in ("of", "for")]
        if not words and not behind:
            continue
        first = min((t.left_edge.i for t in words), default=token.i)
        last = behind[0].right_edge.i if behind and not words else token.i
        phrase = str(token.doc[first : last + 1].text)
        if len(phrase.split()) <= _MAX_PHRASE_WORDS:
            return phrase
    return None


# What a body is called is short; longer phrases tell what it did.
_MAX_PHRASE_WORDS = 8


def name_right_after(head: Token) -> str | None:
    """Return "Open Hand" of "the relief group Open Hand"."""
    if head.tag_ != "NN" or not any(c.dep_ in ("det", "compound", "amod") for c in head.lefts):
        return None
    end = head.i + 1
    while end < len(head.doc) and head.doc[end].pos_ == "PROPN":
        end += 1
    return str(head.doc[head.i + 1 : end].text) if end > head.i + 1 else None


def nouns_before(head: Token, context: Context) -> Iterator[Token]:
    """Yield the nouns for speakers before a word, the nearest first."""
    doc = context.doc
    last = bisect_left(context.nouns, head.i)
    return (doc[i] for i in reversed(context.nouns[max(0, last - _MOST_NOUNS) : last]))


# A longer report names a body or a document anew; the bound keeps the time of hostile texts in line with their length.
_MOST_NOUNS = 200


def _may_be(member: Member, head: Token) -> bool:
    words = [word.strip(".,").lower() for word in member.name.split()]
    if head.lemma_.lower() in _FIRMS:
        return not _PUBLIC.intersection(words)
    return not (head.lemma_.lower() in _PUBLIC and words and words[-1] in _FIRM_ENDS)


def _nearest(bodies: list[Member], head: Token, context: Context) -> Member | None:
    """Return the body that was the last subject before a word, else the last that was named, within reach."""
    named: Member | None = None
    doc = context.doc
    places = sorted(((s, m.name, m) for m in bodies for s, _ in m.spans if s < head.idx), key=lambda p: p[:2])
    for start, _, member in reversed(places):
        if head.idx - start > REACH_CHARACTERS:
            break
        token = doc.char_span(start, start + 1, alignment_mode="expand")
        if token is None:
            continue
        named = named or member
        top = _top(token[0], member, context)
        if top.dep_ in ("nsubj", "nsubjpass") and top.i not in context.quoted:
            return member
    return named


def _top(token: Token, member: Member, context: Context) -> Token:
    """Return the head of the name that a word belongs to."""
    while token.head.i != token.i and member_of(token.head, context) is member:
        token = token.head
    return token

"""Who is responsible for a statement: words that name a speaker, led back to the fullest name the article gives."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.base.records import Speaker, SpeakerKind
from dateline.facts.cast import Context, Member, head_of, read_context, without_article
from dateline.facts.cues import verb_cues
from dateline.facts.wordlists import source_nouns, word_set
from dateline.facts.words import Token

__all__ = ["Context", "read_context", "resolve"]

Span = tuple[int, int]

_SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_PLURAL = frozenset({"they", "them", "their"})
_THINGS = frozenset({"it", "its"})
# Bodies that a plain "the company" stands for: any body may be called so. Others ("the ministry") must bear the word.
_GENERAL_BODIES = word_set(
    "company firm group organisation organization agency body airline bank bureau newspaper paper manufacturer maker"
    " broadcaster network institute institution outlet regulator operator union party charity watchdog team club"
    " department force office"
)
# Documents that speak for nobody in particular where nothing says whose they are.
_LOOSE_DOCUMENTS = word_set(
    "report reports study studies estimate estimates analysis analyses image images photo photos photograph photographs"
    " footage video videos account accounts evidence post posts picture pictures update updates research poll polls"
    " survey surveys testimony figures data projections forecasts"
)
# Verbs that say who had a document, not whose it is.
_PASSED_ON = word_set("receive see obtain review cite verify quote share hear read get")
# How far back a pronoun or "the ministry" may reach; measured on the development articles: farther is mostly wrong.
_REACH_CHARACTERS = 900


def resolve(span: Span, context: Context, *, last: Speaker | None = None) -> Speaker:
    """Return the speaker that the words `span` (characters of the document) name.

    `resolved` says how: "as stated", "surname", "abbreviation", "role", "pronoun", or "unresolved", where the name
    is the words as they stand. `last` is who spoke in the statement just before, if anybody did: a pronoun mostly goes
    on with that speaker. A context made by `read_context` knows roles and genders; one without members
    resolves less.
    """
    head = head_of(context.doc, *span)
    if head is None:
        return Speaker(kind="none")
    if head.pos_ == "PRON" or head.lower_ in _SINGULAR:
        return _going_on(head, context, last) or _of_pronoun(head, span, context)
    if _is_joined(head, span):
        return _joined(head, span, context)
    member = _named(head, span, context) or _named_after(head, span, context)
    if member is not None:
        return _of_member(member, head, span, context)
    return _of_noun(head, span, context)


# Names ----------------------------------------------------------------------------------------------


def _named(head: Token, span: Span, context: Context) -> Member | None:
    """Return the name that is the head of the phrase, or stands in apposition to it."""
    member = _member_of(head, context)
    if member is not None and member.kind != "other":
        return member
    if source_nouns().get(head.lower_) in ("person", None):
        for child in head.children:
            if child.dep_ in ("appos", "npadvmod") and span[0] <= child.idx < span[1]:
                named = _member_of(child, context)
                if named is not None and named.kind == "person":
                    return named
    if source_nouns().get(head.lower_) == "body":
        beside = (c for c in head.children if c.dep_ == "appos" and c.i > head.i and c.pos_ == "PROPN")
        # "the relief group Open Hand": at once, no comma.
        return next(
            (m for c in beside if c.left_edge.i == head.i + 1 and (m := _member_of(c, context)) is not None),
            None,
        )
    return None


def _named_after(head: Token, span: Span, context: Context) -> Member | None:
    """Return the person whose name follows a title behind a comma, where the parser parts the two."""
    if source_nouns().get(head.lower_) != "person":
        return None
    behind = context.doc.text[span[1] : span[1] + 2]
    if behind != ", ":
        return None
    return next(
        (m for m in context.members if m.kind == "person" and any(s == span[1] + 2 for s, _ in m.spans)), None
    )


def _member_of(token: Token, context: Context) -> Member | None:
    at = token.idx
    return next((m for m in context.members for start, end in m.spans if start <= at < end), None)


def _of_member(member: Member, head: Token, span: Span, context: Context) -> Speaker:
    words = context.doc.text[slice(*span)]
    kind: SpeakerKind = "person" if member.kind == "person" else "body"
    if member.name in words:
        how = "as stated"
    else:
        how = (
            "abbreviation"
            if head.text.isupper() and kind == "body"
            else "surname"
            if kind == "person"
            else "as stated"
        )
    name = _of_country(member, head) if kind == "body" else member.name
    return Speaker(kind=kind, name=name, role=member.role, body=member.body, resolved=how)


def _of_country(member: Member, head: Token) -> str:
    """Return a body's name with the country it belongs to: "Norland's Defence Ministry", for there are others."""
    owner = next((c for c in head.children if c.dep_ == "poss" and c.ent_type_ == "GPE"), None)
    if owner is None or owner.text in member.name:
        return member.name
    ending = next((c.text for c in owner.children if c.dep_ == "case"), "")
    first = owner.doc[owner.left_edge.i : owner.i + 1].text
    return f"{without_article(first)}{ending} {member.name}"


def _is_joined(head: Token, span: Span) -> bool:
    return any(
        c.dep_ == "conj" and span[0] <= c.idx < span[1] and c.pos_ in ("NOUN", "PROPN") for c in head.children
    )


def _joined(head: Token, span: Span, context: Context) -> Speaker:
    """Return "A and B" as the words stand; a person where the first of them is one by name."""
    member = _member_of(head, context) or _person_in(span, context)
    if member is not None:
        return Speaker(
            kind="person" if member.kind == "person" else "body",
            name=_plain(span, head),
            resolved="as stated",
        )
    return _described(head, span)


def _person_in(span: Span, context: Context) -> Member | None:
    people = (m for m in context.members if m.kind == "person")
    return next((m for m in people if any(span[0] <= s and e <= span[1] for s, e in m.spans)), None)


# Nouns ----------------------------------------------------------------------------------------------


def _of_noun(head: Token, span: Span, context: Context) -> Speaker:
    word = head.lower_
    kind = source_nouns().get(word)
    if head.pos_ == "PROPN" and kind is None:
        return _unlisted_name(head, span)
    if kind == "document":
        return _of_document(head, span, context)
    if kind == "person":
        member = _by_role(head, span, context) if _is_definite(head) else None
        if member is not None:
            return Speaker(
                kind="person", name=member.name, role=member.role, body=member.body, resolved="role"
            )
        return _described(head, span)
    if kind == "body":
        return _of_body(head, span, context)
    return _described(head, span)


def _unlisted_name(head: Token, span: Span) -> Speaker:
    """Return a name that the parser's name finder missed: a person after a title, else a body."""
    titled = any(source_nouns().get(c.lower_) == "person" for c in head.lefts)
    words = _plain(span, head)
    if titled:
        return Speaker(kind="person", name=_proper(head), role=_title(head), resolved="as stated")
    return Speaker(kind="body", name=words, resolved="as stated")


def _proper(head: Token) -> str:
    parts = [
        t
        for t in head.lefts
        if t.dep_ == "compound" and t.pos_ == "PROPN" and source_nouns().get(t.lower_) != "person"
    ]
    return " ".join(t.text for t in [*parts, head])


def _title(head: Token) -> str | None:
    words = [t.text for t in head.lefts if t.dep_ in ("compound", "amod")]
    return " ".join(words) or None


def _of_document(head: Token, span: Span, context: Context) -> Speaker:
    """Return whose document it is ("a report by the institute"), else the document, which speaks for itself."""
    owner = _owner(head, span, context)
    if owner is not None:
        return Speaker(
            kind="person" if owner.kind == "person" else "body",
            name=owner.name,
            role=owner.role,
            resolved="owner",
        )
    if _is_definite(head):
        earlier = _earlier_document(head, context)
        if earlier is not None:
            return Speaker(kind="body", name=earlier.name, resolved="role")
    loose = head.lower_ in _LOOSE_DOCUMENTS and not any(
        t.ent_type_ in ("ORG", "PERSON") for t in head.subtree
    )
    is_named = _is_definite(head) and head.tag_ == "NN"
    kind: SpeakerKind = "unnamed" if loose and not is_named else "body"
    return Speaker(kind=kind, name=_plain(span, head), resolved="as stated")


def _owner(head: Token, span: Span, context: Context) -> Member | None:
    for child in head.children:
        if child.dep_ == "poss":
            member = _member_of(child, context)
            if member is not None:
                return member
        if child.dep_ in ("prep", "agent") or (child.dep_ == "acl" and child.lemma_ not in _PASSED_ON):
            for inner in [child, *child.children]:
                if inner.lower_ in ("by", "from") and child.idx < span[1]:
                    member = next(
                        (m for c in inner.children if (m := _member_of(c, context)) is not None), None
                    )
                    if member is not None and member.kind in ("body", "person"):
                        return member
    return None


def _earlier_document(head: Token, context: Context) -> Member | None:
    """Return the owner of the document of that kind that the text named before: "the report" after "a report by"."""
    for token in reversed(list(_before(head, context))):
        if token.lemma_ == head.lemma_ and token.i != head.i:
            end = token.doc[token.right_edge.i].idx + 1
            owner = _owner(token, (token.idx, end), context)
            if owner is not None:
                return owner
    return None


def _by_role(head: Token, span: Span, context: Context) -> Member | None:
    """Return the person whose role bears the noun: "the minister" after "the defence minister, Ann Bell"."""
    modifiers = [t.lower_ for t in head.lefts if t.dep_ in ("compound", "amod", "poss")]
    candidates = [m for m in context.members if m.kind == "person" and m.role and _bears(m.role, head.lower_)]
    fitting = [m for m in candidates if all(word in (m.role or "").lower() for word in modifiers)]
    return _latest(fitting, span[0]) or (_latest(candidates, span[0]) if not modifiers else None)


# Titles as they are shortened before names. Source: Associated Press Stylebook, "titles".
_SHORT_TITLES = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "col": "colonel",
    "pm": "premier",
}


def _bears(role: str, noun: str) -> bool:
    words = [word.strip(".") for word in role.lower().replace("-", " ").split()]
    return noun in words or noun in (_SHORT_TITLES.get(word) for word in words)


def _latest(members: list[Member], before: int) -> Member | None:
    placed = [(max((s for s, _ in m.spans if s < before), default=-1), m.name, m) for m in members]
    placed = [item for item in placed if item[0] >= 0]
    return max(placed, key=lambda item: item[:2])[2] if placed else None


def _of_body(head: Token, span: Span, context: Context) -> Speaker:
    if (named := _name_right_after(head)) is not None:
        return Speaker(kind="body", name=named, resolved="as stated")
    plain = without_article(_plain(span, head)).lower()
    same = next((m for m in context.members if m.kind == "body" and m.name.lower() == plain), None)
    if same is not None and same.name.lower() != head.lower_:
        return Speaker(kind="body", name=same.name, resolved="as stated")
    as_stated = Speaker(kind="body", name=_plain(span, head), resolved="as stated")
    if (
        not _is_definite(head)
        or len([t for t in head.lefts if t.dep_ in ("amod", "compound", "poss", "nmod")]) > 0
    ):
        return as_stated
    bodies = [m for m in context.members if m.kind == "body"]
    bearing = [m for m in bodies if head.lower_ in m.name.lower().split() and m.name.lower() != head.lower_]
    found = _latest(bearing, span[0])
    if found is None and head.tag_ == "NN" and (earlier := _fuller(head, context)) is not None:
        return Speaker(kind="body", name=earlier, resolved="role")
    if found is None and head.lemma_.lower() in _GENERAL_BODIES and head.tag_ == "NN":
        found = _latest_subject(bodies, head, context)
    return Speaker(kind="body", name=found.name, resolved="role") if found is not None else as_stated


def _name_right_after(head: Token) -> str | None:
    """Return "Open Hand" of "the relief group Open Hand"."""
    if not _is_definite(head) or head.tag_ != "NN":
        return None
    end = head.i + 1
    while end < len(head.doc) and head.doc[end].pos_ == "PROPN":
        end += 1
    return str(head.doc[head.i + 1 : end].text) if end > head.i + 1 else None


def _fuller(head: Token, context: Context) -> str | None:
    """Return the phrase by which the text named a body before: "the office" after "the city's building office"."""
    for token in reversed(list(_before(head, context))):
        if token.lower_ != head.lower_ or token.tag_ not in ("NN", "NNP"):
            continue
        words = [
            t for t in token.lefts if t.dep_ in ("compound", "amod") and t.lower_ not in _NO_PART_OF_NAME
        ]
        if words:
            first = min(t.left_edge.i for t in words)
            return str(token.doc[first : token.i + 1].text)
    return None


# Adjectives that tell one of several from another and are no part of what it is called.
_NO_PART_OF_NAME = word_set(
    "same other new old whole second first third last next own big small largest biggest"
)


def _described(head: Token, span: Span) -> Speaker:
    return Speaker(kind="unnamed", name=_plain(span, head), resolved="as stated")


def _is_definite(head: Token) -> bool:
    return any(c.lower_ in ("the", "this", "that") and c.dep_ == "det" for c in head.children)


def _plain(span: Span, head: Token) -> str:
    """Return the words of a source without what a comma or a relative clause adds."""
    doc = head.doc
    end = span[1]
    for child in head.children:
        if child.dep_ in ("relcl", "appos") and child.idx > head.idx:
            end = min(end, doc[child.left_edge.i].idx)
    words = doc.text[span[0] : end].strip(" ,;:–—-\n")
    return words if words else doc.text[slice(*span)]


def _going_on(head: Token, context: Context, last: Speaker | None) -> Speaker | None:
    """Return the last speaker where a pronoun may stand for them, and nobody else is the subject in between."""
    if last is None or last.name is None:
        return None
    word = head.lower_
    member = next((m for m in context.members if m.name == last.name), None)
    if (
        word in _SINGULAR
        and last.kind == "person"
        and (member is None or member.gender in (None, _SINGULAR[word]))
    ):
        return replace(last, resolved="pronoun")
    if word in _THINGS and last.kind == "body":
        return replace(last, resolved="pronoun")
    return None


# Pronouns -------------------------------------------------------------------------------------------


def _of_pronoun(head: Token, span: Span, context: Context) -> Speaker:
    word = head.lower_
    if word in _SINGULAR:
        found = _antecedent(head, context, _SINGULAR[word])
        if found is not None:
            return found
    elif word in _THINGS:
        bodies = [m for m in context.members if m.kind in ("body", "place")]
        body = _latest_subject(bodies, head, context)
        if body is not None:
            return Speaker(kind="body", name=body.name, resolved="pronoun")
    elif word in _PLURAL:
        group = _latest_group(head, context)
        if group is not None:
            return group
    kind: SpeakerKind = "unnamed"
    return Speaker(kind=kind, name=context.doc.text[slice(*span)], resolved="unresolved")


def _antecedent(head: Token, context: Context, gender: str) -> Speaker | None:
    """Return the last person before the pronoun who may be meant: subjects and speakers before all others."""
    for token in _candidates(head, context):
        member = _member_of(token, context)
        if member is not None and member.kind == "person":
            if member.gender in (None, gender):
                return Speaker(
                    kind="person", name=member.name, role=member.role, body=member.body, resolved="pronoun"
                )
        elif _is_unnamed_person(token, gender):
            member = _by_role(token, (token.idx, token.idx + 1), context) if _is_definite(token) else None
            if member is not None:
                return Speaker(
                    kind="person", name=member.name, role=member.role, body=member.body, resolved="pronoun"
                )
            phrase = (
                token.doc[token.left_edge.i].idx,
                token.doc[token.right_edge.i].idx + len(token.doc[token.right_edge.i]),
            )
            member = _named(token, phrase, context)
            if member is not None:
                return replace(_of_member(member, token, phrase, context), resolved="pronoun")
            return Speaker(kind="unnamed", name=_plain(phrase, token), resolved="pronoun")
    return None


def _is_unnamed_person(token: Token, gender: str) -> bool:
    is_noun = token.pos_ == "NOUN" and token.tag_ == "NN" and source_nouns().get(token.lower_) == "person"
    if not is_noun or token.dep_ not in ("nsubj", "pobj", "nsubjpass"):
        return False
    other = (
        ("woman", "girl", "mother", "wife", "daughter")
        if gender == "m"
        else ("man", "boy", "father", "husband", "son")
    )
    return not token.lower_.endswith(other) or (gender == "f" and token.lower_.endswith("woman"))


def _candidates(head: Token, context: Context) -> Iterator[Token]:
    """Yield the words that a pronoun may stand for: by sentence, the nearest first; in a sentence subjects first."""
    sentence = head.sent
    near = (t for t in sentence if t.i < head.i and head.idx - t.idx < _REACH_CHARACTERS)
    yield from _ranked(list(near), context)
    start = sentence.start
    while start > 0 and head.idx - context.doc[start - 1].idx < _REACH_CHARACTERS:
        sentence = context.doc[start - 1].sent
        yield from _ranked(list(sentence), context)
        start = sentence.start


def _ranked(tokens: list[Token], context: Context) -> list[Token]:
    outside = [t for t in tokens if not _is_quoted(t, context)]
    subjects = [t for t in outside if t.dep_ in ("nsubj", "nsubjpass")]
    speaking = [t for t in subjects if t.head.lemma_.lower() in verb_cues()]
    return [
        *speaking,
        *(t for t in subjects if t not in speaking),
        *(t for t in reversed(outside) if t not in subjects),
    ]


def _is_quoted(token: Token, context: Context) -> bool:
    return token.i in context.quoted


def _latest_subject(members: list[Member], head: Token, context: Context) -> Member | None:
    spans = {start: m for m in members for start, _ in m.spans}
    others: list[Member] = []
    for token in _candidates(head, context):
        member = next((m for start, m in spans.items() if token.idx <= start < token.idx + 1), None) or next(
            (m for m in members for s, e in m.spans if s <= token.idx < e), None
        )
        if member is None:
            continue
        if token.dep_ in ("nsubj", "nsubjpass", "pobj") and token.dep_ != "pobj":
            return member
        others.append(member)
    return others[0] if others else None


def _latest_group(head: Token, context: Context) -> Speaker | None:
    for token in _candidates(head, context):
        plural = token.tag_ in ("NNS", "NNPS") and source_nouns().get(token.lower_) in ("person", "body")
        if not plural or token.dep_ not in ("nsubj", "nsubjpass", "pobj"):
            continue
        phrase = (
            token.doc[token.left_edge.i].idx,
            token.doc[token.right_edge.i].idx + len(token.doc[token.right_edge.i]),
        )
        kind: SpeakerKind = "body" if source_nouns().get(token.lower_) == "body" else "unnamed"
        return Speaker(kind=kind, name=_plain(phrase, token), resolved="pronoun")
    return None


def _before(head: Token, context: Context) -> Iterator[Token]:
    return (t for t in context.doc[: head.i])

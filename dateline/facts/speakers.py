"""Who is responsible for a statement: words that name a speaker, led back to the fullest name the article gives."""

from dataclasses import replace

from dateline.base.records import Speaker, SpeakerKind
from dateline.facts.antecedents import PLURAL, SINGULAR, THINGS, antecedent
from dateline.facts.bodies import body_of, name_right_after
from dateline.facts.cast import (
    POSSESSIVES,
    Context,
    Member,
    head_of,
    is_definite,
    is_owned,
    member_of,
    plain_words,
    read_context,
    span_of_phrase,
    with_owner,
    without_article,
)
from dateline.facts.documents import answering, kind_of_document
from dateline.facts.roles import by_role, by_whole_role, introduced
from dateline.facts.wordlists import source_nouns, word_set
from dateline.facts.words import Token

__all__ = ["Context", "read_context", "resolve"]

Span = tuple[int, int]


def resolve(span: Span, context: Context, *, last: Speaker | None = None) -> Speaker:
    """Return the speaker that the words `span` (characters of the document) name.

    `resolved` says how: "as stated", "surname", "abbreviation", "role", "owner", "pronoun", or "unresolved", where the
    name is the words as they stand. `last` is who spoke in the statement just before, if anybody did: a pronoun mostly
    goes on with that speaker. A context made by `read_context` knows roles and genders; one without members
    resolves less.
    """
    head = head_of(context.doc, *span)
    if head is None:
        return Speaker(kind="none")
    if head.pos_ == "PRON" or head.lower_ in SINGULAR:
        return _going_on(head, context, last) or _of_pronoun(head, span, context)
    opening = _opening_name(span, context)
    if opening is not None:
        return _of_member(opening, head, span, context)
    if _is_joined(head, span):
        return _joined(head, span, context)
    member = _named(head, span, context) or _named_after(head, span, context)
    if member is not None:
        return _of_member(_by_first_name(member, context), head, span, context)
    return _of_noun(head, span, context, last)


# Names ----------------------------------------------------------------------------------------------


def _opening_name(span: Span, context: Context) -> Member | None:
    """Return the person with whose name the words open, where a comma parts it from what they are."""
    text = context.doc.text
    return next(
        (
            m
            for m in context.members
            if m.kind == "person"
            for start, end in m.spans
            if start == span[0]
            and end < span[1]
            and text[end : end + 2] == ", "
            and not _goes_on_with_name(end + 2, context)
        ),
        None,
    )


def _goes_on_with_name(at: int, context: Context) -> bool:
    """True of "Ann Bell, Robert Venn and others": several, not one who is described."""
    return any(start == at for m in context.members if m.kind == "person" for start, _ in m.spans)


def _named(head: Token, span: Span, context: Context) -> Member | None:
    """Return the name that is the head of the phrase, or stands in apposition to it."""
    member = member_of(head, context)
    is_people = source_nouns().get(head.lower_) == "person" and head.tag_ in ("NNS", "NNPS")
    if member is not None and member.kind != "other" and not _is_noun(member):
        if is_people and member.kind != "person" and not _goes_on_behind(head, member):
            return None
        return member
    if source_nouns().get(head.lower_) in ("person", None):
        for child in head.children:
            if child.dep_ in ("appos", "npadvmod") and span[0] <= child.idx < span[1]:
                named = member_of(child, context)
                if named is not None and named.kind == "person":
                    return named
    if source_nouns().get(head.lower_) == "body":
        beside = (c for c in head.children if c.dep_ == "appos" and c.i > head.i and c.pos_ == "PROPN")
        # "the relief group Open Hand": at once, no comma.
        return next(
            (m for c in beside if c.left_edge.i == head.i + 1 and (m := member_of(c, context)) is not None),
            None,
        )
    return None


def _goes_on_behind(head: Token, member: Member) -> bool:
    """True of "Chiefs" in "Joint Chiefs of Staff": a body's name that holds people; not of "Norland officials"."""
    return any(start <= head.idx and end > head.idx + len(head) for start, end in member.spans)


def _is_noun(member: Member) -> bool:
    """True of "Spokesperson", which the name finder takes for a name where it is printed large."""
    return source_nouns().get(member.name.lower()) == "person"


def _by_first_name(member: Member, context: Context) -> Member:
    """Return the person whose full name a lone name opens, where the name finder took it for a body: "Sutopo"."""
    if member.kind == "person" or " " in member.name:
        return member
    same = [m for m in context.members if m.kind == "person" and m.name.startswith(f"{member.name} ")]
    return same[0] if len(same) == 1 else member


def _named_after(head: Token, span: Span, context: Context) -> Member | None:
    """Return the person whose name follows a title behind a comma, where the parser parts the two."""
    if source_nouns().get(head.lower_) != "person":
        return None
    if (last := _at_the_end(head, span, context)) is not None:
        return last
    behind = context.doc.text[span[1] : span[1] + 2]
    if behind != ", ":
        return None
    return next(
        (m for m in context.members if m.kind == "person" and any(s == span[1] + 2 for s, _ in m.spans)), None
    )


def _at_the_end(head: Token, span: Span, context: Context) -> Member | None:
    """Return the person whose name ends a title of several words: "High Commissioner for Harbours Ann Bell"."""
    member = next(
        (m for m in context.members if m.kind == "person" and any(e == span[1] for _, e in m.spans)), None
    )
    if member is None:
        return None
    start = next(s for s, e in member.spans if e == span[1])
    name = context.doc.char_span(start, span[1], alignment_mode="expand")
    if name is None or name[0].i <= head.i + 1 or head.tag_ not in ("NN", "NNP"):
        return None
    before = context.doc[name[0].i - 1]
    # "a lawyer for President Ann Bell" is somebody else.
    is_title = source_nouns().get(before.lower_) == "person" and before.tag_ in ("NN", "NNP")
    return member if before.pos_ in ("NOUN", "PROPN") and not is_title else None


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
    member = member_of(head, context) or _person_in(span, context)
    if member is not None:
        return Speaker(
            kind="person" if member.kind == "person" else "body",
            name=plain_words(span, head),
            resolved="as stated",
        )
    if source_nouns().get(head.lower_) == "body":
        return Speaker(kind="body", name=plain_words(span, head), resolved="as stated")
    return _described(head, span)


def _person_in(span: Span, context: Context) -> Member | None:
    people = (m for m in context.members if m.kind == "person")
    return next((m for m in people if any(span[0] <= s and e <= span[1] for s, e in m.spans)), None)


# Nouns ----------------------------------------------------------------------------------------------


# A newspaper, or a document: the first where the text has named one.
_PAPERS = word_set("paper daily weekly tabloid")


def _of_noun(head: Token, span: Span, context: Context, last: Speaker | None) -> Speaker:
    word = head.lower_
    kind = source_nouns().get(word)
    if head.pos_ == "PROPN" and kind is None:
        return _unlisted_name(head, span)
    if head.lower_ in _PAPERS and is_definite(head) and (found := body_of(head, context, last)) is not None:
        return _of_found(found)
    if kind == "document":
        return _of_document(head, span, context)
    if kind == "person":
        return _of_person_noun(head, span, context, last)
    if kind == "body":
        return _of_body(head, span, context, last)
    return _described(head, span)


def _unlisted_name(head: Token, span: Span) -> Speaker:
    """Return a name that the parser's name finder missed: a person after a title, else a body."""
    titled = any(source_nouns().get(c.lower_) == "person" for c in head.lefts)
    words = plain_words(span, head)
    if titled:
        return Speaker(kind="person", name=_proper(head), role=_title(head), resolved="as stated")
    return Speaker(kind="body", name=without_article(words), resolved="as stated")


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
    found = answering(head, span, context)
    if isinstance(found, Member):
        kind: SpeakerKind = "person" if found.kind == "person" else "body"
        return Speaker(kind=kind, name=found.name, role=found.role, resolved="owner")
    if isinstance(found, Token):
        author = resolve(span_of_phrase(found), context)
        if author.kind in ("person", "body") and author.resolved != "unresolved":
            return replace(author, resolved="owner")
    if isinstance(found, str):
        return Speaker(kind="body", name=found, resolved="owner")
    return Speaker(kind=kind_of_document(head), name=plain_words(span, head), resolved="as stated")


def _of_person_noun(head: Token, span: Span, context: Context, last: Speaker | None) -> Speaker:
    """Return the person whose role the phrase says, else the fuller phrase for them, else the words as they stand."""
    member = by_role(head, span, context) if is_definite(head) or is_owned(head) else None
    member = member or by_whole_role(head, span, context)
    if member is not None:
        return Speaker(kind="person", name=member.name, role=member.role, body=member.body, resolved="role")
    if is_definite(head) and (fuller := introduced(head, context)) is not None:
        return Speaker(kind="unnamed", name=fuller, resolved="role")
    speaker = with_owner(_described(head, span), head, _owner_of(head, context))
    return _with_firm(speaker, head, context, last)


def _with_firm(speaker: Speaker, head: Token, context: Context, last: Speaker | None) -> Speaker:
    """Return "a company spokesman" with the company's name, where the text has named one."""
    noun = next((c for c in head.children if c.dep_ == "compound" and c.lower_ in _EMPLOYERS), None)
    found = body_of(noun, context, last) if noun is not None and not noun.lefts else None
    if noun is None or speaker.name is None or not isinstance(found, Member):
        return speaker
    return replace(speaker, name=speaker.name.replace(noun.text, found.name, 1), resolved="role")


# Nouns that stand for a named body before who speaks for it: "a company spokesman".
_EMPLOYERS = word_set("company firm airline bank ministry")


def _owner_of(head: Token, context: Context) -> Member | None:
    owner = next((c for c in head.children if c.dep_ == "poss" and c.lower_ in POSSESSIVES), None)
    found = antecedent(owner, context) if owner is not None else None
    return member_of(found, context) if found is not None else None


def _of_body(head: Token, span: Span, context: Context, last: Speaker | None) -> Speaker:
    if is_definite(head) and (named := name_right_after(head)) is not None:
        return Speaker(kind="body", name=named, resolved="as stated")
    plain = without_article(plain_words(span, head)).lower()
    same = next((m for m in context.members if m.kind == "body" and m.name.lower() == plain), None)
    if same is not None and same.name.lower() != head.lower_:
        return Speaker(kind="body", name=same.name, resolved="as stated")
    as_stated = Speaker(kind="body", name=plain_words(span, head), resolved="as stated")
    if is_owned(head):
        return with_owner(as_stated, head, _owner_of(head, context))
    found = body_of(head, context, last) if is_definite(head) else None
    return _of_found(found) if found is not None else as_stated


def _of_found(found: Member | str) -> Speaker:
    return Speaker(kind="body", name=found if isinstance(found, str) else found.name, resolved="role")


def _described(head: Token, span: Span) -> Speaker:
    return Speaker(kind="unnamed", name=plain_words(span, head), resolved="as stated")


# Pronouns -------------------------------------------------------------------------------------------


def _going_on(head: Token, context: Context, last: Speaker | None) -> Speaker | None:
    """Return the last speaker where a pronoun may stand for them, and nobody else is the subject in between."""
    if last is None or last.name is None:
        return None
    word = head.lower_
    member = next((m for m in context.members if m.name == last.name), None)
    fits_person = last.kind == "person" and (member is None or member.gender in (None, SINGULAR.get(word)))
    if (
        (word in SINGULAR and (fits_person or (last.kind == "unnamed" and _is_one(last.name))))
        or (word in THINGS and last.kind == "body")
        or (word in PLURAL and last.kind in ("body", "unnamed") and _is_of_many(last.name))
    ):
        return replace(last, resolved="pronoun")
    return None


def _is_one(name: str) -> bool:
    """True of the description of one person: "a top minister", "the officer"."""
    words = name.lower().split()
    head = next((words[i - 1] for i, word in enumerate(words) if i and word in _BEHIND), words[-1])
    return (
        words[0] in ("a", "an", "the", "one", "another")
        and source_nouns().get(head) == "person"
        and not head.endswith("s")
    )


def _is_of_many(name: str) -> bool:
    """True of names that a plural pronoun goes on with: two that are joined, a plural, a body of many."""
    words = name.lower().split()
    head = next((words[i - 1] for i, word in enumerate(words) if i and word in _BEHIND), words[-1])
    return "and" in words or head in _MANY or head.endswith("s")


_BEHIND = word_set("of for at from in with who")


_MANY = word_set(
    "police military army military media staff crew union party government opposition team council board"
)


def _of_pronoun(head: Token, span: Span, context: Context) -> Speaker:
    found = antecedent(head, context)
    if found is None:
        return Speaker(kind="unnamed", name=context.doc.text[slice(*span)], resolved="unresolved")
    member = member_of(found, context)
    if member is not None and (head.lower_ not in PLURAL):
        kind: SpeakerKind = "person" if member.kind == "person" else "body"
        return Speaker(kind=kind, name=member.name, role=member.role, body=member.body, resolved="pronoun")
    return replace(resolve(span_of_phrase(found), context), resolved="pronoun")

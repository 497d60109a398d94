"""Who a role stands for: "the minister", "Norland's envoy", "the spokesman" after who was brought in so."""

from dateline.facts.bodies import nouns_before
from dateline.facts.cast import (
    POSSESSIVES,
    Context,
    Member,
    latest,
    plain_words,
    without_article,
)
from dateline.facts.words import Token

Span = tuple[int, int]


def by_role(head: Token, span: Span, context: Context) -> Member | None:
    """Return the person whose role bears the noun: "the minister" after "the defence minister, Ann Bell"."""
    modifiers = [
        t.lower_ for t in head.lefts if t.dep_ in ("compound", "amod", "poss") and t.lower_ not in POSSESSIVES
    ]
    candidates = [m for m in context.members if m.kind == "person" and m.role and _bears(m.role, head.lower_)]
    fitting = [m for m in candidates if all(word in (m.role or "").lower() for word in modifiers)]
    return latest(fitting, span[0]) or (latest(candidates, span[0]) if not modifiers else None)


def by_whole_role(head: Token, span: Span, context: Context) -> Member | None:
    """Return the person who bears just this role somewhere in the text: "Norland's envoy" before "Norland's envoy Ann Bell".

    A phrase with "a" is only taken up by "the": "a harbour officer said ... The harbour officer, Ann Bell, ...".
    """
    words = without_article(plain_words(span, head)).lower().replace("’", "'")
    # "Norburg's harbour chief", "harbour chief"
    wanted = {words, words.split("'s ", 1)[-1]}
    wanted = {role for role in wanted if " " in role}
    same = [m for m in context.members if m.kind == "person" and _role_words(m) in wanted]
    if head.lefts and head.lefts[0].lower_ in ("a", "an"):
        same = [m for m in same if _is_taken_up(m, words, context)]
    return same[0] if len(same) == 1 else None


def _role_words(member: Member) -> str | None:
    return member.role.lower().replace("’", "'") if member.role else None


def _is_taken_up(member: Member, words: str, context: Context) -> bool:
    start = member.spans[0][0]
    before = context.doc.text[max(0, start - len(words) - 6) : start].lower().replace("’", "'")
    return f"the {words}" in before


def introduced(head: Token, context: Context) -> str | None:
    """Return the phrase that brought an unnamed person in: "the spokesman" after "a spokesman for the harbour"."""
    if head.tag_ != "NN" or any(t.dep_ in ("amod", "compound", "prep", "nmod") for t in head.children):
        return None
    wanted = _family(head.lower_)
    for token in nouns_before(head, context):
        if _family(token.lower_) != wanted or token.tag_ != "NN":
            continue
        opens = token.left_edge.lower_ in ("a", "an", "one", "another")
        if opens and (token.right_edge.i > token.i or token.left_edge.i < token.i - 1):
            phrase = (token.left_edge.idx, token.right_edge.idx + len(token.right_edge))
            return plain_words(phrase, token)
    return None


def _family(noun: str) -> str:
    """Return one word for the nouns that differ by gender alone: "spokesman", "spokeswoman", "spokesperson"."""
    for ending in ("woman", "person", "man"):
        if noun.endswith(ending) and noun != ending:
            return noun.removesuffix(ending)
    return noun


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

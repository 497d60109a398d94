"""What was said as an object, an infinitive or a phrase: "confirmed the deaths", "vowed to rebuild", "called it a lie"."""

from dateline.facts.cues import Cue, can_speak, noun_cues, verb_cues
from dateline.facts.nominal import LIGHT_VERBS, is_felt, of_noun
from dateline.facts.stretches import Span, first_of, has_that, has_to, pieces_of
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Token

# What is refused or begged off without anything being said: "declined to comment", "asked not to be named".
_SAYS_NOTHING = word_set(
    "comment elaborate respond answer speak identify name say provide disclose give quote discuss"
)
# Verbs whose object hears it, so that it is no part of what was said.
_TO_SOMEBODY = word_set("tell order instruct")
# Sentences of news have at most about a hundred words; longer ones are lists and tables that were run together.
_MAX_WORDS = 200
# Verbs of consent: only what was agreed is news, not what may be ("if the board agrees to pay").
CONSENTS = word_set("agree refuse decline decide accept")


def by_infinitive(verb: Token, cue: Cue) -> tuple[tuple[Span, ...], str] | None:
    """Return "to rebuild" of "vowed to rebuild", "the board to pay" of "urged the board to pay"."""
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and has_to(c)), None)
    gerund = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBG" and c.i > verb.i), None)
    if infinitive is None and gerund is not None and {"clause", "object"} <= cue.frames:
        # "denied taking money", "suggested closing the dam": Quirk et al. (1985), 16.39.
        return pieces_of(gerund.left_edge.i, gerund.right_edge.i, verb.doc), "infinitive"
    if infinitive is None or not {"infinitive", "told"} & cue.frames:
        return None
    is_denied = cue.lemma in CONSENTS or any(c.dep_ == "neg" for c in infinitive.children)
    if is_denied and infinitive.lemma_.lower() in _SAYS_NOTHING:
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and verb.i < c.i < infinitive.i]
    if objects and "told" not in cue.frames:
        return None
    start = objects[0] if objects and cue.lemma not in _TO_SOMEBODY else infinitive
    first = start.left_edge.i
    return pieces_of(
        first, _before_occasion(first, infinitive.right_edge.i, verb.doc), verb.doc
    ), "infinitive"


def _before_occasion(first: int, last: int, doc: Doc) -> int:
    """Return the last word before the occasion: "vowed to rebuild it | in an interview with the Courier"."""
    if last - first > _MAX_WORDS:
        return last
    tails = (
        t for t in doc[first : last + 1] if t.lower_ in ("in", "during", "at", "on") and t.dep_ == "prep"
    )
    occasion = next((t for t in tails if t.right_edge.i == last and t.i > first and _is_occasion(t)), None)
    return last if occasion is None else occasion.i - 1


def _is_occasion(prep: Token) -> bool:
    return any(c.dep_ == "pobj" and c.lemma_.lower() in _OCCASIONS for c in prep.children)


# Where things are said and written, with the services of the largest reach.
_OCCASIONS = word_set(
    "interview statement speech tweet letter post briefing conference debate email e-mail memo op-ed appearance twitter facebook "
    "instagram telegram"
)


def by_object(verb: Token, obj: Token, cue: Cue) -> tuple[tuple[Span, ...], str] | None:
    noun = noun_cues().get(obj.lemma_.lower())
    is_own = "object" not in cue.frames or verb.lemma_.lower() in LIGHT_VERBS
    if noun is not None and is_own and not is_felt(obj, noun) and any(True for _ in of_noun(obj, noun)):
        # "reiterated his call for": the noun tells it.
        return None
    if "object" in cue.frames and _says_something(obj):
        last = _before_occasion(obj.i, _object_end(verb, obj), verb.doc)
        return pieces_of(obj.left_edge.i, last, verb.doc), "object"
    clause = next((c for c in obj.children if c.dep_ in ("acl", "ccomp") and has_that(c)), None)
    if clause is not None and "noun" in cue.frames:
        return pieces_of(first_of(clause), clause.right_edge.i, verb.doc), "noun"
    return by_preposition(verb, cue)


def _says_something(obj: Token) -> bool:
    """True of a noun, and of a pronoun that more is said of: "all of the files", "those who left"."""
    if obj.pos_ == "PRON" or obj.tag_ in ("DT", "WDT", "WP"):
        return obj.tag_ == "DT" and any(c.dep_ in ("prep", "relcl") for c in obj.children)
    return obj.lower_ not in ("one", "ones")


def by_preposition(verb: Token, cue: Cue) -> tuple[tuple[Span, ...], str] | None:
    for child in verb.children:
        is_after = child.i > verb.i and child.dep_ in ("prep", "prt", "agent")
        if (
            is_after
            and child.lower_ in cue.prepositions
            and any(c.dep_ in ("pobj", "pcomp") for c in child.children)
        ):
            named = _named_as(verb, child)
            if cue.lemma == "refer" and named is None:
                return None
            last = named or _end_of_wish(verb, child)
            return pieces_of(child.i + 1, last, verb.doc), "preposition"
    return None


def _end_of_wish(verb: Token, prep: Token) -> int:
    """Return the last word of "on him to quit" in "called on him to quit"."""
    last = prep.right_edge.i
    wish = (c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp") and has_to(c))
    return next((c.right_edge.i for c in wish if c.left_edge.i == last + 1), last)


def _named_as(verb: Token, prep: Token) -> int | None:
    """Return the last word of "as a weather vane" in "referred to Venn as a weather vane"."""
    within = (c for c in [*verb.children, *prep.subtree] if c.i > prep.i and c.lower_ == "as")
    return next((c.right_edge.i for c in within if any(g.dep_ == "pobj" for g in c.children)), None)


def called(verb: Token, obj: Token, cue: Cue) -> tuple[tuple[Span, ...], str] | None:
    """Return "it a lie" of "called it a lie": the object and what it is called, or what it is blamed for."""
    ends = [
        c.right_edge.i
        for c in verb.children
        if c.i > obj.i
        and (
            c.dep_ in ("oprd", "xcomp", "ccomp", "dobj", "attr")
            or (c.dep_ == "prep" and c.lower_ in cue.prepositions)
        )
    ]
    ends += [c.right_edge.i for c in obj.children if c.dep_ == "prep" and c.lower_ in cue.prepositions]
    is_named = _is_followed_by_marks(obj)
    if not ends and not is_named and obj.dep_ != "oprd" and cue.lemma not in ("blame", "accuse"):
        return None
    last = max([*ends, obj.right_edge.i])
    last = _before_occasion(obj.i, last, verb.doc)
    within = verb.doc[obj.i + 1 : min(last + 1, obj.i + _MAX_WORDS)]
    cut = next((t.i - 1 for t in within if _adds_when(t)), last)
    return pieces_of(obj.left_edge.i, cut, verb.doc), "called"


def _adds_when(token: Token) -> bool:
    """True of "after" in "accused them of “lying” after the vote fell": behind the marks the writer goes on."""
    before = token.nbor(-1).text
    return before in _CLOSING and token.lower_ in _WHEN and token.dep_ in ("mark", "advmod", "prep")


_CLOSING = ("”", "’", '"', "'", "''")
_WHEN = word_set("after before when while as since during amid following")


def _is_followed_by_marks(obj: Token) -> bool:
    """True of "the delay “inexcusable”": what it is called stands in marks, whatever the parser makes of it."""
    after = obj.doc[obj.i + 1 : obj.right_edge.i + 2]
    return any(t.text in _OPENING and not t.whitespace_ for t in after)


_OPENING = ("“", "‘", '"', "'", "``")


def _object_end(verb: Token, obj: Token) -> int:
    """Return the last word of the object, and of what it is said to be: "rejected it as false"."""
    following = [
        c
        for c in verb.children
        if c.dep_ == "prep" and c.i > obj.i and (c.lower_ == "as" or _gives_reason(c))
    ]
    if following:
        return max(obj.right_edge.i, *(c.right_edge.i for c in following))
    last = obj.right_edge.i
    hung = next((c for c in verb.children if c.dep_ in ("prep", "agent") and c.i == last + 1), None)
    if hung is not None and hung.lower_ in _OF_NOUNS and not any(c.dep_ == "pcomp" for c in hung.children):
        # "criticised inaction by the board": the parser hangs it on the verb.
        return hung.right_edge.i
    # ", which ..." is the writer's addition.
    added = [
        t.i for t in obj.subtree if t.i > obj.i and t.tag_ in ("WDT", "WP") and verb.doc[t.i - 1].text == ","
    ]
    # "dismissed the question saying": a question says nothing, so the participle is the speaker's.
    added += [c.i for c in obj.children if c.dep_ == "acl" and c.tag_ == "VBG" and _says(c, obj)]
    return min([last, *(i - 1 for i in added)])


def _says(verb: Token, noun: Token) -> bool:
    cue = verb_cues().get(verb.lemma_.lower())
    is_said = cue is not None and "clause" in cue.frames and cue.lemma not in _SHOW
    return is_said and not can_speak(noun)


# "noted signs indicating a rise": what things do without a voice. VerbNet 3.4 (Kipper et al. 2008), class indicate-78.
_SHOW = word_set("indicate show suggest reveal signal prove imply demonstrate signify foretell")

# Prepositions that go with nouns of doing and thinking, and hardly with verbs of judgement. Quirk et al. (1985), 17.37-47.
_OF_NOUNS = word_set("of by against toward towards between about over")


def _gives_reason(prep: Token) -> bool:
    """True of "slammed the board for closing the dam": what somebody is blamed or praised for."""
    return prep.lower_ == "for" and (
        prep.head.lemma_.lower() in _JUDGES or any(c.dep_ == "pcomp" for c in prep.children)
    )


# Verbs of judgement, whose "for" gives the reason. Levin (1993), 33.
_JUDGES = word_set(
    "thank praise criticize criticise condemn denounce slam blast chide scold rebuke mock hail commend applaud laud ridicule "
    "castigate assail salute congratulate admonish chastise lambast lambaste berate excoriate reprimand skewer censure"
)
